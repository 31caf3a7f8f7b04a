"""A register as gitdm's files: `gitdm.config`, `aliases` and `email-map`.

Source: `ConfigFile.py` and `database.py` of LWN's gitdm. A line of the map says for whom an address
or a domain was until a day (`< 2019-01-01`, not included); the next later one takes over from
there. So each enrollment is written for every address of its person, and what lies before its start
becomes `(Unknown)`. Kinds, facts, users and agreements have no place there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from pplcheck.model.party import SELF, Answer, Person
from pplcheck.model.register import Register

_CONFIG: Final = "# written by pplcheck\nEmailAliases aliases\nEmailMap email-map\n"
_UNKNOWN: Final = "(Unknown)"
_HOBBY: Final = "(None)"
_SELF: Final = "(Consultant)"

_Span = tuple[date | None, date | None, str]
"""From (inclusive), until (exclusive), and for whom."""


def write(register: Register) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The three files, and what they cannot say."""
    names = {
        entry.id: " ".join(entry.name.replace("#", " ").split()) for entry in register.organizations
    }
    lines: list[str] = []
    lost: list[str] = []
    for organization in register.organizations:
        spans: dict[str, list[_Span]] = {
            domain: [(None, None, names[organization.id])] for domain in organization.domains
        }
        for dated in organization.dated_domains:
            spans.setdefault(dated.name, []).append(
                (dated.start, dated.until, names[organization.id])
            )
        for domain, entries in sorted(spans.items()):
            lines += _lines(domain, entries, lost)
    for person in register.people:
        for email in dict.fromkeys(identity.email for identity in person.identities):
            lines += _lines(email, _spans(person, email, names), lost)
    files = (("gitdm.config", _CONFIG), ("aliases", ""), ("email-map", "".join(lines)))
    return files, (*_lost(register), *lost)


def _spans(person: Person, email: str, names: dict[str, str]) -> list[_Span]:
    return [
        (entry.start, entry.until, _name(entry.organization, entry.paid, names))
        for entry in person.enrollments
        if not entry.addresses or email in entry.addresses
    ]


def _name(organization: str, paid: Answer, names: dict[str, str]) -> str:
    if organization != SELF:
        return names[organization]
    return _HOBBY if paid is Answer.NO else _SELF


def _lines(key: str, spans: Iterable[_Span], lost: list[str]) -> list[str]:
    """The lines of one address or domain: each until its end, gaps unknown; overlaps are lost."""
    found: list[str] = []
    at: date | None = None
    for start, until, name in sorted(
        spans, key=lambda span: (span[0] or date.min, span[1] or date.max)
    ):
        if found and (at is None or (start or date.min) < at):
            lost.append(f"not written, as another one overlaps: {key} for {name}")
            continue
        if start and start != at:
            found.append(f"{key} {_UNKNOWN} < {start}\n")
        found.append(f"{key} {name} < {until}\n" if until else f"{key} {name}\n")
        at = until
    return found


def _lost(register: Register) -> tuple[str, ...]:
    said = ((len(register.users), "users"), (len(register.agreements), "agreements"))
    return tuple(f"not written, as gitdm has no place for them: {count} {what}"
                 for count, what in said if count)  # fmt: skip
