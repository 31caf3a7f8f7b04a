"""Shares of contributions as intervals: what is shown, and what could be on top of it.

A share is never a bare number: `low` counts what is shown for a row, `high` adds what is only
presumed for it and everything undetermined. Contributions whose author cannot be read belong to
the undetermined part of the total. Without any contribution there is nothing to share: 0 to 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pplcheck.model.report import Share
from pplcheck.model.standing import Basis, PartyStanding, Standing


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


def _rows(
    names: tuple[Standing, ...],
    open_row: Standing,
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
