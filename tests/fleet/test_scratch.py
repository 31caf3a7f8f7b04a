from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from pplcheck.errors import CouldNotCheckError
from pplcheck.fleet import scratch
from pplcheck.fleet.scratch import scratch_folder
from tests.repos import build


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in a repository, which is where temporary files are to go."""
    folder = build(tmp_path / "kitchen") / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def test_it_is_made_where_temporary_files_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    folder = scratch_folder()

    assert folder.parent == tmp_path
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("bare", [False, True], ids=["work tree", "bare"])
def test_nothing_is_written_where_a_repository_lies(
    inside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, bare: bool
) -> None:
    if bare:
        inside = build(tmp_path / "bare", bare=True)
        monkeypatch.setenv("TMPDIR", str(inside))
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(scratch, "_ELSEWHERE", (str(tmp_path / "none"), str(other)))
    before = inside.stat().st_mtime_ns

    assert scratch_folder().parent == other
    assert inside.stat().st_mtime_ns == before


def test_nowhere_is_said(inside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "_ELSEWHERE", ("/proc/none", str(inside)))
    for name in ("TEMP", "TMP"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(CouldNotCheckError, match="outside of repositories"):
        scratch_folder()
