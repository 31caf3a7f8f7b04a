from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from pplcheck.errors import OutputError
from pplcheck.fleet import clones
from pplcheck.fleet.places import Entry
from pplcheck.fleet.planning import KEY, prepare
from pplcheck.fleet.worker import Bounds
from pplcheck.pipeline.request import Request
from tests.fleet.projects import DAY, project
from tests.fleet.test_places import PHYLE

REQUEST = Request(path=Path(), as_of=DAY)


def test_a_phyle_brings_its_name_members_and_registers(tmp_path: Path) -> None:
    file = tmp_path / "phyle.toml"
    file.write_text('register = ["shared.toml"]\n' + PHYLE)
    own = replace(REQUEST, registers=(tmp_path / "own.toml",))

    found = prepare([str(file)], own, tmp_path / "fleet", Bounds(), clone=False, jobs=1)

    assert (found.name, found.asked.members, found.phyle) == ("Two", ("nebula",), str(file))
    assert [path.name for path in found.asked.request.registers] == ["shared.toml", "own.toml"]
    assert found.entries[1].path is None


def test_without_a_phyle_the_folder_names_the_fleet(tmp_path: Path) -> None:
    repo = project(tmp_path / "kitchen", 1)

    found = prepare([str(repo)], REQUEST, tmp_path / "ours", Bounds(), clone=False, jobs=1)

    plan = found.plan(max_age=3, afresh=True)
    assert (plan.name, plan.phyle, plan.asked.people_key) == ("ours", "", None)
    assert (plan.max_age, plan.afresh, plan.bounds) == (3, True, Bounds())


def test_the_key_of_people_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    repo = project(tmp_path / "kitchen", 1)
    shown = replace(REQUEST, show_people=True)

    keys = []
    for _ in range(2):
        found = prepare([str(repo)], shown, tmp_path, Bounds(), clone=False, jobs=1)
        assert found.asked.people_key == tmp_path / KEY
        keys.append((tmp_path / KEY).read_bytes())

    assert (len(keys[0]), keys[0] == keys[1]) == (32, True)
    assert (tmp_path / KEY).stat().st_mode & 0o777 == 0o600


def test_pseudonyms_bring_their_own_key(tmp_path: Path) -> None:
    repo = project(tmp_path / "kitchen", 1)
    hidden = replace(REQUEST, show_people=True, pseudonyms=tmp_path / "mine")

    found = prepare([str(repo)], hidden, tmp_path, Bounds(), clone=False, jobs=1)

    assert found.asked.people_key is None
    assert not (tmp_path / KEY).exists()


def test_a_folder_without_room_for_the_key_is_said(tmp_path: Path) -> None:
    repo = project(tmp_path / "kitchen", 1)
    shown = replace(REQUEST, show_people=True)

    with pytest.raises(OutputError, match="cannot write"):
        prepare([str(repo)], shown, tmp_path / "gone", Bounds(), clone=False, jobs=1)


def test_addresses_are_fetched_where_that_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Path] = []

    def fetched(entries: tuple[Entry, ...], folder: Path, *_: object) -> tuple[Entry, ...]:
        heard.append(folder)
        return tuple(replace(entry, path=tmp_path) for entry in entries)

    monkeypatch.setattr(clones, "cloned", fetched)
    words = ["https://forge.example/a/b"]

    found = prepare(words, REQUEST, tmp_path / "fleet", Bounds(), clone=True, jobs=1)

    assert heard == [tmp_path / "fleet" / "clones"]
    assert found.entries[0].path == tmp_path


def test_children_find_no_program_in_any_of_the_repositories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = project(tmp_path / "kitchen", 1)
    monkeypatch.setenv("PATH", f"{repo}:.:{os.environ['PATH']}")
    found = prepare([str(repo)], REQUEST, tmp_path, Bounds(), clone=False, jobs=1)

    search = found.search.split(":")
    monkeypatch.setenv("PATH", str(repo))

    assert not {str(repo), "."} & {*search}
    assert search
    assert found.search == ""
