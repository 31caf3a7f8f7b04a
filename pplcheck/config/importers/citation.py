"""CITATION.cff: authors and contacts with addresses and affiliations.

Source: the schema of the Citation File Format 1.2.0, `authors` and `contact`. An affiliation is
free text without dates; entities (they have a `name`) are no people.
"""

from __future__ import annotations

from pplcheck.config.importers.addresses import names_one
from pplcheck.config.importers.gather import Gathering
from pplcheck.config.importers.json_lines import Object
from pplcheck.config.importers.lines import text_of
from pplcheck.config.importers.maintainers import once
from pplcheck.config.importers.naming import note
from pplcheck.config.importers.sieve import Sieve
from pplcheck.config.importers.yaml_lines import read_yaml
from pplcheck.model.imported import Imported, ImportedPerson
from pplcheck.model.party import Source


def read(files: tuple[tuple[str, bytes], ...], sieve: Sieve | None = None) -> Imported:
    """The people of citation files, as far as they have an address; total over any bytes."""
    gathering = Gathering("citation", sieve)
    people: list[ImportedPerson] = []
    for path, data in files:
        top = read_yaml(path, text_of(path, data, gathering.remarks), gathering.remarks)
        for key in ("authors", "contact"):
            for entry in top.objects(key) if isinstance(top, Object) else ():
                _note(entry, Source(path=path, line=entry.line), gathering, people)
    return once(people, gathering)


def _note(
    entry: Object, source: Source, gathering: Gathering, people: list[ImportedPerson]
) -> None:
    parts = ("given-names", "name-particle", "family-names", "name-suffix")
    name = " ".join(filter(None, (entry.text(part) for part in parts)))
    email = entry.text("email").strip().lower()
    if not name:
        gathering.remarks.add("names no person; not taken over", source)
    elif not names_one(email):
        gathering.remarks.add("a person without an address; not taken over", source)
    else:
        note(name, email, entry.text("affiliation"), source, people)
