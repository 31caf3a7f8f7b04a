from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.build import Entry
from pplcheck.history.differences import read_differences
from pplcheck.history.quarantine import open_repository
from pplcheck.model.changes import GITLINK, Difference
from tests.repos import build, commit, executable, git, ids, link, remove_object

ADA = "Ada Example <ada@mail.example>"


def between(repo: Path, before: str, after: str) -> dict[str, Difference]:
    with open_repository(repo, named=True) as quarantine:
        found = read_differences(quarantine, before, after)
    assert [entry.path for entry in found] == sorted(entry.path for entry in found)
    return {entry.path: entry for entry in found}


def test_every_kind_of_difference_is_told(tmp_path: Path) -> None:
    first = commit(
        ADA, files={"stays": "s", "edited": "1", "gone": "g", "linked": "l", "lib/a": "a"}
    )
    second = commit(
        ADA,
        files={
            "edited": "2",
            "gone": None,
            "new/file": executable("n"),
            "linked": link("stays"),
            "lib/a": None,
            "lib": Entry(data=b"1" * 40, mode=GITLINK),
            "odd \n\u00e9": "o",
        },
    )
    repo = build(tmp_path / "r", [first, second])

    found = between(repo, *reversed(ids(repo)))

    assert set(found) == {"edited", "gone", "new/file", "linked", "lib/a", "lib", "odd \n\u00e9"}
    assert (found["new/file"].mode_after, found["new/file"].mode_before) == ("100755", "")
    assert found["lib"].mode_after == GITLINK
    assert {path for path, entry in found.items() if entry.is_new} == {
        "new/file",
        "odd \n\u00e9",
    }
    assert {path for path, entry in found.items() if entry.is_gone} == {"gone", "linked", "lib/a"}
    assert found["edited"].blob_before == git(repo, "rev-parse", "HEAD~1:edited")
    assert found["edited"].blob_after == git(repo, "rev-parse", "HEAD:edited")


def test_a_commit_does_not_differ_from_itself(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "a"})])

    assert between(repo, *ids(repo) * 2) == {}


def test_a_moved_file_is_one_gone_and_one_new(tmp_path: Path) -> None:
    repo = build(
        tmp_path / "r",
        [commit(ADA, files={"a": "same\n" * 9}), commit(ADA, files={"a": None, "b": "same\n" * 9})],
    )

    found = between(repo, *reversed(ids(repo)))

    assert found["a"].blob_before == found["b"].blob_after


def test_a_missing_tree_is_an_error(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "a"}), commit(ADA, files={"d/b": "b"})])
    remove_object(repo, git(repo, "rev-parse", "HEAD:d"))

    with pytest.raises(UnreadableHistoryError, match="the difference of two commits"):
        between(repo, *reversed(ids(repo)))
