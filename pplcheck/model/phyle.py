"""A phyle: a named group of organizations and the projects they keep, and what flows between them.

The word is Neal Stephenson's, taken up by the Las Indias network and Michel Bauwens for groups of
companies that trade on the market and work for a commons. Members keep their own kind. Counts are
contributions, shares are 0-1.
"""

from __future__ import annotations

from pplcheck.model.frozen import frozen
from pplcheck.model.party import Kind


@frozen
class Project:
    """A project of a phyle: where it lies, and which member keeps it.

    Either `path`, as written, or `url` is empty. `steward` is empty where all keep it together.
    """

    name: str
    path: str = ""
    url: str = ""
    steward: str = ""
    line: int = 0


@frozen
class Phyle:
    """A phyle file: members by the ids of registers, projects, registers as written.

    Paths are relative to the folder of the file; it is the caller's own, so they may lead
    anywhere. `digest` is `sha256:` and the hex of its bytes.
    """

    path: str
    digest: str
    name: str
    members: tuple[str, ...]
    projects: tuple[Project, ...]
    registers: tuple[str, ...] = ()


@frozen
class Flow:
    """What people of a member contributed to a project: who works on whose commons.

    `low` is what is shown, `high` adds what is open. `recent` lies within the project's window.
    """

    member: str
    name: str
    steward: str
    project: str
    commits: int
    recent: int
    people: int
    low: float
    high: float


@frozen
class Owed:
    """An outsider that owes a project reciprocity: no member, and no agreement covers it."""

    party: str
    name: str
    kind: Kind
    commits: int
    uses: bool


@frozen
class ProjectFlows:
    """One project: what members gave, what others did, who outside owes.

    `is_judged` is False where it could not be, or has an address only: all else is then unknown
    and stands at nothing. `others` counts contributions of organizations that are no members,
    `open` those of which nothing shows for whom. `undetermined` counts organizations outside of
    whom it is not known whether they owe.
    """

    project: Project
    is_judged: bool
    commits: int = 0
    flows: tuple[Flow, ...] = ()
    others: int = 0
    open: int = 0
    owed: tuple[Owed, ...] = ()
    undetermined: int = 0


@frozen
class PhyleFlows:
    """All projects of a phyle, by name, and members of whom no project shows anything."""

    name: str
    projects: tuple[ProjectFlows, ...]
    silent: tuple[str, ...]

    @property
    def between(self) -> tuple[tuple[str, str, int], ...]:
        """Contributions from member to steward, summed over projects, most first."""
        sums: dict[tuple[str, str], int] = {}
        for flow in (flow for entry in self.projects for flow in entry.flows):
            key = flow.member, flow.steward
            sums[key] = sums.get(key, 0) + flow.commits
        ranked = sorted(sums.items(), key=lambda entry: (-entry[1], entry[0]))
        return tuple((member, steward, commits) for (member, steward), commits in ranked)
