from __future__ import annotations

import pytest

from pplcheck.licensing.compared import Compared, foreign_in
from pplcheck.licensing.fingerprint_build import Text, pack
from pplcheck.licensing.fingerprints import SPDX, Library
from pplcheck.licensing.shingles import shingles_of


def library(count: int) -> tuple[Library, list[str]]:
    """Texts of which each has words with every other: as many groups as there are pairs."""
    texts = [
        [f"t{min(one, two)}x{max(one, two)}w{n}" for two in range(count) for n in range(6)]
        for one in range(count)
    ]
    packed = [
        Text(id=f"Text-{place}", kind=SPDX, words=tuple(words), clauses=(), blanks=0)
        for place, words in enumerate(texts)
    ]
    return Library(pack(packed, {}, sketch=10_000)), [word for words in texts for word in words]


@pytest.mark.parametrize("count", [3, 24], ids=["one plane", "several planes"])
def test_what_a_known_text_has_is_marked_at_every_place(count: int) -> None:
    known, words = library(count)
    order = shingles_of([*words, "these", "words", "are", "in", "none"])
    compared = Compared.of(order, known.groups_of(order), range(count), known)

    for text in range(count):
        own = {
            shingle
            for shingle, group in zip(order, known.groups_of(order), strict=True)
            if group and text in known.holders(group)
        }
        assert compared.shared_with(text) == bytes(shingle in own for shingle in order)


def test_only_the_smallest_shingles_are_kept_with_their_places() -> None:
    known, words = library(3)
    order = shingles_of(words)
    middle = sorted(order)[len(order) // 2]
    whole = Compared.of(order, known.groups_of(order), [1], known)

    few = whole.up_to(middle)

    assert [order[place] for place in few.places] == few.order
    assert max(few.order) == middle
    assert few.shared_with(1) == bytes(whole.shared_with(1)[place] for place in few.places)


def test_different_shingles_that_are_not_shared_are_counted() -> None:
    assert foreign_in([5, 6, 6, 7, 8], b"\0\0\0\1\0") == 3
