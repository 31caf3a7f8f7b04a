from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.errors import NotARepositoryError
from pplcheck.history.locate import Located, kind_of, locate, read_small
from tests.repos import add_submodule, add_worktree, build, commit, git

TABLE = [commit("Ada <ada@mail.example>", files={"src/a": "a"})]


def test_finds_the_repository_from_below(tmp_path: Path) -> None:
    repo = build(tmp_path / "work", TABLE)
    expected = Located(root=repo, git_dir=repo / ".git", common=repo / ".git")

    assert locate(repo, named=True) == expected
    assert locate(repo / "src", named=False) == expected
    assert locate(repo / ".git" / "refs", named=True) == expected
    assert expected.name == "work"


def test_git_s_own_folder_is_a_bare_repository_when_named(tmp_path: Path) -> None:
    repo = build(tmp_path / "work", TABLE)

    named = locate(repo / ".git", named=True)

    assert (named.root, named.git_dir, named.name) == (None, repo / ".git", "work")
    assert locate(repo / ".git", named=False).root == repo


@pytest.mark.parametrize("named", [True, False])
def test_a_bare_repository_by_itself(tmp_path: Path, named: bool) -> None:  # noqa: FBT001
    repo = build(tmp_path / "work.git", TABLE, bare=True)

    found = locate(repo, named=named)

    assert found == Located(root=None, git_dir=repo, common=repo)
    assert found.name == "work"
    assert found.folders == (repo,)


def test_a_worktree_has_folders_of_its_own(tmp_path: Path) -> None:
    repo = build(tmp_path / "work", TABLE)
    tree = add_worktree(repo, tmp_path / "tree")

    found = locate(tree, named=True)

    assert found == Located(
        root=tree, git_dir=repo / ".git" / "worktrees" / "tree", common=repo / ".git"
    )
    assert found.name == "tree"


def test_a_worktree_of_a_bare_repository(tmp_path: Path) -> None:
    repo = build(tmp_path / "work.git", TABLE, bare=True)
    tree = add_worktree(repo, tmp_path / "tree")

    assert locate(tree, named=True).common == repo


def test_a_submodule_lies_in_its_parent(tmp_path: Path) -> None:
    outer = build(tmp_path / "outer", TABLE)
    root = add_submodule(outer, build(tmp_path / "inner", TABLE))

    found = locate(root, named=True)

    assert (found.root, found.git_dir) == (root, outer / ".git" / "modules" / "part")


def test_a_repository_with_packed_refs_only(tmp_path: Path) -> None:
    repo = build(tmp_path / "work.git", TABLE, bare=True)
    git(repo, "pack-refs", "--all")
    for path in sorted((repo / "refs").rglob("*"), reverse=True):
        path.rmdir()
    (repo / "refs").rmdir()

    assert locate(repo, named=True).git_dir == repo


def test_the_root_of_the_file_system_forbids_nothing() -> None:
    git_dir = Path("/.git")

    assert Located(root=Path("/"), git_dir=git_dir, common=git_dir).folders == (git_dir,)


def commondir_is_empty(git_dir: Path) -> None:
    (git_dir / "commondir").write_text("\n")


def commondir_leads_nowhere(git_dir: Path) -> None:
    (git_dir / "commondir").write_text("../gone\n")


def commondir_is_no_repository(git_dir: Path) -> None:
    (git_dir / "commondir").write_text("..\n")


def commondir_has_a_nul(git_dir: Path) -> None:
    (git_dir / "commondir").write_bytes(b"a\0b")


def head_is_missing(git_dir: Path) -> None:
    (git_dir / "HEAD").unlink()


def objects_are_missing(git_dir: Path) -> None:
    (git_dir / "objects").rename(git_dir / "things")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (commondir_is_empty, "names no folder"),
        (commondir_has_a_nul, "names no folder"),
        (commondir_leads_nowhere, "which cannot be opened"),
        (commondir_is_no_repository, "not a complete git directory"),
        (head_is_missing, "HEAD, objects or refs are missing"),
        (objects_are_missing, "HEAD, objects or refs are missing"),
    ],
)
def test_a_damaged_layout_is_an_error(
    tmp_path: Path, damage: Callable[[Path], None], words: str
) -> None:
    repo = build(tmp_path / "work", TABLE)
    damage(repo / ".git")

    with pytest.raises(NotARepositoryError, match=words):
        locate(repo, named=True)


@pytest.mark.parametrize("content", [b"", b"gitdir: \n", b"gitdir: a\0b\n", b"gitdir:x\n"])
def test_a_git_file_that_names_no_folder_is_an_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".git").write_bytes(content)

    with pytest.raises(NotARepositoryError, match="gitdir: FOLDER"):
        locate(tmp_path, named=True)


def test_a_path_with_a_nul_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(NotARepositoryError, match="cannot be opened"):
        locate(tmp_path / "a\0b", named=True)


def test_links_in_a_circle_are_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")

    with pytest.raises(NotARepositoryError, match="cannot be opened"):
        locate(tmp_path / "a", named=True)


def test_small_files_are_regular_and_small(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1234")
    (tmp_path / "link").symlink_to("a")
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "folder").mkdir()

    assert read_small(tmp_path / "a", 4) == b"1234"
    assert read_small(tmp_path / "none") is None
    assert read_small(tmp_path / "a" / "below") is None
    for name, words in [
        ("a", "larger than 3"),
        ("link", "cannot be read"),
        ("fifo", "not a regular"),
        ("folder", "not a regular"),
    ]:
        with pytest.raises(NotARepositoryError, match=words):
            read_small(tmp_path / name, 3)


def test_a_name_no_file_can_have_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotARepositoryError, match="cannot be looked at"):
        kind_of(tmp_path / ("x" * 5000))
