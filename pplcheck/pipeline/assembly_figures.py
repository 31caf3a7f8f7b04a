"""The parts of the report that count: what it is about, who makes it, year by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection

from pplcheck.formats.neutral import without_addresses
from pplcheck.formats.parties import people_behind
from pplcheck.governance.tally import rows
from pplcheck.model.assembly_figures import KindCount, MakerRow, Makers, Work, Year
from pplcheck.model.attribution import By, Certainty, Portion, Row
from pplcheck.model.contribution import Role
from pplcheck.model.party import Kind
from pplcheck.model.report import Evidence, Judged
from pplcheck.model.standing import Basis, PartyStanding, Standing
from pplcheck.pipeline.told import within

ORGANIZATIONS = 40
"""How many organizations the table of makers lists at most; the rest is counted."""

LISTED = 30_000
"""Bytes of organizations in the table of makers."""

_PRESUMED = "-presumed"

Anchor = Callable[[str], str]
"""The anchor of a party's evidence, empty where there is none."""


def work(evidence: Evidence, judged: Judged, portions: Collection[Portion]) -> Work:
    """What was judged, and how large it is."""
    history = evidence.history
    people = {portion.attribution.individual for portion in portions} - {""}
    return Work(
        name=without_addresses(judged.name),
        head=judged.head,
        branch=without_addresses(judged.branch),
        judged=judged.tree,
        base=judged.base,
        object_format=judged.object_format,
        commits=history.commits,
        merges=history.merges,
        reverts=history.reverts,
        imports=history.imports + history.vendored + history.renames,
        by_bots=sum(bot.commits for bot in history.bots if bot.role is Role.AUTHOR),
        unattributed=history.unattributed,
        authors=history.people,
        contributions=evidence.contributions,
        people=len(people),
        first=history.first,
        last=history.last,
    )


def makers(
    evidence: Evidence, portions: tuple[Portion, ...], anchor: Anchor, *, fold: bool
) -> Makers:
    """Who makes it, in three cuts of the same contributions."""
    by_organization = rows(portions, By.ORGANIZATION, fold=fold)
    open_ = evidence.history.unattributed
    total = evidence.contributions
    told = within(
        (
            _row(
                row,
                "" if row.folded else without_addresses(row.name),
                row.folded or int(bool(row.party)),
                total,
                open_,
                anchor(row.party),
            )
            for row in by_organization
        ),
        LISTED,
        ORGANIZATIONS,
    )
    rest = by_organization[len(told.entries) :]
    return Makers(
        by_standing=_by_standing(evidence),
        by_kind=tuple(
            _row(
                row, row.kind.value if row.kind else "", _organizations(row, portions), total, open_
            )
            for row in rows(portions, By.KIND)
            if row.commits or row.kind is Kind.UNKNOWN
        ),
        by_organization=told.entries,
        more=told.more,
        more_commits=sum(row.commits for row in rest),
    )


def _row(  # noqa: PLR0913, PLR0917 - the parts of a row
    row: Row, code: str, organizations: int, total: int, open_: int, anchor: str = ""
) -> MakerRow:
    """A row of `who`, its interval taken of all contributions, those without an author included."""
    counted = total - open_
    is_open = not row.party and not row.folded and row.kind is Kind.UNKNOWN
    commits = row.commits + (open_ if is_open else 0)
    return MakerRow(
        code=code,
        kind=row.kind.value if row.kind else "",
        organizations=organizations,
        people=row.people,
        commits=commits,
        presumed=0 if is_open else commits - round(row.low * counted),
        low=(row.low * counted + (open_ if is_open else 0)) / total if total else 0.0,
        high=min((row.high * counted + open_) / total, 1.0) if total else 0.0,
        anchor=anchor,
        folded=row.folded,
    )


def _organizations(row: Row, portions: tuple[Portion, ...]) -> int:
    """How many organizations a row of kinds holds."""
    kind = row.kind
    return len(
        {
            portion.attribution.organization
            for portion in portions
            if portion.attribution.organization and _kind(portion) is kind
        }
    )


def _kind(portion: Portion) -> Kind:
    found = portion.attribution
    return Kind.UNKNOWN if found.certainty is Certainty.UNKNOWN else found.kind


def _by_standing(evidence: Evidence) -> tuple[MakerRow, ...]:
    """One row a standing, a commoner shown and one presumed told apart."""
    total, open_ = evidence.contributions, evidence.history.unattributed
    unknown = open_ + sum(
        entry.commits for entry in evidence.standings if entry.standing is Standing.UNDETERMINED
    )
    found = []
    for standing in Standing:
        entries = [entry for entry in evidence.standings if entry.standing is standing]
        if standing is Standing.UNDETERMINED:
            found.append(_standing(standing.value, entries, unknown, unknown, unknown, total))
            continue
        shown = [entry for entry in entries if entry.basis is Basis.SHOWN]
        presumed = [entry for entry in entries if entry.basis is Basis.PRESUMED]
        count = sum(entry.commits for entry in shown)
        more = sum(entry.commits for entry in presumed)
        found.append(_standing(standing.value, shown, count, count, count + more + unknown, total))
        if presumed:
            code = f"{standing.value}{_PRESUMED}"
            found.append(_standing(code, presumed, more, more, more, total))
    return tuple(found)


def _standing(  # noqa: PLR0913, PLR0917 - the parts of a row
    code: str, entries: list[PartyStanding], commits: int, low: int, high: int, total: int
) -> MakerRow:
    return MakerRow(
        code=code,
        kind="",
        organizations=sum(not entry.is_person for entry in entries),
        people=people_behind(entries),
        commits=commits,
        presumed=commits if code.endswith(_PRESUMED) else 0,
        low=low / total if total else 0.0,
        high=high / total if total else 0.0,
    )


def years(portions: tuple[Portion, ...]) -> tuple[Year, ...]:
    """Contributions a year by kind, and what was paid; years without any are left out."""
    kinds: dict[int, Counter[Kind]] = defaultdict(Counter)
    presumed: dict[int, Counter[Kind]] = defaultdict(Counter)
    for portion in portions:
        kinds[portion.year][_kind(portion)] += portion.count
        if portion.attribution.certainty is Certainty.PRESUMED:
            presumed[portion.year][_kind(portion)] += portion.count
    return tuple(
        Year(
            year=int(row.name),
            commits=row.commits,
            people=row.people,
            kinds=tuple(
                KindCount(
                    kind=kind.value,
                    commits=kinds[int(row.name)][kind],
                    presumed=presumed[int(row.name)][kind],
                )
                for kind in Kind
                if any(counted[kind] for counted in kinds.values())
            ),
            paid=row.pay.paid,
            presumed=row.pay.presumed,
            unpaid=row.pay.unpaid,
            unknown=row.pay.unknown,
            low=row.pay.low,
            high=row.pay.high,
        )
        for row in rows(portions, By.YEAR)
    )
