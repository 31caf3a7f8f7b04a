from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history import log as log_module
from pplcheck.history.log import Record, Splitter, UnevenLogError, read_log, start_log
from pplcheck.history.quarantine import open_repository
from tests.repos import build, commit, git, head, ids, raw_commit

FIELD = st.binary(max_size=30).map(lambda raw: raw.replace(b"\0", b""))
DIGITS = st.integers(min_value=0).map(lambda number: str(number).encode())
ROW = st.tuples(
    st.just(b"a" * 40),
    st.sampled_from([b"", b"b" * 40, b"b" * 40 + b" " + b"c" * 40]),
    FIELD,
    DIGITS | st.just(b""),
    FIELD,
    DIGITS | st.just(b""),
    FIELD,
    FIELD,
    st.sampled_from([b"", b"Latin-1"]),
    FIELD,
    FIELD,
)
ROWS = st.lists(ROW, max_size=8)


@given(rows=ROWS, cuts=st.lists(st.integers(min_value=0, max_value=2000), max_size=12))
def test_chunks_may_end_anywhere(rows: list[tuple[bytes, ...]], cuts: list[int]) -> None:
    stream = b"".join(b"\0".join(row) + b"\0" for row in rows)
    edges = [0, *sorted(cut for cut in cuts if cut < len(stream)), len(stream)]
    splitter = Splitter(40)

    found: list[tuple[bytes, ...]] = []
    for start, end in itertools.pairwise(edges):
        batch = splitter.feed(stream[start:end])
        rows_of = zip(batch, batch.trees, batch.lines, strict=True)
        found += [(*record, tree, lines) for record, tree, lines in rows_of]
    splitter.end()

    assert found == rows


@given(rows=ROWS.filter(bool), missing=st.integers(min_value=1, max_value=300))
def test_a_stream_that_is_cut_off_is_noticed(rows: list[tuple[bytes, ...]], missing: int) -> None:
    whole = [b"\0".join(row) + b"\0" for row in rows]
    missing = min(missing, len(whole[-1]) - 1)
    splitter = Splitter(40)

    splitter.feed(b"".join(whole)[:-missing])

    with pytest.raises(UnreadableHistoryError, match="cut off"):
        splitter.end()


def test_a_stream_of_another_form_is_noticed() -> None:
    splitter = Splitter(40)

    with pytest.raises(UnevenLogError, match="not in the form"):
        splitter.feed(b"no id\0" * 11)


@pytest.mark.parametrize(
    ("column", "value"),
    [(0, b"a" * 39), (0, b"g" * 40), (1, b"no id"), (3, b"today"), (5, b"-1"), (8, b"UTF-16")],
)
def test_a_field_that_cannot_be_is_noticed(column: int, value: bytes) -> None:
    row = [b"a" * 40, b"", b"A\na@x.example", b"1", b"A\na@x.example", b"1", b"m", *[b""] * 4]
    row[column] = value

    with pytest.raises(UnevenLogError):
        Splitter(40).feed(b"\0".join(row) + b"\0")


def test_a_commit_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_module, "RECORD_LIMIT", 100)

    with pytest.raises(UnreadableHistoryError, match="larger than 100 bytes"):
        Splitter(40).feed(b"x" * 101)


def records(repo: Path) -> list[Record]:
    with open_repository(repo, named=True) as quarantine:
        batches = read_log(quarantine, start_log(quarantine, head(repo)))
        return [Record(*row) for batch in batches for row in batch]


def test_every_field_arrives(tmp_path: Path) -> None:
    table = [
        commit("Ada <ada@mail.example>"),
        commit(
            "Ben <ben@firm.example>",
            "Subject\n\nBody\n\nmore",
            date=1_600_000_000,
            committer="Cleo <cleo@mail.example>",
            committed=1_600_000_001,
            trailers=[
                "Reviewed-by: R <r@x.example>",
                "Change-Id: 5",
                "Tested-by: T\n <t@x.example>",
            ],
        ),
    ]
    repo = build(tmp_path / "r", table)

    newest, oldest = records(repo)

    assert newest == Record(
        commit=head(repo).encode(),
        parents=oldest.commit,
        author=b"Ben\nben@firm.example",
        written=b"1600000000",
        committer=b"Cleo\ncleo@mail.example",
        committed=b"1600000001",
        message=newest.message,
        trailers=b"Reviewed-by: R <r@x.example>\nTested-by: T <t@x.example>\n",
        charset=b"",
    )
    assert newest.message.startswith(b"Subject\n\nBody\n\nmore\n\nReviewed-by")
    assert oldest.parents == b""


@pytest.mark.parametrize(
    ("author", "headers", "message"),
    [
        (b"A\0B <a@x.example> 1 +0000", [], b"m\n"),
        (b"A <a\0@x.example> 1 +0000", [], b"m\n"),
        (b"A <a@x.example> 1 +0000", [], b"before\0after\0\0\n"),
        (b"A <a@x.example> 1 +0000", [b"encoding Shift_JIS"], b"\xff\xfe\n"),
        (b"\x1b$B <a@x.example> 1 +0000", [b"encoding ISO-2022-JP"], b"\x1b$B\n"),
        (b"A <a@x.example> 1 +0000", [b"gpgsig x\0y"], b""),
    ],
    ids=["name", "address", "message", "Shift_JIS", "ISO-2022-JP", "header"],
)
def test_no_commit_can_break_the_frame(
    tmp_path: Path, author: bytes, headers: list[bytes], message: bytes
) -> None:
    repo = build(tmp_path / "r", [commit("Ada <ada@mail.example>")])
    odd = raw_commit(repo, author=author, headers=headers, message=message)

    found = records(repo)

    assert [record.commit.decode() for record in found] == git(repo, "rev-list", odd).split()


def test_what_another_commit_reaches_can_be_left_out(tmp_path: Path) -> None:
    ada = "Ada <ada@mail.example>"
    repo = build(
        tmp_path / "r", [commit(ada), commit(ada, parents=[0]), commit(ada, parents=[0, 1])]
    )
    tip, side, first = ids(repo)

    with open_repository(repo, named=True) as quarantine:
        listed = read_log(quarantine, start_log(quarantine, tip, without=first))
        found = [record[0].decode() for batch in listed for record in batch]

    assert found == [tip, side]
