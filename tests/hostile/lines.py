"""Every command line worth trying, read from the application itself: a new command is tried too.

A command that cannot be called without arguments needs an entry in `ARGUMENTS`; one that writes
into the folder it is started in needs one in `WRITES`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pplcheck.cli.app import application

OUT = "{out}"
"""Stands for a folder outside of the repository."""

ARGUMENTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "explain": (("PPL103",), ("PPL",), ("firm.example",), ("Ada",)),
    "may-i": (("--as", "commercial", "--use", "commercial"),),
    "completion": (("bash",),),
    "register import": (("mailmap", ".mailmap"), ("codeowners", "CODEOWNERS", "-o", f"{OUT}/r")),
    "register export": (("gitdm", "-o", f"{OUT}/gitdm"),),
    "register add organization": (("commune", "--kind", "public"),),
    "register add person": (("Ada", "--identity", "ada@mail.example"),),
    "register add user": (("commune", "--use", "commercial"),),
    "register add agreement": (("commune", "--until", "2030-01-01"),),
    "register add payment": (("commune", "--due", "2030-01-01"),),
    "fleet run": ((".", "-o", f"{OUT}/fleet"),),
    "fleet report": ((f"{OUT}/fleet",),),
    "fleet query": ((f"{OUT}/fleet", "select 1"),),
    "fleet export": ((f"{OUT}/fleet", "--parquet", f"{OUT}/parquet"),),
    "hook commit-msg": ((".git/COMMIT_EDITMSG",),),
    "demo": ((f"{OUT}/demo",),),
    "check": (
        (),
        ("--rev", "HEAD"),
        ("--rev", "HEAD", "--format", "intoto"),
        ("--base", "HEAD~1"),
        ("--paths", "--show-people"),
        ("--allowed-signers", f"{OUT}/signers"),
        (".",),
    ),
    "licenses": ((), ("--tree", "--history", "--headers"), ("--identify", "LICENSE")),
    "who": ((), ("--lines", "--paths"), ("--by", "commit")),
    "reciprocity": ((), ("--letters", f"{OUT}/letters")),
    "report": ((), ("--base", "HEAD~1"), ("--site", f"{OUT}/site")),
    "hook staged": ((), ("LICENSE",)),
}
"""How a command is called; one that is not here is called by its name alone."""

WRITES: dict[str, tuple[str, ...]] = {
    "init": ("pplcheck.toml", "register.toml"),
    "register add organization": ("register.toml",),
    "register add person": ("register.toml",),
    "register add user": ("register.toml",),
    "register add agreement": ("register.toml",),
    "register add payment": ("register.toml",),
    "baseline create": (".pplcheck-baseline.json",),
}
"""The commands that write into the work tree because that is what they are for, and what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The arguments of one call, and the command they call."""

    command: str
    words: tuple[str, ...]

    @property
    def writes(self) -> tuple[str, ...]:
        """The files of the work tree that the call may make or change."""
        return WRITES.get(self.command, ())


def lines(*, every: bool = False) -> tuple[Line, ...]:
    """Calls of every command: each as `ARGUMENTS` has it, and once in each format.

    With `every` also once with each value of each option that has some, and with each switch.
    Calls that write into the work tree come last.
    """
    found = [line for name, command in commands() for line in _of(name, command, every=every)]
    return tuple(sorted(dict.fromkeys(found), key=lambda line: bool(line.writes)))


def commands() -> Iterator[tuple[str, Any]]:
    """Every command that does something, by its full name, as click has it."""
    yield from _leaves("", application())


def _leaves(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield name, command
        return
    for part, below in inner.items():
        yield from _leaves(f"{name} {part}".strip(), below)


def _of(name: str, command: Any, *, every: bool) -> Iterator[Line]:
    required = [parameter.name for parameter in command.params if parameter.required]
    if required and name not in ARGUMENTS:
        raise LookupError(f"`{name}` wants {required}: say in ARGUMENTS how it is called")
    called = ARGUMENTS.get(name, ((),))
    start = tuple(name.split())
    for words in called:
        yield Line(command=name, words=start + words)
    for words in _options(command, every=every):
        yield Line(command=name, words=start + called[0] + words)


def _options(command: Any, *, every: bool) -> Iterator[tuple[str, ...]]:
    for parameter in command.params:
        if parameter.param_type_name != "option" or parameter.required:
            continue
        name = parameter.opts[-1]
        choices = getattr(parameter.type, "choices", ())
        if name == "--format" or (every and choices):
            values = [str(getattr(choice, "value", choice)) for choice in choices]
            yield from ((name, value) for value in values if value != parameter.default)
        elif every and parameter.is_flag:
            yield (name,)
