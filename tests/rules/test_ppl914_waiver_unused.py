from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.model.report import Evidence, Waiver, WaiverState, WaiverUse
from pplcheck.rules.ppl914_waiver_unused import RULE
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
    use = WaiverUse(waiver=waiver, path="pplcheck.toml", state=state, findings=2)
    return replace(evidence_of(), waivers=(use,))


@pytest.mark.parametrize("state", sorted(set(WaiverState) - {WaiverState.UNUSED}))
def test_silent_about_other_waivers(state: WaiverState) -> None:
    assert_silent(RULE, waived(state))
    assert_silent(RULE, evidence_of())


def test_it_is_told_where_the_policy_has_it() -> None:
    (found,) = assert_finds(
        RULE,
        waived(WaiverState.UNUSED),
        "the waiver of PPL103 for package.json hides nothing",
    )

    assert (found.path, found.line) == ("pplcheck.toml", 12)


def test_a_waiver_for_any_path_names_none() -> None:
    anywhere = replace(WAIVER, path="")

    assert_finds(RULE, waived(WaiverState.UNUSED, anywhere), "the waiver of PPL103 ")
