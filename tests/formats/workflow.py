"""Workflow commands read as GitHub's runner reads them."""

from __future__ import annotations

from dataclasses import dataclass

_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    name: str
    properties: dict[str, str]
    message: str


def commands(log: str) -> list[Command]:
    """Every line of a log; one that is no command is refused."""
    return [_command(line) for line in log.split("\n")[:-1]]


def _command(line: str) -> Command:
    assert line.startswith("::"), line
    head, _, message = line[2:].partition("::")
    name, _, rest = head.partition(" ")
    pairs = dict(pair.split("=", 1) for pair in rest.split(",") if pair)
    return Command(
        name=name,
        properties={key: _unescaped(value, _PROPERTY) for key, value in pairs.items()},
        message=_unescaped(message, _DATA),
    )


def _unescaped(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for escaped, character in pairs:
        text = text.replace(escaped, character)
    return text
