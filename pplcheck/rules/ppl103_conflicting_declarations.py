"""Two places declare different licenses for the same thing.

Where LICENSE says one license and the package metadata another, each reader believes the place
they happened to see: a package registry passes on the metadata, a lawyer reads the text, a
contributor goes by the guide. Nobody can then say with confidence which terms hold, and whoever
would rather not reciprocate may point at the freer one. pplcheck does not choose between them
silently: it goes by the most deliberate place (the policy's override, then SPDX tags and texts,
then metadata, then prose), says so, and lists the others.

What to do: decide together which license is meant and correct the other places; where an old
name has to stay for a while, say so with a `[[licenses.override]]` or a waiver with an end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.declaration import Declaration, Direction, Origin
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt

SHOWN: Final = 6
"""How many places a message lists before it counts the rest."""


_Scope = tuple[str, list[Declaration]]
"""What declarations cover, and those that differ, most trusted first."""


def _check(evidence: Evidence) -> Iterator[Finding]:
    scopes: dict[str, set[Declaration]] = {}
    for conflict in evidence.conflicts:
        scopes.setdefault(conflict.covers, set()).update(conflict.declarations)
    alike: dict[tuple[str, ...], list[_Scope]] = {}
    for covers, declarations in sorted(scopes.items()):
        places = _places(sorted(declarations, key=_most_trusted_first))
        if places:
            is_one_file = all(entry.path == covers for entry in places)
            key = tuple(_name(entry) for entry in places) if is_one_file else (covers, "")
            alike.setdefault(key, []).append((covers, places))
    for found in alike.values():
        covers, places = found[0]
        subject = covers if len(found) == 1 else " | ".join(map(_name, places))
        place = (places[-1].path, places[-1].line)
        yield RULE.finding(_words(found), place=place, subject=subject)


def _places(declared: list[Declaration]) -> list[Declaration]:
    """The place that is believed and those that say something else.

    A GNU license's text does not say whether later versions count: where others differ about it,
    those that say "only" do, and stand instead.
    """
    others = [entry for entry in declared[1:] if entry.expression != declared[0].expression]
    alike = [entry for entry in declared if entry.expression == declared[0].expression]
    only = [entry for entry in alike if entry.origin is not Origin.TEXT]
    is_about_later = bool(others) and all(_is_later(entry, declared[0]) for entry in others)
    return [*(only[:1] if only and is_about_later else declared[:1]), *others]


def _is_later(entry: Declaration, text: Declaration) -> bool:
    """Whether a declaration names the license of another, or any later version of it."""
    later = _name(text).removesuffix("-only") + "-or-later"
    return text.origin is Origin.TEXT and _name(entry) == later


def _words(found: list[_Scope]) -> str:
    """One conflict with its places, or several files that contradict themselves alike."""
    covers, places = found[0]
    said = [_says(entry) for entry in places[:SHOWN]]
    if len(places) > SHOWN:
        said.append(f"and {len(places) - SHOWN} more")
    if len(found) > 1:
        return f"declarations conflict within {len(found)} files alike, such as {', '.join(said)}"
    scope = f" for {covers}" if covers else ""
    return f"declarations conflict{scope} in {len(places)} places: {', '.join(said)}"


def _most_trusted_first(entry: Declaration) -> tuple[bool, int, str, int, str]:
    inbound = entry.direction is Direction.INBOUND
    return (inbound, -entry.trust, entry.path, entry.line, entry.written)


def _says(entry: Declaration) -> str:
    place = f"{entry.path}:{entry.line}" if entry.line else entry.path
    verb = "asks contributors for" if entry.direction is Direction.INBOUND else "says"
    return f"{place} {verb} {_name(entry)}"


def _name(entry: Declaration) -> str:
    return entry.expression.text if entry.expression else f'"{excerpt(entry.written, 40)}"'


RULE: Final = Rule(
    code="PPL103",
    name="conflicting-declarations",
    severity=Severity.ERROR,
    summary="places declare different licenses for the same thing",
    clause="",
    remedy="correct the places that are wrong, or override them in the policy with a reason",
    example=(
        "LICENSE holds the Peer Production License, and package.json says MIT.\n"
        "declarations conflict in 2 places: LICENSE says PPL, package.json:4 says MIT"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
