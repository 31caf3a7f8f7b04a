from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pplcheck.history.columns import plain_seconds, standing_out
from pplcheck.history.imports import aside
from pplcheck.history.trailers import is_revert

ADA = b"Ada\nada@mail.example"
BEGINNINGS = (
    b'Revert "it"',
    b"rEVERT: it",
    b"Squashed 'lib/x' changes from 0123456",
    b"Import Upstream version 1",
    b"New upstream version 1",
    b"vendor: example.org/x/y v1",
    b"VENDOR example.org/x/y 1.2",
    b"Add it",
    b"",
)
ENDINGS = (
    b"This reverts commit 0123456789.",
    b"git-subtree-dir: lib",
    b"plain words",
    b"",
)


@given(
    first=st.sampled_from(BEGINNINGS) | st.binary(max_size=12),
    last=st.sampled_from(ENDINGS) | st.binary(max_size=12),
)
def test_whatever_needs_a_look_stands_out(first: bytes, last: bytes) -> None:
    message = first + b"\n\n" + last

    (stands_out,) = standing_out([message])

    assert stands_out or not (is_revert(message) or aside(message))


def test_plain_messages_do_not_stand_out() -> None:
    assert standing_out([b"Add it\n\nBecause.", b"", b"fix"]) == [False, False, False]


def test_readable_dates_are_told_at_once() -> None:
    assert plain_seconds([ADA, ADA], [b"5", b"1700000000"], [ADA, ADA], [b"6", b"7"]) == [
        5,
        1_700_000_000,
    ]


@pytest.mark.parametrize(
    ("author", "written", "committer", "committed"),
    [
        (b"\n", b"5", ADA, b"5"),
        (ADA, b"", ADA, b"5"),
        (ADA, b"9" * 12, ADA, b"5"),
        (ADA, b"5", b"\n", b"5"),
        (ADA, b"5", ADA, b""),
        (ADA, b"5", ADA, b"9" * 5000),
    ],
    ids=["author", "no date", "late", "committer", "not committed", "endless"],
)
def test_one_odd_commit_asks_for_a_look_at_each(
    author: bytes, written: bytes, committer: bytes, committed: bytes
) -> None:
    columns = ([ADA, author], [b"5", written], [ADA, committer], [b"5", committed])

    assert plain_seconds(*columns) is None
