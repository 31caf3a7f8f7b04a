from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.history.quarantine import open_repository
from pplcheck.pipeline.shelving import cache_text, clear_cache, shelf_of
from tests.repos import build, commit, listing

ADA = "Ada <ada@mail.example>"


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    with open_repository(build(tmp_path / "r", [commit(ADA)]), named=True) as repository:
        assert shelf_of(None, repository) is None


@pytest.mark.parametrize("inside", ["", ".git", ".git/cache", "a/b"])
def test_nothing_is_kept_inside_the_repository(inside: str, tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA)])
    before = listing(repo)

    with open_repository(repo, named=True) as repository:
        assert shelf_of(repo / inside, repository) is None

    assert listing(repo) == before


def test_what_is_kept_is_told_and_removed(tmp_path: Path) -> None:
    with open_repository(build(tmp_path / "r", [commit(ADA)]), named=True) as repository:
        shelf = shelf_of(tmp_path / "cache", repository)
        assert shelf is not None
        shelf.put("history-1", b"content")

    told = cache_text(tmp_path / "cache")
    gone = clear_cache(tmp_path / "cache")

    assert "1 result of 1 repository" in told
    assert gone.startswith("removed 1 result")
    assert "0 results" in cache_text(tmp_path / "cache")


def test_without_a_home_there_is_nothing_to_tell() -> None:
    assert cache_text(None) == clear_cache(None)
