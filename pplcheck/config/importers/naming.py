"""People as prose names them: `Name <mail> (Company)`, GitHub handles, tables with employers.

What such a file says of an employer is free text without dates. A handle stands for the address
GitHub gives its owner, `handle@users.noreply.github.com`; see its page on commit addresses.
"""

from __future__ import annotations

import re

from pplcheck.config.importers.addresses import names_one
from pplcheck.config.importers.employers import employer
from pplcheck.config.importers.markdown import Row, bare
from pplcheck.model.contribution import Identity
from pplcheck.model.imported import ImportedEnrollment, ImportedPerson
from pplcheck.model.party import Source

EMPLOYERS = ("affiliation", "company", "employer", "organization", "organisation", "org", "sponsor")
"""Headings of columns that hold an employer, each also as part of a heading."""

_PERSON = re.compile(
    r"(?P<name>[^<>()\t]*+)\s*+(?:\([^()]*+\)\s*+)?"
    r"<(?:mailto:)?(?P<mail>[^<>\s@]++@[^<>\s@]++)>(?P<rest>.*)"
)
_AFTER = re.compile(r"\s*+[([]([^()\[\]@]{1,80})[)\]].*| *+\t\s*+(\S[^\t]{0,80})")
_LINKED = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)(?:\s*(?:,|-|\u2013|\u2014)\s+(\S.*))?")
_MAIL = re.compile(
    r"[^\s<>()\[\],;:|\"'`@]{1,64}@[^\s<>()\[\],;:|\"'`@.]+(?:\.[^\s<>()\[\],;:|\"'`@.]+)+"
)
_BETWEEN = re.compile(r"[,;:|/)\t]")
_AROUND = " \"'`<(,-*"
_NAME = re.compile(r"[^\W\d_][\w.'\u2019 -]{1,60}")
_HANDLE = re.compile(r"(?:^|[\s(\[/])@?([A-Za-z0-9](?:-?[A-Za-z0-9]){0,38})(?=$|[\s)\]/,])")
_AT_HANDLE = re.compile(r"(?<![\w/.@-])@([A-Za-z0-9](?:-?[A-Za-z0-9]){0,38})(?![\w/@-])")
_PROFILE = re.compile(r"github\.com/([A-Za-z0-9](?:-?[A-Za-z0-9]){0,38})(?=$|[\s)\]/>\"'#?])")
_ROLES = frozenset({
    "alumni", "approver", "author", "chair", "co-lead", "core", "creator", "emeritus", "founder",
    "lead", "maintainer", "member", "owner", "reviewer", "retired", "inactive",
})  # fmt: skip


def note_line(text: str, source: Source, people: list[ImportedPerson]) -> None:
    """Note whom a line names: `Name <mail> (Company)`, `[Name](profile), Company`, `Name (mail)`.

    Brackets before an address hold a nickname or pronouns, never a company.
    """
    found, linked = _PERSON.fullmatch(text.strip()), _LINKED.fullmatch(text.strip())
    if found and _is_mail(found["mail"]):
        after = _AFTER.fullmatch(found["rest"])
        company = (after[1] or after[2]) if after else ""
        name = bare(found["name"]).strip(" ,;:-")
        note(name, found["mail"].lower(), bare(company), source, people)
    elif linked and (profile := _PROFILE.search(linked[2])):
        note(bare(linked[1]), _noreply(profile[1]), bare(linked[3] or ""), source, people)
    else:
        _note_each(text, source, people)


def _note_each(text: str, source: Source, people: list[ImportedPerson]) -> None:
    """Note everybody a line names as `Name (mail / @handle), …`, or `"handle","Name","mail"`."""
    end = 0
    for mail in _MAIL.finditer(text):
        before = _BETWEEN.split(text[end : mail.start()].rstrip(_AROUND))[-1]
        end = mail.end()
        name = bare(before).strip(_AROUND)
        if _is_mail(mail[0]) and _NAME.fullmatch(name):
            note(name, mail[0].lower(), "", source, people)


def _is_mail(text: str) -> bool:
    """Whether a text is an address with a whole domain, unlike the `address@domain` of examples."""
    return names_one(text.lower()) and "." in text.rpartition("@")[2]


def note_row(row: Row, people: list[ImportedPerson]) -> bool:
    """Note the person of a table's row, by its headings; False where it names none."""
    cells = dict(zip(row.columns, row.cells, strict=False))
    company = next(
        (bare(cells[key]) for key in row.columns if _is_employer(key) and key in cells), ""
    )
    text = " ".join(cell for key, cell in cells.items() if not _is_employer(key))
    mail = _MAIL.search(text)
    email = mail[0].lower() if mail else _handle(cells)
    name = next((bare(cells[key]) for key in row.columns if key in cells and _is_name(key)), "")
    if not email or not names_one(email):
        return False
    note(name if "@" not in name else "", email, company, row.source, people)
    return True


def note(name: str, email: str, company: str, source: Source, people: list[ImportedPerson]) -> None:
    """Note a person with one address, and for whom they are said to act."""
    meant = employer(company.strip(" @"))
    is_role = company.strip(" .").casefold() in _ROLES
    entries = () if is_role or not meant.organization else (
        ImportedEnrollment(
            organization=meant.organization,
            start=None,
            until=None,
            paid=meant.paid,
            source=source,
        ),
    )  # fmt: skip
    identity = Identity(name="", email=email)
    people.append(
        ImportedPerson(name=name, identities=(identity,), enrollments=entries, source=source)
    )


def handles(text: str) -> tuple[str, ...]:
    """The addresses GitHub gives the owners of the `@handles` in a text."""
    return tuple(_noreply(found) for found in dict.fromkeys(_AT_HANDLE.findall(text)))


def _handle(cells: dict[str, str]) -> str:
    profile = next(filter(None, map(_PROFILE.search, cells.values())), None)
    if profile:
        return _noreply(profile[1])
    for key, cell in cells.items():
        found = _HANDLE.search(bare(cell)) if "github" in key or "handle" in key else None
        found = found or _AT_HANDLE.search(bare(cell))
        if found and not _is_employer(key):
            return _noreply(found[1])
    return ""


def _noreply(handle: str) -> str:
    return f"{handle.lower()}@users.noreply.github.com"


def _is_employer(heading: str) -> bool:
    return any(word.rstrip("s") in EMPLOYERS for word in re.split(r"\W+", heading))


def _is_name(heading: str) -> bool:
    words = re.split(r"\W+", heading)
    return any(word in ("name", "maintainer", "maintainers", "who", "person") for word in words)
