from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history import raw as raw_module
from pplcheck.history.log import Record, read_log, start_log
from pplcheck.history.quarantine import open_repository
from pplcheck.history.raw import read_raw
from pplcheck.history.trailers import participants
from tests.repos import build, commit, corrupt_object, git, head, ids, object_file, raw_commit

ADA = "Ada <ada@mail.example>"
TABLE = [
    commit(ADA, files={"a": "a"}),
    commit("Zoé <zoe@mail.example>", "Été", encoding="ISO-8859-1", parents=[0]),
    commit("日本 <taro@mail.example>", "直した", encoding="ISO-2022-JP", parents=[0]),
    commit(ADA, "Merge\n\nBody", parents=[1, 2], trailers=["Reviewed-by: R\n  <r@x.example>"]),
    commit(" <>", "Subject only"),
]


def comparable(record: Record) -> Record:
    return record._replace(trailers=repr(participants(record.trailers)).encode())


@pytest.mark.parametrize(
    "author",
    [
        b"Ada <ada@mail.example> 1577836800 +0000",
        b"A > B <x<y@mail.example> 5 -0500",
        b"A <a@x.example> b> 5 +0000",
        b"A <a@x.example>",
        b"A <a@x.example> soon +0000",
        b"A <a@x.example> -5 +0000",
        b"A <a@x.example> 5",
        b"<a@x.example> 5 +0000",
        b"no address 5 +0000",
        b"open <a@x.example 5 +0000",
        b"A\0B <a@x.example> 5 +0000",
        b"",
    ],
)
def test_reads_what_the_log_reads(tmp_path: Path, author: bytes) -> None:
    repo = build(tmp_path / "r", TABLE)
    raw_commit(repo, author=author, message=b"One\n\nReviewed-by: R <r@x.example>\n")

    with open_repository(repo, named=True) as quarantine:
        tip = head(repo)
        logged = [
            Record(*row)
            for batch in read_log(quarantine, start_log(quarantine, tip))
            for row in batch
        ]
        raw = [Record(*row) for batch in read_raw(quarantine, tip) for row in batch]

    assert list(map(comparable, raw)) == list(map(comparable, logged))


@pytest.mark.parametrize(
    "ending",
    [
        b"Reviewed-by: R <r@x.example>\nFixes #1",
        b"Reviewed-by: R <r@x.example>\nSigned-off-by: S <s@x.example>\nFixes #1\nand more",
        b"Signed-off-by: S <s@x.example>\n1\n2\n3\n4",
        b"(cherry picked from commit 1)\nTested-by: T <t@x.example>\nplain",
        b"Tested-by : T\n  <t@x.example>",
        b"Tested by: T <t@x.example>",
        b"Reviewed-by: R <r@x.example>\n\nTested-by: T <t@x.example>",
        b"Reviewed-by: R <r@x.example>\n \n",
        b"words\nTested-by: T <t@x.example>",
    ],
)
def test_takes_for_trailers_what_git_does(tmp_path: Path, ending: bytes) -> None:
    repo = build(tmp_path / "r", TABLE)
    tip = raw_commit(repo, message=b"Subject\n\nBody\n\n" + ending + b"\n")

    with open_repository(repo, named=True) as quarantine:
        logged = Record(*next(iter(next(read_log(quarantine, start_log(quarantine, tip))))))
        raw = Record(*next(iter(next(read_raw(quarantine, tip)))))

    assert participants(raw.trailers) == participants(logged.trailers)


def test_a_commit_that_ends_too_early_is_read(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    tree, parent = git(repo, "rev-parse", "HEAD^{tree}"), head(repo)
    content = f"tree {tree}\nparent {parent}\nauthor {ADA} 5 +0000".encode()
    tip = git(repo, "hash-object", "-t", "commit", "-w", "--literally", "--stdin", stdin=content)

    with open_repository(repo, named=True) as quarantine:
        newest = Record(*next(iter(next(read_raw(quarantine, tip)))))

    assert (newest.author, newest.written, newest.message) == (b"Ada\nada@mail.example", b"5", b"")


def test_damage_is_an_error(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    tip = head(repo)
    corrupt_object(repo, ids(repo)[-1])

    with open_repository(repo, named=True) as quarantine, pytest.raises(UnreadableHistoryError):
        list(read_raw(quarantine, tip))


def test_a_commit_that_is_not_what_its_id_says_is_an_error(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    forged, other = ids(repo)[-1:], ids(repo)[1:2]
    there = object_file(repo, forged[0])
    there.chmod(0o600)
    there.write_bytes(object_file(repo, other[0]).read_bytes())

    with (
        open_repository(repo, named=True) as quarantine,
        pytest.raises(UnreadableHistoryError, match=f"{forged[0]} is not what its id says"),
    ):
        list(read_raw(quarantine, other[0]))


def test_a_commit_far_too_large_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw_module, "RECORD_LIMIT", 100)
    repo = build(tmp_path / "r", TABLE)

    with (
        open_repository(repo, named=True) as quarantine,
        pytest.raises(UnreadableHistoryError, match="far too large"),
    ):
        list(read_raw(quarantine, head(repo)))


def test_what_another_commit_reaches_can_be_left_out(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    tip, merge = ids(repo)[:2]

    with open_repository(repo, named=True) as quarantine:
        found = [
            record[0] for batch in read_raw(quarantine, tip, without=merge) for record in batch
        ]

    assert found == [tip.encode()]
