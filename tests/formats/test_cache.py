from __future__ import annotations

from pathlib import Path

from pplcheck.formats.cache import as_text, removed
from pplcheck.model.shelf import Holding

EMPTY = Holding(files=0, repositories=0, size=0, limit=512_000_000)
ONE = Holding(files=1, repositories=1, size=2_340_000, limit=512_000_000)
SOME = Holding(files=1_200, repositories=3, size=2_340_000, limit=512_000_000, trouble="why\x1b")


def test_tells_where_and_how_much() -> None:
    assert as_text(Path("/c\x1b"), ONE) == (
        "Cache  /c\\u{1b}\n       1 result of 1 repository, 2.3 MB, at most 512 MB\n"
    )


def test_tells_why_it_is_not_used() -> None:
    text = as_text(Path("/c"), SOME)

    assert "not used: why\\u{1b}\n" in text
    assert "1,200 results of 3 repositories" in text


def test_without_a_home_there_is_none() -> None:
    assert "PPLCHECK_CACHE_DIR" in as_text(None, None)


def test_tells_what_has_gone_and_what_stayed() -> None:
    assert removed(ONE, EMPTY) == "removed 1 result of 1 repository, 2.3 MB\n"
    assert removed(SOME, ONE).startswith("removed 1,199 of 1,200 results")
