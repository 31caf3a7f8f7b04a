from __future__ import annotations

from hypothesis import given, strategies as st

from pplcheck.governance.shares import shares
from pplcheck.model.party import Kind
from pplcheck.model.report import Share
from pplcheck.model.standing import Basis, PartyStanding, Reciprocity, Standing, Verdict


def _party(
    standing: Standing,
    commits: int,
    *,
    basis: Basis = Basis.SHOWN,
    kind: Kind = Kind.NONPROFIT,
) -> PartyStanding:
    return PartyStanding(
        party="nebula",
        name="Nebula",
        kind=kind,
        is_person=False,
        standing=standing,
        basis=basis,
        verdict=Verdict.PERMITTED,
        reciprocity=Reciprocity.NONE,
        commits=commits,
        recent=0,
        people=1,
        first=None,
        last=None,
        grounds=(),
    )


def _row(rows: tuple[Share, ...], name: str) -> tuple[int, float, float]:
    (row,) = (row for row in rows if row.name == name)
    return row.commits, row.low, row.high


def test_low_is_shown_and_high_adds_presumed_and_undetermined() -> None:
    standings = (
        _party(Standing.COMMONER, 30),
        _party(Standing.COMMONER, 50, basis=Basis.PRESUMED),
        _party(Standing.CONTRIBUTING_COMMERCIAL, 10, kind=Kind.COMMERCIAL),
        _party(Standing.UNDETERMINED, 6, kind=Kind.UNKNOWN),
    )

    rows = shares(standings, 4)

    assert _row(rows, "commoner") == (80, 0.30, 0.90)
    assert _row(rows, "contributing-commercial") == (10, 0.10, 0.20)
    assert _row(rows, "noncommercial-user") == (0, 0.0, 0.10)
    assert _row(rows, "undetermined") == (10, 0.10, 0.10)


def test_rows_come_in_a_fixed_order() -> None:
    assert [row.name for row in shares((), 0)] == [entry.value for entry in Standing]


def test_without_contributions_there_is_nothing_to_share() -> None:
    assert {(row.low, row.high) for row in shares((), 0)} == {(0.0, 0.0)}


PARTIES = st.lists(
    st.builds(
        _party,
        st.sampled_from(Standing),
        st.integers(0, 1000),
        basis=st.sampled_from(Basis),
        kind=st.sampled_from(Kind),
    ),
    max_size=6,
)


@given(PARTIES, st.integers(0, 100))
def test_commits_add_up_and_intervals_hold(parties: list[PartyStanding], unread: int) -> None:
    total = sum(party.commits for party in parties) + unread

    rows = shares(parties, unread)

    assert sum(row.commits for row in rows) == total
    assert all(0 <= row.low <= row.high <= 1 for row in rows)
