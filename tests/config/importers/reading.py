"""What the tests of readers share: files in, plain tuples out."""

from __future__ import annotations

from pplcheck.config.importers import READERS
from pplcheck.model.imported import Imported


def read(format_: str, *texts: str, **named: str) -> Imported:
    """What a reader makes of texts: named `one`, `two`, …, or as given (`_` for a dot)."""
    files = dict(zip(("one", "two", "three", "four"), texts, strict=False)) | named
    return READERS[format_](tuple((path, text.encode()) for path, text in files.items()))


def remarks(imported: Imported) -> list[str]:
    """Every remark with its place in front."""
    return [f"{entry.source.path}:{entry.source.line} {entry.what}" for entry in imported.remarks]


def acted(imported: Imported) -> list[tuple[object, ...]]:
    """Every enrollment: the person's first address, organization, dates, line."""
    return [
        (
            person.identities[0].email,
            entry.organization,
            str(entry.start or ""),
            str(entry.until or ""),
            entry.source.line,
        )
        for person in imported.people
        for entry in person.enrollments
    ]


def domains(imported: Imported) -> list[tuple[str, ...]]:
    """Every domain: whose it is, its name, dates."""
    return [
        (entry.name, each.domain, str(each.start or ""), str(each.until or ""))
        for entry in imported.organizations
        for each in entry.domains
    ]
