"""GrimoireLab's YAML: people with profile, addresses and enrollments; organizations and domains.

Source: `sortinghat/parsing/grimoirelab.py` of chaoss/grimoirelab-sortinghat. Each file is a list:
an entry with `profile` is a person, one with `organization` and `domains` an organization. Only
`email` lists addresses; user names on other services are no identities of commits. Dates as
SortingHat writes them.
"""

from __future__ import annotations

from pplcheck.config.importers.addresses import mail, names_one
from pplcheck.config.importers.employers import employer
from pplcheck.config.importers.gather import Gathering
from pplcheck.config.importers.json_lines import Array, Object
from pplcheck.config.importers.lines import text_of
from pplcheck.config.importers.sieve import Sieve
from pplcheck.config.importers.spans import enrollments
from pplcheck.config.importers.yaml_lines import read_yaml
from pplcheck.config.wording import plain
from pplcheck.model.contribution import Identity
from pplcheck.model.imported import Imported, ImportedDomain, ImportedPerson
from pplcheck.model.party import SELF, Source


def read(files: tuple[tuple[str, bytes], ...], sieve: Sieve | None = None) -> Imported:
    """The people and organizations of such files; total over any bytes.

    Raises:
        UsageError: PyYAML is not installed.
    """
    gathering = Gathering("grimoirelab", sieve)
    for path, data in files:
        top = read_yaml(path, text_of(path, data, gathering.remarks), gathering.remarks)
        if not isinstance(top, Array):
            gathering.remarks.add("holds no list; nothing was taken over", Source(path=path))
            continue
        for entry, line in zip(top, top.lines, strict=True):
            source = Source(path=path, line=line)
            if isinstance(entry, Object) and "profile" in entry:
                _note_person(entry, source, gathering)
            elif isinstance(entry, Object) and entry.text("organization"):
                _note_organization(entry, source, gathering)
            else:
                gathering.remarks.add("neither a person nor an organization; left out", source)
    return gathering.imported()


def _note_organization(entry: Object, source: Source, gathering: Gathering) -> None:
    name = employer(entry.text("organization")).organization
    if not name or name == SELF:
        return
    gathering.organization(name, source)
    for domain, line in entry.texts("domains"):
        place = Source(path=source.path, line=line)
        gathering.domain(
            name,
            ImportedDomain(domain=domain.strip().lower(), start=None, until=None, source=place),
        )
    for alias, _ in entry.texts("aliases"):
        gathering.alias(name, " ".join(alias.split()), source)


def _note_person(entry: Object, source: Source, gathering: Gathering) -> None:
    addresses: dict[str, None] = {}
    for written, line in entry.texts("email"):
        if names_one(mail(written)):
            addresses[mail(written)] = None
        else:
            what = f"{plain(written)} is no address; not taken over"
            gathering.remarks.add(what, Source(path=source.path, line=line))
    profile = entry["profile"]
    if isinstance(profile, Object) and profile.text("is_bot").lower() == "true":
        gathering.remarks.add("a bot, which is a tool; not taken over", source)
        return
    if not addresses:
        gathering.remarks.add("a person without an address; not taken over", source)
        return
    name = profile.text("name") if isinstance(profile, Object) else ""
    gathering.person(
        ImportedPerson(
            name=" ".join(name.split()),
            identities=tuple(Identity(name="", email=email) for email in addresses),
            enrollments=enrollments(entry, source.path, gathering.remarks),
            source=source,
        )
    )
