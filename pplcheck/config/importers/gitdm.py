"""gitdm: aliases, address and domain maps, groups, virtual employers, as gitdm itself reads them.

Source: `ConfigFile.py` and `database.py` of LWN's gitdm. An address is replaced by what it is an
alias of, then looked up as it is, then by its domain. Three things differ from what the writer of
a table may have meant, and are taken over as they work, with a remark: the most general listed
domain wins, so that one below another is never used; an alias with capitals never matches, as
addresses are lowered first; an address that is an alias is not looked up itself. Until days are
not included; of two statements for the same time the first one holds.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from pplcheck.config.importers.addresses import names_one
from pplcheck.config.importers.employers import employer
from pplcheck.config.importers.gather import Gathering
from pplcheck.config.importers.gitdm_files import (
    Alias,
    Mapped,
    Statements,
    references,
    statements,
)
from pplcheck.config.importers.remarks import Remarks
from pplcheck.config.importers.sieve import Sieve
from pplcheck.config.wording import plain
from pplcheck.model.contribution import Identity
from pplcheck.model.imported import (
    Imported,
    ImportedDomain,
    ImportedEnrollment,
    ImportedPerson,
    ImportedSplit,
)
from pplcheck.model.party import SELF, Source

__all__ = ["read", "references"]

_Span = tuple[date | None, Mapped]
"""When a statement begins to hold, and the statement; it holds until its end."""


def read(files: tuple[tuple[str, bytes], ...], sieve: Sieve | None = None) -> Imported:
    """The people and organizations of gitdm's files; total over any bytes."""
    gathering = Gathering("gitdm", sieve)
    found = statements(files, gathering.remarks)
    _note_parts(found, gathering)
    aliases = _aliases(found.aliases, gathering.remarks)
    spans = _spans(found.mapped, gathering.remarks)
    _note_domains(spans, gathering)
    _note_people(aliases, spans, gathering)
    return gathering.imported()


def _note_parts(found: Statements, gathering: Gathering) -> None:
    for part in found.parts:
        share = ImportedSplit(
            organization=part.employer, share=part.percent / 100, source=part.source
        )
        gathering.split(part.virtual, share)
    for name in dict.fromkeys(part.virtual for part in found.parts):
        first = next(part.source for part in found.parts if part.virtual == name)
        what = f"{plain(name)} stands for several employers; kept as one organization"
        gathering.remarks.add(what, first)


def _aliases(listed: Iterable[Alias], remarks: Remarks) -> dict[str, tuple[str, Source]]:
    """What every address is an alias of in the end, and where that is said."""
    direct: dict[str, tuple[str, Source]] = {}
    for alias in listed:
        if alias.variant != alias.variant.lower():
            what = f"alias {plain(alias.variant)} has capitals and never matches; not taken over"
            remarks.add(what, alias.source)
            continue
        if not names_one(alias.variant):
            what = f"alias {plain(alias.variant)} is no address; not taken over"
            remarks.add(what, alias.source)
            continue
        earlier = direct.get(alias.variant)
        if earlier and earlier[0] != alias.canonical:
            what = f"alias {plain(alias.variant)} was given above; the later line holds"
            remarks.add(what, alias.source)
        direct[alias.variant] = (alias.canonical, alias.source)
    ends = {variant: _end(variant, direct) for variant in direct}
    for variant, end in ends.items():
        if not end:
            what = f"alias {plain(variant)} leads back to itself; not taken over"
            remarks.add(what, direct[variant][1])
    return {
        variant: (end, direct[variant][1])
        for variant, end in ends.items()
        if end and end != variant
    }


_LONGEST_CHAIN = 16


def _end(variant: str, direct: dict[str, tuple[str, Source]]) -> str:
    """Where a chain of aliases ends; empty where it runs in a circle or is too long."""
    at = variant
    for _ in range(_LONGEST_CHAIN):
        if at not in direct or direct[at][0] == at:
            return at
        at = direct[at][0]
    return ""


def _spans(mapped: Iterable[Mapped], remarks: Remarks) -> dict[str, list[_Span]]:
    """Who an address or a domain belongs to, in the order of time."""
    listed: dict[str, list[Mapped]] = defaultdict(list)
    for entry in mapped:
        insort(listed[entry.key], entry, key=_ending)
    spans: dict[str, list[_Span]] = {}
    for key, entries in listed.items():
        begun: date | None = None
        spans[key] = []
        for entry in entries:
            held = spans[key][-1][1] if spans[key] else None
            if held and entry.end == held.end:
                if entry.employer != held.employer:
                    what = f"{plain(key)} is mapped above for the same time, which holds"
                    remarks.add(what, entry.source)
                continue
            spans[key].append((begun, entry))
            begun = entry.end
    return spans


def _ending(entry: Mapped) -> date:
    return entry.end or date.max


def _general(domain: str, spans: dict[str, list[_Span]]) -> str:
    """The most general listed domain at or above one, empty if none; at least two labels."""
    labels = domain.split(".")[-128:]
    for start in range(len(labels) - 2, -1, -1):
        name = ".".join(labels[start:])
        if name in spans:
            return name
    return ""


def _note_domains(spans: dict[str, list[_Span]], gathering: Gathering) -> None:
    for key, entries in spans.items():
        if "@" in key:
            continue
        general = _general(key, spans)
        if general and general != key:
            what = f"{plain(key)} is never used, as {plain(general)} is mapped; not taken over"
            gathering.remarks.add(what, entries[0][1].source)
            continue
        for start, entry in entries:
            name = employer(entry.employer).organization
            if name == SELF:
                what = f"{plain(key)} cannot say that people act for themselves; not taken over"
                gathering.remarks.add(what, entry.source)
            elif name:
                domain = ImportedDomain(
                    domain=key, start=start, until=entry.end, source=entry.source
                )
                gathering.domain(name, domain)


def _note_people(
    aliases: dict[str, tuple[str, Source]], spans: dict[str, list[_Span]], gathering: Gathering
) -> None:
    groups: dict[str, list[str]] = {key: [key] for key in spans if "@" in key}
    for variant, (canonical, source) in aliases.items():
        groups.setdefault(canonical, [canonical]).append(variant)
        if variant in spans:
            what = f"{plain(variant)} is an alias above and never looked up; not taken over"
            gathering.remarks.add(what, spans[variant][0][1].source)
            groups.pop(variant, None)
        elif not _found(canonical, spans) and _found(variant, spans):
            what = f"an alias of {plain(canonical)}, which belongs to nobody; "
            gathering.remarks.add(what + "only its own domain will be seen", source)
    for canonical, addresses in groups.items():
        entries = _found(canonical, spans)
        first = aliases[addresses[-1]][1] if len(addresses) > 1 else entries[0][1].source
        usable = tuple(address for address in addresses if names_one(address))
        if not usable:
            what = f"{plain(canonical)} is no address; not taken over"
            gathering.remarks.add(what, first)
            continue
        gathering.person(
            ImportedPerson(
                name="",
                identities=tuple(Identity(name="", email=email) for email in usable),
                enrollments=tuple(_enrollments(entries, usable)),
                source=entries[0][1].source if entries else first,
            )
        )


def _found(address: str, spans: dict[str, list[_Span]]) -> list[_Span]:
    """What gitdm finds for an address that is no alias."""
    if address in spans:
        return spans[address]
    return spans.get(_general(address.partition("@")[2], spans), [])


def _enrollments(entries: list[_Span], addresses: tuple[str, ...]) -> Iterable[ImportedEnrollment]:
    for start, entry in entries:
        meant = employer(entry.employer)
        if meant.organization:
            yield ImportedEnrollment(
                organization=meant.organization,
                start=start,
                until=entry.end,
                paid=meant.paid,
                source=entry.source,
                addresses=addresses,
            )
