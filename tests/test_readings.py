"""Every answer names whose voice it is: the license's text, or a project's policy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.party import Use
from pplcheck.model.standing import Reading, Reciprocity, Standing, Verdict
from pplcheck.rules import RULES
from tests.rules.evidence import COMMONER, FIRM, evidence_of, user

SELLS = replace(
    COMMONER,
    party="quasar",
    verdict=Verdict.PROHIBITED,
    reciprocity=Reciprocity.APPLIES,
    uses=(user(),),
)
OPEN = replace(
    FIRM,
    standing=Standing.UNDETERMINED,
    verdict=Verdict.UNDETERMINED,
    reciprocity=Reciprocity.UNDETERMINED,
    uses=(user(Use.UNKNOWN),),
)


@pytest.mark.parametrize("code", ["PPL401", "PPL405", "PPL406"])
def test_a_finding_about_permission_says_when_a_policy_speaks(code: str) -> None:
    (rule,) = (entry for entry in RULES if entry.code == code)
    evidence = replace(evidence_of(FIRM, SELLS, OPEN), reading=Reading.COPYFAIR)

    messages = [finding.message for finding in rule.check(evidence)]

    assert messages
    for message in messages:
        assert "reading copyfair: a project's policy, not what the license says" in message


def test_what_only_the_text_says_is_silent_where_a_policy_speaks() -> None:
    (rule,) = (entry for entry in RULES if entry.code == "PPL402")
    contributor = replace(FIRM, standing=Standing.CONTRIBUTING_COMMERCIAL, commits=3)

    for reading, count in ((Reading.KLEINER, 1), (Reading.COPYFAIR, 0)):
        evidence = replace(evidence_of(contributor), reading=reading)
        assert len(list(rule.check(evidence))) == count
