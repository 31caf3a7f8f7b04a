from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.formats import reciprocity_words as words
from pplcheck.model.agreement import User
from pplcheck.model.party import Answer, Use
from pplcheck.model.standing import PartyStanding
from tests.formats.reciprocal import AGREED, DUE, OPEN, ledger
from tests.rules.evidence import COMMONER, PPL, agreement, ground, user


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (COMMONER, "60 commits, last 2026-10-30, 20 in the window"),
        (replace(COMMONER, recent=0), "60 commits, last 2026-10-30, none in the window"),
        (replace(COMMONER, commits=0), "recorded work, last 2026-10-30, 20 in the window"),
        (DUE, "none found (searched: orbit.example, Orbit)"),
        (OPEN, "none found"),
    ],
    ids=["commits", "before", "recorded", "searched", "nothing to search"],
)
def test_contributions(entry: PartyStanding, said: str) -> None:
    assert words.contributes(ledger(entry).rows[0]) == said


@pytest.mark.parametrize(
    ("uses", "said"),
    [
        ((user(),), "commercial"),
        ((user(Use.UNKNOWN),), "purpose unknown"),
        ((replace(user(), scope=("api/**", "x")),), "commercial (api/**, x)"),
        ((replace(user(), is_claim=True),), "claimed: commercial"),
        ((user(), user(Use.NONCOMMERCIAL)), "commercial; noncommercial"),
    ],
    ids=["all", "unknown", "scope", "claim", "two"],
)
def test_uses(uses: tuple[User, ...], said: str) -> None:
    assert words.uses(ledger(replace(DUE, uses=uses)).rows[0]) == said


def test_a_use_that_only_contributing_shows_and_none() -> None:
    assert words.uses(ledger(COMMONER).rows[0]) == "as a contributor"
    assert words.uses(ledger(replace(DUE, uses=())).rows[0]) == "none shown"


def test_evidence_names_clause_source_and_strength_and_what_follows_is_left_out() -> None:
    terms = ground("reciprocity terms", Answer.NO, source="Zlib carries none")
    bare = replace(DUE, grounds=(*DUE.grounds, ground("is big", source=""), terms))

    assert words.evidence(ledger(bare).rows[0]) == (
        "is commercial: yes (register.toml:1, company register; declared in the register)",
        "4(d) profits from wage labor: yes (register.toml:6, payroll; declared in the register)",
        "is big: yes (declared in the register)",
        "reciprocity terms: no (Zlib carries none)",
    )


def test_agreements_say_what_was_given_back() -> None:
    terms = replace(AGREED.agreements[0], terms="5 % of turnover")
    row = ledger(replace(AGREED, agreements=(terms,))).rows[0]

    found = words.agreements(row, date(2026, 11, 1))

    assert found == (
        "agreement for **, from ever, until 2027-01-01 (exclusive), in force: 5 % of turnover",
        "1200.00 EUR, due 2026-01-31: fulfilled on 2026-01-20",
        "hosting: two servers, due 2026-09-01: overdue",
        "work: a day (300 EUR), due 2026-12-24: due",
    )
    over = replace(agreement(date(2020, 1, 1)), terms="")
    later = ledger(replace(AGREED, agreements=(over,))).rows[0]
    assert words.agreements(later, date(2019, 1, 1)) == (
        "agreement for **, from 2020-01-01, no end, not in force",
    )


def test_no_clause_is_a_dash_and_numbers_with_commas_are_kept_apart() -> None:
    clauses = tuple(
        replace(clause, number=number)
        for clause, number in zip(PPL.clauses[1:3], ("3", "3, last paragraph"), strict=True)
    )
    grounds = (ground("commercial use", clause="3"), ground(clause="3, last paragraph"))
    of = ledger(replace(DUE, grounds=grounds), profiles=(replace(PPL, clauses=clauses),))

    assert words.clauses(of.rows[0]) == "3; 3, last paragraph"
    assert words.clauses(ledger(replace(DUE, grounds=())).rows[0]) == "-"
