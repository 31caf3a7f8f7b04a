"""What `pplcheck licenses` answers: declarations, files, history, loose texts, components."""

from __future__ import annotations

from pplcheck.model.compatibility import Combination
from pplcheck.model.component import ExaminedComponent
from pplcheck.model.declaration import Conflict, Declaration, EffectiveLicense
from pplcheck.model.frozen import frozen
from pplcheck.model.license import Match
from pplcheck.model.report import Gap, Judged
from pplcheck.model.scope import Placed, ScopeFigures
from pplcheck.model.timeline import LicenseHistory


@frozen
class Listing:
    """Everything a repository declares, and the license of every tracked file, by path.

    `combinations` are the other licenses in a work under reciprocity terms, and how they meet.
    """

    judged: Judged
    license: EffectiveLicense
    declarations: tuple[Declaration, ...]
    conflicts: tuple[Conflict, ...]
    figures: ScopeFigures
    files: tuple[Placed, ...]
    combinations: tuple[Combination, ...] = ()


@frozen
class IdentifiedFile:
    """Which license a loose file's text is; `note` says why nothing could be compared."""

    file: str
    match: Match
    note: str = ""


@frozen
class LicensesAnswer:
    """The answer in its parts; a part that was not asked for is None.

    `with_files` says whether single files are to be shown, `show_people` whether persons may be
    named. `gaps` is what could not be read.
    """

    tool_version: str
    listing: Listing | None = None
    history: LicenseHistory | None = None
    identified: tuple[IdentifiedFile, ...] | None = None
    components: tuple[ExaminedComponent, ...] | None = None
    with_files: bool = False
    show_people: bool = False
    gaps: tuple[Gap, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all that was asked for could be read."""
        return not any(gap.fatal for gap in self.gaps)
