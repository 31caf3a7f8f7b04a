"""The report for an assembly as one value: every number once, for all its formats.

Every format renders this value and nothing else, so no two of them can tell different figures. Its
JSON is the same value member by member: names here are keys there. Texts are what the repository
holds, without mail addresses; numbers are not rounded but for shares (0-1, six decimals). Codes
(standing, kind, verdict, ...) are never translated here. Days are UTC and inclusive unless said.
"""

from __future__ import annotations

from datetime import date

from pplcheck.model.assembly_evidence import Book, Exchange, Map, RecordedWork
from pplcheck.model.assembly_figures import Makers, Power, Verdict, Work, Year
from pplcheck.model.frozen import frozen

SCHEMA_VERSION = "1.1.0"
"""The version of the form of the document; semantic, see https://semver.org."""


@frozen
class Waived:
    """A finding the project lives with, why, who decided, until when (inclusive)."""

    code: str
    path: str
    reason: str
    approver: str
    expires: date | None
    state: str
    findings: int


@frozen
class Dispute:
    """Evidence that disagrees about one party: who, and what would settle it."""

    name: str
    settles: str
    anchor: str


@frozen
class Figure:
    """A number that differs from the last report: what it is and of which row, then and now."""

    what: str
    name: str
    before: float
    after: float


@frozen
class Moved:
    """A code or text that differs from the last report: what it is and of whom, then and now."""

    what: str
    name: str
    before: str
    after: str


@frozen
class Since:
    """What changed since an earlier report of the same work; findings are told by their code.

    Each `more_` counts what its list leaves out.
    """

    head: str
    as_of: date
    version: str
    figures: tuple[Figure, ...]
    moved: tuple[Moved, ...]
    more_moved: int
    new_findings: tuple[str, ...]
    more_new: int
    gone_findings: tuple[str, ...]
    more_gone: int


@frozen
class Minutes:
    """What was decided and what is contested. `since` is None without an earlier report."""

    waivers: tuple[Waived, ...]
    more_waivers: int
    baseline: int
    disputes: tuple[Dispute, ...]
    more_disputes: int
    since: Since | None


@frozen
class Input:
    """A file that was read, what as, and its digest."""

    role: str
    path: str
    digest: str


@frozen
class Gap:
    """Something that could not be read."""

    code: str
    what: str
    path: str
    fatal: bool


@frozen
class ClauseNote:
    """A clause of the license in force, for the reader: number, subject, summary."""

    license: str
    number: str
    subject: str
    summary: str


@frozen
class Annex:
    """How the report was come by: files read, what could not be, settings, clauses."""

    inputs: tuple[Input, ...]
    more_inputs: int
    gaps: tuple[Gap, ...]
    more_gaps: int
    window_months: int
    presume: str
    undetermined: str
    clauses: tuple[ClauseNote, ...]


@frozen
class Assembly:
    """The whole report. What needs a history is None where nothing could be judged.

    Lists are bounded, so that a page stays below 500 kB; each `more_` counts what its list leaves
    out. `appendix` continues `book`, one entry a page.
    """

    schema_version: str
    tool: str
    version: str
    as_of: date
    reading: str
    complete: bool
    people_shown: bool
    work: Work | None
    verdict: Verdict
    makers: Makers | None
    years: tuple[Year, ...]
    more_years: int
    power: Power | None
    exchanges: tuple[Exchange, ...]
    more_exchanges: int
    recorded: tuple[RecordedWork, ...]
    more_recorded: int
    book: Book
    appendix: tuple[Book, ...]
    map: Map | None
    minutes: Minutes
    annex: Annex
