from __future__ import annotations

from pplcheck.model.report import WaiverState
from pplcheck.rules.ppl911_waiver_ended import RULE
from tests.rules.waivers import assert_silent_but_in, assert_told_where_it_stands


def test_silent_about_other_waivers() -> None:
    assert_silent_but_in(WaiverState.ENDED, RULE)


def test_it_is_told_where_the_policy_has_it() -> None:
    assert_told_where_it_stands(
        WaiverState.ENDED,
        RULE,
        "the waiver of PPL103 for package.json ended on 2026-10-31; the assembly gave it because",
    )
