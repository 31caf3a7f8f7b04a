from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from pplcheck.errors import EmptyHistoryError, NotARepositoryError, UnreadableHistoryError
from pplcheck.history import refs as refs_module
from pplcheck.history.locate import Located, locate
from pplcheck.history.refs import all_refs, is_safe, read_head
from tests.repos import add_worktree, build, commit, detach, git, head

TABLE = [commit("Ada <ada@mail.example>"), commit("Ben <ben@mail.example>")]


def made(folder: Path) -> tuple[Path, Located]:
    repo = build(folder / "r", TABLE)
    return repo, locate(repo, named=True)


def test_reads_a_branch_loose_or_packed_or_nested(tmp_path: Path) -> None:
    repo, located = made(tmp_path)
    loose = read_head(located, 40)
    git(repo, "pack-refs", "--all")
    packed = read_head(located, 40)
    git(repo, "checkout", "--quiet", "-b", "team/next")

    assert loose == packed == (head(repo), "main")
    assert read_head(located, 40) == (head(repo), "team/next")


def test_reads_a_detached_head(tmp_path: Path) -> None:
    repo, located = made(tmp_path)
    detach(repo)

    assert read_head(located, 40) == (head(repo), "")


def test_a_worktree_has_a_head_of_its_own(tmp_path: Path) -> None:
    repo, _ = made(tmp_path)
    tree = add_worktree(repo, tmp_path / "tree", "other")
    git(tree, "reset", "--quiet", "--hard", "HEAD~1")

    assert read_head(locate(tree, named=True), 40) == (head(tree), "other")


def test_a_branch_may_point_on(tmp_path: Path) -> None:
    repo, located = made(tmp_path)
    git(repo, "symbolic-ref", "refs/heads/alias", "refs/heads/main")
    git(repo, "symbolic-ref", "HEAD", "refs/heads/alias")

    assert read_head(located, 40) == (head(repo), "alias")


def test_an_empty_ref_falls_back_to_the_packed_one(tmp_path: Path) -> None:
    repo, located = made(tmp_path)
    tip = head(repo)
    git(repo, "pack-refs", "--all")
    (repo / ".git" / "refs" / "heads" / "main").write_bytes(b"")

    assert read_head(located, 40) == (tip, "main")


def test_a_folder_in_the_place_of_a_ref_is_no_commit(tmp_path: Path) -> None:
    repo, located = made(tmp_path)
    (repo / ".git" / "refs" / "heads" / "main").unlink()
    (repo / ".git" / "refs" / "heads" / "main").mkdir()

    with pytest.raises(EmptyHistoryError):
        read_head(located, 40)


@pytest.mark.parametrize("target", ["/etc/passwd", "../secret"])
def test_a_head_that_links_elsewhere_is_refused(tmp_path: Path, target: str) -> None:
    repo, located = made(tmp_path)
    (repo / ".git" / "HEAD").unlink()
    (repo / ".git" / "HEAD").symlink_to(target)

    with pytest.raises(NotARepositoryError, match="a link that names no ref"):
        read_head(located, 40)


def test_an_id_of_the_wrong_length_is_refused(tmp_path: Path) -> None:
    _, located = made(tmp_path)

    with pytest.raises(NotARepositoryError, match="which is no commit id"):
        read_head(located, 64)


def test_all_refs_are_those_in_force(tmp_path: Path) -> None:
    repo, located = made(tmp_path)
    tip = head(repo)
    first = git(repo, "rev-parse", "HEAD~1")
    git(repo, "branch", "old", first)
    git(repo, "tag", "v1", first)
    git(repo, "pack-refs", "--all")
    git(repo, "branch", "--force", "old", tip)
    git(repo, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/heads/main")
    git(repo, "symbolic-ref", "refs/tags/v1", "refs/heads/old")
    git(repo, "replace", tip, first)
    folder = repo / ".git" / "refs" / "heads"
    (folder / "nonsense").write_text("hello\n")
    (folder / "outside").write_text("ref: refs/../../x\n")
    (folder / "stale.lock").write_text(tip + "\n")
    (folder / "linked").symlink_to("/etc/passwd")
    (folder / "soft").symlink_to("refs/heads/main")

    plain, symbolic = all_refs(located, 40)

    assert plain == {"refs/heads/main": tip, "refs/heads/old": tip}
    assert symbolic == {
        "refs/heads/soft": "refs/heads/main",
        "refs/remotes/origin/HEAD": "refs/heads/main",
        "refs/tags/v1": "refs/heads/old",
    }


def test_branches_may_lie_deeper_than_python_goes(tmp_path: Path) -> None:
    repo, located = made(tmp_path)
    name = "refs/heads/" + "a/" * 1200 + "b"
    folder = os.open(repo / ".git" / "refs" / "heads", os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("a", dir_fd=folder)
        inner = os.open("a", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    with os.fdopen(os.open("b", os.O_WRONLY | os.O_CREAT, dir_fd=folder), "w") as file:
        file.write(head(repo) + "\n")
    os.close(folder)

    try:
        assert all_refs(located, 40)[0][name] == head(repo)
    finally:  # which pytest could not
        subprocess.run(["rm", "-rf", str(repo / ".git" / "refs" / "heads" / "a")], check=True)


def test_unsafe_packed_names_are_left_out(tmp_path: Path) -> None:
    repo, located = made(tmp_path)
    tip = head(repo)
    names = ["refs/heads/ok", "refs/heads/../x", "refs/replace/" + tip, "refs/a b", "heads/x"]
    text = "# pack-refs with: peeled\n" + "".join(f"{tip} {name}\n^{tip}\n" for name in names)
    (repo / ".git" / "packed-refs").write_text(text)

    assert sorted(all_refs(located, 40)[0]) == ["refs/heads/main", "refs/heads/ok"]


def test_more_loose_refs_than_are_read_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo, located = made(tmp_path)
    for number in range(3):
        git(repo, "branch", f"b{number}")
    monkeypatch.setattr(refs_module, "LOOSE_LIMIT", 4)
    assert len(all_refs(located, 40)[0]) == 4
    git(repo, "branch", "b3")

    with pytest.raises(UnreadableHistoryError, match="more than 4 refs in files of their own"):
        all_refs(located, 40)


@pytest.mark.parametrize("folder", ["heads", "heads/a"])
def test_an_older_packed_ref_stands_for_none_that_cannot_be_looked_for(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo, located = made(tmp_path)
    git(repo, "branch", "a/b", "HEAD~1")
    git(repo, "pack-refs", "--all")
    git(repo, "branch", "--force", "a/b", "HEAD")
    real = os.scandir

    def refused(path: Path) -> object:
        if str(path).endswith(f"refs/{folder}"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    assert all_refs(located, 40)[0]["refs/heads/a/b"] == head(repo)
    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(NotARepositoryError, match=f"refs/{folder}: cannot be opened"):
        all_refs(located, 40)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("refs/heads/main", True),
        ("refs/heads/añb-c/d.e", True),
        ("refs/heads", True),
        ("refs/", False),
        ("HEAD", False),
        ("refs/heads/../x", False),
        ("refs/heads/.x", False),
        ("refs/heads/x.lock", False),
        ("refs/heads/x.", False),
        ("refs/heads//x", False),
        ("refs/heads/x/", False),
        ("/refs/heads/x", False),
        ("refs/heads/a\nb", False),
        ("refs/heads/a@{1}", False),
        ("refs/replace/abc", False),
    ],
)
def test_names_are_those_git_would_write(name: str, expected: bool) -> None:  # noqa: FBT001
    assert is_safe(name) is expected
