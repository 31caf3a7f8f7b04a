from __future__ import annotations

from dataclasses import replace

from pplcheck.formats import inquiries_terminal
from tests.inquiries import HOSTILE, inquiries


def test_people_are_named_with_their_addresses() -> None:
    text = inquiries_terminal.render(inquiries("Ada Example"), width=120)

    assert "Ada Example <a0@mail.example>" in text
    assert "2019-2020" in text
    assert "orbit.example: what is it?" in text
    assert "and 2 questions more" in text
    assert "who uses this work?" in text


def test_many_addresses_are_counted() -> None:
    asked = inquiries("Ada")
    many = tuple(f"Ada <a{at}@mail.example>" for at in range(5))
    person = replace(asked.entries[0], identities=many, last=asked.entries[0].first)

    text = inquiries_terminal.render(replace(asked, entries=(person,), left_out=0), width=120)

    assert "and 2 more>" in text
    assert "2019  " in text


def test_nothing_asked_prints_no_table() -> None:
    text = inquiries_terminal.render(replace(inquiries(), entries=()), width=100)

    assert "so far" not in text


def test_hostile_names_are_neutral() -> None:
    assert "\x1b" not in inquiries_terminal.render(inquiries(*HOSTILE), width=100)
