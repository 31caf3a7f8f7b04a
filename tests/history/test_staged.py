from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import NotARepositoryError
from pplcheck.history.quarantine import open_repository
from pplcheck.history.staged import Staged, read_staged
from tests.repos import build, commit, git, link, shallow_clone

ADA = "Ada <ada@mail.example>"


def staged(repo: Path, index: Path | None = None) -> Staged:
    with open_repository(repo, named=False, whole=False) as quarantine:
        return read_staged(quarantine, index)


@pytest.mark.parametrize("object_format", ["sha1", "sha256"])
@pytest.mark.parametrize("commits", [0, 1], ids=["unborn", "born"])
def test_the_tree_is_that_of_the_next_commit(
    tmp_path: Path, object_format: str, commits: int
) -> None:
    table = [commit(ADA, files={"a": "1", "b": "1", "c": "1"})][:commits]
    repo = build(tmp_path / "r", table, object_format=object_format)
    (repo / "a").write_text("2")
    (repo / "d").symlink_to("a")
    (repo / "later").write_text("not yet")
    git(repo, "add", "a", "d")
    git(repo, "add", "--intent-to-add", "later")
    if commits:
        git(repo, "rm", "--quiet", "b")

    found = staged(repo)

    assert found.before.paths == (("a", "b", "c") if commits else ())
    assert found.after.paths == (("a", "c") if commits else ("a",))
    assert found.after.others == {"d"}
    changed = [entry.path for entry in found.differences]
    assert changed == (["a", "b", "d"] if commits else ["a", "d"])


def test_a_link_that_becomes_a_file_is_one(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": link("b"), "b": "1"})])
    (repo / "a").unlink()
    (repo / "a").write_text("now a file")
    git(repo, "add", "a")

    found = staged(repo)

    assert found.before.others == {"a"}
    assert found.after.paths == ("a", "b")
    assert found.after.others == frozenset()


def test_an_index_in_two_files_is_read(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "1"})])
    git(repo, "update-index", "--split-index")
    (repo / "b").write_text("2")
    git(repo, "add", "b")

    assert staged(repo).after.paths == ("a", "b")


def test_another_index_is_read_where_one_is_named(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "1"})])
    (repo / "b").write_text("2")
    git(repo, "add", "b")
    other = repo / ".git" / "other"
    (repo / ".git" / "index").rename(other)

    assert staged(repo, other).after.paths == ("a", "b")
    assert staged(repo).after.paths == ()
    with pytest.raises(NotARepositoryError):
        staged(repo, repo)


def test_a_history_that_is_cut_off_is_no_obstacle(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "1"}), commit(ADA, files={"a": "2"})])
    cut = shallow_clone(repo, tmp_path / "cut")
    (cut / "b").write_text("2")
    git(cut, "add", "b")

    assert staged(cut).after.paths == ("a", "b")
