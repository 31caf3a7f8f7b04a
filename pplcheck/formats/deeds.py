"""Contributions one by one for machines: a JSON object a line, or a row of CSV.

They are written as they come, so that a long history needs no more memory than a short one.
Columns and keys are the same: commit, date, role, organization, kind, paid, basis, strength,
party, and person where people are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pplcheck.formats.document import Value, flat
from pplcheck.formats.neutral import sound, without_addresses
from pplcheck.model.attribution import Attribution, Deed
from pplcheck.model.contribution import Role

COLUMNS = (
    "commit",
    "date",
    "role",
    "organization",
    "kind",
    "paid",
    "basis",
    "strength",
    "party",
)
"""The keys of a line; `person` follows where people are shown."""


def line(deed: Deed, *, show_people: bool) -> Value:
    """One contribution as JSON values; what is not shown is null."""
    head = {"commit": deed.commit, "date": deed.day.isoformat(), "role": deed.role.value}
    return {**head, **_about(deed.attribution), **_person(deed, show_people=show_people)}


def lines(deeds: Iterable[Deed], *, show_people: bool) -> Iterator[str]:
    """Each contribution as one line of JSON without its line break."""
    # What is said besides commit and day is one of a few answers; an answer lives as long as the
    # deeds do, so that its id is its own.
    known: dict[tuple[int, Role, str], str] = {}
    for deed in deeds:
        key = id(deed.attribution), deed.role, deed.person
        rest = known.get(key)
        if rest is None:
            whole = line(deed, show_people=show_people)
            rest = flat({name: whole[name] for name in whole if name not in COLUMNS[:2]})[1:]
            known[key] = rest
        yield f'{{"commit": "{deed.commit}", "date": "{deed.day.isoformat()}", {rest}'


def jsonl(deeds: Iterable[Deed], *, show_people: bool) -> Iterator[str]:
    """Each contribution as a line, see https://jsonlines.org."""
    for text in lines(deeds, show_people=show_people):
        yield f"{text}\n"


def _about(attribution: Attribution) -> Value:
    return {
        "organization": sound(without_addresses(attribution.name)) or None,
        "kind": attribution.kind.value,
        "paid": attribution.paid.value,
        "basis": attribution.basis.value,
        "strength": int(attribution.strength),
        "party": sound(without_addresses(attribution.organization)) or None,
    }


def _person(deed: Deed, *, show_people: bool) -> Value:
    if not show_people:
        return {}
    return {"person": sound(without_addresses(deed.person)) or None}
