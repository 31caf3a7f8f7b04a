from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.compatibility import Compatible
from pplcheck.model.report import Severity
from pplcheck.rules.ppl202_disputed_combination import RULE
from tests.rules.combined import combination
from tests.rules.evidence import PPL, assert_finds, assert_silent, clause, evidence_of

LGPL = combination(Compatible.DISPUTED, license_id="LGPL-2.1-only")


@pytest.mark.parametrize("answer", [Compatible.YES, Compatible.NO, Compatible.UNKNOWN])
def test_what_is_settled_or_not_known_is_silent(answer: Compatible) -> None:
    assert_silent(RULE, replace(evidence_of(), combinations=(combination(answer),)))


def test_a_dispute_is_shown_as_one_with_its_reason() -> None:
    (finding,) = assert_finds(
        RULE,
        replace(evidence_of(), combinations=(LGPL,)),
        "whether 1 file under LGPL-2.1-only may be part of one work under PPL is disputed: "
        "lib/a.py; they cannot be worked into it. PPL: 4(a) makes it disputed as file",
    )

    assert finding.severity is Severity.NOTE


def test_where_working_in_is_disputed_too_nothing_is_called_closed() -> None:
    found = replace(LGPL, adaptation=LGPL.file)

    (finding,) = assert_finds(RULE, replace(evidence_of(), combinations=(found,)), "disputed")

    assert "cannot" not in finding.message


def test_the_clause_is_cited_as_the_license_prints_it() -> None:
    passing = replace(clause("6-8", PPL.clauses[0].effect), subject="passing on")
    profiles = (replace(PPL, clauses=(*PPL.clauses, passing)),)
    evidence = replace(evidence_of(), combinations=(LGPL,), profiles=profiles)

    (finding,) = assert_finds(RULE, evidence, "disputed")

    assert finding.clause == "6-8"
