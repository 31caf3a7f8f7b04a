from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.history.line_shelf import Lines, LineShelf
from pplcheck.history.quarantine import open_repository
from tests.repos import build, commit


class Board:
    """A shelf in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def names(self, kind: str) -> tuple[str, ...]:
        return tuple(name for name in self.kept if name.startswith(f"{kind}-"))

    def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def put(self, name: str, content: bytes) -> None:
        self.kept[name] = content


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("shelf") / "work", [commit("Ada <ada@mail.example>")])


names = st.binary(min_size=20, max_size=20).map(lambda name: name.hex().encode())
numbers = st.integers(min_value=0, max_value=(1 << 32) - 1)


@settings(max_examples=20)
@given(lines=st.dictionaries(names, st.tuples(numbers, numbers), max_size=9))
def test_what_is_kept_comes_back(repo: Path, lines: dict[bytes, Lines]) -> None:
    board = Board()

    with open_repository(repo, named=True) as quarantine:
        shelf = LineShelf(board, quarantine)
        shelf.put(lines)
        again = LineShelf(board, quarantine).get()

    assert again == lines
    assert len(board.kept["lines-all"]) == 28 * len(lines)


def test_numbers_beyond_all_measure_are_not_kept(repo: Path) -> None:
    with open_repository(repo, named=True) as quarantine:
        shelf = LineShelf(Board(), quarantine)
        shelf.put({b"0" * 40: (1 << 32, 0), b"1" * 40: (1, 2)})

        assert shelf.get() == {b"1" * 40: (1, 2)}


@pytest.mark.parametrize("content", [b"", b"short", b"\0" * 29], ids=["none", "cut", "longer"])
def test_another_form_is_nothing(repo: Path, content: bytes) -> None:
    board = Board()
    board.put("lines-all", content)

    with open_repository(repo, named=True) as quarantine:
        assert LineShelf(board, quarantine).get() == {}
