"""Enrollments as SortingHat and GrimoireLab write them: an organization, a start and an end."""

from __future__ import annotations

from datetime import date, timedelta

from pplcheck.config.importers.employers import employer
from pplcheck.config.importers.json_lines import Object
from pplcheck.config.importers.lines import day_of
from pplcheck.config.importers.remarks import Remarks
from pplcheck.config.wording import plain
from pplcheck.model.imported import ImportedEnrollment
from pplcheck.model.party import Source

_OPEN = (date(1900, 1, 1), date(2100, 1, 1))
"""What SortingHat writes where it knows no start or no end."""


def enrollments(listed: Object, path: str, remarks: Remarks) -> tuple[ImportedEnrollment, ...]:
    """The enrollments of a person; those whose end is not after their start are remarked."""
    found = []
    for entry in listed.objects("enrollments"):
        source = Source(path=path, line=entry.line)
        start = _day(entry, "start", source, remarks)
        until = _day(entry, "end", source, remarks)
        start = None if start and start <= _OPEN[0] else start
        until = None if until and until >= _OPEN[1] else until
        if start and until and start >= until:
            remarks.add(f"from {start} until {until} is no time; not taken over", source)
            continue
        meant = employer(name_of(entry))
        if meant.organization:
            found.append(
                ImportedEnrollment(
                    organization=meant.organization,
                    start=start,
                    until=until,
                    paid=meant.paid,
                    source=source,
                )
            )
    return tuple(found)


def name_of(entry: Object) -> str:
    """The organization of an enrollment: a name, or an object that holds one."""
    for key in ("organization", "group"):
        value = entry.get(key)
        if isinstance(value, Object):
            return value.text("name")
        if isinstance(value, str):
            return value
    return ""


def _day(entry: Object, key: str, source: Source, remarks: Remarks) -> date | None:
    """A day, the next one where an end says a time after midnight; None where open or unread."""
    written = entry.text(key).strip()
    if not written:
        return None
    day = day_of(written[:10])
    if day is None:
        remarks.add(f"{plain(written)} is no date; taken as open", source)
        return None
    clock = written[10:].lstrip("T ").partition("+")[0].rstrip("Z")
    is_within = key == "end" and any(digit in clock for digit in "123456789")
    return day + timedelta(days=1) if is_within and day < date.max else day
