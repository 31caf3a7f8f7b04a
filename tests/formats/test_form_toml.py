from __future__ import annotations

import pytest

from pplcheck.config.document import Problems
from pplcheck.config.form_reading import read_form
from pplcheck.formats import form_toml
from pplcheck.formats.neutral import is_hidden
from tests.inquiries import HOSTILE, inquiries


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_names_come_back_as_they_were(name: str) -> None:
    asked = inquiries(name)
    text = form_toml.render(asked)
    problems = Problems("form")

    found = read_form(text.encode(), "form", problems)

    problems.raise_any()
    assert [(each.topic, each.name, each.id) for each in found] == [
        (each.topic, each.name, each.party) for each in asked.entries
    ]
    assert found[0].identities == list(asked.entries[0].identities)
    assert all(not each.answers for each in found)


def test_the_form_shows_nothing_hidden() -> None:
    text = form_toml.render(inquiries(*HOSTILE))

    assert not any(is_hidden(character) for character in text if character != "\n")
