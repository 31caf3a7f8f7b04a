"""MAINTAINERS and OWNERS files: tables with an employer column, `Name <mail> (Company)`, `M:`.

Source: the kernel's MAINTAINERS (`M:` mail, `R:` reviewer, `P:` person), the tables of CNCF
projects. What they say of employers is free text and has no dates.
"""

from __future__ import annotations

import re

from pplcheck.config.importers.gather import Gathering
from pplcheck.config.importers.markdown import rows
from pplcheck.config.importers.naming import note_line, note_row
from pplcheck.config.importers.sieve import Sieve
from pplcheck.model.imported import Imported, ImportedPerson

_TAGGED = re.compile(r"([A-Z]):\s+(.*)")
_PEOPLE = frozenset("MRP")


def read(files: tuple[tuple[str, bytes], ...], sieve: Sieve | None = None) -> Imported:
    """The people of maintainers files, each address once a file; total over any bytes."""
    return read_people("maintainers", files, sieve)


def read_people(
    format_: str, files: tuple[tuple[str, bytes], ...], sieve: Sieve | None
) -> Imported:
    """The people that lines and tables name with an address or a handle."""
    gathering = Gathering(format_, sieve)
    people: list[ImportedPerson] = []
    for path, data in files:
        for row in rows(path, data, gathering.remarks):
            if row.is_heading:
                continue
            if row.columns:
                if not note_row(row, people):
                    gathering.remarks.add("a row without address or handle", row.source)
                continue
            tagged = _TAGGED.fullmatch(row.cells[0])
            if tagged and tagged[1] not in _PEOPLE:
                continue
            note_line(tagged[2] if tagged else row.cells[0], row.source, people)
    return once(people, gathering)


def once(people: list[ImportedPerson], gathering: Gathering) -> Imported:
    """Everything gathered, and each person of one address and name once, with any employer."""
    seen: dict[tuple[str, str], ImportedPerson] = {}
    for person in people:
        key = (person.identities[0].email, person.name)
        there = seen.setdefault(key, person)
        if person.enrollments and not there.enrollments:
            seen[key] = person
    for person in seen.values():
        gathering.person(person)
    return gathering.imported()
