"""One repository of many: everything that is kept of it as one value, and where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pplcheck.errors import (
    ConfigurationError,
    CouldNotCheckError,
    UnreadableConfigurationError,
    UsageError,
)
from pplcheck.history.layout import check_layout
from pplcheck.history.locate import Located, locate, refuse_shallow
from pplcheck.history.program import Program, find_git
from pplcheck.history.refs import read_head
from pplcheck.model.fleet import RECORD_VERSION, Record, Tip
from pplcheck.model.phyle import Phyle, Project
from pplcheck.pipeline.phyle import project_flows
from pplcheck.pipeline.reporting import gathered_on
from pplcheck.pipeline.request import Request

if TYPE_CHECKING:
    from pplcheck.model.report import Report
    from pplcheck.pipeline.assembly import Gathered

_NOWHERE = Project(name="")


def scan(
    request: Request, *, members: Collection[str] = (), people_key: Path | None = None
) -> Record:
    """Everything kept of one repository: what `check` and `report` find, as one value.

    `members` are the organizations of a phyle, which are named like those of a register.
    `people_key` is the file with the key that people's ids are made with, where they are shown by
    name; where pseudonyms stand in for them, it is that of these.
    What keeps the repository from being judged comes back as a record with the reason. Raises
    MemoryError and what else the machine, and not the repository, is to blame for.
    """
    phyle = _phyle(members)
    try:
        return gathered_on(request, lambda found: _record(request, found, phyle, people_key))
    except (ConfigurationError, UsageError) as error:
        said = "; ".join(error.problems) if isinstance(error, ConfigurationError) else str(error)
        return refused_record(request, UnreadableConfigurationError(said))
    except CouldNotCheckError as error:
        return refused_record(request, error)


def refused_record(request: Request, error: CouldNotCheckError) -> Record:
    """The record of a repository of which nothing could be judged, with the reason."""
    from pplcheck.pipeline.assembly import refused
    from pplcheck.pipeline.judging import refusal

    return Record(
        version=RECORD_VERSION,
        assembly=refused(refusal(request, error)),
        flows=project_flows(_phyle(()), _NOWHERE, None),
    )


def git_outside(paths: Iterable[Path]) -> Program | None:
    """The git that lies in none of many repositories, None where there is none that can be used."""
    try:
        return find_git(frozenset(path.resolve() for path in paths))
    except (CouldNotCheckError, OSError, RuntimeError):  # links in a circle
        return None  # every repository then says by itself what is wrong


def tip_of(path: Path, git: Program | None = None) -> Tip:
    """Where the repository at a path stands, read from its files.

    `git` is what `find_git` found before; it is looked for anew where it lies in the repository.

    Raises:
        CouldNotCheckError: there is none, its history is cut off, or HEAD leads to no commit.
    """
    located = locate(path, named=True)
    if git is None or _lies_in(git, located):
        git = find_git(located.folders)
    layout = check_layout(located, git)
    refuse_shallow(located)
    head, _ = read_head(located, 64 if layout == "sha256" else 40)
    return Tip(identity=str(located.common), head=head, size=_size(located))


def _lies_in(git: Program, located: Located) -> bool:
    real = Path(git.path).resolve()
    return any(real.is_relative_to(folder) for folder in located.folders)


def _size(located: Located) -> int:
    """Bytes of the packs; what cannot be looked at counts nothing, since it is but a hint."""
    try:
        packs = (located.common / "objects" / "pack").glob("*.pack")
        return sum(pack.stat().st_size for pack in packs)
    except OSError:
        return 0


def _record(request: Request, found: Gathered, phyle: Phyle, people_key: Path | None) -> Record:
    from pplcheck.pipeline.assembly import assemble, attributed
    from pplcheck.pipeline.scanning_sums import members_of, people_of, sums_of

    report: Report = found.report
    flows = project_flows(phyle, _NOWHERE, report)
    if report.evidence is None:
        return Record(version=RECORD_VERSION, assembly=assemble(found), flows=flows)
    named = members_of(found, phyle.members)
    known = attributed(found, report.evidence)
    parties = frozenset(entry.party for entry in named)
    return Record(
        version=RECORD_VERSION,
        assembly=assemble(found, known),
        flows=flows,
        organizations=named,
        sums=sums_of(known.portions, parties),
        people=people_of(
            found,
            known.portions,
            parties,
            request.pseudonyms or people_key,
            by_name=request.pseudonyms is None,
        ),
    )


def _phyle(members: Collection[str]) -> Phyle:
    """What stands for the phyle in a record, which is told of any: its members alone."""
    return Phyle(path="", digest="", name="", members=tuple(sorted(members)), projects=())
