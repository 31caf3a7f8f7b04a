from __future__ import annotations

import pytest

from pplcheck.people import spelling


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Zoé  O'Roe", ["zoe", "o", "roe"]),
        ("ada.example-42", ["ada", "example", "42"]),
        ("", []),
        ("\u4e00", []),
    ],
)
def test_tokens_are_folded_runs_of_letters_and_digits(text: str, tokens: list[str]) -> None:
    assert spelling.tokens(text) == tokens
    assert spelling.plain(text) == "".join(tokens)


@pytest.mark.parametrize(
    ("written", "read"),
    [("xn--bcher-kva", "bücher"), ("xn--99999999999", "xn--99999999999"), ("acme", "acme")],
)
def test_a_labels_are_read_and_broken_ones_stay(written: str, read: str) -> None:
    assert spelling.read_labels(written) == read


def test_a_text_without_end_is_cut() -> None:
    assert len(spelling.fold("a" * 10_000_000)) == 200
