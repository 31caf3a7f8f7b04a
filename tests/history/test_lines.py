from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.lines import lines_added
from pplcheck.history.quarantine import open_repository
from tests.repos import build, commit, ids, make_hostile, raw_commit

ADA = "Ada <ada@mail.example>"


def test_each_line_is_its_commits(tmp_path: Path) -> None:
    repo = build(
        tmp_path / "work",
        [
            commit(ADA, files={"USERS": "a\nb\n"}, date="2020-01-01"),
            commit(ADA, files={"USERS": "a\nc\tauthor-time 5\nb\n"}, date="2021-02-03"),
        ],
    )
    make_hostile(repo, tmp_path / "marker")
    second, first = ids(repo)

    with open_repository(repo, named=True) as repository:
        found = lines_added(repository, second, "USERS")

    assert [(at, each.commit, each.day) for at, each in sorted(found.items())] == [
        (1, first, date(2020, 1, 1)),
        (2, second, date(2021, 2, 3)),
        (3, first, date(2020, 1, 1)),
    ]
    assert not (tmp_path / "marker").exists()


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    repo = build(tmp_path / "work", [commit(ADA)])

    with (
        open_repository(repo, named=True) as repository,
        pytest.raises(UnreadableHistoryError, match="USERS"),
    ):
        lines_added(repository, ids(repo)[0], "USERS")


def test_a_day_that_cannot_be_read_is_unknown(tmp_path: Path) -> None:
    repo = build(tmp_path / "work", [commit(ADA, files={"USERS": "a\n"})])
    late = b"Ada <ada@mail.example> 999999999999999 +0000"
    name = raw_commit(repo, author=late, parents=())

    with open_repository(repo, named=True) as repository:
        found = lines_added(repository, name, "USERS")

    assert found[1].commit == name
    assert found[1].day is None
