from __future__ import annotations

from dataclasses import replace

from pplcheck.formats.language import Language
from pplcheck.formats.report_markdown_power import PowerView
from pplcheck.governance.influence import concentration
from tests.formats.assembled import FULL, MAKERS, POWER

SHEET = PowerView(FULL, Language("en"))


def test_shares_of_those_who_did_most_are_told_for_each_act() -> None:
    text = "\n".join(SHEET.power(POWER))

    assert "| share of the one who did most | 56% | 84% | \u2013 |" in text
    assert "| share of the 10 who did most | 92% | \u2013 | \u2013 |" in text
    assert "| 95% | 8.73% | 87.43% |" in text


def test_what_could_not_be_read_is_a_dash() -> None:
    text = "\n".join(SHEET.power(replace(POWER, merging=None)))

    assert "Who takes work in could not be read from this history." in text
    assert "| people | 113 | \u2013 | 0 |" in text
    assert "| 95% | 8.73% | \u2013 |" in text


def test_nothing_written_has_no_curve() -> None:
    text = "\n".join(SHEET.power(replace(POWER, writing=concentration({}))))

    assert "Lorenz" not in text
    assert "| Gini coefficient: 0 is even, 1 is all by one | \u2013 | 0.54 | \u2013 |" in text


def test_the_largest_is_named_only_where_it_has_a_row() -> None:
    folded = replace(FULL, makers=replace(MAKERS, by_organization=()))
    largest = POWER.largest

    assert "Nebula Coop, holds at least 3%" in SHEET.largest(largest)
    assert "a domain of one or two people" in PowerView(folded, Language("en")).largest(largest)
    assert SHEET.largest(replace(largest, party="")) == "No contribution names an organization."
