from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import jsonschema
import pytest

from pplcheck.formats.deeds import line
from pplcheck.formats.schema import schema
from pplcheck.formats.who import document, render, render_deeds
from pplcheck.model.attribution import By, Deed, WhoAnswer
from tests.formats.attributed import FREEMAIL, ORBIT, deed, hostile_answer, row, who_answer

VALIDATOR = jsonschema.Draft202012Validator(json.loads(schema("who")))


@pytest.mark.parametrize(
    "answer",
    [
        who_answer(),
        who_answer(By.YEAR, (row("2024", 100, 1.0, 1.0),)),
        replace(who_answer(rows=()), first=None, last=None, since=date(2020, 1, 1)),
        hostile_answer(),
    ],
    ids=["organization", "year", "empty", "hostile"],
)
def test_every_answer_follows_the_schema(answer: WhoAnswer) -> None:
    text = render(answer)

    VALIDATOR.validate(json.loads(text))
    assert text.isascii()
    assert "@mail.example" not in text


def test_rows_tell_what_is_shown_and_what_could_be() -> None:
    first, folded, itself, nothing = document(who_answer())["rows"]

    assert (first["name"], first["party"], first["low"], first["high"]) == (
        "Orbit Ltd",
        "orbit",
        0.6,
        0.73,
    )
    assert folded["folded"] == 3
    assert (itself["name"], itself["pay"]["unpaid"]) == ("self", 14)
    assert nothing["name"] is None


@pytest.mark.parametrize(
    "deeds", [(), (deed(ORBIT, 1),), (deed(ORBIT, 1), deed(FREEMAIL, 2))], ids=["0", "1", "2"]
)
def test_contributions_stand_in_the_place_of_rows(deeds: tuple[Deed, ...]) -> None:
    answer = who_answer(By.COMMIT, ())

    found = json.loads("".join(render_deeds(answer, deeds)))

    VALIDATOR.validate(found)
    assert found["rows"] == [line(entry, show_people=False) for entry in deeds]
    assert {**found, "rows": []} == document(answer)
