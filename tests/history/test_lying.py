from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.history import lying as module
from pplcheck.history.lying import Lying, lying
from pplcheck.history.quarantine import open_repository
from tests.repos import build, commit, git

ADA = "Ada <ada@mail.example>"
FILES = {"a": "1", "b/c/d": "2", "b/e": "3"}


def state(repo: Path) -> Lying:
    with open_repository(repo, named=True) as quarantine:
        assert quarantine.root
        assert quarantine.index
        return lying(quarantine, quarantine.root, quarantine.index)


def swap_for_link(repo: Path) -> None:
    (repo / "b").rename(repo / "z")
    (repo / "b").symlink_to("z")


def rewrite(repo: Path) -> None:
    (repo / "a").write_text("1")


CHANGES: dict[str, Callable[[Path], object]] = {
    "written anew": rewrite,
    "longer": lambda repo: (repo / "a").write_text("longer"),
    "executable": lambda repo: (repo / "a").chmod(0o755),
    "gone": lambda repo: (repo / "b/c/d").unlink(),
    "folder by a link": swap_for_link,
    "in the index": lambda repo: git(repo, "rm", "-q", "--cached", "a"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_of_a_listed_file_shows(
    change: Callable[[Path], object], tmp_path: Path
) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files=FILES)])
    before = state(repo).digest
    assert state(repo).digest == before

    change(repo)

    assert state(repo).digest != before


def test_a_file_that_was_gone_and_comes_shows(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files=FILES)])
    (repo / "a").unlink()
    before = state(repo).digest

    rewrite(repo)

    assert state(repo).digest != before


def test_files_nobody_tracks_do_not_show(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files=FILES)])
    before = state(repo).digest

    (repo / "b" / "new").write_text("1")

    assert state(repo).digest == before


def test_what_was_changed_just_now_is_not_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files=FILES)])
    monkeypatch.setattr(module, "SETTLED", 3600 * 10**9)
    assert not state(repo).settled

    monkeypatch.setattr(module, "SETTLED", -(10**9))

    assert state(repo).settled
