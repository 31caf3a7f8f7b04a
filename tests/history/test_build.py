from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import OutputError
from pplcheck.history.build import Entry, Plan, build_repository
from tests.repos import commit, git, head, ids

ADA = "Ada <ada@mail.example>"


def test_the_same_table_gives_the_same_ids(tmp_path: Path) -> None:
    table = [Plan(author=ADA, files={"LICENSE": "one\n"}), Plan(author=ADA)]

    first = build_repository(tmp_path / "a", table)
    second = build_repository(tmp_path / "b", table, bare=True)

    assert first == second
    assert list(first) == ids(tmp_path / "a")[::-1] == ids(tmp_path / "b")[::-1]


def test_the_callers_configuration_does_not_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = build_repository(tmp_path / "a", [Plan(author=ADA)])
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text("[init]\n\tdefaultObjectFormat = sha256\n[core]\n\tbare = 1\n")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_AUTHOR_DATE", "1 +0000")

    assert build_repository(tmp_path / "b", [Plan(author=ADA)]) == plain


def test_columns_become_a_commit(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"a": "1", "b": "2", "run": Entry(data=b"x", mode="100755")}),
        commit(
            "Zoé <zoe@mail.example>",
            "Sujet\n\nCorps é",
            date="2021-02-03T04:05:06Z",
            committer="Ben <ben@mail.example>",
            committed="2021-02-04",
            files={"b": None, 'd/é "q"': b"\xff"},
            trailers=["Reviewed-by: R <r@x.example>"],
            encoding="ISO-8859-1",
            zone="+0100",
        ),
    ]

    build_repository(tmp_path, table)

    shown = git(tmp_path, "log", "-1", "--format=%an|%at|%ad|%cn|%ct|%B", "--date=iso")
    assert shown == (
        "Zoé|1612325106|2021-02-03 05:05:06 +0100|Ben|1612396800|"
        "Sujet\n\nCorps é\n\nReviewed-by: R <r@x.example>"
    )
    assert git(tmp_path, "log", "-1", "--format=%e") == "ISO-8859-1"
    assert git(tmp_path, "ls-files", "-z").split("\0")[:-1] == ["a", 'd/é "q"', "run"]
    assert git(tmp_path, "status", "--porcelain") == ""


def test_a_commit_without_a_date_comes_a_day_later(tmp_path: Path) -> None:
    table = [commit(ADA), commit(ADA), commit(ADA, date="2022-01-01"), commit(ADA)]

    build_repository(tmp_path, table)

    assert git(tmp_path, "log", "--format=%as", "--reverse").split() == [
        "2020-01-01",
        "2020-01-02",
        "2022-01-01",
        "2022-01-02",
    ]


def test_parents_make_roots_and_merges(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"a": "1"}),
        commit(ADA, files={"b": "1"}, parents=[]),
        commit(ADA, files={"b": "1"}, parents=[0, 1]),
    ]

    made = build_repository(tmp_path, table)

    assert git(tmp_path, "log", "-1", "--format=%P") == f"{made[0]} {made[1]}"
    assert git(tmp_path, "log", "-1", "--format=%P", made[1]) == ""
    assert git(tmp_path, "ls-tree", "--name-only", made[1]) == "b"
    assert git(tmp_path, "for-each-ref", "--format=%(refname)") == "refs/heads/main"


def test_a_submodule_entry_names_a_commit(tmp_path: Path) -> None:
    entry = Entry(data=b"1" * 40, mode="160000")

    build_repository(tmp_path, [commit(ADA, files={"part": entry})])

    assert git(tmp_path, "ls-tree", "HEAD") == f"160000 commit {'1' * 40}\tpart"


def test_an_empty_table_leaves_head_unborn(tmp_path: Path) -> None:
    assert build_repository(tmp_path, []) == ()
    assert git(tmp_path, "symbolic-ref", "HEAD") == "refs/heads/main"


def test_sha256_names_are_longer(tmp_path: Path) -> None:
    made = build_repository(tmp_path, [commit(ADA)], object_format="sha256")

    assert [len(name) for name in made] == [64]
    assert head(tmp_path) == made[0]


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(OutputError, match="cannot be made"):
        build_repository(tmp_path / "file" / "r", [commit(ADA)])


def test_a_row_git_refuses_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="git fast-import did not build the repository"):
        build_repository(tmp_path, [commit("no address")])
