from __future__ import annotations

import pytest

from pplcheck.history.bots import Bots
from pplcheck.history.identities import Bearers
from pplcheck.model.contribution import Identity

ADA = b"Ada\nada@mail.example"
OLD = b"Ada\nada@old.example"


def test_a_bearer_is_known_as_recorded_and_after_the_mailmap() -> None:
    bearers = Bearers({OLD: ADA, ADA: ADA}, Bots(()))

    found = bearers.get(OLD)

    assert found.raw == Identity(name="Ada", email="ada@old.example")
    assert found.identity == Identity(name="Ada", email="ada@mail.example")
    assert not found.is_bot
    assert bearers.get(OLD) is found


@pytest.mark.parametrize(
    ("written", "name"),
    [(b"Jos\xc3\xa9", "José"), (b"Jos\xe9", "José"), (b"\xff\xfe", "ÿþ")],
    ids=["utf-8", "latin-1", "neither"],
)
def test_every_sequence_of_bytes_has_a_reading(written: bytes, name: str) -> None:
    who = written + b"\nx@mail.example"

    assert Bearers({who: who}, Bots(())).get(who).raw.name == name


@pytest.mark.parametrize("raw", [True, False], ids=["as recorded", "after the mailmap"])
def test_a_tool_is_one_under_either_identity(raw: bool) -> None:  # noqa: FBT001 - a parameter
    tool, other = b"helper[bot]\nx@mail.example", b"Helper\nx@mail.example"
    mapped = {tool: other} if raw else {other: tool}

    assert Bearers(mapped, Bots(())).get(tool if raw else other).is_bot


def test_a_co_author_may_be_the_author_under_another_name() -> None:
    ben = b"Ben\nben@mail.example"
    bearers = Bearers({OLD: ADA, ADA: ADA, ben: ben}, Bots(()))

    assert bearers.is_author(OLD, ADA)
    assert not bearers.is_author(ben, ADA)
    assert not bearers.is_author(ADA, b"")
