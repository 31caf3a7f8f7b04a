from __future__ import annotations

import pytest

from pplcheck.licensing.titles import title_of, words
from tests.licensing.samples import PROFILES


def test_words_keep_numbers_and_initials() -> None:
    assert words("Section 4(c) \u201cOR\u201d caf\u00e9") == " section 4 c or cafe "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Peer Production License\n", "PPL"),
        ("COOPERATIVE NON-VIOLENT PUBLIC LICENSE v6\n", "LicenseRef-CNPL-6"),
        ("\n\n * The MIT License (MIT)\n", "MIT"),
        ("We thought for long about whether the Peer Production License fits us\n", None),
        ("Our Own License\n\nChange License: MIT License\n", None),
        ("line\n" * 20 + "Peer Production License\n", None),
        ("", None),
    ],
    ids=["heading", "version", "comment", "sentence", "change-license", "late", "empty"],
)
def test_one_of_the_first_lines_is_the_title(text: str, expected: str | None) -> None:
    assert title_of(text, PROFILES) == expected
