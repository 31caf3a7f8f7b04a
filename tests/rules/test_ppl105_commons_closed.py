from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.model.declaration import Origin, Period
from pplcheck.model.license import AllOf, AnyOf, Clause, Expr, Expression, Leaf, Terms
from pplcheck.model.report import Evidence, Severity
from pplcheck.rules.ppl105_commons_closed import RULE
from tests.rules.evidence import MIT, PPL, assert_finds, assert_silent, clause, evidence_of

CNPL = replace(
    PPL,
    id="LicenseRef-CNPL-7",
    clauses=(replace(clause("8", PPL.clauses[0].effect), subject="termination"),),
)
GPL = replace(MIT, id="GPL-3.0-only", family="gnu")
TERMS = {
    "PPL": Terms.RECIPROCAL,
    "LicenseRef-CNPL-7": Terms.RECIPROCAL,
    "MIT": Terms.NONE,
    "GPL-3.0-only": Terms.NONE,
    "CC-BY-SA-4.0": Terms.NONE,
    "CC-BY-NC-4.0": Terms.NONE,
}


def period(name: str, day: int) -> Period:
    return Period(
        commit=f"{day:x}" * 40,
        day=date(2020, 1, day),
        path="LICENSE",
        expression=Expression(text=name, tree=Leaf(id=name)) if name else None,
        commits=10,
        terms=TERMS.get(name, Terms.UNKNOWN),
    )


def through(*names: str) -> Evidence:
    """A project whose root was under these licenses in turn."""
    evidence = evidence_of()
    periods = tuple(period(name, day) for day, name in enumerate(names, start=1))
    license_ = replace(
        evidence.license,
        expression=periods[-1].expression,
        terms=periods[-1].terms,
        since=periods[-1],
        periods=periods,
    )
    return replace(evidence, license=license_, profiles=(MIT, GPL, PPL, CNPL))


def test_a_history_under_one_license_is_silent() -> None:
    assert_silent(RULE, through("PPL"))


@pytest.mark.parametrize(
    "names",
    [
        ("MIT", "PPL"),
        ("PPL", "LicenseRef-CNPL-7"),
        ("PPL", "GPL-3.0-only"),
        ("PPL", "CC-BY-SA-4.0"),
        ("PPL", "Parity-7.0.0"),
        ("LicenseRef-CSL", "LicenseRef-Cooperative-1.0"),
        ("LicenseRef-CNPL-4", "LicenseRef-scancode-non-violent-4.0"),
        ("GPL-3.0-only", "MIT"),
        ("GPL-3.0-only", ""),
        ("MIT", "LicenseRef-Proprietary"),
    ],
    ids=" to ".join,
)
def test_a_change_that_closes_nothing_is_silent(names: tuple[str, str]) -> None:
    assert_silent(RULE, through(*names))


@pytest.mark.parametrize("back", ["PPL", "GPL-3.0-only"])
def test_a_change_that_was_undone_is_silent(back: str) -> None:
    assert_silent(RULE, through("PPL", "MIT", back))


def test_reciprocity_given_up_for_a_permissive_license_is_found() -> None:
    (finding,) = assert_finds(
        RULE,
        through("MIT", "PPL", "MIT"),
        "PPL was replaced by MIT on 2020-01-03 (333333333); "
        "what was released under PPL stays under it",
    )

    assert finding.severity is Severity.WARNING
    assert finding.clause == "7(b)"
    assert finding.commit == "3" * 40
    assert finding.path == "LICENSE"


def test_the_clause_is_that_of_the_earlier_license() -> None:
    (finding,) = assert_finds(RULE, through("LicenseRef-CNPL-7", "MIT"), "replaced by MIT")

    assert finding.clause == "8"


def test_without_a_clause_on_its_end_none_is_named() -> None:
    bare = replace(CNPL, clauses=tuple[Clause, ...]())
    evidence = replace(through("LicenseRef-CNPL-7", "MIT"), profiles=(MIT, bare))

    (finding,) = assert_finds(RULE, evidence, "replaced by MIT")

    assert finding.clause == ""


@pytest.mark.parametrize("before", ["PPL", "GPL-3.0-only", "CC-BY-SA-4.0"])
@pytest.mark.parametrize("after", ["LicenseRef-Proprietary", "UNLICENSED", "BUSL-1.1"])
def test_proprietary_terms_after_a_commons_are_found(before: str, after: str) -> None:
    assert_finds(RULE, through(before, after), f"{before} was replaced by {after}")


def test_a_license_taken_away_is_found() -> None:
    assert_finds(RULE, through("PPL", ""), "PPL was replaced by nothing that can be named")


@pytest.mark.parametrize("after", ["LicenseRef-Our-Own", "CC-BY-NC-4.0"])
def test_where_it_is_unknown_whether_it_closes_the_rule_is_silent(after: str) -> None:
    assert_silent(RULE, through("PPL", after))


def test_without_periods_nothing_is_said() -> None:
    evidence = evidence_of()

    assert_silent(RULE, replace(evidence, license=replace(evidence.license, since=None)))


def joined(name: str, tree: Expr, terms: Terms) -> Period:
    made = Expression(text=name, tree=tree)
    return replace(period("MIT", 2), expression=made, terms=terms)


@pytest.mark.parametrize(
    ("kind", "found"), [(AnyOf, True), (AllOf, False)], ids=["or is a way out", "and is none"]
)
def test_copyleft_beside_another_license(kind: type[AnyOf | AllOf], *, found: bool) -> None:
    evidence = through("PPL", "MIT")
    tree = kind(parts=(Leaf(id="GPL-3.0-only"), Leaf(id="MIT")))
    periods = (period("PPL", 1), joined("both", tree, Terms.NONE))
    evidence = replace(evidence, license=replace(evidence.license, periods=periods))

    assert bool(list(RULE.check(evidence))) is found


def test_an_edit_that_is_not_committed_is_found() -> None:
    evidence = through("PPL")
    edited = replace(
        evidence.license, expression=period("MIT", 2).expression, terms=Terms.NONE, since=None
    )

    (finding,) = assert_finds(
        RULE, replace(evidence, license=edited), "PPL was replaced by MIT by an edit"
    )

    assert finding.commit == ""


def test_an_override_of_the_policy_is_no_edit() -> None:
    evidence = through("PPL")
    declaration = evidence.license.declaration
    assert declaration
    overridden = replace(
        evidence.license,
        expression=period("MIT", 2).expression,
        terms=Terms.NONE,
        since=None,
        declaration=replace(declaration, origin=Origin.POLICY),
    )

    assert_silent(RULE, replace(evidence, license=overridden))
