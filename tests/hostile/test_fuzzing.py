"""Whatever a parser is fed, it answers or raises what it promises; `.ci/fuzz` tries longer."""

from __future__ import annotations

import random

import pytest

from tests.hostile.fuzzing import mutated
from tests.hostile.parsers import SEEDS, parsers, survives

PARSERS = parsers()
KEPT: dict[str, tuple[bytes, ...]] = {}
"""What once broke a parser, by its name."""


def test_every_parser_has_a_seed_and_every_seed_a_parser() -> None:
    assert set(PARSERS) == set(SEEDS)


@pytest.mark.parametrize("name", PARSERS)
def test_a_parser_survives(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - what to try

    PARSERS[name](SEEDS[name])
    for data in (b"", *KEPT.get(name, ()), *mutated(SEEDS[name], chance, 150)):
        survives(PARSERS[name], data)
