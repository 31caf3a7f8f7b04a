from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.asked import Asked
from pplcheck.history.quarantine import open_repository
from tests.history.test_begun import Pile
from tests.repos import build, commit, head, ids

ADA = "Ada <ada@mail.example>"


def count(repo: Path, shelf: Pile | None, tip: str) -> bytes:
    with open_repository(repo, named=True) as quarantine:
        return Asked(quarantine, ("rev-list", "--count", tip, "--"), shelf=shelf).answer(
            what="the count"
        )


def test_an_answer_is_asked_for_once(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA), commit(ADA)])
    shelf = Pile()

    answers = [count(repo, shelf, head(repo)) for _ in range(3)]

    assert answers == [b"2\n"] * 3
    assert shelf.puts == 1
    assert count(repo, shelf, ids(repo)[1]) == b"1\n"


def test_an_empty_answer_is_an_answer(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA)])
    shelf = Pile()

    for _ in range(2):
        with open_repository(repo, named=True) as quarantine:
            asked = Asked(quarantine, ("rev-list", head(repo), "--", "nothing"), shelf=shelf)
            assert asked.answer(what="the history") == b""

    assert shelf.puts == 1


@pytest.mark.parametrize("shelf", [None, Pile()], ids=["none", "one"])
def test_a_failure_is_told_and_never_kept(shelf: Pile | None, tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA)])

    with pytest.raises(UnreadableHistoryError, match="the count"):
        count(repo, shelf, "0" * 39 + "1")

    assert shelf is None or shelf.puts == 0
