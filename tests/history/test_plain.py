from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.history import plain
from pplcheck.history.plain import (
    NotPlainError,
    Place,
    check_objects,
    find_git,
    fresh_folder,
    is_sparse,
)
from tests.repos import add_worktree, build, commit, detach, executable, fake_git, git, head

ADA = "Ada <ada@mail.example>"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return build(tmp_path / "r", [commit(ADA, files={"a/b": "1"})])


def test_a_repository_is_found_from_a_folder_in_it(repo: Path) -> None:
    place = Place(str(repo / "a"))

    assert (place.root, place.git_dir, place.common) == (str(repo), *[str(repo / ".git")] * 2)
    assert place.head() == head(repo)


def test_a_second_work_tree_has_a_git_directory_of_its_own(repo: Path, tmp_path: Path) -> None:
    place = Place(str(add_worktree(repo, tmp_path / "other")))

    assert place.git_dir == str(repo / ".git" / "worktrees" / "other")
    assert place.common == str(repo / ".git")
    assert place.head() == head(repo)


@pytest.mark.parametrize("packed", [False, True], ids=["loose", "packed"])
def test_a_branch_is_found_however_it_is_kept(repo: Path, *, packed: bool) -> None:
    wanted = head(repo)
    if packed:
        git(repo, "pack-refs", "--all")

    assert Place(str(repo)).head() == wanted


def test_a_detached_head_is_a_commit(repo: Path) -> None:
    assert Place(str(detach(repo))).head() == head(repo)


def test_a_branch_without_a_commit_has_no_head(tmp_path: Path) -> None:
    assert Place(str(build(tmp_path / "new"))).head() == ""
    packed = build(tmp_path / "packed", [commit(ADA, files={"a": "1"})])
    git(packed, "pack-refs", "--all")
    git(packed, "symbolic-ref", "HEAD", "refs/heads/none")
    assert Place(str(packed)).head() == ""


@pytest.mark.parametrize("name", ["info/alternates", "pack/x.idx", "aa/bb", "x"])
def test_only_plain_files_may_lie_among_the_objects(repo: Path, name: str) -> None:
    check_objects(Place(str(repo)))
    path = repo / ".git" / "objects" / name
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)

    with pytest.raises(NotPlainError):
        check_objects(Place(str(repo)))


def test_objects_that_are_not_there_are_not_plain(repo: Path) -> None:
    place = Place(str(repo))
    (repo / ".git" / "objects").rename(repo / "objects")

    with pytest.raises(NotPlainError):
        check_objects(place)


def test_a_sparse_index_is_known_wherever_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain, "_PIECE", 5)
    path = tmp_path / "index"
    for before in range(12):
        path.write_bytes(b"D" * before + b"sdir\0\0\0\0" + b"x" * 9)
        assert is_sparse(str(path))
        path.write_bytes(b"D" * before + b"sdir\0\0\0\1" + b"x" * 9)
        assert not is_sparse(str(path))
    with pytest.raises(NotPlainError):
        is_sparse(str(tmp_path))


def odd_config(folder: Path) -> None:
    with (folder / "config").open("a") as config:
        config.write("[extensions]\n\tobjectFormat = sha256\n")


def odd_version(folder: Path) -> None:
    (folder / "config").write_text("[core]\n\trepositoryformatversion = 7\n")


def large_config(folder: Path) -> None:
    (folder / "config").write_text("#" * (plain.CONFIG_LIMIT + 1))


def linked_config(folder: Path) -> None:
    (folder / "config").rename(folder / "elsewhere")
    (folder / "config").symlink_to("elsewhere")


def pipe_for_config(folder: Path) -> None:
    (folder / "config").unlink()
    os.mkfifo(folder / "config")


def folder_for_config(folder: Path) -> None:
    (folder / "config").unlink()
    (folder / "config").mkdir()


def lost_common(folder: Path) -> None:
    (folder / "commondir").write_text("nowhere\n")


def linked_folder(folder: Path) -> None:
    folder.rename(folder.parent / "git")
    folder.symlink_to("git")


def empty_pointer(folder: Path) -> None:
    folder.rename(folder.parent / "git")
    folder.write_text("gitdir: \n")


def odd_pointer(folder: Path) -> None:
    folder.rename(folder.parent / "git")
    folder.write_bytes(b"gitdir: a\0b\n")


def no_repository(folder: Path) -> None:
    folder.rename(folder.parent / "git")


ODD_PLACES = [
    odd_config,
    odd_version,
    large_config,
    linked_config,
    pipe_for_config,
    folder_for_config,
    lost_common,
    linked_folder,
    empty_pointer,
    odd_pointer,
    no_repository,
]


@pytest.mark.parametrize("change", ODD_PLACES, ids=lambda change: change.__name__)
def test_what_is_not_plain_is_left_to_others(repo: Path, change: Callable[[Path], None]) -> None:
    change(repo / ".git")

    with pytest.raises(NotPlainError):
        Place(str(repo))


@pytest.mark.parametrize(
    "content",
    [
        b"ref: refs/tags/x\n",
        b"ref: refs/heads/../../x\n",
        b"ref: refs/heads/a b\n",
        b"ref: refs/heads/\x07\n",
        b"0123\n",
        b"\xff\n",
        b"g" * 40,
    ],
    ids=str,
)
def test_an_odd_head_is_left_to_others(repo: Path, content: bytes) -> None:
    (repo / ".git" / "HEAD").write_bytes(content)

    with pytest.raises(NotPlainError):
        Place(str(repo)).head()


def test_a_path_too_long_to_look_at_is_left_to_others() -> None:
    with pytest.raises(NotPlainError):
        plain.kind_of("a" * 5000)


def test_a_git_inside_the_repository_is_not_taken(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = fake_git(repo / "bin", "exit 0")
    monkeypatch.setenv("PATH", f"{inside}:relative::{os.environ['PATH']}")

    program, search = find_git(Place(str(repo)))

    assert not program.startswith(str(repo))
    assert str(inside) not in search.split(":")
    assert "relative" not in search.split(":")


def test_without_a_git_others_are_asked(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NotPlainError):
        find_git(Place(str(repo)))


def test_a_folder_is_new_private_and_outside(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    folder = Path(fresh_folder(Place(str(repo))))

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert folder.parent == tmp_path


@pytest.mark.parametrize("where", ["r/a", "gone"], ids=["inside", "missing"])
def test_a_folder_that_cannot_be_used_is_left_to_others(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / where))

    with pytest.raises(NotPlainError):
        fresh_folder(Place(str(repo)))


def test_an_executable_bit_changes_nothing(tmp_path: Path) -> None:
    repo = build(tmp_path / "x", [commit(ADA, files={"run": executable("x")})])

    assert Place(str(repo)).head() == head(repo)
