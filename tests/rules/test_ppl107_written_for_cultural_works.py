from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.declaration import Coverage
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, Severity
from pplcheck.rules.ppl107_written_for_cultural_works import RULE
from tests.rules.evidence import (
    MIT,
    NO_LICENSE,
    PPL,
    assert_finds,
    assert_silent,
    evidence_of,
    license_of,
)

CULTURAL = replace(PPL, written_for="cultural works")


def project(*paths: str) -> Evidence:
    covered = Coverage(files=len(paths), reciprocal=tuple(sorted(paths)), unknown=0)
    return replace(evidence_of(), coverage=covered, profiles=(MIT, CULTURAL))


def test_software_under_a_license_for_cultural_works_is_told_once() -> None:
    code = [f"src/{number}.py" for number in range(7)]

    (finding,) = assert_finds(
        RULE,
        project("LICENSE", "README.md", *code),
        "written for cultural works and covers source code in 7 files (src/0.py, src/1.py, "
        "src/2.py, src/3.py, src/4.py and 2 more): it has no clause on passing on source code",
    )

    assert finding.severity is Severity.NOTE
    assert finding.path == "LICENSE"


@pytest.mark.parametrize("path", ["a.RS", "web/app.vue", "x.y.sol"])
def test_endings_count_in_any_case(path: str) -> None:
    assert_finds(RULE, project(path), path)


@pytest.mark.parametrize(
    "path", ["book.tex", "page.html", "song.ogg", ".py", "Makefile", "py", "a.py/readme.md"]
)
def test_texts_and_pictures_are_silent(path: str) -> None:
    assert_silent(RULE, project(path, "LICENSE"))


def test_a_license_written_for_software_is_silent() -> None:
    assert_silent(RULE, replace(project("a.py"), profiles=(MIT, PPL)))


def test_a_way_out_or_no_known_license_is_silent() -> None:
    for license_ in (license_of(terms=Terms.NONE), NO_LICENSE):
        assert_silent(RULE, replace(project("a.py"), license=license_))


def test_a_license_declared_by_no_place_is_told_without_one() -> None:
    license_ = replace(license_of(), declaration=None)

    (finding,) = assert_finds(RULE, replace(project("a.py"), license=license_), "a.py")

    assert finding.path == ""
