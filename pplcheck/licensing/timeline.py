"""Under which license a repository stood, and since which commit.

A later license takes nothing back that was granted under an earlier one (PPL 7(b)). The license
files at the root are followed through the history. A new wrapping of lines, another name of the
file or a new copyright year is no new period; another license is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from pplcheck.licensing.effective import spoken
from pplcheck.licensing.expression import Vocabulary
from pplcheck.licensing.files import MOST_BYTES
from pplcheck.licensing.places import Place, place_of
from pplcheck.licensing.readers import Readers
from pplcheck.model.declaration import Change, Declaration, Period
from pplcheck.model.license import Expression, LicenseTerms
from pplcheck.model.tree import Content

USUAL = (
    "COPYING",
    "COPYING.md",
    "COPYING.txt",
    "LICENCE",
    "LICENCE.md",
    "LICENCE.txt",
    "LICENSE",
    "LICENSE-MIT",
    "LICENSE.md",
    "LICENSE.rst",
    "LICENSE.txt",
    "License.txt",
    "MIT-LICENSE",
    "license.txt",
)
"""Names at the root that are followed through every history, wherever they are gone by now."""

MOST_PATHS = 40
"""How many names are followed at most; git compares every change with each of them."""


def license_paths(paths: Iterable[str]) -> tuple[str, ...]:
    """The names at the root worth following: the usual ones, and those in the present tree."""
    present = {path for path in paths if "/" not in path and place_of(path) is Place.TEXT}
    return (*USUAL, *sorted(present - set(USUAL)))[:MOST_PATHS]


def periods(
    changes: Sequence[Change],
    texts: Mapping[str, bytes],
    profiles: Sequence[LicenseTerms],
) -> tuple[Period, ...]:
    """The periods of the root's license, oldest first; commits are not counted here.

    `changes` come oldest first, those of one commit together; `texts` maps blob ids to contents,
    and a blob that is not there cannot be named. A period without expression is one whose text
    cannot be named, or in which no license file is there any more.
    """
    readers = Readers(profiles=profiles, vocabulary=Vocabulary.from_profiles(profiles))
    named: dict[tuple[str, str], Declaration] = {}
    state: dict[str, Declaration] = {}
    found: list[Period] = []
    for commit, together in groupby(changes, key=lambda change: change.commit):
        last = None
        for change in together:
            last = change
            state.pop(change.path, None)
            if change.blob:
                key = (change.path, change.blob)
                if key not in named:
                    named[key] = _declaration(readers, change, texts.get(change.blob))
                state[change.path] = named[key]
        expression = spoken(list(state.values()), profiles)[0]
        if last and _is_new(found, expression):
            found.append(
                Period(
                    commit=commit, day=last.day, path=last.path, expression=expression, commits=0
                )
            )
    return tuple(found)


def _is_new(found: list[Period], expression: Expression | None) -> bool:
    if not found:
        return True
    before = found[-1].expression
    return (before.text if before else None) != (expression.text if expression else None)


def _declaration(readers: Readers, change: Change, data: bytes | None) -> Declaration:
    whole = data is not None and len(data) <= MOST_BYTES
    content = Content(data=data if whole and data is not None else b"", truncated=not whole)
    return _first(readers.read(change.path, Place.TEXT, content))


def _first(declarations: Iterator[Declaration]) -> Declaration:
    return next(declarations)
