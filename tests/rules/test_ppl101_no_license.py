from __future__ import annotations

from dataclasses import replace

from pplcheck.model.declaration import Coverage, Direction
from pplcheck.model.report import Severity
from pplcheck.rules.ppl101_no_license import RULE
from tests.rules.evidence import (
    NO_LICENSE,
    assert_finds,
    assert_silent,
    declaration,
    evidence_of,
    gap,
)

NOTHING = replace(
    evidence_of(),
    declarations=(),
    license=NO_LICENSE,
    coverage=Coverage(files=7, reciprocal=(), unknown=7),
)


def test_a_declared_license_is_silent() -> None:
    assert_silent(RULE, evidence_of())


def test_nothing_declared_is_found() -> None:
    assert_finds(RULE, NOTHING, "nothing says under which license this work is shared")


def test_a_license_in_some_files_only_is_found_and_counted() -> None:
    evidence = replace(NOTHING, coverage=Coverage(files=7, reciprocal=(), unknown=4))

    assert_finds(RULE, evidence, "3 of 7 files name a license")


def test_a_license_in_most_files_is_a_warning() -> None:
    evidence = replace(NOTHING, coverage=Coverage(files=7, reciprocal=(), unknown=3))

    (found,) = RULE.check(evidence)
    (error,) = RULE.check(replace(evidence, coverage=replace(evidence.coverage, unknown=4)))

    assert (found.severity, error.severity) == (Severity.WARNING, Severity.ERROR)


def test_a_license_in_every_file_is_silent() -> None:
    evidence = replace(NOTHING, coverage=Coverage(files=7, reciprocal=(), unknown=0))

    assert_silent(RULE, evidence)


def test_what_contributors_are_asked_for_declares_nothing() -> None:
    asked = declaration("CONTRIBUTING.md", direction=Direction.INBOUND)

    assert_finds(RULE, replace(NOTHING, declarations=(asked,)), "nothing says")


def test_a_vendored_license_declares_nothing() -> None:
    vendored = replace(declaration("vendor/LICENSE"), vendored=True)

    assert_finds(RULE, replace(NOTHING, declarations=(vendored,)), "nothing says")


def test_a_text_nobody_recognizes_is_not_no_license() -> None:
    unread = replace(declaration(), expression=None)

    assert_silent(RULE, replace(NOTHING, declarations=(unread,)))


def test_an_unknown_is_silent_where_what_might_speak_could_not_be_read() -> None:
    assert_silent(RULE, replace(NOTHING, gaps=(gap(fatal=True, path="LICENSE"),)))


def test_what_could_not_be_read_further_down_is_no_excuse() -> None:
    found = replace(NOTHING, gaps=(gap(fatal=False, path="part/package.json"),))

    assert_finds(RULE, found, "nothing says")
