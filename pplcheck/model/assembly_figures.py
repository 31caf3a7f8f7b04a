"""The figures of the report for an assembly: verdict, makers, years, power; see `assembly`."""

from __future__ import annotations

from datetime import date

from pplcheck.model.frozen import frozen
from pplcheck.model.influence import Concentration, Fork, Largest, PowerYear


@frozen
class Work:
    """What the report is about: a repository at a commit.

    `judged` is `work tree` or `commit`. `contributions` is what all shares are taken of: commits
    by author and co-author without merges, reverts, tools and imports; `people` those who made
    them, as far as they can be told apart. `authors` counts identities as git does.
    """

    name: str
    head: str
    branch: str
    judged: str
    base: str
    object_format: str
    commits: int
    merges: int
    reverts: int
    imports: int
    by_bots: int
    unattributed: int
    authors: int
    contributions: int
    people: int
    first: date | None
    last: date | None


@frozen
class ClauseStatus:
    """A clause of the license that asks who somebody is, and of how many it is known.

    Counts are organizations in sight: those of whom all it asks for is shown (`met`), of whom
    something it asks for is shown not to be (`unmet`), and the others (`unknown`).
    """

    license: str
    number: str
    subject: str
    effect: str
    summary: str
    met: int
    unmet: int
    unknown: int


@frozen
class Case:
    """A party that reciprocity terms apply to: why, under which clauses, by which rule.

    `reason` is `contributes`, `earlier`, `uses` or `other`; `anchor` names its entry in the
    evidence, empty where there is none. `use` is the use declared, empty for none.
    """

    name: str
    kind: str
    standing: str
    reason: str
    use: str
    commits: int
    clause: str
    code: str
    anchor: str


@frozen
class Question:
    """A question worth asking and the share of contributions (0-1) it settles."""

    ask: str
    settles: float


@frozen
class Certainty:
    """How much of all contributions is shown, presumed and open, in numbers and shares."""

    shown: int
    presumed: int
    unknown: int
    shown_share: float
    presumed_share: float
    unknown_share: float


@frozen
class Verdict:
    """The first page: license, clauses, what is due from whom, what is open.

    `terms` is `reciprocal`, `none` or `unknown`. `since` and `since_commit` are empty where the
    history does not show them. `agreed` and `undetermined` count organizations. `reciprocal_files`
    of `files` carry the terms without an alternative. `due_count` counts all to whom terms apply,
    `due` tells the weightiest.
    """

    license: str
    path: str
    terms: str
    since: date | None
    since_commit: str
    files: int
    reciprocal_files: int
    unknown_files: int
    clauses: tuple[ClauseStatus, ...]
    due: tuple[Case, ...]
    due_count: int
    agreed: int
    undetermined: int
    certainty: Certainty
    questions: tuple[Question, ...]
    errors: int
    warnings: int
    notes: int
    waived: int
    exit_status: int
    complete: bool


@frozen
class MakerRow:
    """A row of who makes it: `code` is a standing, a kind, or an organization's name.

    `presumed` tells how many of `commits` are no more than presumed. `low` is what is shown,
    `high` adds what is presumed for it and all that is open; in rows of what is presumed, and of
    what is open, both are the row's own share. `folded` counts the organizations
    that share the row, 0 for none.
    """

    code: str
    kind: str
    organizations: int
    people: int
    commits: int
    presumed: int
    low: float
    high: float
    anchor: str = ""
    folded: int = 0


@frozen
class Makers:
    """Who makes it: by standing, by kind, by organization. `more` rows are left out of the last."""

    by_standing: tuple[MakerRow, ...]
    by_kind: tuple[MakerRow, ...]
    by_organization: tuple[MakerRow, ...]
    more: int
    more_commits: int


@frozen
class KindCount:
    """Contributions of one kind of party in one year, and how many of them are only presumed."""

    kind: str
    commits: int
    presumed: int


@frozen
class Year:
    """One year: contributions by kind, people, and what was paid.

    `paid` is shown to be paid, `presumed` by an address only, `unpaid` shown not to be; `low` and
    `high` are the ends of the paid share.
    """

    year: int
    commits: int
    people: int
    kinds: tuple[KindCount, ...]
    paid: int
    presumed: int
    unpaid: int
    unknown: int
    low: float
    high: float


@frozen
class Merging:
    """Who takes work in, over the whole history; see `model.influence.Integrations`."""

    merges: int
    applied: int
    own: int
    by_forge: int
    spread: Concentration


@frozen
class Power:
    """Power and fragility: who writes, who takes in, who reviews; None where nothing is known."""

    writing: Concentration
    merging: Merging | None
    reviewing: Concentration
    largest: Largest
    fork: Fork
    years: tuple[PowerYear, ...]
