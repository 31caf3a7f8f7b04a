from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pplcheck.errors import CouldNotCheckError, NotARepositoryError
from pplcheck.model.compatibility import Compatible
from pplcheck.model.license import MatchVerdict
from pplcheck.pipeline.licenses import answer_licenses, identify_files
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.telling_licenses import LicensesQuestion
from tests.licensing.samples import text_of
from tests.licensing.test_files import NOTICE
from tests.repos import build, commit

ADA = "Ada Example <ada@nebula.example>"


def nothing(name: str) -> bytes:
    raise AssertionError(name)


def request(path: Path) -> Request:
    return Request(path=path, as_of=date(2026, 1, 1))


def test_only_what_is_asked_for_is_read(tmp_path: Path) -> None:
    build(tmp_path / "r", [commit(ADA, files={"LICENSE": "SPDX-License-Identifier: PPL\n"})])

    answer = answer_licenses(LicensesQuestion(request=request(tmp_path / "r")), nothing)

    assert answer.listing
    assert answer.listing.license.expression
    assert answer.listing.license.expression.text == "PPL"
    assert (answer.history, answer.identified, answer.components) == (None, None, None)
    assert answer.complete


def test_a_repository_that_may_be_missing(tmp_path: Path) -> None:
    question = LicensesQuestion(request=request(tmp_path), optional=True)

    assert answer_licenses(question, nothing).listing is None
    with pytest.raises(NotARepositoryError):
        answer_licenses(LicensesQuestion(request=request(tmp_path)), nothing)


def test_each_loose_file_is_read_once_and_a_failure_is_a_gap() -> None:
    asked = []

    def read(name: str) -> bytes:
        asked.append(name)
        if name == "locked":
            raise CouldNotCheckError("locked away")
        return bytes(range(256)) if name == "blob" else text_of("PPL").encode("utf-16")

    found, gaps = identify_files(["a", "a", "blob", "locked"], read)

    assert asked == ["a", "blob", "locked"]
    assert [entry.file for entry in found] == ["a", "blob"]
    assert found[1].match.verdict is MatchVerdict.UNKNOWN
    assert found[1].note
    assert [str(gap) for gap in gaps] == ["locked away"]


def test_combinations_with_a_reciprocal_license_are_told(tmp_path: Path) -> None:
    tag = "SPDX-License-Identifier: {}\n"
    files = {"LICENSE": tag.format("PPL"), "a.c": f"// {tag.format('GPL-3.0-only')}"}
    build(tmp_path / "r", [commit(ADA, files=files)])

    answer = answer_licenses(LicensesQuestion(request=request(tmp_path / "r")), nothing)

    assert answer.listing
    (found,) = answer.listing.combinations
    assert (found.license, found.paths, found.answer) == ("GPL-3.0-only", ("a.c",), Compatible.NO)


@pytest.mark.parametrize(
    ("headers", "shown"),
    [(None, {"a.c"}), (True, {"a.c"}), (False, set())],
    ids=["short history", "asked", "asked not to"],
)
def test_headers_are_followed_as_asked(
    tmp_path: Path, *, headers: bool | None, shown: set[str]
) -> None:
    files = {"LICENSE": "PPL\n", "a.c": "// Licensed under the MIT License\n"}
    build(tmp_path / "r", [commit(ADA, files=files)])
    question = LicensesQuestion(request=request(tmp_path / "r"), history=True, headers=headers)

    history = answer_licenses(question, nothing).history

    assert history
    assert history.headers is bool(shown)
    assert {shift.path for shift in history.shifts} - {"LICENSE"} == shown


def test_a_notice_among_loose_files_is_told_as_one() -> None:
    ((found,), _) = identify_files(["a"], lambda _: NOTICE.encode())

    assert (found.match.id, found.match.verdict) == ("Apache-2.0", MatchVerdict.MATCH)
    assert found.note == "the notice the license proposes, not its text"
