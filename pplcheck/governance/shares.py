"""Shares of contributions as intervals: what is shown, and what could be on top of it.

A share is never a bare number: `low` counts what is shown for a row, `high` adds what is only
presumed for it and everything undetermined. Contributions whose author cannot be read belong to
the undetermined part of the total. Without any contribution there is nothing to share: 0 to 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pplcheck.model.party import Answer, Kind
from pplcheck.model.report import Share
from pplcheck.model.standing import Basis, PartyStanding, Standing

_LIMBS = frozenset({"worker_owned", "surplus_to_worker_owners"})


def shares(standings: Iterable[PartyStanding], unattributed: int) -> tuple[Share, ...]:
    """The share of each standing, in the order of `Standing`; one row each, also where zero."""
    shown: Counter[str] = Counter()
    presumed: Counter[str] = Counter()
    unknown = unattributed
    for entry in standings:
        if entry.standing is Standing.UNDETERMINED:
            unknown += entry.commits
        else:
            into = shown if entry.basis is Basis.SHOWN else presumed
            into[entry.standing] += entry.commits
    return _rows(tuple(Standing), Standing.UNDETERMINED, shown, presumed, unknown)


def shares_by_kind(standings: Iterable[PartyStanding], unattributed: int) -> tuple[Share, ...]:
    """The share of each kind, in the order of `Kind`; one row each, also where zero.

    A kind that is only hinted at or presumed is not shown. A declared worker cooperative counts
    as one where both its limbs are shown, and as a cooperative otherwise.
    """
    shown: Counter[str] = Counter()
    presumed: Counter[str] = Counter()
    unknown = unattributed
    for entry in standings:
        kind = _kind(entry)
        if kind is Kind.UNKNOWN:
            unknown += entry.commits
        else:
            into = shown if entry.basis is Basis.SHOWN else presumed
            into[kind] += entry.commits
    return _rows(tuple(Kind), Kind.UNKNOWN, shown, presumed, unknown)


def _kind(entry: PartyStanding) -> Kind:
    if entry.standing is Standing.UNDETERMINED:
        return Kind.UNKNOWN
    if entry.kind is Kind.WORKER_COOPERATIVE and not _limbs_shown(entry):
        return Kind.COOPERATIVE
    return entry.kind


def _limbs_shown(entry: PartyStanding) -> bool:
    limbs = [ground for ground in entry.grounds if ground.fact in _LIMBS]
    shown = {ground.fact for ground in limbs}
    return shown == _LIMBS and all(ground.answer is Answer.YES for ground in limbs)


def _rows(
    names: tuple[Standing | Kind, ...],
    open_row: Standing | Kind,
    shown: Counter[str],
    presumed: Counter[str],
    unknown: int,
) -> tuple[Share, ...]:
    total = sum(shown.values()) + sum(presumed.values()) + unknown
    rows = []
    for name in names:
        certain = unknown if name is open_row else shown[name]
        commits = certain + presumed[name]
        most = certain if name is open_row else commits + unknown
        rows.append(
            Share(
                name=name.value,
                commits=commits,
                low=_share(certain, total),
                high=_share(most, total),
            )
        )
    return tuple(rows)


def _share(part: int, total: int) -> float:
    return part / total if total else 0.0
