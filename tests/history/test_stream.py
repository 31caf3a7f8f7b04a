from __future__ import annotations

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from pplcheck.errors import CouldNotCheckError
from pplcheck.history.build import Plan
from pplcheck.history.contributions import read_history
from pplcheck.history.quarantine import open_repository
from pplcheck.history.stream import Stream, day_of
from pplcheck.model.contribution import Contribution, History, Identity, Role
from tests.repos import build, commit, ids, raw_commit

ADA = "Ada <ada@mail.example>"
BEN = "Ben <ben@firm.example>"
MAILMAP = b"Ada <ada@mail.example> <ada@old.example>\n"


def read(repo: Path, mailmap: bytes | None = None) -> tuple[History, list[Contribution]]:
    with open_repository(repo, named=True) as quarantine:
        stream = Stream(quarantine)
        head = quarantine.head()[0]
        history = read_history(quarantine, head, mailmap=mailmap, bots=(), stream=stream)
        first = list(stream.contributions())
        assert list(stream.contributions()) == first
        return history, first


def folded(history: History) -> Counter[tuple[Identity, Role, date]]:
    return Counter(
        {
            (entry.raw, entry.role, day): count
            for entry in history.activities
            for day, count in entry.days
        }
    )


def summed(contributions: list[Contribution]) -> tuple[Counter[tuple[Identity, Role, date]], int]:
    named = [entry for entry in contributions if entry.raw.name or entry.raw.email]
    sums = Counter((entry.raw, entry.role, entry.day) for entry in named)
    return sums, len(contributions) - len(named)


def test_gives_each_contribution_newest_first_and_authors_before_others(tmp_path: Path) -> None:
    repo = build(
        tmp_path / "r",
        [
            commit("Ada <ada@old.example>", date="2020-01-01T23:59:59Z"),
            commit(BEN, trailers=[f"Co-authored-by: {ADA}", f"Reviewed-by: {ADA}"]),
        ],
    )
    newest, oldest = ids(repo)

    _, found = read(repo, MAILMAP)

    assert [(entry.commit, entry.role, entry.raw.name) for entry in found] == [
        (newest, Role.AUTHOR, "Ben"),
        (newest, Role.CO_AUTHOR, "Ada"),
        (newest, Role.REVIEW, "Ada"),
        (oldest, Role.AUTHOR, "Ada"),
    ]
    assert found[-1] == Contribution(
        commit=oldest,
        day=date(2020, 1, 1),
        role=Role.AUTHOR,
        raw=Identity(name="Ada", email="ada@old.example"),
        identity=Identity(name="Ada", email="ada@mail.example"),
    )


def test_gives_only_the_roles_asked_for(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(BEN, trailers=[f"Tested-by: {ADA}"])])

    with open_repository(repo, named=True) as quarantine:
        stream = Stream(quarantine)
        read_history(quarantine, quarantine.head()[0], mailmap=None, bots=(), stream=stream)
        found = list(stream.contributions((Role.TEST,)))

    assert [(entry.role, entry.raw.name) for entry in found] == [(Role.TEST, "Ada")]


def test_leaves_out_what_the_folded_history_leaves_out(tmp_path: Path) -> None:
    repo = build(
        tmp_path / "r",
        [
            commit(ADA),
            commit(BEN, 'Revert "Change the work"'),
            commit("helper[bot] <helper[bot]@mail.example>", parents=[0]),
            commit(ADA, trailers=["Co-authored-by: Ada <ada@old.example>"]),
            commit(BEN, "Merge", parents=[3, 1]),
        ],
    )

    _, found = read(repo, MAILMAP)

    assert [(entry.role, entry.raw.name) for entry in found] == [(Role.AUTHOR, "Ada")] * 2


def test_an_unreadable_author_is_an_empty_identity(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA)])
    raw_commit(repo, author=b"no identity at all")

    history, found = read(repo)

    assert history.unattributed == 1
    assert [entry.raw for entry in found if not entry.raw.email] == [Identity(name="", email="")]


def test_a_history_read_from_its_objects_is_not_counted_twice(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA)])
    raw_commit(repo, headers=[b"encoding UTF-16"])

    history, found = read(repo)

    assert summed(found) == (folded(history), 0)
    assert len(found) == 2


def test_nothing_is_given_before_the_count(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA)])

    with (
        open_repository(repo, named=True) as quarantine,
        pytest.raises(CouldNotCheckError, match="has not been counted"),
    ):
        list(Stream(quarantine).contributions())


def test_days_are_counted_from_1970() -> None:
    assert (day_of(0), day_of(365)) == (date(1970, 1, 1), date(1971, 1, 1))


PEOPLE = st.sampled_from(
    [
        ADA,
        BEN,
        "Ada <ada@old.example>",
        "Ada <ADA@old.example>",
        "Zoë <zoe@firm.example>",
        "helper[bot] <helper[bot]@mail.example>",
        "Nobody <>",
    ]
)
KEYS = st.sampled_from(
    ["Co-authored-by", "Signed-off-by", "Reviewed-by", "Reported-by", "Tested-by", "Sponsored-by"]
)
TRAILERS = st.lists(st.builds(lambda key, who: f"{key}: {who}", KEYS, PEOPLE), max_size=4)
PLANS = st.lists(
    st.builds(
        lambda who, message, day, trailers: commit(
            who, message, date=day * 43_200, trailers=trailers
        ),
        PEOPLE,
        st.sampled_from(["Change", 'Revert "Change"', "Change\n\nThis reverts commit 0123abc."]),
        st.integers(1, 40),
        TRAILERS,
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PLANS, st.booleans(), st.sampled_from([None, MAILMAP]))
def test_single_contributions_add_up_to_the_folded_history(
    plans: list[Plan],
    merged: bool,  # noqa: FBT001 - drawn, not passed
    mailmap: bytes | None,
) -> None:
    if merged and len(plans) > 1:
        plans = [*plans, commit(ADA, "Merge", parents=[len(plans) - 1, 0])]
    with tempfile.TemporaryDirectory() as folder:
        history, found = read(build(Path(folder) / "r", plans), mailmap)

    assert summed(found) == (folded(history), history.unattributed)
