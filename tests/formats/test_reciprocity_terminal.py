from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.formats.reciprocity_terminal import render
from pplcheck.model.license import Terms
from pplcheck.model.party import Kind
from pplcheck.model.standing import Reading, Reciprocity, Standing, Verdict
from tests.formats.reciprocal import AGREED, DUE, OPEN, ledger
from tests.rules.evidence import COMMONER, NO_LICENSE, gap, license_of


def test_the_ledger_reads_from_what_is_due_to_the_reading() -> None:
    lines = render(ledger(), width=100).splitlines()

    assert lines[0] == "pplcheck reciprocity · commons · 2026-11-01"
    assert lines[1] == "PPL: carries reciprocity terms, since 2018-12-05"
    heads = [line for line in lines if line.split("  ")[0].isupper()]
    assert heads == [
        "DUE  Orbit Ltd (commercial)",
        "UNDETERMINED  Quasar (unknown)",
        "BY AGREEMENT  Lumen SA (commercial)",
    ]
    assert "free 1 · due 1 · by agreement 1 · undetermined 1" in lines
    assert "Letters: pplcheck reciprocity --letters DIR [--lang en|es|fr]" in lines
    assert lines[-1].startswith("Reading: kleiner, the license's text · complete: yes")
    assert all(len(line) <= 100 for line in lines)


def test_those_of_whom_nothing_is_declared_are_counted() -> None:
    unknown = replace(
        COMMONER,
        kind=Kind.UNKNOWN,
        standing=Standing.UNDETERMINED,
        verdict=Verdict.UNDETERMINED,
        reciprocity=Reciprocity.UNDETERMINED,
    )

    text = render(ledger(unknown), width=100)

    assert "1 organization with no use declared and no agreement, 1 of them undetermined" in text
    assert "Letters:" not in text


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (Terms.NONE, "leaves nobody bound to reciprocity terms"),
        (Terms.UNKNOWN, "whether it carries reciprocity terms is not known"),
    ],
    ids=["none", "unknown"],
)
def test_the_license_is_told_in_words(terms: Terms, said: str) -> None:
    assert f"Foo: {said}" in render(ledger(license=license_of("Foo", terms)), width=100)


def test_gaps_a_policy_and_no_license_are_told() -> None:
    of = ledger(DUE, license=NO_LICENSE, gaps=(gap(),), reading=Reading.COPYFAIR)

    text = render(of, width=200)

    assert "! Incomplete" in text
    assert "no license that can be named: whether" in text
    assert "copyfair, a project's policy, not what the license says · complete: no" in text


def test_a_free_user_needs_no_evidence_and_control_characters_do_nothing() -> None:
    free = replace(AGREED, reciprocity=Reciprocity.NONE, name="Lu\x1b[31mmen")

    text = render(ledger(free, OPEN), width=100)

    assert "FREE  Lu\\u{1b}[31mmen (commercial)" in text
    assert "agreed       hosting: two servers, due 2026-09-01: overdue" in text
