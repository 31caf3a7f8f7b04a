from __future__ import annotations

import os
from pathlib import Path

import pytest

from pplcheck.history import direct
from pplcheck.history.direct import Direct
from pplcheck.history.plain import NotPlainError, Place
from tests.repos import build, commit, fake_git, git, link, listing, make_hostile, remove_object

ADA = "Ada <ada@mail.example>"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    files = {"edited": "1", "gone": "g", "stays": "s", "linked": "l"}
    return build(tmp_path / "r", [commit(ADA, files=files)])


def stage(repo: Path) -> None:
    (repo / "edited").write_text("2")
    (repo / "new \u00e9").write_text("n")
    (repo / "later").write_text("not yet")
    (repo / "linked").unlink()
    (repo / "linked").symlink_to("stays")
    git(repo, "rm", "--quiet", "--cached", "gone")
    git(repo, "add", "edited", "new \u00e9", "linked")
    git(repo, "add", "--intent-to-add", "later")


def changes(repo: Path, index: str = "") -> dict[str, tuple[bool, bool]]:
    """By path, whether a regular file is there before and after."""
    with Direct(Place(str(repo)), index) as repository:
        return {
            found.path: (bool(found.before), bool(found.after)) for found in repository.changes()
        }


def test_what_is_staged_is_told_and_nothing_else(repo: Path) -> None:
    stage(repo)

    assert changes(repo) == {
        "edited": (True, True),
        "gone": (True, False),
        "linked": (True, False),
        "new \u00e9": (False, True),
    }


def test_before_the_first_commit_everything_staged_is_new(tmp_path: Path) -> None:
    repo = build(tmp_path / "new")
    (repo / "a").write_text("1")
    git(repo, "add", "a")

    assert changes(repo) == {"a": (False, True)}


def test_a_repository_without_an_index_removes_everything(repo: Path) -> None:
    (repo / ".git" / "index").unlink()

    assert set(changes(repo)) == {"edited", "gone", "linked", "stays"}


@pytest.mark.parametrize("absolute", [False, True], ids=["relative", "absolute"])
def test_the_index_a_hook_is_told_of_counts(repo: Path, *, absolute: bool) -> None:
    stage(repo)
    (repo / ".git" / "index").rename(repo / ".git" / "next-index")
    git(repo, "read-tree", "HEAD")
    named = ".git/next-index"

    assert changes(repo) == {}
    assert "edited" in changes(repo, str(repo / named) if absolute else named)


@pytest.mark.parametrize("named", [".git/none", ".git"], ids=["missing", "folder"])
def test_an_index_that_is_none_is_left_to_others(repo: Path, named: str) -> None:
    with pytest.raises(NotPlainError):
        Direct(Place(str(repo)), named)


def test_an_index_in_two_files_is_left_to_others(repo: Path) -> None:
    git(repo, "update-index", "--split-index")

    with pytest.raises(NotPlainError):
        Direct(Place(str(repo)), "")


def test_a_sparse_index_is_left_to_others(repo: Path) -> None:
    git(repo, "sparse-checkout", "set", "--cone", "--sparse-index", "none")

    with pytest.raises(NotPlainError):
        Direct(Place(str(repo)), "")


def test_contents_are_whole_and_in_order(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(direct, "ASKED", 12)
    names = [":edited", ":none", ":stays"] * 10

    with Direct(Place(str(repo)), "") as repository:
        found = repository.contents(names)

    assert found == [b"1", None, b"s"] * 10


@pytest.mark.parametrize("name", ["a\nb", "x" * 20_000], ids=["line-feed", "long"])
def test_a_name_that_cannot_be_asked_for_is_left_to_others(repo: Path, name: str) -> None:
    with Direct(Place(str(repo)), "") as repository, pytest.raises(NotPlainError):
        repository.contents([name])


def test_a_large_file_is_left_to_others(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(direct, "LIMIT", 0)

    with Direct(Place(str(repo)), "") as repository, pytest.raises(NotPlainError):
        repository.contents([":edited", ":stays"])


def test_a_damaged_repository_is_left_to_others(repo: Path) -> None:
    remove_object(repo, git(repo, "rev-parse", "HEAD^{tree}"))

    with pytest.raises(NotPlainError):
        changes(repo)


def test_a_git_that_ends_early_is_left_to_others(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fake_git(tmp_path / "bin", "read line; echo 'x blob 9'; echo short")
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")

    with Direct(Place(str(repo)), "") as repository, pytest.raises(NotPlainError):
        repository.contents([":edited"])


def test_nothing_is_run_written_or_left_behind(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(repo)
    marker = tmp_path / "marker"
    make_hostile(repo, marker)
    config = repo / ".git" / "config"
    hostile = config.read_text().split("[extensions]")[0]
    config.write_text(hostile)
    marker.unlink(missing_ok=True)  # our own git, which staged the files, ran some of it
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    before, folder = listing(repo), Path.cwd()

    with Direct(Place(str(repo)), "") as repository:
        found = repository.changes()
        repository.contents([change.after for change in found if change.after])

    assert found
    assert not marker.exists()
    assert listing(repo) == before
    assert list(scratch.iterdir()) == []
    assert Path.cwd() == folder


def test_a_link_in_the_tree_is_no_file(tmp_path: Path) -> None:
    repo = build(tmp_path / "l", [commit(ADA, files={"a": link("b"), "b": "1"})])
    git(repo, "rm", "--quiet", "--cached", "a")

    assert changes(repo) == {"a": (False, False)}
