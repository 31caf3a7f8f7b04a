"""Evidence about one waiver, and what every rule on waivers does with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pplcheck.model.report import Evidence, Waiver, WaiverState, WaiverUse
from pplcheck.model.rule import Rule
from tests.rules.evidence import assert_finds, assert_silent, evidence_of

WAIVER = Waiver(
    code="PPL103",
    path="package.json",
    reason="the published name is historic",
    approver="the assembly",
    expires=date(2026, 10, 31),
    evidence="",
    line=12,
)


def waived(state: WaiverState, waiver: Waiver = WAIVER) -> Evidence:
    """A policy with one waiver in a state."""
    use = WaiverUse(waiver=waiver, path="pplcheck.toml", state=state, findings=2)
    return replace(evidence_of(), waivers=(use,))


def assert_silent_but_in(state: WaiverState, rule: Rule) -> None:
    """A rule on waivers says nothing without one, or of one in any other state."""
    assert_silent(rule, evidence_of())
    for other in sorted(set(WaiverState) - {state}):
        assert_silent(rule, waived(other))


def assert_told_where_it_stands(state: WaiverState, rule: Rule, words: str) -> None:
    """The finding has the policy's path and line; a waiver for any path names none."""
    (found,) = assert_finds(rule, waived(state), words)
    assert (found.path, found.line) == ("pplcheck.toml", 12)
    assert_finds(rule, waived(state, replace(WAIVER, path="")), "the waiver of PPL103 ")
