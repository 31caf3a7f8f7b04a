"""`.mailmap`: which addresses are one person's; no organizations.

Source: gitmailmap(5). A line gives the proper name, the proper address or both for an address, or
for a name with an address. Lines that begin with `#` are comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pplcheck.config.importers.addresses import names_one
from pplcheck.config.importers.gather import Gathering
from pplcheck.config.importers.lines import numbered
from pplcheck.config.importers.remarks import Remarks
from pplcheck.config.importers.sieve import Sieve
from pplcheck.config.wording import plain
from pplcheck.model.contribution import Identity
from pplcheck.model.imported import Imported, ImportedPerson
from pplcheck.model.party import Source

_PAIR = re.compile(r"(?<![^<>])([^<>]*+)<([^<>]*+)>")

Pair = tuple[str, str]
"""A name and an address in lower case; the name may be empty."""


def read(files: tuple[tuple[str, bytes], ...], sieve: Sieve | None = None) -> Imported:
    """The people of mailmaps, a person a proper address; total over any bytes."""
    gathering = Gathering("mailmap", sieve)
    people: dict[str, tuple[Source, str, dict[Identity, None]]] = {}
    for path, data in files:
        for source, (name, email), others in pairs(path, data, gathering.remarks):
            _, known, identities = people.setdefault(email, (source, name, {}))
            if name and not known:
                people[email] = (source, name, identities)
            identities[Identity(name="", email=email)] = None
            identities |= {Identity(name=other, email=at): None for other, at in others}
    for source, name, identities in people.values():
        gathering.person(
            ImportedPerson(name=name, identities=tuple(identities), enrollments=(), source=source)
        )
    return gathering.imported()


def pairs(path: str, data: bytes, remarks: Remarks) -> Iterator[tuple[Source, Pair, list[Pair]]]:
    """Each line's first pair of name and address, and the one it stands for, if any."""
    for source, line in numbered(path, data, remarks):
        if line.startswith("#"):
            continue
        found = [(name.strip(), at.strip().lower()) for name, at in _PAIR.findall(line)[:2]]
        if not found:
            remarks.add(f"{plain(line.strip())} holds no address; not taken over", source)
        elif not all(names_one(email) for _, email in found):
            remarks.add("holds what is no address; not taken over", source)
        else:
            yield source, found[0], found[1:]
