from __future__ import annotations

from dataclasses import replace

from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, Severity
from pplcheck.rules.ppl108_terms_taken_away import RULE
from tests.rules.evidence import CHANGES, NO_LICENSE, assert_finds, assert_silent, evidence_of

FREED = replace(CHANGES, terms_after=Terms.NONE, license_after="MIT", released=("a.txt",))


def changed(**fields: object) -> Evidence:
    changes = replace(CHANGES, **fields)  # type: ignore[arg-type] # a test names each by itself
    return replace(evidence_of(), changes=changes)


def test_silent_without_a_base_and_where_the_terms_stay() -> None:
    assert_silent(RULE, evidence_of())
    assert_silent(RULE, changed())
    assert_silent(RULE, changed(terms_before=Terms.NONE, terms_after=Terms.NONE))
    assert_silent(RULE, changed(terms_before=Terms.NONE, license_before="MIT"))


def test_a_change_that_frees_the_work_of_its_terms_is_an_error() -> None:
    (found,) = assert_finds(
        RULE,
        replace(evidence_of(), changes=FREED),
        "replaces PPL by MIT, which asks nothing back; what was released stays under PPL",
    )

    assert found.severity is Severity.ERROR
    assert (found.path, found.clause) == ("LICENSE", "7(b)")


def test_terms_nobody_knows_any_more_are_taken_away_too() -> None:
    unknown = replace(
        FREED, terms_after=Terms.UNKNOWN, license_after="", license_before="LicenseRef-Coopyleft"
    )

    (found,) = assert_finds(
        RULE,
        replace(evidence_of(), changes=unknown, license=NO_LICENSE),
        "replaces LicenseRef-Coopyleft by nothing that can be named",
    )

    assert (found.path, found.clause) == ("", "")


def test_single_files_are_a_warning() -> None:
    (found,) = assert_finds(
        RULE, changed(released=("a.txt", "b.txt")), "2 files that carried reciprocity terms would"
    )

    assert found.severity is Severity.WARNING
    assert found.path == "a.txt"
