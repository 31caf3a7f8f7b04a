from __future__ import annotations

from collections import Counter

from hypothesis import given, strategies as st

from pplcheck.history.tally import DAY, Tally, fold

COMMITS = st.lists(
    st.tuples(st.integers(0, 5 * DAY), st.binary(min_size=1, max_size=2), st.booleans()),
    min_size=1,
    max_size=12,
)


@given(commits=COMMITS, cut=st.integers(0, 12))
def test_counts_the_same_in_one_or_in_two(commits: list[tuple[int, bytes, bool]], cut: int) -> None:
    parts = [part for part in (commits[:cut], commits[cut:]) if part]
    tallies = []
    for part in parts:
        tally = Tally()
        for when, commit, signed in part:
            tally.add(when // DAY, signed=signed)
            tally.see((when, commit))
        tallies.append(tally)

    tallies[-1].earlier = tuple(tallies[-1].by_day())  # as one that was kept comes back
    del tallies[-1].days[:]

    found = fold(tallies)

    assert found.first == min((when, commit) for when, commit, _ in commits)
    assert found.signed == sum(signed for _, _, signed in commits)
    assert found.by_day() == sorted(Counter(when // DAY for when, _, _ in commits).items())
