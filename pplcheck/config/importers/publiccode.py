"""publiccode.yml: contacts with affiliations, contractors, and who says they use the work.

Source: the Standard for Public Code's publiccode.yml 0.4, `maintenance` and `usedBy`. A contractor
becomes an organization; for whom its people are is not said.
"""

from __future__ import annotations

from dataclasses import replace

from pplcheck.config.importers.addresses import names_one
from pplcheck.config.importers.gather import Gathering
from pplcheck.config.importers.json_lines import Array, Object
from pplcheck.config.importers.lines import text_of
from pplcheck.config.importers.maintainers import once
from pplcheck.config.importers.naming import note
from pplcheck.config.importers.sieve import Sieve
from pplcheck.config.importers.yaml_lines import read_yaml
from pplcheck.model.imported import Imported, ImportedPerson, ImportedUse
from pplcheck.model.party import Source


def read(files: tuple[tuple[str, bytes], ...], sieve: Sieve | None = None) -> Imported:
    """The contacts, contractors and users of publiccode files; total over any bytes."""
    gathering = Gathering("publiccode", sieve)
    people: list[ImportedPerson] = []
    uses: list[ImportedUse] = []
    for path, data in files:
        top = read_yaml(path, text_of(path, data, gathering.remarks), gathering.remarks)
        if isinstance(top, Object):
            _note_maintenance(top.get("maintenance"), path, gathering, people)
            uses += _uses(top.get("usedBy"), path, gathering)
    return replace(once(people, gathering), uses=tuple(uses))


def _note_maintenance(
    maintenance: object, path: str, gathering: Gathering, people: list[ImportedPerson]
) -> None:
    if not isinstance(maintenance, Object):
        return
    for entry in maintenance.objects("contacts"):
        source, email = Source(path=path, line=entry.line), entry.text("email").strip().lower()
        if names_one(email):
            note(entry.text("name"), email, entry.text("affiliation"), source, people)
        else:
            gathering.remarks.add("a contact without an address; not taken over", source)
    for entry in maintenance.objects("contractors"):
        gathering.organization(entry.text("name").strip(), Source(path=path, line=entry.line))


def _uses(listed: object, path: str, gathering: Gathering) -> list[ImportedUse]:
    found = []
    entries = zip(listed, listed.lines, strict=False) if isinstance(listed, Array) else ()
    for name, line in entries:
        if isinstance(name, str) and name.strip():
            source = Source(path=path, line=line)
            gathering.organization(name.strip(), source)
            found.append(ImportedUse(organization=name.strip(), source=source))
    return found
