from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.changes import (
    read_blobs,
    read_changes,
    read_count,
    read_present,
    start_changes,
    start_count,
)
from pplcheck.history.quarantine import open_repository
from pplcheck.model.declaration import Change
from tests.history.test_begun import Pile
from tests.repos import build, commit, git, head, ids, link, raw_commit, remove_object

ADA = "Ada <ada@mail.example>"


def changes(repo: Path, *paths: str) -> tuple[Change, ...]:
    with open_repository(repo, named=True) as quarantine:
        return read_changes(start_changes(quarantine, head(repo), paths))


def blob(repo: Path, text: str) -> str:
    return git(repo, "hash-object", "--stdin", stdin=text.encode())


def test_lists_every_change_oldest_first(tmp_path: Path) -> None:
    table = [
        commit(
            ADA, files={"LICENSE": "one\n", "x": "1"}, date="2020-01-01", committed="2021-01-01"
        ),
        commit(ADA, files={"x": "2"}),
        commit(ADA, files={"LICENSE": "two\n", "LICENSES/A.txt": "a\n"}, date="2022-01-01"),
        commit(ADA, files={"LICENSE": None}, date="2023-01-01"),
        commit(ADA, files={"LICENSE": "one\n"}, date="2024-01-01"),
    ]
    repo = build(tmp_path / "r", table)
    order = ids(repo)[::-1]

    found = changes(repo, "LICENSE", "LICENSES")

    assert [(order.index(c.commit), c.day, c.path, c.blob) for c in found] == [
        (0, date(2021, 1, 1), "LICENSE", blob(repo, "one\n")),
        (2, date(2022, 1, 1), "LICENSE", blob(repo, "two\n")),
        (2, date(2022, 1, 1), "LICENSES/A.txt", blob(repo, "a\n")),
        (3, date(2023, 1, 1), "LICENSE", ""),
        (4, date(2024, 1, 1), "LICENSE", blob(repo, "one\n")),
    ]


def test_each_change_knows_the_blob_before_it_in_each_parent(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"LICENSE": "base\n"}),
        commit(ADA, files={"LICENSE": "left\n"}, parents=[0]),
        commit(ADA, files={"LICENSE": "right\n"}, parents=[0]),
        commit(ADA, "Merge", files={"LICENSE": "both\n"}, parents=[2, 1]),
        commit(ADA, files={"LICENSE": None}),
    ]
    repo = build(tmp_path / "r", table)

    found = changes(repo, "LICENSE")

    assert found[0].before == ("",)
    assert found[1].before == found[2].before == (blob(repo, "base\n"),)
    assert found[3].before == (blob(repo, "right\n"), blob(repo, "left\n"))
    assert (found[4].before, found[4].blob) == ((blob(repo, "both\n"),), "")


def test_tells_which_of_the_paths_are_there(tmp_path: Path) -> None:
    files = {"LICENSE": "one\n", "LICENSES/A.txt": "a\n", "x": "x"}
    repo = build(tmp_path / "r", [commit(ADA, files={**files, "COPYING": link("LICENSE")})])
    paths = ("LICENSE", "LICENSES/A.txt", "COPYING", "gone")

    with open_repository(repo, named=True) as quarantine:
        found = read_present(quarantine, head(repo), paths)

    assert found == {"LICENSE": blob(repo, "one\n"), "LICENSES/A.txt": blob(repo, "a\n")}


def test_paths_are_literal(tmp_path: Path) -> None:
    table = [commit(ADA, files={"LICENSE": "one\n", ":(glob)*": "odd\n", "a\nb": "line\n"})]
    repo = build(tmp_path / "r", table)

    assert [c.path for c in changes(repo, ":(glob)*")] == [":(glob)*"]
    assert [c.path for c in changes(repo, "a\nb")] == ["a\nb"]
    assert changes(repo, "*") == ()


def test_a_merge_shows_where_it_is_like_no_parent(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"LICENSE": "base\n"}),
        commit(ADA, files={"LICENSE": "left\n"}, parents=[0]),
        commit(ADA, files={"LICENSE": "right\n"}, parents=[0]),
        commit(ADA, "Merge", files={"LICENSE": "both\n"}, parents=[2, 1]),
        commit(ADA, files={"x": "x"}),
    ]
    repo = build(tmp_path / "r", table)

    found = changes(repo, "LICENSE")

    assert found[-1].blob == blob(repo, "both\n")
    assert found[0].blob == blob(repo, "base\n")
    assert {c.blob for c in found[1:3]} == {blob(repo, "left\n"), blob(repo, "right\n")}


def test_parents_come_first_even_when_clocks_are_wrong(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"LICENSE": "one\n"}, date="2025-01-01"),
        commit(ADA, files={"LICENSE": "two\n"}, date="2020-01-01"),
        commit(ADA, files={"LICENSE": "three\n"}, date="2023-01-01"),
    ]
    repo = build(tmp_path / "r", table)

    assert [c.commit for c in changes(repo, "LICENSE")] == ids(repo)[::-1]


def test_a_link_counts_as_removed(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"LICENSE": "one\n"}),
        commit(ADA, files={"LICENSE": link("/etc/passwd")}),
    ]
    repo = build(tmp_path / "r", table)

    assert [c.blob for c in changes(repo, "LICENSE")] == [blob(repo, "one\n"), ""]


def test_a_date_that_cannot_be_read_is_the_first_day_of_the_epoch(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"LICENSE": "one\n"})])
    raw_commit(repo, committer=b"nobody", parents=[])

    assert [c.day for c in changes(repo, "LICENSE")] == [date(1970, 1, 1)]


def test_a_log_begun_before_is_read(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"LICENSE": "one\n"})])

    with open_repository(repo, named=True) as quarantine:
        log = start_changes(quarantine, head(repo), ("LICENSE",))
        found = read_changes(log)

    assert len(found) == 1


def test_missing_commits_are_an_error(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"LICENSE": "one\n"}), commit(ADA)])
    remove_object(repo, ids(repo)[1])

    with pytest.raises(UnreadableHistoryError, match="the history of license files"):
        changes(repo, "LICENSE")


def test_reads_blobs_up_to_a_limit_and_leaves_out_what_is_missing(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "123456", "b": "12"})])
    a, b = blob(repo, "123456"), blob(repo, "12")

    with open_repository(repo, named=True) as quarantine:
        found = read_blobs(quarantine, [a, b, a, "0" * 40, head(repo), "--help"], 3)

    assert found == {a: b"123", b: b"12"}


def test_counts_commits_between(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA) for _ in range(4)])

    with open_repository(repo, named=True) as quarantine:
        tip = head(repo)
        numbers = (
            read_count(start_count(quarantine, tip)),
            read_count(start_count(quarantine, ids(repo)[2])),
        )

    assert numbers == (4, 2)


def test_commits_that_change_nothing_need_no_new_log(tmp_path: Path) -> None:
    table = [commit(ADA, files={"LICENSE": "one"}), *(commit(ADA) for _ in range(3))]
    repo = build(tmp_path / "r", table)
    newest, *_, oldest = ids(repo)
    shelf = Pile()

    with open_repository(repo, named=True) as quarantine:
        known = read_changes(start_changes(quarantine, oldest, ("LICENSE",), shelf))
        found = read_changes(start_changes(quarantine, newest, ("LICENSE",), shelf))

    assert found == known
    assert [change.commit for change in found] == [oldest]
    assert shelf.puts == 2


def test_a_commit_that_is_gone_is_no_help(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"LICENSE": "one"})])
    shelf = Pile()

    with open_repository(repo, named=True) as quarantine:
        read_changes(start_changes(quarantine, head(repo), ("LICENSE",), shelf))
        ((name, content),) = shelf.kept.items()
        shelf.kept = {name.replace(head(repo), "1" * 40): b"other" + content}
        found = read_changes(start_changes(quarantine, head(repo), ("LICENSE",), shelf))

    assert len(found) == 1
