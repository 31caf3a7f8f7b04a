from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, strategies as st

from pplcheck.gate.known import known
from pplcheck.model.baseline import Baseline, Entry
from pplcheck.model.report import Finding, Severity

ERROR = Finding(code="PPL103", name="a-rule", severity=Severity.ERROR, message="found", path="a")
OTHER = replace(ERROR, path="b")
UNREAD = replace(ERROR, code="PPL902")


def entry(finding: Finding) -> Entry:
    return Entry(code=finding.code, fingerprint=finding.fingerprint, severity=finding.severity)


def baseline(*findings: Finding) -> Baseline:
    entries = tuple(entry(finding) for finding in findings)
    return Baseline(path="b.json", digest="", created=date(2026, 1, 1), entries=entries)


WARNING = replace(ERROR, severity=Severity.WARNING)


@pytest.mark.parametrize(
    ("found", "recorded", "hidden", "fixed"),
    [
        ([ERROR], [ERROR], {0}, 0),
        ([ERROR], [OTHER], set(), 1),
        ([ERROR, OTHER], [OTHER], {1}, 0),
        ([ERROR, ERROR], [ERROR], {0}, 0),
        ([ERROR], [ERROR, ERROR, ERROR], {0}, 2),
        ([ERROR, ERROR], [ERROR, ERROR], {0, 1}, 0),
        ([replace(ERROR, line=9, message="moved")], [ERROR], {0}, 0),
        ([ERROR], [WARNING], set(), 0),
        ([WARNING], [ERROR], {0}, 0),
        ([ERROR, WARNING], [WARNING], {1}, 0),
        ([UNREAD], [UNREAD], set(), 0),
        ([], [UNREAD], set(), 0),
        ([], [], set(), 0),
    ],
    ids=[
        "same",
        "another",
        "one of two",
        "one more is new",
        "fewer are fixed",
        "as many",
        "lines move",
        "graver is new",
        "milder is not",
        "the milder of two",
        "never PPL9",
        "nor fixed",
        "nothing",
    ],
)
def test_an_entry_hides_one_finding_that_was_there(
    found: list[Finding], recorded: list[Finding], hidden: set[int], fixed: int
) -> None:
    assert known(found, baseline(*recorded)) == (frozenset(hidden), fixed)


def test_a_crafted_entry_with_another_code_hides_nothing_of_ppl9() -> None:
    crafted = replace(entry(UNREAD), code="PPL103")
    forged = Baseline(path="b", digest="", created=date(2026, 1, 1), entries=(crafted,))

    assert known([UNREAD], forged) == (frozenset(), 0)


def test_without_a_baseline_nothing_is_hidden() -> None:
    assert known([ERROR], None) == (frozenset(), 0)


SOME = st.sampled_from([ERROR, OTHER, WARNING, UNREAD])


@given(found=st.lists(SOME, max_size=6), recorded=st.lists(SOME, max_size=6))
def test_never_more_is_hidden_than_is_recorded(
    found: list[Finding], recorded: list[Finding]
) -> None:
    ranked = sorted(found, key=lambda finding: -finding.severity)

    hidden, _ = known(ranked, baseline(*recorded))

    for fingerprint in {finding.fingerprint for finding in found}:
        hides = sum(ranked[place].fingerprint == fingerprint for place in hidden)
        assert hides <= sum(finding.fingerprint == fingerprint for finding in recorded)
