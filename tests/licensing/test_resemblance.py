from __future__ import annotations

import pytest

from pplcheck.licensing.resemblance import Likeness, likenesses
from pplcheck.licensing.shingles import shingles_of, words_in
from tests.licensing.license_like import HARVEST, PLAIN, SHELF, filler


def found(text: str) -> list[Likeness]:
    return likenesses(shingles_of(words_in(text)), SHELF)


def test_a_copy_is_alike_whatever_stands_around_it() -> None:
    best = found(f"{filler('before', 40)}\n{HARVEST}\n{filler('after', 40)}")[0]

    assert (best.entry.id, best.score) == ("LicenseRef-Harvest", 1.0)
    assert (best.begin, best.end - best.begin) == (40, len(words_in(HARVEST)))
    assert 0.8 < best.whole < 0.9


def test_what_is_put_in_between_counts() -> None:
    best = found(HARVEST.replace("share5 ", f"share5 {filler('more', 300)} "))[0]

    assert best.entry.id == "LicenseRef-Harvest"
    assert best.score == pytest.approx(best.whole)
    assert best.score < 0.7


def test_a_longer_relative_is_not_what_it_contains() -> None:
    other = found(HARVEST.replace("end", "other").replace("hello", "dear"))

    assert other[0].entry.id == "LicenseRef-Draft"
    assert all(one.score < 0.92 for one in other[1:])


def test_foreign_runs_and_lost_words_are_counted_for_texts_kept_whole() -> None:
    changed = PLAIN.replace("plain50", "plum pear nut").replace("plain80 plain81 plain82 ", "")

    (best,) = found(f"{changed} {filler('after', 30)}")

    assert best.foreign >= 3
    assert best.lost >= 3


def test_two_texts_in_one_are_both_found_and_apart() -> None:
    one, other = found(f"{HARVEST}\n{PLAIN}")[:2]

    assert {one.entry.id, other.entry.id} == {"LicenseRef-Harvest", "Plain-1.0"}
    assert not one.overlaps(other)
    assert one.overlaps(one)


@pytest.mark.parametrize("text", ["", "one two", filler("quite", 300)])
def test_other_texts_are_like_none(text: str) -> None:
    assert found(text) == []
