from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pplcheck.history import checksums as module
from pplcheck.history.checksums import checksums
from pplcheck.history.quarantine import open_repository
from pplcheck.history.tree import commit_tree, work_tree
from tests.repos import build, commit

FILES = {"a": "one\n", "b/c": "two\n", "copy": "one\n", "empty": ""}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return build(tmp_path / "work", [commit("Ada <ada@mail.example>", files=FILES)])


@pytest.mark.parametrize("committed", [True, False], ids=["commit", "work tree"])
def test_every_file_has_the_checksums_of_its_bytes(repo: Path, *, committed: bool) -> None:
    with open_repository(repo, named=True) as repository:
        head = repository.head()[0]
        tree = commit_tree(repository, head) if committed else work_tree(repository)

        found = checksums(tree, repository)

    assert {path: entry.sha256 for path, entry in found.items()} == {
        path: hashlib.sha256(text.encode()).hexdigest() for path, text in FILES.items()
    }
    assert found["a"].sha1 == hashlib.sha1(b"one\n", usedforsecurity=False).hexdigest()


@pytest.mark.parametrize("committed", [True, False], ids=["commit", "work tree"])
def test_a_file_that_is_too_long_is_left_out(
    repo: Path, monkeypatch: pytest.MonkeyPatch, *, committed: bool
) -> None:
    monkeypatch.setattr(module, "LONGEST", 3)
    with open_repository(repo, named=True) as repository:
        head = repository.head()[0]
        tree = commit_tree(repository, head) if committed else work_tree(repository)

        found = checksums(tree, repository)

    assert set(found) == {"empty"}


def test_a_file_that_is_gone_is_left_out(repo: Path) -> None:
    with open_repository(repo, named=True) as repository:
        tree = work_tree(repository)
        (repo / "a").unlink()

        found = checksums(tree, repository)

    assert set(found) == {"b/c", "copy", "empty"}
