"""The standing table in words and figures, ready for any format people read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pplcheck.formats.parties import hints, people_behind
from pplcheck.model.contribution import History, Role
from pplcheck.model.frozen import frozen
from pplcheck.model.party import Kind
from pplcheck.model.report import Evidence, percent
from pplcheck.model.rule import plural
from pplcheck.model.standing import Basis, PartyStanding, Standing

NONE: Final = "-"
"""What stands in a cell that has nothing to say."""

_HINTS: Final = 3
"""How many kinds of address a note lists."""


@frozen
class Figures:
    """A row: what people read in each column.

    `low` and `high` are the ends of the share's interval (0-1), None where no bar is drawn.
    `note` says what the figures rest on; `is_part` marks a row that details the one above.
    """

    label: str
    organizations: str = NONE
    people: str = NONE
    commits: str = NONE
    share: str = ""
    low: float | None = None
    high: float | None = None
    note: str = ""
    is_part: bool = False


def figures(evidence: Evidence) -> tuple[Figures, ...]:
    """The rows of the table, in the order people ask: who gives, who takes, what is open."""
    count = _Counts(evidence)
    rows = [*_commoners(count)]
    for standing, label in (
        (Standing.WORKER_OWNED_USER, "worker-owned user"),
        (Standing.NONCOMMERCIAL_USER, "noncommercial user"),
    ):
        entries = count.of(standing)
        if entries:
            rows.append(count.row(label, entries, share=""))
    rows.append(_contributing(count))
    rows.append(_using(count))
    rows.append(_undetermined(count))
    return tuple(rows)


def interval(low: float, high: float) -> str:
    """A share as an interval, `2 to 4 %`; one figure where both ends read the same."""
    start, end = percent(low), percent(high)
    return end if start == end else f"{start.removesuffix(' %')} to {end}"


def left_out(history: History) -> str:
    """Commits that count for nobody's contribution, in words; empty where there are none."""
    bots = [bot for bot in history.bots if bot.role is Role.AUTHOR]
    by_bots = sum(bot.commits for bot in bots)
    parts = [
        plural(history.merges, "merge") if history.merges else "",
        f"{plural(by_bots, 'commit')} by {plural(len(bots), 'bot')}" if by_bots else "",
        plural(history.reverts, "revert") if history.reverts else "",
        *told_apart(history.imports, history.vendored, history.renames),
    ]
    return " · ".join(part for part in parts if part)


def told_apart(imports: int, vendored: int, renames: int) -> tuple[str, ...]:
    """Commits that are no work of their own, in words; those there are none of stay unsaid."""
    return (
        plural(imports, "import") if imports else "",
        plural(vendored, "vendored drop") if vendored else "",
        plural(renames, "pure rename") if renames else "",
    )


class _Counts:
    """Sums over standings, as shares of all contributions."""

    def __init__(self, evidence: Evidence) -> None:
        self.standings = evidence.standings
        self.total = evidence.contributions
        self.unattributed = evidence.history.unattributed
        undetermined = self.of(Standing.UNDETERMINED)
        self.undetermined = _commits(undetermined) + self.unattributed

    def of(
        self, standing: Standing, where: Callable[[PartyStanding], bool] = lambda _: True
    ) -> list[PartyStanding]:
        """The parties of a standing of which a condition holds."""
        return [entry for entry in self.standings if entry.standing is standing and where(entry)]

    def share(self, commits: int) -> float:
        """A number of commits as a share of all, 0 where there are none."""
        return commits / self.total if self.total else 0.0

    def row(  # noqa: PLR0913 - a row's parts, each by name
        self,
        label: str,
        entries: list[PartyStanding],
        *,
        share: str,
        low: float | None = None,
        high: float | None = None,
        note: str = "",
        extra: int = 0,
    ) -> Figures:
        """A row over some parties; `extra` commits nobody can be named for are added."""
        return Figures(
            label=label,
            organizations=f"{sum(not entry.is_person for entry in entries):,}",
            people=f"{people_behind(entries):,}",
            commits=f"{_commits(entries) + extra:,}",
            share=share,
            low=low,
            high=high,
            note=note,
        )


def _commits(entries: list[PartyStanding]) -> int:
    return sum(entry.commits for entry in entries)


def _is_shown(entry: PartyStanding) -> bool:
    return entry.basis is Basis.SHOWN


def _is_presumed(entry: PartyStanding) -> bool:
    return entry.basis is Basis.PRESUMED


def _commoners(count: _Counts) -> list[Figures]:
    shown = count.of(Standing.COMMONER, _is_shown)
    presumed = count.of(Standing.COMMONER, _is_presumed)
    low = count.share(_commits(shown))
    high = count.share(_commits(shown) + _commits(presumed) + count.undetermined)
    rows = [count.row("commoner, shown", shown, share=percent(low), low=low, high=high)]
    owned = [entry for entry in shown if entry.kind is Kind.WORKER_COOPERATIVE]
    if owned:
        rows.append(
            Figures(
                label="of these worker co-ops",
                organizations=f"{len(owned):,}",
                people=f"{people_behind(owned):,}",
                commits=f"{_commits(owned):,}",
                is_part=True,
            )
        )
    if presumed:
        share = percent(count.share(_commits(presumed)))
        note = _presumption(count, presumed)
        rows.append(count.row("commoner, presumed", presumed, share=f"+{share}", note=note))
    return rows


def _presumption(count: _Counts, presumed: list[PartyStanding]) -> str:
    """What little is known of those presumed, with shares of all contributions."""
    known = hints(presumed)[:_HINTS]
    parts = [f"{percent(count.share(commits))} {hint}" for hint, commits in known]
    note = "nothing shows for whom they act"
    return f"{note}: {', '.join(parts)}" if parts else note


def _contributing(count: _Counts) -> Figures:
    entries = count.of(Standing.CONTRIBUTING_COMMERCIAL)
    low = count.share(_commits(entries))
    high = count.share(_commits(entries) + count.undetermined)
    is_drawn = bool(entries)
    return count.row(
        "contributing commercial",
        entries,
        share=interval(low, high) if count.total else "",
        low=low if is_drawn else None,
        high=high if is_drawn else None,
    )


def _using(count: _Counts) -> Figures:
    label = "non-contributing commercial"
    entries = count.of(Standing.NON_CONTRIBUTING_COMMERCIAL)
    if entries:
        commits = _commits(entries)
        note = "contributions lie outside the window" if commits else ""
        share = percent(count.share(commits)) if commits else ""
        note = note or "no contribution found"
        return count.row(label, entries, share=share, note=note)
    if any(entry.uses for entry in count.standings):
        return Figures(label=label, organizations="0")
    return Figures(label=label, note="no users are declared")


def _undetermined(count: _Counts) -> Figures:
    entries = count.of(Standing.UNDETERMINED)
    share = count.share(count.undetermined)
    parts = []
    if any(not entry.is_person for entry in entries):
        parts.append("organizations of unknown kind")
    if any(entry.is_person for entry in entries):
        parts.append("people who cannot be placed")
    if count.unattributed:
        parts.append(f"{plural(count.unattributed, 'commit')} without a readable author")
    return count.row(
        "undetermined",
        entries,
        share=percent(share) if count.total else "",
        low=0.0 if count.undetermined else None,
        high=share if count.undetermined else None,
        note="; ".join(parts),
        extra=count.unattributed,
    )
