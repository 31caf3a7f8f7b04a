from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import NotARepositoryError
from pplcheck.history import index as module
from pplcheck.history.index import ready_index
from pplcheck.history.quarantine import open_repository
from tests.repos import build, commit, git, listing

ADA = "Ada Example <ada@nebula.example>"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    files = {"LICENSE": "l\n", "in/a": "a\n", "out/deep/b": "b\n"}
    return build(tmp_path / "r", [commit(ADA, files=files)])


def test_an_ordinary_index_is_read_where_it_lies(repo: Path) -> None:
    with open_repository(repo, named=True) as quarantine:
        assert ready_index(quarantine, repo / ".git" / "index") == {
            "GIT_INDEX_FILE": str(repo / ".git" / "index")
        }


def test_a_sparse_index_is_read_without_a_trace(repo: Path) -> None:
    git(repo, "sparse-checkout", "set", "--cone", "--sparse-index", "in")
    before = listing(repo)

    with open_repository(repo, named=True) as quarantine:
        extra = ready_index(quarantine, repo / ".git" / "index")
        answer = quarantine.run("ls-files", "-s", "-t", extra=extra).decode()

    assert [line.split()[0] + line.split("\t")[1] for line in answer.splitlines()] == [
        "HLICENSE", "Hin/a", "Sout/deep/b",
    ]  # fmt: skip
    assert listing(repo) == before


def test_shared_parts_beyond_all_bounds_are_refused(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (repo / ".git" / f"sharedindex.{number:040}").write_bytes(bytes(1000))
    monkeypatch.setattr(module, "LIMIT", 2500)

    with (
        open_repository(repo, named=True) as quarantine,
        pytest.raises(NotARepositoryError, match="with the rest of the index"),
    ):
        ready_index(quarantine, repo / ".git" / "index")


def test_an_index_both_split_and_sparse_is_refused(repo: Path) -> None:
    (repo / ".git" / f"sharedindex.{1:040}").write_bytes(b"DIRC sdir\0\0\0\0")

    with (
        open_repository(repo, named=True) as quarantine,
        pytest.raises(NotARepositoryError, match="both split and sparse"),
    ):
        ready_index(quarantine, repo / ".git" / "index")
