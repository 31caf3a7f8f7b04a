"""Writes the manual page pplcheck(1) from the command line's own help.

    python docs/manpage.py            writes docs/pplcheck.1
    python docs/manpage.py --check    exits 1 if it is not what would be written

The form follows man(7) and man-pages(7).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from pplcheck.cli.syntax import Command, Option, commands

PAGE = Path(__file__).parent / "pplcheck.1"

_FILES = (
    (
        "pplcheck.toml, .pplcheck.toml, pyproject.toml",
        "The policy; the first of these names speaks alone, the last with [tool.pplcheck].",
    ),
    ("register.toml", "A register: facts about organizations and people, named by the policy."),
    (".pplcheck-baseline.json", "What was found before, written by `pplcheck baseline create`."),
)
_ENVIRONMENT = (
    ("PPLCHECK_CACHE_DIR", "The folder of the cache, instead of ~/.cache/pplcheck."),
    ("PPLCHECK_REGISTER", "Registers to add to those the policy names, separated by colons."),
    ("PPLCHECK_TRACEBACK", "Where set, internal errors show where they happened."),
    ("NO_COLOR", "Where set, nothing is colored."),
)
_STATUS = (
    ("0", "Nothing at or above the threshold (--fail-on)."),
    ("1", "Findings."),
    ("2", "Usage or configuration."),
    ("3", "Could not check; never reported as clean."),
)


def page() -> str:
    """The whole page, in the language of man(7)."""
    own, *others = commands()
    about, *more = own.help.split("\n\n")
    lines = [
        '.\\" Written by docs/manpage.py; edit the help of the commands instead.',
        '.TH PPLCHECK 1 "" pplcheck "User Commands"',
        ".SH NAME",
        "pplcheck \\- check compliance with the Peer Production License and its relatives",
        ".SH SYNOPSIS",
        ".B pplcheck",
        "[\\fICOMMAND\\fR] [\\fIOPTION\\fR]... [\\fIPATH\\fR]",
        ".SH DESCRIPTION",
        _text(about),
        *(line for part in more for line in (".PP", _text(part))),
        ".SH OPTIONS",
        *_options(own.options),
        ".SH COMMANDS",
        *(line for command in others if not command.children for line in _command(command)),
        ".SH EXIT STATUS",
        *_tagged(_STATUS),
        ".SH ENVIRONMENT",
        *_tagged(_ENVIRONMENT),
        ".SH FILES",
        *_tagged(_FILES),
        ".SH SEE ALSO",
        ".BR git (1),",
        ".BR githooks (5),",
        ".BR gitmailmap (5)",
    ]
    return "\n".join(lines) + "\n"


def _command(command: Command) -> Iterator[str]:
    arguments = " ".join(argument.value for argument in command.arguments)
    yield f".SS {_text(' '.join(command.words))} [OPTION]... {_text(arguments)}".rstrip()
    for number, part in enumerate(command.help.split("\n\n")):
        yield from (".PP", _text(part)) if number else (_text(part),)
    for argument in command.arguments:
        if argument.help:
            yield from (".TP", f"\\fI{_text(argument.value)}\\fR", _text(argument.help))
    yield from _options(command.options)


def _options(options: tuple[Option, ...]) -> Iterator[str]:
    for option in options:
        names = ", ".join(f"\\fB{_text(name)}\\fR" for name in option.names)
        value = f" \\fI{_text(option.value)}\\fR" if option.value else ""
        yield from (".TP", f"{names}{value}", _text(option.help))


def _tagged(entries: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for name, meaning in entries:
        yield from (".TP", f"\\fB{_text(name)}\\fR", _text(meaning))


def _text(text: str) -> str:
    """Words for troff: one line, hyphens as typed, nothing taken for a request."""
    folded = " ".join(text.replace("\\", "\\e").split())
    quoted = re.sub(r"`([^`]*)`", r"\\fB\1\\fR", folded).replace("-", "\\-")
    return f"\\&{quoted}" if quoted.startswith((".", "'")) else quoted


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` compare it."""
    text = page()
    if arguments == ["--check"]:
        there = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        if there != text:
            print(f"{PAGE.name} is not what docs/manpage.py writes; run it")
        return int(there != text)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
