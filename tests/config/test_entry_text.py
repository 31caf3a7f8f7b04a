from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

from hypothesis import given, strategies

from pplcheck.config.entry_text import entry_text, quoted

ENTRY: dict[str, Any] = {
    "name": "Ada",
    "identities": [f"a{at}@mail.example" for at in range(9)],
    "source": "",
    "enrollment": [{"organization": "x", "from": date(2020, 1, 1)}],
}


@given(strategies.text(strategies.characters(exclude_categories=["Cs"])))
def test_a_quoted_text_is_read_back(text: str) -> None:
    assert tomllib.loads(f"key = {quoted(text)}")["key"] == text


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    assert quoted("a\udcff") == '"a?"'


def test_an_entry_is_read_back_without_what_is_empty() -> None:
    text = entry_text("person", ENTRY)

    expected = {key: value for key, value in ENTRY.items() if value}
    assert tomllib.loads(text)["person"] == [expected]


def test_tables_of_texts_stand_on_one_line() -> None:
    text = entry_text("organization", {"id": "x", "facts": {"nonprofit": "yes"}})

    assert text == '[[organization]]\nid = "x"\nfacts = { nonprofit = "yes" }\n'


def test_payments_of_an_agreement_are_blocks_of_their_own() -> None:
    text = entry_text(
        "agreement",
        {
            "party": "orbit",
            "payment": [
                {"due": date(2026, 1, 31), "amount": "1200.00", "currency": "EUR"},
                {"due": date(2026, 2, 28), "kind": "work", "what": "a day"},
            ],
        },
    )

    assert text == (
        '[[agreement]]\nparty = "orbit"\n'
        '[[agreement.payment]]\ndue = 2026-01-31\namount = "1200.00"\ncurrency = "EUR"\n'
        '[[agreement.payment]]\ndue = 2026-02-28\nkind = "work"\nwhat = "a day"\n'
    )
