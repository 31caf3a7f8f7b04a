"""CNCF's `developers_affiliations*.txt`: a person and addresses a line, then employers, indented.

    name: user!nebula.example, other!mail.example
            Nebula until 2016-02-01
            Orbit

Source: the header of those files and the importing scripts in github.com/cncf/gitdm. An `!`
stands for `@` in addresses only. Without `from` an employment begins where the one before it
ends. Each address is listed by itself, so an employment holds for exactly these addresses.
"""

from __future__ import annotations

import re
from datetime import date

from pplcheck.config.importers.addresses import mail, names_one
from pplcheck.config.importers.employers import employer
from pplcheck.config.importers.gather import Gathering
from pplcheck.config.importers.lines import day_of, numbered
from pplcheck.config.importers.remarks import Remarks
from pplcheck.config.importers.sieve import Sieve
from pplcheck.config.wording import plain
from pplcheck.model.contribution import Identity
from pplcheck.model.imported import Imported, ImportedEnrollment, ImportedPerson
from pplcheck.model.party import Source

_FROM = re.compile(r"\sfrom\s+(\S+)$")
_UNTIL = re.compile(r"\suntil\s+(\S+)$")

_Line = tuple[Source, str]


def read(files: tuple[tuple[str, bytes], ...], sieve: Sieve | None = None) -> Imported:
    """The people of affiliation files; total over any bytes."""
    gathering = Gathering("cncf", sieve)
    for path, data in files:
        head: _Line | None = None
        employers: list[_Line] = []
        for source, line in numbered(path, data, gathering.remarks):
            if line.startswith("#"):
                continue
            if line[0].isspace() and head is None:
                gathering.remarks.add("an employer with nobody above it; not taken over", source)
            elif line[0].isspace():
                employers.append((source, line.strip()))
            else:
                _add(head, employers, gathering)
                head, employers = (source, line.strip()), []
        _add(head, employers, gathering)
    return gathering.imported()


def _add(head: _Line | None, employers: list[_Line], gathering: Gathering) -> None:
    if head is None:
        return
    source, line = head
    name, colon, listed = line.rpartition(": ")
    if not colon:
        gathering.remarks.add("no `name: address` line; not taken over", source)
        return
    addresses = tuple(dict.fromkeys(_addresses(listed, source, gathering.remarks)))
    if not addresses:
        gathering.remarks.add("a person without an address; not taken over", source)
        return
    name = name.strip().rstrip("*").strip()
    entries = _enrollments(employers, addresses, gathering.remarks)
    gathering.person(
        ImportedPerson(
            name=name,
            identities=tuple(Identity(name="", email=email) for email in addresses),
            enrollments=entries,
            source=source,
        )
    )


def _addresses(listed: str, source: Source, remarks: Remarks) -> list[str]:
    found = []
    for written in listed.split(","):
        address = mail(written)
        if names_one(address):
            found.append(address)
        elif written.strip():
            remarks.add(f"{plain(written.strip())} is no address; not taken over", source)
    return found


def _enrollments(
    lines: list[_Line], addresses: tuple[str, ...], remarks: Remarks
) -> tuple[ImportedEnrollment, ...]:
    found = []
    begun: date | None = None
    spans = [(source, *_span(line, source, remarks)) for source, line in lines]
    for source, name, start, until in sorted(spans, key=lambda each: each[3] or date.max):
        begins, begun = start or begun, until or begun
        if begins and until and begins >= until:
            remarks.add(f"from {begins} until {until} is no time; not taken over", source)
            continue
        meant = employer(name)
        if meant.organization:
            found.append(
                ImportedEnrollment(
                    organization=meant.organization,
                    start=begins,
                    until=until,
                    paid=meant.paid,
                    source=source,
                    addresses=addresses,
                )
            )
    return tuple(found)


def _span(line: str, source: Source, remarks: Remarks) -> tuple[str, date | None, date | None]:
    """An employer line as name, start and until."""
    rest, days = line, []
    for pattern in (_UNTIL, _FROM):
        matched = pattern.search(rest)
        day = day_of(matched[1]) if matched else None
        if matched and day is None and matched[1][0].isdigit():
            remarks.add(f"{plain(matched[1])} is no date; taken as open", source)
        if matched and (day or matched[1][0].isdigit()):
            rest = rest[: matched.start()].rstrip()
        days.append(day)
    return rest, days[1], days[0]
