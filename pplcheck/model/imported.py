"""What foreign affiliation data says, before it becomes a register: the readers' vocabulary.

Names of organizations are as the data writes them, or `SELF`; whoever writes a register gives
them ids. Date ranges are half-open: `start` inclusive, `until` exclusive, None where open. Every
fact keeps the file and line it stands at, and what was found wrong or could not be taken over
as written is a `Remark`: reported, never lost.
"""

from __future__ import annotations

from datetime import date

from pplcheck.model.contribution import Identity
from pplcheck.model.frozen import frozen
from pplcheck.model.party import Answer, Source


@frozen
class ImportedEnrollment:
    """For whom somebody acted; `organization` is a name as written, or `SELF`.

    `addresses` (lower case) restricts it to what was done from these addresses, for which it
    is then the most exact statement there is, above any mail domain. Empty: it holds for the
    person, whatever address they use, where the address itself shows nothing.
    """

    organization: str
    start: date | None
    until: date | None
    paid: Answer
    source: Source
    addresses: tuple[str, ...] = ()


@frozen
class ImportedPerson:
    """A person; `name` is empty where the format knows addresses only."""

    name: str
    identities: tuple[Identity, ...]
    enrollments: tuple[ImportedEnrollment, ...]
    source: Source


@frozen
class ImportedDomain:
    """A mail domain (lower case, subdomains covered) as an organization's, between two dates."""

    domain: str
    start: date | None
    until: date | None
    source: Source


@frozen
class ImportedSplit:
    """A part (0-1) of the work done under a virtual employer's name, and whose it is."""

    organization: str
    share: float
    source: Source


@frozen
class ImportedOrganization:
    """An organization by name; each name is there once, with all that the files say of it.

    `splits` is filled for gitdm's virtual employers only: no organizations, but names under
    which work is divided among some.
    """

    name: str
    domains: tuple[ImportedDomain, ...]
    aliases: tuple[str, ...]
    source: Source
    splits: tuple[ImportedSplit, ...] = ()


@frozen
class ImportedUse:
    """A claim that an organization uses the work: a line in a list of adopters.

    `commit` and `author` say who added the line and in which commit, empty until looked up.
    """

    organization: str
    source: Source
    commit: str = ""
    author: str = ""


@frozen
class Remark:
    """Something found wrong, contradictory or read in a certain way, and where it stands."""

    what: str
    source: Source


@frozen
class Imported:
    """Everything some files of one format say, each tuple in a fixed order.

    Every organization that an enrollment names is in `organizations`. An address of two people
    is kept with both and remarked.
    """

    format: str
    people: tuple[ImportedPerson, ...]
    organizations: tuple[ImportedOrganization, ...]
    uses: tuple[ImportedUse, ...] = ()
    remarks: tuple[Remark, ...] = ()
