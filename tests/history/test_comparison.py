from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history import comparison as module
from pplcheck.history.comparison import Comparison
from pplcheck.history.quarantine import open_repository
from tests.repos import build, commit, ids

ADA = "Ada <ada@mail.example>"
MISSING = b"0" * 39 + b"1"


@pytest.mark.parametrize("at_once", [1, 2, 100])
@pytest.mark.parametrize("place", [0, 2, 5, None], ids=str)
def test_a_commit_that_is_not_there_is_found(
    place: int | None, at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", at_once)
    repo = build(tmp_path / "r", [commit(ADA) for _ in range(5)])
    commits = [name.encode() for name in ids(repo)]

    def compare() -> None:
        with open_repository(repo, named=True) as quarantine:
            comparison = Comparison(quarantine)
            for name in commits:
                comparison.add([name])
            comparison.end()

    if place is None:
        compare()
        return
    commits.insert(place, MISSING)
    with pytest.raises(UnreadableHistoryError, match="the history cannot be read"):
        compare()


def test_nothing_is_sound(tmp_path: Path) -> None:
    with open_repository(build(tmp_path / "r", [commit(ADA)]), named=True) as quarantine:
        Comparison(quarantine).end()
