from __future__ import annotations

import pytest

from pplcheck.licensing.fingerprint_build import ordinary_text, pack
from pplcheck.licensing.fingerprints import Library
from pplcheck.licensing.resemblance import Likeness, likenesses
from pplcheck.licensing.shingles import GAP, shingles_of, words_in
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


def test_a_text_that_stands_there_twice_is_found_once_whole() -> None:
    changed = PLAIN.replace("plain50", "plum")
    others = (filler("between", 40), changed, filler("after", 40), PLAIN)

    (best,) = found("\n".join((PLAIN, *others)))

    assert (best.begin, best.score, best.lost) == (0, 1.0, 0.0)


def test_the_whole_copy_behind_a_piece_of_it_is_found() -> None:
    piece = " ".join(PLAIN.split()[:60])

    (best,) = found(f"{piece} {filler('between', 60)} {PLAIN}")

    assert (best.begin, best.score) == (120, 1.0)


def test_what_a_license_leaves_open_does_not_rule_it_out() -> None:
    open_one = [GAP if number % 25 == 0 else f"plain{number}" for number in range(1, 201)]
    rival = [word or "somebody" for word in open_one]
    rival[60] = "other"
    shelf = Library(
        pack(
            [
                ordinary_text("Open-1.0", open_one, open_one.count(GAP)),
                ordinary_text("Rival-1.0", rival),
            ],
            {"sources": "own words"},
        )
    )
    text = " ".join(word or "somebody" for word in open_one)

    best = likenesses(shingles_of(words_in(text)), shelf)[0]

    assert (best.entry.id, best.score) == ("Open-1.0", 1.0)
