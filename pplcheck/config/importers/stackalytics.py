"""Stackalytics' `default_data.json`: users with addresses and employers, companies with domains.

Source: `processor/normalizer.py` and `processor/user_processor.py` of opendev.org/x/stackalytics.
A listed user's employers decide whatever address they use: in the order of their ends, the day
of the end not included, the one without an end last. Whose last employment ended is independent
since. Of two companies with one domain the later one has it; the most specific domain wins.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pplcheck.config.importers.addresses import mail, names_one
from pplcheck.config.importers.employers import employer
from pplcheck.config.importers.gather import Gathering
from pplcheck.config.importers.json_lines import Object, read_json
from pplcheck.config.importers.lines import text_of
from pplcheck.config.importers.sieve import Sieve
from pplcheck.config.wording import plain
from pplcheck.model.contribution import Identity
from pplcheck.model.imported import (
    Imported,
    ImportedDomain,
    ImportedEnrollment,
    ImportedPerson,
)
from pplcheck.model.party import SELF, Answer, Source


def read(files: tuple[tuple[str, bytes], ...], sieve: Sieve | None = None) -> Imported:
    """The users and companies of such files; total over any bytes."""
    gathering = Gathering("stackalytics", sieve)
    for path, data in files:
        top = read_json(path, text_of(path, data, gathering.remarks), gathering.remarks)
        if not isinstance(top, Object):
            gathering.remarks.add("holds no object; nothing was taken over", Source(path=path))
            continue
        owners: dict[str, tuple[str, Source]] = {}
        for company in top.objects("companies"):
            _note_company(company, Source(path=path, line=company.line), owners, gathering)
        for domain, (name, source) in owners.items():
            gathering.domain(
                name, ImportedDomain(domain=domain, start=None, until=None, source=source)
            )
        for user in top.objects("users"):
            _note_user(user, path, gathering)
    return gathering.imported()


def _note_company(
    company: Object, source: Source, owners: dict[str, tuple[str, Source]], gathering: Gathering
) -> None:
    name = employer(company.text("company_name")).organization
    if not name or name == SELF:
        return
    gathering.organization(name, source)
    for domain, line in company.texts("domains"):
        key = domain.strip().lower()
        if not key:
            continue
        place = Source(path=source.path, line=line)
        if key in owners and owners[key][0] != name:
            what = f"domain {plain(key)} was {plain(owners[key][0])}'s above; the later one has it"
            gathering.remarks.add(what, place)
        owners[key] = (name, place)
    for alias, _ in company.texts("aliases"):
        gathering.alias(name, " ".join(alias.split()), source)


def _note_user(user: Object, path: str, gathering: Gathering) -> None:
    source = Source(path=path, line=user.line)
    addresses: dict[str, None] = {}
    for written, line in user.texts("emails"):
        if names_one(mail(written)):
            addresses[mail(written)] = None
        else:
            what = f"{plain(written)} is no address; not taken over"
            gathering.remarks.add(what, Source(path=path, line=line))
    name = " ".join(user.text("user_name").split())
    if not addresses:
        gathering.remarks.add("a user without an address; not taken over", source)
        return
    gathering.person(
        ImportedPerson(
            name=name,
            identities=tuple(Identity(name="", email=email) for email in addresses),
            enrollments=_enrollments(user, path, tuple(addresses), gathering),
            source=source,
        )
    )


def _enrollments(
    user: Object, path: str, addresses: tuple[str, ...], gathering: Gathering
) -> tuple[ImportedEnrollment, ...]:
    spans: list[tuple[date | None, str, Source]] = []
    for company in user.objects("companies"):
        source = Source(path=path, line=company.line)
        ended = company.get("end_date")
        end = _end(ended)
        if ended and end is None:
            gathering.remarks.add(f"{plain(str(ended))} is no date; taken as open", source)
        spans.append((end, company.text("company_name"), source))
    spans.sort(key=lambda span: span[0] or date.max)
    if spans and spans[-1][0] is not None:
        spans.append((None, "*independent", spans[-1][2]))
    found, begun = [], None
    for end, name, source in spans:
        meant = employer(name)
        if begun is not None and end == begun:
            gathering.remarks.add("ends with the one before it; not taken over", source)
        elif meant.organization:
            found.append(
                _enrollment(meant.organization, meant.paid, (begun, end), source, addresses)
            )
        if end is None:
            break
        begun = end
    return tuple(found)


def _enrollment(
    organization: str,
    paid: Answer,
    span: tuple[date | None, date | None],
    source: Source,
    addresses: tuple[str, ...],
) -> ImportedEnrollment:
    return ImportedEnrollment(
        organization=organization,
        start=span[0],
        until=span[1],
        paid=paid,
        source=source,
        addresses=addresses,
    )


def _end(written: Any) -> date | None:
    """A day such as 2013-Jan-01, None for anything else."""
    if not isinstance(written, str) or not written.isascii():
        return None
    try:
        return datetime.strptime(written.strip(), "%Y-%b-%d").date()  # noqa: DTZ007 - a day
    except ValueError:
        return None
