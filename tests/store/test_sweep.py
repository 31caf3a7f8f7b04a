from __future__ import annotations

import os
from pathlib import Path

import pytest

from pplcheck.store import sweep


def filled(folder: Path, names: dict[str, int]) -> Path:
    """Files of 100 bytes each, by path, last used that many seconds after 1970."""
    for name, used in names.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 100)
        os.utime(path, (used, used))
    return folder


def left(folder: Path) -> list[str]:
    return [str(file.path.relative_to(folder)) for file in sweep.files(folder)]


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (300, ["r/a-1", "s/b-1", "r/c-1"]),
        (299, ["s/b-1", "r/c-1"]),
        (100, ["r/c-1"]),
        (0, []),
    ],
)
def test_what_was_not_used_for_the_longest_goes_first(
    limit: int, expected: list[str], tmp_path: Path
) -> None:
    folder = filled(tmp_path, {"r/a-1": 1000, "s/b-1": 2000, "r/c-1": 3000})

    sweep.sweep(folder, limit)

    assert left(folder) == expected


def test_a_leftover_goes_once_nobody_can_be_writing_it(tmp_path: Path) -> None:
    names = {"r/.new-old": 1000, "r/.new-fresh": 9000, "r/a-1": 9000}

    sweep.sweep(filled(tmp_path, names), 10_000)

    assert left(tmp_path) == ["r/.new-fresh", "r/a-1"]


def test_all_can_be_removed_and_nothing_beside(tmp_path: Path) -> None:
    filled(tmp_path, {"entries/r/a-1": 1, "entries/s/b-1": 2, "mine": 3})
    (tmp_path / "entries" / "link").symlink_to(tmp_path)

    assert sweep.clear(tmp_path / "entries") == (2, 200)
    assert (tmp_path / "mine").exists()
    assert left(tmp_path / "entries") == []


def test_what_cannot_be_removed_stays(tmp_path: Path) -> None:
    (tmp_path / "r" / "a-1").mkdir(parents=True)

    assert sweep.clear(tmp_path) == (0, 0)
    assert sweep.files(tmp_path / "nothing") == ()
