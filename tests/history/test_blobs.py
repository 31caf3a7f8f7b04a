from __future__ import annotations

import shutil
import zlib
from pathlib import Path
from subprocess import Popen

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history import blobs as blobs_module
from pplcheck.history.blobs import read_contents, stream_contents
from pplcheck.history.quarantine import open_repository
from pplcheck.model.tree import Content
from tests.repos import build, commit, corrupt_object, git, head, object_file

ADA = "Ada <ada@mail.example>"


def name(repo: Path, path: str) -> str:
    return git(repo, "rev-parse", f"HEAD:{path}")


def read(repo: Path, *blobs: str, limit: int = 10) -> dict[str, Content]:
    with open_repository(repo, named=True) as quarantine:
        return read_contents(quarantine, blobs, limit)


def test_reads_heads_and_says_what_is_longer(tmp_path: Path) -> None:
    files = {"empty": "", "exact": "x" * 10, "longer": "x" * 11, "lines": "a\n\nb\0c\n"}
    repo = build(tmp_path / "r", [commit(ADA, files=files)])

    found = read(repo, *(name(repo, path) for path in files))

    assert found == {
        name(repo, "empty"): Content(data=b"", truncated=False),
        name(repo, "exact"): Content(data=b"x" * 10, truncated=False),
        name(repo, "longer"): Content(data=b"x" * 10, truncated=True),
        name(repo, "lines"): Content(data=b"a\n\nb\0c\n", truncated=False),
    }


def test_what_is_no_blob_is_left_out(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "a"})])

    assert read(repo, head(repo), "0" * 40, "HEAD:a", "") == {}
    assert read(repo) == {}


def test_other_objects_and_missing_ones_between_are_passed_over(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a/b": "a", "c": "c"})])
    between = (head(repo), "0" * 40, name(repo, "a"), "f" * 40)

    found = read(repo, name(repo, "a/b"), *between, name(repo, "c"))

    assert found == {
        name(repo, "a/b"): Content(data=b"a", truncated=False),
        name(repo, "c"): Content(data=b"c", truncated=False),
    }


@pytest.mark.parametrize("count", [1, 3])
def test_where_git_cannot_read_any_it_is_refused(tmp_path: Path, count: int) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "a"})])

    with open_repository(repo, named=True) as quarantine:
        shutil.rmtree(repo / ".git")
        with pytest.raises(UnreadableHistoryError):
            read_contents(quarantine, [f"{number:040}" for number in range(count)], 10)


def test_a_large_blob_is_read_alone_and_only_so_far(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blobs_module, "LARGE", 100)
    repo = build(tmp_path / "r", [commit(ADA, files={"big": "y" * 5_000_000, "small": "s"})])

    found = read(repo, name(repo, "big"), name(repo, "small"))

    assert found[name(repo, "big")] == Content(data=b"y" * 10, truncated=True)
    assert found[name(repo, "small")].data == b"s"


def test_where_many_are_large_few_are_asked_for_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blobs_module, "LARGE", 100)
    monkeypatch.setattr(blobs_module, "_AFTER_END", 3)
    files = {f"f{number}": f"{number}" * (500 if number % 3 else 1) for number in range(1, 13)}
    repo = build(tmp_path / "r", [commit(ADA, files=files)])
    wanted = [name(repo, path) for path in files]
    asked = []

    with open_repository(repo, named=True) as quarantine:
        start = quarantine.start

        def counted(*arguments: str, stdin: bytes = b"") -> Popen[bytes]:
            asked.append(stdin.count(b"\n"))
            return start(*arguments, stdin=stdin)

        monkeypatch.setattr(quarantine, "start", counted)
        found = read_contents(quarantine, wanted, 10)

    assert {blob: content.data.decode() for blob, content in found.items()} == {
        blob: text[:10] for blob, text in zip(wanted, files.values(), strict=True)
    }
    assert asked[0] == len(files)
    assert max(asked[1:]) == 3


def test_a_blob_of_several_steps_is_passed_over(tmp_path: Path) -> None:
    files = {"a": "y" * 3_000_000, "b": "after"}
    repo = build(tmp_path / "r", [commit(ADA, files=files)])

    found = read(repo, name(repo, "a"), name(repo, "b"))

    assert found[name(repo, "a")].truncated
    assert found[name(repo, "b")].data == b"after"


@pytest.mark.parametrize("large", [4 * 1024 * 1024, 1000], ids=["together", "alone"])
def test_a_damaged_blob_is_left_out_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(blobs_module, "LARGE", large)
    text = "".join(f"line {number}\n" for number in range(20_000))
    files = {"a": "first", "b": text, "c": "other " + text, "d": "last"}
    repo = build(tmp_path / "r", [commit(ADA, files=files)])
    for path in ("b", "c"):
        whole = object_file(repo, name(repo, path))
        whole.chmod(0o600)
        whole.write_bytes(whole.read_bytes()[:500])

    found = read(repo, *(name(repo, path) for path in files), limit=1_000_000)

    assert set(found) == {name(repo, "a"), name(repo, "d")}


def test_a_blob_without_a_header_is_left_out(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "a", "b": "b"})])
    broken = name(repo, "a")
    other = name(repo, "b")
    corrupt_object(repo, broken)

    assert set(read(repo, broken, other)) == {other}


def test_streams_what_is_small_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs_module, "LARGE", 20)
    files = {"small": "x" * 5, "middle": "x" * 15, "large": "x" * 30, "huge": "x" * 50}
    repo = build(tmp_path / "r", [commit(ADA, files=files)])
    wanted = [name(repo, path) for path in files]

    with open_repository(repo, named=True) as quarantine:
        small = dict(stream_contents(quarantine, wanted, 10, largest=10))
        larger = dict(stream_contents(quarantine, wanted, 10, largest=40))

    assert set(small) == set(wanted[:1])
    assert set(larger) == set(wanted[:3])


@pytest.mark.parametrize("limit", [2, 10])
def test_a_blob_under_a_false_id_is_left_out(limit: int, tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "true", "b": "b"})])
    path = object_file(repo, name(repo, "a"))
    path.chmod(0o644)
    path.write_bytes(zlib.compress(b"blob 4\0lie!"))

    found = read(repo, name(repo, "a"), name(repo, "b"), limit=limit)

    assert found == {name(repo, "b"): Content(data=b"b", truncated=False)}
