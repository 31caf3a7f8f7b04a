"""The report on a phyle as one value: its projects, its members, and what flows between them.

Like `assembly`, which it stands above: names here are keys of its JSON, codes are never
translated, shares are 0-1 with six decimals. Counts are contributions. A `steward` is the id of
the member that keeps a project, empty where all do; a `_name` is what people read for an id.
"""

from __future__ import annotations

from datetime import date

from pplcheck.model.assembly import Input
from pplcheck.model.frozen import frozen


@frozen
class ProjectRow:
    """A project, with the answers of its own report in brief.

    `state` is `judged`, `refused` (could not be checked; `reason` says why), `address` (has no
    path, and no address is fetched) or `left-out` (not among the paths asked for). All figures of
    a project that is not judged stand at nothing. `complete` is False where parts of it could not
    be read. `by_members` counts contributions of members, `by_others` those of organizations that
    are none, `open` those of which nothing shows for whom. `owing` counts organizations outside
    the phyle that owe reciprocity, `undetermined` those of whom that is not known.
    """

    name: str
    steward: str
    steward_name: str
    url: str
    state: str
    reason: str
    complete: bool
    head: str
    license: str
    terms: str
    contributions: int
    people: int
    by_members: int
    by_others: int
    open: int
    owing: int
    undetermined: int
    errors: int


@frozen
class MemberRow:
    """A member: what its people gave, to what it keeps and to what others keep, and what it got.

    `keeps` counts projects of which it is the steward, `received` contributions of other members
    to these. `shared` went to projects that all keep. `silent` says that no project judged shows
    a contribution of it, which does not say that there is none.
    """

    id: str
    name: str
    keeps: int
    gave: int
    recent: int
    to_own: int
    to_others: int
    shared: int
    received: int
    silent: bool


@frozen
class FlowRow:
    """What people of a member contributed to a project; the share is of all its contributions.

    `recent` lies within the window of the project's policy. `low` is what is shown, `high` adds
    all of which nothing shows for whom.
    """

    member: str
    name: str
    project: str
    steward: str
    steward_name: str
    commits: int
    recent: int
    people: int
    low: float
    high: float


@frozen
class BetweenRow:
    """What a member gave to the projects one steward keeps, summed."""

    member: str
    name: str
    steward: str
    steward_name: str
    commits: int


@frozen
class OwedRow:
    """An organization outside the phyle that owes a project reciprocity.

    `uses` says whether a use of the work is declared; else its contributions are all that shows.
    """

    project: str
    party: str
    name: str
    kind: str
    commits: int
    uses: bool


@frozen
class PhyleReport:
    """The report on a phyle: projects by steward, members, flows between them, what is owed.

    `complete` is False where a project asked for could not be checked, or not wholly. Lists are
    bounded, so that a page stays readable; each `more_` counts what its list leaves out.
    """

    schema_version: str
    tool: str
    version: str
    as_of: date
    complete: bool
    name: str
    inputs: tuple[Input, ...]
    more_inputs: int
    judged: int
    not_judged: int
    projects: tuple[ProjectRow, ...]
    more_projects: int
    members: tuple[MemberRow, ...]
    more_members: int
    between: tuple[BetweenRow, ...]
    more_between: int
    flows: tuple[FlowRow, ...]
    more_flows: int
    owed: tuple[OwedRow, ...]
    more_owed: int
