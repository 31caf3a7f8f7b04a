from __future__ import annotations

import pytest

from pplcheck.formats.glossary import glossary
from pplcheck.formats.language import LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_entry_has_a_term_and_a_meaning(code: str) -> None:
    entries = glossary(code)

    assert [entry.id for entry in entries] == [entry.id for entry in glossary("en")]
    assert {"commons", "commoner", "reciprocity", "standing"} <= {entry.id for entry in entries}
    assert all(entry.term and entry.meaning.endswith(".") for entry in entries)


def test_another_language_is_refused() -> None:
    with pytest.raises(KeyError):
        glossary("tlh")
