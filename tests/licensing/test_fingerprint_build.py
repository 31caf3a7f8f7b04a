from __future__ import annotations

import pytest

from pplcheck.licensing.fingerprint_build import (
    SKETCH,
    clauses_in,
    family_text,
    ordinary_text,
    pack,
)
from pplcheck.licensing.fingerprints import Library
from pplcheck.licensing.shingles import GAP, shingles_of, words_in
from tests.licensing.license_like import CLAUSES, HARVEST, filler


def test_a_text_is_cut_at_its_clause_numbers() -> None:
    parts = clauses_in(HARVEST)

    assert [label for label, _ in parts] == list(CLAUSES)
    assert [part.strip() for _, part in parts] == list(CLAUSES.values())


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("0. Zero\n1. One\n", ["0", "1"]),
        ("1. One\n12. a quoted number\n2. Two\n", ["1", "2"]),
        ("1. One\n(b) no first\n(a) first\ni. roman\n(b) second\n", ["1", "1(a)", "1(b)"]),
        ("Section 1. One\nSection 2. Two", ["1", "2"]),
        ("7. starts late\n2024 was a year\n", []),
        (
            "# Grant: all\nx\n# Limits\n##\n## Sale\n#hash\n",
            ["Grant all", "Limits", "Limits", "Limits, Sale"],
        ),
        ("# Title\n1. One\n", ["1"]),
        ("(a) no clause yet", []),
    ],
    ids=["zero", "quoted", "letters", "named", "late", "headings", "numbers-first", "loose"],
)
def test_only_numbers_in_order_are_clauses(text: str, labels: list[str]) -> None:
    assert [label for label, _ in clauses_in(text)] == ["preamble", *labels]


def test_clauses_start_at_their_first_word() -> None:
    text = family_text("A", HARVEST)

    places = {label: start for start, label in text.clauses}

    assert text.words[places["3"]] == "who"
    assert text.words[places["2(a)"]] == "copy0"


def test_the_same_texts_give_the_same_bytes() -> None:
    texts = [family_text("A", HARVEST), ordinary_text("B", words_in(filler("b", 50)))]

    assert pack(texts, {"x": "y"}) == pack(texts, {"x": "y"})


def test_long_ordinary_texts_keep_a_sketch_and_short_ones_all() -> None:
    long, short = words_in(filler("long", 900)), words_in(filler("short", 90))

    kept = Library(pack([ordinary_text("L", long), ordinary_text("S", short, 2)], {})).prints

    assert (kept[0].size, kept[0].words) == (SKETCH, 900)
    assert kept[0].limit == sorted(set(shingles_of(long)))[SKETCH - 1]
    assert (kept[1].size, kept[1].limit) == (86, (1 << 64) - 1)
    assert kept[1].slack == 24


def test_blanks_are_not_fingerprinted() -> None:
    words = [*words_in(filler("one", 20)), GAP, *words_in(filler("two", 20))]

    (kept,) = Library(pack([ordinary_text("B", words, 1)], {})).prints

    assert kept.size == 32
