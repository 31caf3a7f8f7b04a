from __future__ import annotations

import os
from pathlib import Path

import pytest

from pplcheck.store import place


def test_a_folder_is_made_for_its_user_alone(tmp_path: Path) -> None:
    made = tmp_path / "a" / "b"

    assert place.make(made)
    assert made.stat().st_mode & 0o777 == 0o700
    assert place.make(made)


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o722])
def test_a_folder_others_may_write_to_is_not_used(mode: int, tmp_path: Path) -> None:
    tmp_path.chmod(mode)

    assert not place.make(tmp_path)


def test_neither_a_link_nor_a_file_nor_nothing_is_a_folder_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "file").write_bytes(b"")

    assert not any(place.is_own(tmp_path / name) for name in ("link", "file", "nothing"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give folders away")
def test_a_folder_of_somebody_else_is_not_used(tmp_path: Path) -> None:
    os.chown(tmp_path, 65534, 65534)

    assert not place.is_own(tmp_path)


def test_a_cache_lies_outside_of_what_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "repo")
    (tmp_path / "repo").mkdir()
    outside = [tmp_path / "repo"]

    assert place.is_usable(tmp_path / "cache", outside=outside)
    assert not place.is_usable(tmp_path / "repo" / ".git" / "cache", outside=outside)
    assert not place.is_usable(tmp_path / "link" / "cache", outside=outside)
    assert not place.is_usable(Path("cache"), outside=[])


def test_links_in_a_circle_break_nothing(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    cache = tmp_path / "circle" / "cache"

    assert not (place.is_usable(cache, outside=[]) and place.make(cache))


def test_a_cache_is_marked_as_one_and_once(tmp_path: Path) -> None:
    place.tag(tmp_path)
    place.tag(tmp_path)

    tag = tmp_path / "CACHEDIR.TAG"
    assert tag.read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55\n")
    assert tag.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_another_run_makes_meanwhile_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "entries"
    folder.mkdir(mode=0o700)
    monkeypatch.setattr(Path, "exists", lambda _: False)

    assert place.make(folder)
