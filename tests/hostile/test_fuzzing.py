"""Whatever a parser is fed, it answers or raises what it promises; `.ci/fuzz` tries longer."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.hostile.fuzzing import mutated
from tests.hostile.parsers import SEEDS, parsers, survives

PARSERS = parsers()
PIECES = st.sampled_from((b"", b"\0", b'"\\', b"\n", b"[", b"(", b"\xff", b"9" * 9)) | st.binary(
    max_size=3
)
CHANGES = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 16), PIECES), max_size=8)
"""Where bytes are taken out of a text, how many, and what stands there instead."""
KEPT: dict[str, tuple[bytes, ...]] = {}
"""What once broke a parser, by its name."""


def edited(seed: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """A text with parts of it taken out, and others put in; said twice where nothing is put in."""
    made = bytearray(seed)
    for place, length, piece in changes:
        start = place % (len(made) + 1)
        made[start : start + length] = piece or made[start : start + length] * 2
    return bytes(made)


def test_every_parser_has_a_seed_and_every_seed_a_parser() -> None:
    assert set(PARSERS) == set(SEEDS)


@pytest.mark.parametrize("name", PARSERS)
def test_a_parser_survives(name: str) -> None:
    parser, seed = PARSERS[name], SEEDS[name]

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(changes=CHANGES)
    def changed(changes: list[tuple[int, int, bytes]]) -> None:
        survives(parser, edited(seed, changes))

    parser(seed)
    chance = random.Random(name)  # noqa: S311 - what to try
    for data in (b"", *KEPT.get(name, ()), *mutated(seed, chance, 125)):
        survives(parser, data)
    changed()
