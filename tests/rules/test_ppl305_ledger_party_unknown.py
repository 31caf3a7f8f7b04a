from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from pplcheck.model.ledger import LedgerEntry, LedgerWork
from pplcheck.model.party import Source
from pplcheck.rules.ppl305_ledger_party_unknown import RULE
from tests.rules.evidence import assert_finds, assert_silent, evidence_of

ENTRY = LedgerEntry(
    who="Somebody <some@mail.example>",
    work="design",
    amount=Decimal(1),
    unit="logo",
    start=date(2026, 2, 1),
    until=None,
    source=Source(path="ledger.csv", line=7),
)
KNOWN = LedgerWork(entry=ENTRY, party="orbit", name="Orbit Ltd")


def test_a_ledger_that_names_known_parties_is_silent() -> None:
    assert_silent(RULE, evidence_of())
    assert_silent(RULE, replace(evidence_of(), ledger=(KNOWN,)))


def test_a_line_that_names_nobody_known_is_found_without_saying_the_name() -> None:
    unknown = replace(KNOWN, party="", name="")

    (finding,) = assert_finds(
        RULE,
        replace(evidence_of(), ledger=(KNOWN, unknown)),
        "ledger.csv:7 records design by somebody whom neither register nor history knows",
    )

    assert (finding.path, finding.line) == ("ledger.csv", 7)
    assert "Somebody" not in finding.message
