from __future__ import annotations

from hypothesis import given, strategies as st

from pplcheck.history.count import MALFORMED_LIMIT, Count, Counting
from pplcheck.history.imports import Aside
from pplcheck.history.log import Batch, Record
from pplcheck.history.tally import Tally

BLANK = Record(
    commit=b"",
    parents=b"",
    author=b"Ada\nada@mail.example",
    written=b"86400",
    committer=b"Ada\nada@mail.example",
    committed=b"86400",
    message=b"Change the work\n",
    trailers=b"",
    charset=b"",
)


PLAIN = [name for name in Tally.__slots__ if name not in {"days", "earlier"}]


def name(number: int) -> bytes:
    return b"%040x" % number


def batch(records: list[Record]) -> Batch:
    return Batch([list(column) for column in zip(*records, strict=True)])


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    return [
        BLANK._replace(
            commit=name(number),
            parents=draw(st.sampled_from([b"", name(1), name(1) + b" " + name(2)])),
            author=draw(st.sampled_from([b"\n", BLANK.author, b"Ben\nben@firm.example"])),
            written=draw(st.sampled_from([b"", b"1", b"86400", b"86401", b"9" * 30])),
            committed=draw(st.sampled_from([b"", b"86400"])),
            message=draw(
                st.sampled_from(
                    [b"", b"Change", b'Revert "Change"', b"New upstream version 1.2\n", b"Read me"]
                )
            ),
            trailers=draw(st.sampled_from([b"", b"Co-authored-by: Ben <ben@firm.example>\n"])),
        )
        for number in range(draw(st.integers(1, 9)))
    ]


def plain(count: Count) -> object:
    parts = [
        [
            (*key, tally.by_day(), *(getattr(tally, name) for name in PLAIN))
            for *key, tally in part.parts()
        ]
        for part in (count.own, count.apart)
    ]
    rest = {key: value for key, value in vars(count).items() if key not in {"own", "apart", "tip"}}
    left = [count.own.unattributed, count.apart.unattributed, count.malformed(), count.strangers]
    return rest | {"odd": []}, parts, left


@given(rows=records(), data=st.data())
def test_neither_order_nor_parts_make_a_difference(rows: list[Record], data: st.DataObject) -> None:
    whole, parts = Count(), Count()
    Counting().add(whole, batch(rows))
    mixed = data.draw(st.permutations(rows))
    cut = data.draw(st.integers(1, len(rows)))

    for part in (mixed[:cut], mixed[cut:]):
        if part:
            Counting().add(parts, batch(part))

    assert plain(parts) == plain(whole)


def test_what_a_message_shows_to_be_no_own_work_is_counted_apart() -> None:
    brought = BLANK._replace(commit=name(2), message=b"New upstream version 1.2\n")
    count = Count()

    Counting().add(count, batch([BLANK._replace(commit=name(1)), brought]))

    assert count.asides == {Aside.IMPORT: 1}
    assert [len(list(part.parts())) for part in (count.own, count.apart)] == [1, 1]
    assert count.identities() == {BLANK.author}


def test_the_newest_of_many_malformed_are_named() -> None:
    rows = [
        BLANK._replace(commit=name(number), author=b"\n", written=b"%d" % number)
        for number in range(3 * MALFORMED_LIMIT)
    ]
    count = Count()

    for row in rows:
        Counting().add(count, batch([row]))

    found = count.malformed()
    assert len(found) == MALFORMED_LIMIT
    assert found[0].commit == name(3 * MALFORMED_LIMIT - 1).decode()
    assert len(count.odd) <= 2 * MALFORMED_LIMIT
