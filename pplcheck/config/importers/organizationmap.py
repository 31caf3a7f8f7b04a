"""`.organizationmap`: a mailmap whose proper names are organizations.

    Nebula <contact@nebula.example> Ada Example <ada@nebula.example>

Source: ceph's file of that name and its use as `mailmap.file`. A line holds for its address
whenever it was used.
"""

from __future__ import annotations

from pplcheck.config.importers.employers import employer
from pplcheck.config.importers.gather import Gathering
from pplcheck.config.importers.mailmap import pairs
from pplcheck.config.importers.sieve import Sieve
from pplcheck.model.contribution import Identity
from pplcheck.model.imported import Imported, ImportedEnrollment, ImportedPerson


def read(files: tuple[tuple[str, bytes], ...], sieve: Sieve | None = None) -> Imported:
    """The people of organization maps, a person a line; total over any bytes."""
    gathering = Gathering("organizationmap", sieve)
    for path, data in files:
        for source, (written, _), others in pairs(path, data, gathering.remarks):
            if not others:
                gathering.remarks.add("names nobody's address; not taken over", source)
                continue
            name, email = others[0]
            meant = employer(written)
            if not meant.organization:
                continue
            entry = ImportedEnrollment(
                organization=meant.organization,
                start=None,
                until=None,
                paid=meant.paid,
                source=source,
                addresses=(email,),
            )
            gathering.person(
                ImportedPerson(
                    name=name,
                    identities=(Identity(name="", email=email),),
                    enrollments=(entry,),
                    source=source,
                )
            )
    return gathering.imported()
