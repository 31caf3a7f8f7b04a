from __future__ import annotations

from dataclasses import replace

from pplcheck.gate import both
from pplcheck.model.report import Finding, Severity

USE = Finding(code="PPL401", name="a-rule", severity=Severity.ERROR, message="used", party="orbit")
TEXT = Finding(code="PPL104", name="b-rule", severity=Severity.ERROR, message="altered")
MILD = replace(USE, severity=Severity.NOTE)


def union(head: list[Finding], base: list[Finding]) -> list[tuple[str, Severity, str]]:
    found = both(head, base, codes=("PPL3", "PPL4"), because="at the base")
    return [(finding.code, finding.severity, finding.message) for finding in found]


def test_what_only_the_base_shows_is_added_and_explained() -> None:
    assert union([], [USE]) == [("PPL401", Severity.ERROR, "used (at the base)")]


def test_all_that_only_the_base_shows_is_added() -> None:
    other = replace(USE, party="comet")

    assert len(union([MILD], [other, USE])) == 2
    assert union([MILD], [other, USE])[0] == ("PPL401", Severity.ERROR, "used (at the base)")


def test_what_both_show_is_told_once_and_the_graver_counts() -> None:
    assert union([USE], [USE]) == [("PPL401", Severity.ERROR, "used")]
    assert union([USE], [MILD]) == [("PPL401", Severity.ERROR, "used")]
    assert union([MILD], [USE]) == [("PPL401", Severity.ERROR, "used (at the base)")]


def test_as_many_are_told_as_either_shows() -> None:
    assert len(union([USE, USE], [USE])) == 2
    assert len(union([USE], [USE, USE, USE])) == 3


def test_other_codes_are_the_heads_alone() -> None:
    assert union([], [TEXT]) == []
    assert union([], [TEXT, USE]) == union([], [USE])
    assert union([TEXT], []) == [("PPL104", Severity.ERROR, "altered")]
