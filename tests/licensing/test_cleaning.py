from __future__ import annotations

import pytest

from pplcheck.licensing.cleaning import cleaned

ROWS = ["all who cook", "may eat", "", "and who eats", "may cook", "another day"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a plain text", "a plain text"),
        ("inter\u00adest\u200bed \ufeffpeople", "interested people"),
        ("others&#39; &quot;freedom&quot;", 'others\' "freedom"'),
        ("who distri-\n   butes it", "who distributes\n it"),
        (
            "a worker-\nowned circle of a worker, owned",
            "a worker-owned\n circle of a worker, owned",
        ),
        ("1 apple\n2 pears", "1 apple\n2 pears"),
    ],
    ids=["plain", "invisible", "entities", "hyphenated", "compound", "list"],
)
def test_a_text_is_what_its_reader_sees(written: str, read: str) -> None:
    assert cleaned(written) == read


@pytest.mark.parametrize("leader", ["rem ", "REM ", "@rem ", "dnl "])
def test_a_word_that_begins_every_row_goes(leader: str) -> None:
    assert cleaned("\n".join(leader + row for row in ROWS)) == "\n".join(ROWS)


def test_line_numbers_go() -> None:
    written = "\n".join(f"{number:4}  {row}" for number, row in enumerate(ROWS, 1))

    assert cleaned(written) == "\n".join(ROWS)


def test_rows_of_which_some_begin_so_stay() -> None:
    written = "\n".join(["rem sleep", *ROWS])

    assert cleaned(written) == written
