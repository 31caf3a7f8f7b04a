from __future__ import annotations

import hashlib
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from pplcheck.errors import NotARepositoryError, UnreadableHistoryError
from pplcheck.history.quarantine import open_repository
from pplcheck.history.sparse_index import _entries, write_full
from tests.repos import build, commit, git, listing, object_file

ADA = "Ada Example <ada@nebula.example>"
FILES = {
    "LICENSE": "l\n",
    "in/a": "a\n",
    "in/link": "x\n",
    "in/" + "long" * 50 + "/b": "b\n",
    "in/z": "z\n",
    "out/a": "a\n",
    "out/deep/" + "long" * 50 + "/b": "b\n",
    "outer": "o\n",
    "zoo/z": "z\n",
}


def sparse(folder: Path, *, object_format: str = "sha1", version: str = "2") -> Path:
    """A repository of which one folder is checked out, and whose index lists the others whole."""
    repo = build(folder, [commit(ADA, files=FILES)], object_format=object_format)
    git(repo, "sparse-checkout", "set", "--cone", "--sparse-index", "in")
    git(repo, "update-index", "--index-version", version)
    return repo


def written(repo: Path, folder: Path) -> str:
    """What git lists of the index as it is written out."""
    with open_repository(repo, named=True) as quarantine:
        write_full(quarantine, repo / ".git" / "index", folder / "full")
        extra = {"GIT_INDEX_FILE": str(folder / "full")}
        return quarantine.run("ls-files", "-s", "-t", "-z", extra=extra).decode()


@pytest.mark.parametrize("version", ["2", "3", "4"])
@pytest.mark.parametrize("object_format", ["sha1", "sha256"])
def test_the_files_are_those_git_lists(tmp_path: Path, object_format: str, version: str) -> None:
    repo = sparse(tmp_path / "r", object_format=object_format, version=version)
    before = listing(repo)

    found = written(repo, tmp_path)

    assert listing(repo) == before
    assert b"sdir" in (repo / ".git" / "index").read_bytes()
    assert found == git(repo, "ls-files", "-s", "-t", "-z")
    full = (tmp_path / "full").read_bytes()
    size = hashlib.new(object_format).digest_size
    assert hashlib.new(object_format, full[:-size]).digest() == full[-size:]


def test_what_is_staged_and_in_conflict_stays(tmp_path: Path) -> None:
    repo = sparse(tmp_path / "r")
    blob = git(repo, "rev-parse", "HEAD:LICENSE")
    rows = "".join(f"100644 {blob} {stage}\tin/both\n" for stage in (1, 2, 3))
    git(repo, "update-index", "--index-info", stdin=rows.encode())
    (repo / "in" / "new").write_text("n\n")
    git(repo, "add", "--intent-to-add", "in/new")

    assert written(repo, tmp_path) == git(repo, "ls-files", "-s", "-t", "-z")


def test_a_folder_under_a_false_id_is_refused(tmp_path: Path) -> None:
    repo = sparse(tmp_path / "r")
    object_file(repo, git(repo, "rev-parse", "HEAD:out")).unlink()

    with pytest.raises(UnreadableHistoryError, match="a folder of the index"):
        written(repo, tmp_path)


def test_so_is_one_within_it(tmp_path: Path) -> None:
    repo = sparse(tmp_path / "r")
    forged = object_file(repo, git(repo, "rev-parse", "HEAD:out/deep"))
    forged.chmod(0o600)
    forged.write_bytes(object_file(repo, git(repo, "rev-parse", "HEAD:zoo")).read_bytes())

    with pytest.raises(UnreadableHistoryError, match="a folder of the index"):
        written(repo, tmp_path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sparse(tmp_path_factory.mktemp("shared") / "r", version="4")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 400), noise=st.binary(max_size=12), at=st.integers(0, 400))
def test_any_damage_is_an_answer_or_a_refusal(
    cut: int, noise: bytes, at: int, shared: Path, tmp_path: Path
) -> None:
    data = (shared / ".git" / "index").read_bytes()
    odd = tmp_path / "odd"
    odd.write_bytes((data[:at] + noise + data[at + len(noise) :])[: len(data) - cut])

    with open_repository(shared, named=True) as quarantine:
        try:
            write_full(quarantine, odd, tmp_path / "full")
        except (NotARepositoryError, UnreadableHistoryError):
            return
    assert (tmp_path / "full").read_bytes().startswith(b"DIRC\0\0\0\3")


def test_no_index_is_refused(shared: Path, tmp_path: Path) -> None:
    with (
        open_repository(shared, named=True) as quarantine,
        pytest.raises(NotARepositoryError, match="not what git writes"),
    ):
        write_full(quarantine, tmp_path / "none", tmp_path / "full")


@pytest.mark.parametrize(
    "head", [b"DIRX\0\0\0\2", b"DIRC\0\0\0\5", b"DIRC\0\0\0\1"], ids=["file", "newer", "older"]
)
def test_neither_is_another_file_or_version(head: bytes, shared: Path, tmp_path: Path) -> None:
    (tmp_path / "odd").write_bytes(head + bytes(4))

    with (
        open_repository(shared, named=True) as quarantine,
        pytest.raises(NotARepositoryError, match="not what git writes"),
    ):
        write_full(quarantine, tmp_path / "odd", tmp_path / "full")


def test_paths_that_unfold_without_end_are_refused() -> None:
    first = b"a" * 100_000
    entry = bytes(60) + b"\0\0"
    data = struct.pack(">4s2I", b"DIRC", 4, 100_001) + entry + b"\0" + first + b"\0"
    data += (entry + b"\0b\0") * 100_000

    with pytest.raises(ValueError, match="too long paths"):
        for _ in _entries(data, 20):
            pass
