from __future__ import annotations

from pathlib import Path

from pplcheck.fleet import sums
from pplcheck.fleet.store import reading
from tests.fleet.test_across import folder

__all__ = ["folder"]


def test_an_organization_judged_differently_is_of_unknown_kind(folder: Path) -> None:
    with reading(folder) as store:
        found = {row.party: row.kind for row in sums.parties(store, (), 8, 0)}

    assert found["nebula"] == "worker-cooperative"
    assert found["orbit"] == "commercial"


def test_shares_stay_within_bounds(folder: Path) -> None:
    with reading(folder) as store:
        for total, open_ in ((8, 99), (0, 0)):
            rows = list(sums.parties(store, ("nebula",), total, open_))
            assert all(0 <= row.low <= row.high <= 1 for row in rows)
        assert [row.member for row in rows] == [True, False]


def test_members_are_no_outsiders(folder: Path) -> None:
    with reading(folder) as store:
        everybody = [row.party for row in sums.ledger(store, "[]")]
        outside = [row.party for row in sums.ledger(store, '["orbit"]')]

    assert "orbit" in everybody
    assert "orbit" not in outside
