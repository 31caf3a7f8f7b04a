"""SortingHat's JSON export: individuals with identities and enrollments, organizations, domains.

Source: `sortinghat/parsing/sh.py` of chaoss/grimoirelab-sortinghat and its examples; the newer
exports write `individuals`, the older ones `uidentities`. An enrollment holds for the person. A
start in 1900 or an end in 2100 stands for an open one; an end at midnight is not included. Of
what a domain covers, a register knows only "with its subdomains", so that one that is no top
domain is remarked.
"""

from __future__ import annotations

from collections.abc import Iterator

from pplcheck.config.importers.addresses import mail, names_one
from pplcheck.config.importers.employers import employer
from pplcheck.config.importers.gather import Gathering
from pplcheck.config.importers.json_lines import Array, Object, read_json
from pplcheck.config.importers.lines import text_of
from pplcheck.config.importers.sieve import Sieve
from pplcheck.config.importers.spans import enrollments
from pplcheck.config.wording import plain
from pplcheck.model.contribution import Identity
from pplcheck.model.imported import Imported, ImportedDomain, ImportedPerson
from pplcheck.model.party import SELF, Source


def read(files: tuple[tuple[str, bytes], ...], sieve: Sieve | None = None) -> Imported:
    """The individuals and organizations of exports; total over any bytes."""
    gathering = Gathering("sortinghat", sieve)
    for path, data in files:
        top = read_json(path, text_of(path, data, gathering.remarks), gathering.remarks)
        if not isinstance(top, Object):
            gathering.remarks.add("holds no object; nothing was taken over", Source(path=path))
            continue
        _note_organizations(top, path, gathering)
        for key in ("uidentities", "individuals"):
            for individual in top.objects(key):
                _note_individual(individual, path, gathering)
    return gathering.imported()


def _note_organizations(top: Object, path: str, gathering: Gathering) -> None:
    for written, domains, line in _organizations(top):
        name = employer(written).organization
        if not name or name == SELF:
            continue
        gathering.organization(name, Source(path=path, line=line))
        for domain in domains:
            source = Source(path=path, line=domain.line)
            is_top = domain.get("is_top", domain.get("is_top_domain", True))
            if is_top is False:
                what = (
                    f"{plain(domain.text('domain'))} is no top domain; its subdomains are covered"
                )
                gathering.remarks.add(what, source)
            gathering.domain(
                name,
                ImportedDomain(
                    domain=domain.text("domain").lower(), start=None, until=None, source=source
                ),
            )


def _organizations(top: Object) -> Iterator[tuple[str, list[Object], int]]:
    """Name, domains and line of every organization: by name, or each with its name."""
    listed = top.get("organizations")
    if isinstance(listed, Object):
        for name, value in listed.items():
            inner = value if isinstance(value, Array) else Array(0)
            yield name, [each for each in inner if isinstance(each, Object)], listed.lines[name]
    for each in top.objects("organizations") if isinstance(listed, Array) else ():
        yield each.text("name"), list(each.objects("domains")), each.line


def _note_individual(individual: Object, path: str, gathering: Gathering) -> None:
    source = Source(path=path, line=individual.line)
    addresses: dict[str, None] = {}
    for identity in individual.objects("identities"):
        address = mail(identity.text("email"))
        if names_one(address):
            addresses[address] = None
    profile = individual.get("profile")
    name = profile.text("name") if isinstance(profile, Object) else ""
    name = name or next(
        (each.text("name") for each in individual.objects("identities") if each.text("name")), ""
    )
    if isinstance(profile, Object) and profile.get("is_bot") is True:
        gathering.remarks.add("a bot, which is a tool; not taken over", source)
        return
    if not addresses:
        gathering.remarks.add("an individual without an address; not taken over", source)
        return
    gathering.person(
        ImportedPerson(
            name=" ".join(name.split()),
            identities=tuple(Identity(name="", email=email) for email in addresses),
            enrollments=enrollments(individual, path, gathering.remarks),
            source=source,
        )
    )
