from __future__ import annotations

from pplcheck.model.report import WaiverState
from pplcheck.rules.ppl912_waiver_ending_soon import RULE
from tests.rules.waivers import assert_silent_but_in, assert_told_where_it_stands


def test_silent_about_other_waivers() -> None:
    assert_silent_but_in(WaiverState.ENDING, RULE)


def test_it_is_told_where_the_policy_has_it() -> None:
    assert_told_where_it_stands(
        WaiverState.ENDING,
        RULE,
        "ends on 2026-10-31; what it hides, 2 findings, counts again",
    )
