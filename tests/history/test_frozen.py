from __future__ import annotations

import contextlib
import json
import zlib

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from pplcheck.history.count import Count, Odd, Sums
from pplcheck.history.frozen import CONTENT_LIMIT, freeze, thaw
from pplcheck.history.imports import Aside
from pplcheck.history.stream import NOBODY
from pplcheck.history.tally import DAY, Tally
from pplcheck.model.contribution import Role

PLAIN = [name for name in Tally.__slots__ if name not in {"days", "earlier"}]
IDS = [digit.encode() * 40 for digit in "0123456789abcdef"]
PEOPLE = st.sampled_from(
    [NOBODY, b"Ada\nada@mail.example", b"Ben\n", b"\xff\nx", b"a\0b\nc", b"\nben@firm.example"]
)


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    tally = Tally()
    for _ in range(draw(st.integers(1, 4))):
        when = draw(st.integers(0, 300_000 * DAY))
        tally.add(when // DAY, signed=draw(st.booleans()))
        tally.see((when, draw(st.sampled_from(IDS))))
    return tally


@st.composite
def sums(draw: st.DrawFn) -> Sums:
    made = Sums()
    made.authors = draw(st.dictionaries(PEOPLE, tallies(), max_size=4))
    roles = st.sampled_from([role for role in Role if role is not Role.AUTHOR])
    keys = st.tuples(roles, PEOPLE, st.just(b"") | st.just(b"Ben\n"))
    made.others = draw(st.dictionaries(keys, tallies(), max_size=4))
    for (role, *_), tally in made.others.items():
        tally.first = tally.first if role is Role.SPONSOR else None
    for tally in made.authors.values():
        tally.first = None
    made.unattributed = draw(st.integers(0, 9))
    return made


@st.composite
def counts(draw: st.DrawFn) -> Count:
    count = Count()
    numbers = st.integers(0, 10**6)
    count.tip = draw(st.sampled_from(IDS))
    count.commits, count.merges, count.reverts = (draw(numbers) for _ in range(3))
    count.first, count.last = draw(st.none() | numbers), draw(st.none() | numbers)
    count.nameless, count.illegible, count.raw = (draw(st.booleans()) for _ in range(3))
    count.people = draw(st.sets(PEOPLE)) | {b"Ben\n"}
    count.asides.update(draw(st.dictionaries(st.sampled_from(Aside), st.integers(1, 9))))
    count.own, count.apart = draw(sums()), draw(sums())
    count.odd = [Odd(draw(numbers), draw(st.sampled_from(IDS)), draw(st.text(max_size=5)))]
    return count


def told(count: Count) -> object:
    """All that a count holds, as plain values."""
    parts = [
        [
            (*key, tally.by_day(), *(getattr(tally, name) for name in PLAIN))
            for *key, tally in part.parts()
        ]
        for part in (count.own, count.apart)
    ]
    plain = {
        name: value for name, value in vars(count).items() if name not in {"own", "apart", "odd"}
    }
    return plain, parts, count.newest_odd(), count.own.unattributed, count.apart.unattributed


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(count=counts())
def test_a_count_comes_back_as_it_was(count: Count) -> None:
    assert told(thaw(freeze(count))) == told(count)


def test_an_empty_count_comes_back() -> None:
    assert told(thaw(freeze(Count()))) == told(Count())


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(count=counts(), data=st.data())
def test_other_bytes_are_refused_and_never_break(count: Count, data: st.DataObject) -> None:
    plain = bytearray(zlib.decompress(freeze(count)))
    place = data.draw(st.integers(0, len(plain) - 1))
    plain[place] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.integers(0, len(plain)))

    for content in (zlib.compress(bytes(plain)), zlib.compress(bytes(plain[:cut])), bytes(plain)):
        with contextlib.suppress(ValueError):
            assert isinstance(thaw(content), Count)


@pytest.mark.parametrize(
    "change",
    [{"format": 0}, {"sections": [1]}, {"sections": []}, {"asides": {"x": 1}}, {"numbers": []}],
    ids=str,
)
def test_another_head_is_refused(change: dict[str, object]) -> None:
    written, _, rest = zlib.decompress(freeze(Count())).partition(b"\n")
    head = json.dumps(json.loads(written) | change).encode()

    with pytest.raises(ValueError, match=r"count|Aside|unpack"):
        thaw(zlib.compress(head + b"\n" + rest))


def test_a_count_that_unfolds_without_end_is_refused() -> None:
    folded = zlib.compress(bytes(1 << 20))

    with pytest.raises(ValueError, match="count"):
        thaw(folded[:-8])
    assert CONTENT_LIMIT > 1 << 20
