from __future__ import annotations

import pytest

from pplcheck.config.register import load_register
from pplcheck.pipeline.contradicting import contradictions

COMMERCIAL = '[[organization]]\nid = "orbit"\nkind = "commercial"\nsource = "imprint"\n'
COOPERATIVE = COMMERCIAL.replace("commercial", "cooperative")
YES = 'facts = { social_economy = "yes" }\n'
NO = 'facts = { social_economy = "no" }\n'
OPEN = 'facts = { social_economy = "unknown" }\n'
KIND = "is called cooperative here and commercial in a.toml:1"
FACT = "social_economy = no here and yes in a.toml:"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (COMMERCIAL, COMMERCIAL, []),
        (COMMERCIAL, COOPERATIVE, [KIND]),
        (COOPERATIVE + YES, COOPERATIVE + NO, [FACT]),
        (COOPERATIVE + YES, COOPERATIVE + OPEN, []),
        (COMMERCIAL, COMMERCIAL.replace("commercial", "unknown"), []),
    ],
    ids=["the same", "kind", "fact", "open fact", "open kind"],
)
def test_what_two_registers_disagree_on_is_told(first: str, second: str, said: list[str]) -> None:
    registers = (
        load_register(first.encode(), "a.toml"),
        load_register(second.encode(), "b.toml"),
    )

    found = list(contradictions(registers))

    assert [doubt.source.path for doubt in found] == ["b.toml"] * len(said)
    assert all(text in doubt.what for text, doubt in zip(said, found, strict=True))


def test_a_fact_against_the_kind_is_told() -> None:
    text = COMMERCIAL.replace("commercial", "nonprofit") + 'facts = { nonprofit = "no" }\n'

    (doubt,) = contradictions((load_register(text.encode(), "a.toml"),))

    assert "is called nonprofit, and nonprofit = no contradicts it" in doubt.what
