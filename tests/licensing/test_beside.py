from __future__ import annotations

import pytest

from pplcheck.licensing.beside import Beside, spoken_beside
from pplcheck.licensing.files import read_license_file
from pplcheck.licensing.texts import examine
from pplcheck.model.license import MatchVerdict
from pplcheck.model.tree import Content
from tests.licensing.samples import PROFILES, VOCABULARY, text_of

CHOICE = "Alternatively, this work may be used under the terms of the MIT License."
APART = "The files in sub/ are licensed under the Apache License, Version 2.0."
TO_BUY = "For a commercial license write to sales@example.org."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (CHOICE, Beside(written=CHOICE, choice=True)),
        ("This work is licensed under the PPL-es or the MIT License.", True),
        (APART, Beside(written=APART, choice=False)),
        (TO_BUY, Beside(written=TO_BUY, choice=False)),
        (f"{TO_BUY}\n\n{APART}\n\n{CHOICE}", Beside(written=CHOICE, choice=True)),
        (f"{TO_BUY}\n\n{APART}", Beside(written=TO_BUY, choice=False)),
        ("Copyright 2021 Ada Example\n\nPeer Production License", None),
        ("This work is licensed under the Peer Production License.", None),
        ("MIT License", None),
    ],
)
@pytest.mark.parametrize("behind", [True, False])
def test_what_stands_beside_a_text_is_told(words: str, expected: object, *, behind: bool) -> None:
    body = "Clauses, one by one. " * 400
    text = f"{body}\n\n{words}\n" if behind else f"{words}\n\n{body}"

    found = spoken_beside(text, "PPL", VOCABULARY)

    assert found == expected or (expected is True and found is not None and found.choice)


def test_a_choice_beside_the_text_leaves_open_what_applies() -> None:
    text = text_of("PPL")
    assert examine(text, PROFILES).match.verdict is MatchVerdict.MATCH

    plain, choice, apart = (
        read_license_file(
            Content(data=f"{text}\n\n{words}\n".encode(), truncated=False), PROFILES, VOCABULARY
        )
        for words in ("", CHOICE, TO_BUY)
    )

    assert plain.expression
    assert plain.expression.text == "PPL"
    assert choice.expression is None
    assert CHOICE in choice.note
    assert apart.expression == plain.expression
    assert TO_BUY in apart.note
