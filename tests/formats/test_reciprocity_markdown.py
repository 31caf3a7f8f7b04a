from __future__ import annotations

from dataclasses import replace

from pplcheck.formats.reciprocity_markdown import render
from pplcheck.model.standing import Reading
from tests.formats.reciprocal import AGREED, DUE, ledger
from tests.rules.evidence import COMMONER, gap


def test_the_page_has_a_table_and_what_each_term_rests_on() -> None:
    text = render(ledger())

    assert "| Orbit Ltd (commercial) | none found" in text
    assert "## Lumen SA: by agreement" in text
    assert "- would settle it: what kind it is" in text
    assert "Nebula" not in text
    assert "Not in the table: 1 with no use declared and no agreement." in text
    assert "reading kleiner: the license's text" in text


def test_an_incomplete_answer_and_a_policy_say_so() -> None:
    text = render(ledger(DUE, gaps=(gap(),), reading=Reading.COPYFAIR))

    assert "**Incomplete" in text
    assert "a project's policy, not what the license says" in text


def test_nothing_notable_makes_no_table() -> None:
    assert "| organization |" not in render(ledger(COMMONER))


def test_names_are_neither_markup_nor_cells() -> None:
    text = render(ledger(replace(AGREED, name="<b>Lu|men</b> @all [x](y)", settles="")))

    assert "| `<b>Lu\\|men</b> @all [x](y)`" in text
