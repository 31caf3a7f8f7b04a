from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from pplcheck.history.build import Plan
from pplcheck.history.landings import Landings, read_landings
from pplcheck.history.quarantine import open_repository
from pplcheck.model.contribution import Identity, Role
from tests.repos import build, commit, raw_commit

ADA = "Ada <ada@mail.example>"
BEN = "Ben <ben@firm.example>"
CLEO = "Cleo <cleo@mail.example>"
HOST = "GitHub <noreply@github.com>"
TOOL = Identity(name="Release Bot", email="release@example.org")


def landings(
    folder: Path,
    commits: Sequence[Plan],
    *,
    mailmap: bytes | None = None,
    since: date = date(2019, 1, 1),
    until: date = date(2026, 1, 1),
) -> Landings | None:
    with open_repository(build(folder / "r", commits), named=True) as quarantine:
        return read_landings(
            quarantine,
            quarantine.head()[0],
            since=since,
            until=until,
            mailmap=mailmap,
            bots=(TOOL,),
        )


def short(found: Landings | None) -> tuple[dict[str, int], int]:
    assert found is not None
    return {entry.raw.name: entry.commits for entry in found.activities}, found.unknown


@pytest.mark.parametrize(
    ("commits", "expected"),
    [
        pytest.param([commit(ADA)], ({}, 0), id="own commit"),
        pytest.param([commit(ADA, committer=BEN)], ({"Ben": 1}, 0), id="committed by another"),
        pytest.param(
            [commit(ADA, committer="Ada <ada@other.example>")], ({}, 0), id="own other address"
        ),
        pytest.param(
            [commit(ADA, committer="A. <ADA@mail.example>")], ({}, 0), id="own other name"
        ),
        pytest.param([commit(ADA, committer=HOST)], ({}, 1), id="the code host stands in"),
        pytest.param(
            [commit(ADA, committer=HOST, trailers=[f"Reviewed-by: {BEN}"])],
            ({"Ben": 1}, 0),
            id="the code host, and a reviewer",
        ),
        pytest.param(
            [commit(ADA, committer=BEN, trailers=[f"Reviewed-by: {BEN}", f"Acked-by: {CLEO}"])],
            ({"Ben": 1, "Cleo": 1}, 0),
            id="each once",
        ),
        pytest.param(
            [commit(ADA, trailers=[f"Reviewed-by: {ADA}", f"Tested-by: {BEN}"])],
            ({}, 0),
            id="nobody reviews themselves, tests are none",
        ),
        pytest.param(
            [commit("Release Bot <release@example.org>")], ({}, 0), id="a tool's own commit"
        ),
        pytest.param(
            [commit("Release Bot <release@example.org>", committer=BEN)],
            ({"Ben": 1}, 0),
            id="a tool's change",
        ),
    ],
)
def test_who_accepted_what_somebody_else_wrote(
    tmp_path: Path, commits: list[Plan], expected: tuple[dict[str, int], int]
) -> None:
    assert short(landings(tmp_path, commits)) == expected


def test_merges_on_the_main_line_count_and_those_into_a_branch_do_not(tmp_path: Path) -> None:
    found = landings(
        tmp_path,
        [
            commit(ADA, files={"a": "1"}),
            commit(CLEO, parents=[0], files={"b": "1"}),
            commit(ADA, parents=[0], files={"a": "2"}),
            commit(CLEO, "Merge main into the branch", parents=[1, 2]),
            commit(BEN, "Merge the branch", parents=[2, 3], committer=HOST),
        ],
    )

    assert short(found) == ({"Ben": 1}, 0)


def test_the_days_are_those_of_the_committer(tmp_path: Path) -> None:
    commits = [
        commit(ADA, committer=BEN, date="2019-12-31", committed="2020-03-01"),
        commit(ADA, committer=BEN, date="2020-03-01", committed="2020-03-02"),
        commit(ADA, committer=BEN, date="2020-03-01", committed="2020-03-03"),
    ]

    found = landings(tmp_path, commits, since=date(2020, 3, 2), until=date(2020, 3, 2))

    assert found is not None
    (activity,) = found.activities
    assert activity.days == ((date(2020, 3, 2), 1),)
    assert activity.role is Role.REVIEW


def test_a_commit_with_an_old_date_hides_none_before_it(tmp_path: Path) -> None:
    commits = [
        commit(ADA, committer=BEN, date="2020-03-02"),
        commit(CLEO, date="1970-01-02"),
    ]

    assert short(landings(tmp_path, commits, since=date(2020, 3, 1))) == ({"Ben": 1}, 0)


def test_an_older_git_shows_all_and_the_days_are_chosen_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commits = [
        commit(ADA, committer=BEN, date="2020-03-01"),
        commit(ADA, committer=CLEO, date="2020-03-02"),
    ]
    monkeypatch.setattr("pplcheck.history.landings.FILTER_MINIMUM", (99, 0))

    assert short(landings(tmp_path, commits, since=date(2020, 3, 2))) == ({"Cleo": 1}, 0)


def test_the_mailmap_tells_who_is_one_person(tmp_path: Path) -> None:
    commits = [commit(ADA, committer="A. Lovely <al@firm.example>")]

    found = landings(tmp_path, commits, mailmap=b"Ada <ada@mail.example> <al@firm.example>\n")

    assert short(found) == ({}, 0)


def of_raw(folder: Path, **lines: bytes | list[bytes]) -> Landings | None:
    repo = build(folder / "r", [commit(ADA)])
    raw_commit(repo, **lines)  # type: ignore[arg-type] # each test names its own lines
    with open_repository(repo, named=True) as quarantine:
        return read_landings(
            quarantine,
            quarantine.head()[0],
            since=date(2019, 1, 1),
            until=date(2030, 1, 1),
            mailmap=None,
            bots=(),
        )


def test_a_commit_that_nobody_wrote_was_accepted_by_its_committer(tmp_path: Path) -> None:
    found = of_raw(
        tmp_path,
        author=b" <> 1577836800 +0000",
        committer=b"Ben <ben@firm.example> 1577836800 +0000",
    )

    assert short(found) == ({"Ben": 1}, 0)


def test_a_committer_who_cannot_be_read_leaves_it_open(tmp_path: Path) -> None:
    assert short(of_raw(tmp_path, committer=b" <> 1577836800 +0000")) == ({}, 1)


def test_a_log_that_git_cannot_show_in_order_tells_nothing(tmp_path: Path) -> None:
    assert of_raw(tmp_path, headers=[b"encoding UTF-16"]) is None
