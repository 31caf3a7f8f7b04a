"""The command line as data: every command with its options, for completion and the manual page.

Read from the very commands that answer, so that none of them can be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pplcheck.cli.app import application
from pplcheck.model.frozen import frozen


@frozen
class Option:
    """An option: its names, what it wants ("" for nothing), one of which words, and its help."""

    names: tuple[str, ...]
    value: str
    choices: tuple[str, ...]
    help: str


@frozen
class Argument:
    """An argument: what it is called, one of which words if only some will do, and its help."""

    value: str
    choices: tuple[str, ...]
    help: str


@frozen
class Command:
    """A command: the words that call it, none for the program, and the words that go on."""

    words: tuple[str, ...]
    help: str
    options: tuple[Option, ...]
    arguments: tuple[Argument, ...]
    children: tuple[str, ...]

    @property
    def summary(self) -> str:
        """The first sentence of the help."""
        return " ".join(self.help.partition("\n\n")[0].split())


def commands() -> tuple[Command, ...]:
    """Every command, the program itself first, in the order of `pplcheck --help`."""
    return tuple(_commands(application(), ()))


def with_default(every: tuple[Command, ...], default: str = "check") -> tuple[Command, ...]:
    """The same, the program taking the options of its default command, as it does when called."""
    own = every[0]
    more = next(command.options for command in every if command.words == (default,))
    return (replace(own, options=tuple(dict.fromkeys((*own.options, *more)))), *every[1:])


def _commands(command: Any, words: tuple[str, ...]) -> Iterator[Command]:
    children = getattr(command, "commands", {})
    named = [entry for entry in command.params if not getattr(entry, "hidden", False)]
    yield Command(
        words=words,
        help=(command.help or "").strip(),
        options=(*(_option(entry) for entry in named if _is_option(entry)), _HELP),
        arguments=tuple(_argument(entry) for entry in named if not _is_option(entry)),
        children=tuple(children),
    )
    for name, child in children.items():
        yield from _commands(child, (*words, name))


_HELP = Option(names=("-h", "--help"), value="", choices=(), help="Show this and exit.")


def _is_option(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "option")


def _option(parameter: Any) -> Option:
    choices = _choices(parameter)
    value = parameter.metavar or ("|".join(choices) if choices else parameter.type.name.upper())
    return Option(
        names=(*parameter.opts, *parameter.secondary_opts),
        value="" if parameter.is_flag else value,
        choices=choices,
        help=parameter.help or "",
    )


def _argument(parameter: Any) -> Argument:
    value = parameter.metavar or parameter.name.upper()
    return Argument(value=value, choices=_choices(parameter), help=parameter.help or "")


def _choices(parameter: Any) -> tuple[str, ...]:
    return tuple(str(choice) for choice in getattr(parameter.type, "choices", ()))
