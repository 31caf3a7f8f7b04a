from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.mainline import Line, read_line
from pplcheck.history.quarantine import open_repository
from pplcheck.history.stations import Stations, known_line, stations
from tests.history.test_begun import Pile
from tests.repos import build, commit, git, head, ids, link, object_file, remove_object

ADA = "Ada <ada@mail.example>"
PATHS = ("LICENSE", "a/b c/package.json", "gone\nREADME", "doc/x")


def history(folder: Path) -> Path:
    table = [
        commit(ADA, files={"LICENSE": "one", "a/b c/package.json": "{}", "a/LICENSE": "x"}),
        commit(ADA, files={"LICENSE": "two", "doc": "no folder"}),
        commit(ADA, files={"LICENSE": link("a/LICENSE"), "NOLICENSE": "1", "LICENSE.md": "2"}),
        commit(ADA, files={"a/b c/package.json": None, "gone\nREADME": "1"}),
    ]
    return build(folder, table)


def read(repo: Path, shelf: Pile | None = None) -> Stations:
    with open_repository(repo, named=True) as quarantine:
        return stations(quarantine, read_line(quarantine, head(repo)), PATHS, shelf)


def test_the_files_of_every_commit_are_told(tmp_path: Path) -> None:
    repo = history(tmp_path / "r")
    found = read(repo)

    def blob(name: str) -> str:
        return git(repo, "rev-parse", name).strip()

    package = ("a/b c/package.json", blob("HEAD~3:a/b c/package.json"))
    assert found.states == (
        (),
        (package,),
        (("LICENSE", blob("HEAD~2:LICENSE")), package),
        (("LICENSE", blob("HEAD~3:LICENSE")), package),
    )
    assert found.present == ()


def test_trees_are_found_by_their_commits_where_their_ids_are_not_known(tmp_path: Path) -> None:
    repo = history(tmp_path / "r")
    with open_repository(repo, named=True) as quarantine:
        line = read_line(quarantine, head(repo))

        found = stations(quarantine, replace(line, trees=()), PATHS)

        assert found == stations(quarantine, line, PATHS)


def test_a_forged_tree_is_an_error(tmp_path: Path) -> None:
    repo = history(tmp_path / "r")
    forged, other = (git(repo, "rev-parse", f"HEAD~{age}^{{tree}}").strip() for age in (1, 2))
    there = object_file(repo, forged)
    there.chmod(0o600)
    there.write_bytes(object_file(repo, other).read_bytes())

    with pytest.raises(UnreadableHistoryError, match="not what its id says"):
        read(repo)


def test_what_is_known_of_commits_is_not_asked_again(tmp_path: Path) -> None:
    repo = history(tmp_path / "r")
    shelf = Pile()
    first = read(repo, shelf)

    again = read(repo, shelf)

    assert first == again == read(repo)
    assert shelf.puts == 1
    assert known_line(shelf, head(repo), PATHS) == first.line
    assert known_line(shelf, ids(repo)[1], PATHS) is None
    assert known_line(shelf, head(repo), PATHS[:1]) is None


@pytest.mark.parametrize("spoil", [lambda kept: kept[:-1], lambda _: b"{}\n", lambda _: b"x"])
def test_what_was_spoiled_is_read_anew(spoil: object, tmp_path: Path) -> None:
    assert callable(spoil)
    repo = history(tmp_path / "r")
    shelf = Pile()
    first = read(repo, shelf)
    shelf.kept = {name: spoil(kept) for name, kept in shelf.kept.items()}

    assert read(repo, shelf) == first


def test_a_missing_tree_is_an_error(tmp_path: Path) -> None:
    repo = history(tmp_path / "r")
    line = Line(tip=head(repo).encode(), commits=())
    remove_object(repo, git(repo, "rev-parse", "HEAD^{tree}").strip())

    with (
        open_repository(repo, named=True) as quarantine,
        pytest.raises(UnreadableHistoryError, match="the history of license files"),
    ):
        stations(quarantine, line, PATHS)
