from __future__ import annotations

import pytest

from pplcheck.licensing.files import MOST_BYTES, Reading, read_license_file
from pplcheck.model.declaration import Origin, Trust
from pplcheck.model.tree import Content
from tests.licensing.samples import PROFILES, VOCABULARY, text_of


def read(data: bytes, *, truncated: bool = False) -> Reading:
    return read_license_file(Content(data=data, truncated=truncated), PROFILES, VOCABULARY)


def test_a_text_is_named_and_trusted_as_a_text() -> None:
    reading = read(text_of("PPL").encode())

    assert (reading.written, reading.origin, reading.trust) == ("PPL", Origin.TEXT, Trust.TEXT)
    assert (reading.note, reading.titled, reading.problem) == ("", "", "")


@pytest.mark.parametrize(
    ("data", "line", "expected"),
    [
        (b"\n\n  Peer Production License  \n", 3, "PPL"),
        (b"Hello.\n\nThis project is licensed under the\nCNPL v6.\n", 4, "LicenseRef-CNPL-6"),
        (b"MIT OR PPL", 1, "MIT OR PPL"),
        (b"x\nSPDX-License-Identifier: PPL", 2, "PPL"),
    ],
)
def test_a_brief_file_names_the_license_at_a_line(data: bytes, line: int, expected: str) -> None:
    reading = read(data)

    assert reading.expression is not None
    assert (reading.line, reading.expression.text) == (line, expected)


def test_a_cut_off_file_is_not_compared() -> None:
    reading = read(text_of("PPL").encode(), truncated=True)

    assert reading.expression is None
    assert str(MOST_BYTES // 1024) in reading.problem


def test_unlisted_words_name_nothing() -> None:
    assert read(b"Proprietary").expression is None
