from __future__ import annotations

from pathlib import Path

from pplcheck.history.edition import owner_of
from pplcheck.history.quarantine import open_repository
from tests.repos import add_worktree, build, commit

ADA = "Ada <ada@mail.example>"


def owner(repo: Path) -> str:
    with open_repository(repo, named=True) as quarantine:
        return owner_of(quarantine)


def test_a_repository_is_itself_from_one_run_to_the_next(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA)])

    assert owner(repo) == owner(repo)


def test_its_work_trees_share_what_is_kept(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA)])

    assert owner(add_worktree(repo, tmp_path / "other")) == owner(repo)


def test_another_repository_with_the_same_commits_is_another(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA)])
    same = build(tmp_path / "s", [commit(ADA)])

    assert owner(same) != owner(repo)


def test_another_repository_in_the_same_place_is_another(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA)])
    before = owner(repo)
    repo.rename(tmp_path / "old")

    assert owner(build(tmp_path / "r", [commit(ADA)])) != before
