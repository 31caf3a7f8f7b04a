from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pplcheck.store import place
from pplcheck.store.shelf import FolderShelf
from pplcheck.store.survey import clear, survey

if TYPE_CHECKING:
    import pytest

OWNER = "0" * 32


def test_tells_what_is_kept_and_removes_it(tmp_path: Path) -> None:
    FolderShelf(tmp_path, OWNER).put("history-1", b"one")
    FolderShelf(tmp_path, "1" * 32).put("history-2", b"two")

    before, after = survey(tmp_path), clear(tmp_path)

    assert (before.files, before.repositories, before.trouble) == (2, 2, "")
    assert before.size > 6
    assert (after.files, after.repositories, after.size) == (0, 0, 0)


def test_an_absent_cache_is_empty_and_no_trouble(tmp_path: Path) -> None:
    found = survey(tmp_path / "a" / "b")

    assert (found.files, found.trouble) == (0, "")


def test_says_why_a_cache_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "open" / place.ENTRIES).mkdir(parents=True)
    (tmp_path / "open" / place.ENTRIES).chmod(0o777)

    assert survey(tmp_path / "file").trouble == "file is no folder"
    assert "only you" in survey(tmp_path / "open").trouble


def test_says_that_one_may_not_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # root may write everywhere but on a file system that takes nothing
    monkeypatch.setattr(os, "access", lambda path, mode: not (path == tmp_path and mode & os.W_OK))

    assert "may not write" in survey(tmp_path).trouble
