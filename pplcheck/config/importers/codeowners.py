"""CODEOWNERS: who looks after which paths, by address or handle; it names no employers.

Source: GitHub's and GitLab's pages on code owners. Teams (`@org/team`) are no people.
"""

from __future__ import annotations

from pplcheck.config.importers.addresses import names_one
from pplcheck.config.importers.gather import Gathering
from pplcheck.config.importers.lines import numbered
from pplcheck.config.importers.maintainers import once
from pplcheck.config.importers.naming import handles, note
from pplcheck.config.importers.sieve import Sieve
from pplcheck.config.wording import plain
from pplcheck.model.imported import Imported, ImportedPerson


def read(files: tuple[tuple[str, bytes], ...], sieve: Sieve | None = None) -> Imported:
    """The people of code owners files; total over any bytes."""
    gathering = Gathering("codeowners", sieve)
    people: list[ImportedPerson] = []
    for path, data in files:
        for source, line in numbered(path, data, gathering.remarks):
            words = line.partition("#")[0].replace("\\ ", "_").split()
            for owner in words[1:]:
                if names_one(owner.lower()):
                    note("", owner.lower(), "", source, people)
                elif handles(owner):
                    note(owner.removeprefix("@"), handles(owner)[0], "", source, people)
                elif owner.startswith("@"):
                    gathering.remarks.add(f"{plain(owner)} is a team; not taken over", source)
    return once(people, gathering)
