"""The evidence of an assembly's report: what is due, why, under which license; see `assembly`."""

from __future__ import annotations

from datetime import date

from pplcheck.model.frozen import frozen


@frozen
class Agreed:
    """An agreement: from when until when (exclusive), and its terms in the register's words.

    `fulfilled`, `due` and `overdue` count the reciprocations agreed upon by where they stand.
    """

    start: date | None
    until: date | None
    terms: str
    in_force: bool
    fulfilled: int
    due: int
    overdue: int


@frozen
class Exchange:
    """A line of the reciprocity ledger: what a party takes and gives, and what is due.

    `reciprocity` is `none`, `applies`, `agreed` or `undetermined`. `uses` are declared uses;
    `recorded` counts lines of the contribution ledger, `more_agreements` agreements left out.
    """

    name: str
    kind: str
    standing: str
    basis: str
    verdict: str
    reciprocity: str
    commits: int
    recent: int
    recorded: int
    uses: tuple[str, ...]
    agreements: tuple[Agreed, ...]
    more_agreements: int
    anchor: str


@frozen
class RecordedWork:
    """Work that a ledger records, one sum a party, kind of work and unit; the amount is exact."""

    name: str
    work: str
    amount: str
    unit: str
    entries: int
    confirmed: int


@frozen
class Reason:
    """One piece of evidence: the clause it serves, the fact, its answer, source and strength."""

    clause: str
    fact: str
    answer: str
    source: str
    strength: int


@frozen
class Dossier:
    """The evidence behind one classification; `anchor` is its place on the page.

    `folded` counts organizations known by a mail domain of one or two people only, which share
    one entry without names; it is 0 for any other.
    """

    anchor: str
    name: str
    kind: str
    standing: str
    basis: str
    verdict: str
    reciprocity: str
    commits: int
    people: int
    first: date | None
    last: date | None
    reasons: tuple[Reason, ...]
    more_reasons: int
    searched: tuple[str, ...]
    settles: str
    folded: int = 0


@frozen
class Found:
    """A finding; `summary` and `remedy` are its rule's own words, `anchor` its evidence."""

    code: str
    name: str
    severity: str
    summary: str
    message: str
    path: str
    line: int
    commit: str
    clause: str
    remedy: str
    fingerprint: str
    anchor: str


@frozen
class Book:
    """A page of evidence; `more_` counts findings and dossiers of later pages, or of none.

    Pages follow one another: what `book` leaves out stands in `appendix`, as far as that goes.
    """

    findings: tuple[Found, ...]
    more_findings: int
    dossiers: tuple[Dossier, ...]
    more_dossiers: int


@frozen
class Stretch:
    """A period of the license at the root; `commits` is 0 where they were not counted."""

    license: str
    terms: str
    day: date
    commit: str
    path: str
    commits: int


@frozen
class Scope:
    """A license and how many files it applies to."""

    license: str
    files: int
    terms: str
    vendored: int


@frozen
class Place:
    """A place that declares a license other than others for the same scope do."""

    scope: str
    path: str
    line: int
    license: str
    asked: bool


@frozen
class Joined:
    """Files under another license than the root's, and whether they may be part of one work."""

    license: str
    root: str
    files: int
    answer: str
    reason: str


@frozen
class Departure:
    """A text that is titled as a license and departs from it, and in which clauses."""

    path: str
    titled: str
    found: str
    clauses: tuple[str, ...]


@frozen
class Map:
    """Where which license applies, since when, and where places disagree."""

    scopes: tuple[Scope, ...]
    more_scopes: int
    periods: tuple[Stretch, ...]
    more_periods: int
    conflicts: tuple[Place, ...]
    more_conflicts: int
    joined: tuple[Joined, ...]
    more_joined: int
    departures: tuple[Departure, ...]
    more_departures: int
