from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.imports import Aside
from pplcheck.history.line_counts import LineCounts
from pplcheck.history.quarantine import open_repository
from pplcheck.history.touched import Touched, read_touched, start_touched
from tests.repos import Plan, build, commit, ids, object_file

ADA = "Ada <ada@mail.example>"
FEW = {"work.txt": "a\n", "lib/one.c": "1\n", "lib/two.c": "2\n"}
PARTS = {f"part/{number}.c": f"{number}\n" for number in range(5)}


def touched(repo: Path, *, import_files: int = 1000) -> tuple[Touched, list[bytes]]:
    """What is read, and the ids of all commits, oldest first."""
    commits = ids(repo)
    with open_repository(repo, named=True) as repository:
        log = start_touched(repository, commits[0])
        found = read_touched(repository, log, import_files=import_files)
    return found, [name.encode() for name in reversed(commits)]


def second(tmp_path: Path, *plans: Plan, import_files: int = 1000) -> tuple[int, Aside | None]:
    """Files and aside of the last of some commits, after one with a few files."""
    repo = build(tmp_path / "work", [commit(ADA, files=FEW), *plans])
    found, commits = touched(repo, import_files=import_files)
    return found.files_of(commits[-1]), found.aside_of(commits[-1])


def test_added_changed_and_removed_paths_are_counted(tmp_path: Path) -> None:
    change = commit(ADA, files={"work.txt": "b\n", "new.txt": "n\n", "lib/one.c": None})

    assert second(tmp_path, change) == (3, None)


def test_a_root_is_counted_against_nothing_and_a_merge_not_at_all(tmp_path: Path) -> None:
    repo = build(
        tmp_path / "work",
        [
            commit(ADA, files=FEW),
            commit(ADA, files={"a": "a\n"}),
            commit(ADA, files={"b": "b\n"}, parents=[0]),
            commit(ADA, "Merge", files={"b": "b\n"}, parents=[1, 2]),
        ],
    )

    found, commits = touched(repo)

    assert [found.files_of(name) for name in commits] == [3, 1, 1, 0]
    assert found.files_of(b"0" * 40) == 0


def test_lines_are_known_where_somebody_counted_them(tmp_path: Path) -> None:
    odd = "a\tb\n:c"
    plans = [commit(ADA, files={"a.txt": "1\n", odd: "1\n"}), commit(ADA, "Nothing")]
    found, (first, last) = touched(build(tmp_path / "work", plans))

    counted = found.with_lines(LineCounts(lines={first: (2, 1)}, unknown=frozenset({last})))

    assert found.commits == (last, first)
    assert [found.files_of(name) for name in (first, last)] == [2, 0]
    assert [found.lines_of(name) for name in (first, last)] == [None, None]
    assert [counted.lines_of(name) for name in (first, last)] == [3, None]
    assert [found.unread, counted.unread] == [0, 1]
    assert counted.files_of(first) == 2


def test_a_commit_that_only_moves_files_is_a_rename(tmp_path: Path) -> None:
    moves = {"lib/one.c": None, "lib/two.c": None, "src/one.c": "1\n", "src/two.c": "2\n"}

    assert second(tmp_path, commit(ADA, files=moves)) == (4, Aside.RENAME)


@pytest.mark.parametrize(
    "files",
    [
        {"lib/one.c": None, "src/one.c": "other\n"},
        {"lib/one.c": None, "src/one.c": "1\n", "work.txt": "b\n"},
        {"lib/one.c": None},
        {"src/copy.c": "1\n"},
    ],
    ids=["changed on the way", "something else changed", "removed", "copied"],
)
def test_a_move_with_work_in_it_is_work(tmp_path: Path, files: dict[str, str | None]) -> None:
    assert second(tmp_path, commit(ADA, files=files))[1] is None


def test_an_empty_commit_is_nothing_special(tmp_path: Path) -> None:
    assert second(tmp_path, commit(ADA)) == (0, None)


@pytest.mark.parametrize(
    "files",
    [
        {"vendor/team/part.go": "1\n"},
        {"web/node_modules/part/index.js": "1\n", "web/package-lock.json": "{}\n"},
        {"Third_Party/part.c": "1\n", "go.mod": "m\n", "go.sum": "s\n"},
    ],
    ids=["vendor", "npm", "any case, with pins"],
)
def test_a_change_of_vendor_folders_only_is_a_vendored_drop(
    tmp_path: Path, files: dict[str, str]
) -> None:
    assert second(tmp_path, commit(ADA, files=files)) == (len(files), Aside.VENDORED)


@pytest.mark.parametrize(
    "files",
    [
        {"vendor/team/part.go": "1\n", "main.go": "m\n"},
        {"go.mod": "m\n", "go.sum": "s\n"},
        {"external/part.c": "1\n"},
        {"fixtures/part.c": "1\n"},
        {"vendor.c": "1\n"},
    ],
    ids=["with code", "pins alone", "external", "fixtures", "a file named so"],
)
def test_work_beside_vendor_folders_is_work(tmp_path: Path, files: dict[str, str]) -> None:
    assert second(tmp_path, commit(ADA, files=files))[1] is None


@pytest.mark.parametrize(
    ("limit", "expected"), [(4, Aside.IMPORT), (5, None)], ids=["above", "at the limit"]
)
def test_many_new_files_are_an_import(tmp_path: Path, limit: int, expected: Aside | None) -> None:
    assert second(tmp_path, commit(ADA, files=PARTS), import_files=limit) == (5, expected)


def test_files_that_replace_others_are_no_import(tmp_path: Path) -> None:
    add = commit(ADA, files=PARTS)
    swap = dict.fromkeys(PARTS) | {f"new/{path}": "x\n" for path in PARTS}

    assert second(tmp_path, add, commit(ADA, files=swap), import_files=4) == (10, None)


def test_paths_with_odd_characters_are_counted(tmp_path: Path) -> None:
    files = {":colon": "1\n", "a\nb": "2\n", "vendor/ü\t": "3\n"}

    assert second(tmp_path, commit(ADA, files=files)) == (3, None)


def test_a_missing_tree_is_an_error_and_not_a_smaller_answer(tmp_path: Path) -> None:
    repo = build(tmp_path / "work", [commit(ADA, files=FEW), commit(ADA, files={"lib/x": "x\n"})])
    with open_repository(repo, named=True) as repository:
        tree = repository.run("rev-parse", f"{ids(repo)[1]}:lib").decode().strip()
    object_file(repo, tree).unlink()

    with pytest.raises(UnreadableHistoryError, match="paths of the history"):
        touched(repo)


def test_a_path_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = build(tmp_path / "work", [commit(ADA, files={"x" * 100: "x\n"})])
    monkeypatch.setattr("pplcheck.history.touched.RECORD_LIMIT", 10)
    monkeypatch.setattr("pplcheck.history.ahead.CHUNK", 60)

    with pytest.raises(UnreadableHistoryError, match="longer than 10 bytes"):
        touched(repo)
