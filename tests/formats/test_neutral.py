from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given, strategies as st

from pplcheck.formats import neutral as module
from pplcheck.formats.neutral import is_hidden, neutral, shown, sound, without_addresses


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> None:
    """Let every text be looked at: the last ones are kept."""
    module._made_neutral.cache_clear()  # noqa: SLF001


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Example", "Ada Example"),
        ("Zoë Łukasz 山田 עדה", "Zoë Łukasz 山田 עדה"),
        ("\x1b]8;;https://evil.example\x07click", "\\u{1b}]8;;https://evil.example\\u{7}click"),
        ("a\nb\tc\r", "a\\u{a}b\\u{9}c\\u{d}"),
        ("\x7f\x9b31m", "\\u{7f}\\u{9b}31m"),
        ("abc\u202egpj", "abc\\u{202e}gpj"),
        ("\u2066x\u2069", "\\u{2066}x\\u{2069}"),
        ("Or\u200bbit\ufeff", "Or\\u{200b}bit\\u{feff}"),
        ("caf\udce9", "caf\\u{dce9}"),
        ("a\u2028b\u2029", "a\\u{2028}b\\u{2029}"),
        ("\ue000\uffff", "\\u{e000}\\u{ffff}"),
        ("\U000e0041tag", "\\u{e0041}tag"),
        ("e\u0301", "e\u0301"),
        ("\u0301x", "\\u{301}x"),
        ("x" + "\u0301" * 6, "x" + "\u0301" * 4 + "\\u{301}" * 2),
        ("a ::Error file=x::b", "a \\u{3a}:Error file=x::b"),
        ("::add-mask::error::x", "\\u{3a}:add-mask\\u{3a}:error::x"),
        ("é##[error]x ##[", "é##\\u{5b}error]x ##\\u{5b}"),
        ("std::vector::errors a::b #[x]", "std::vector::errors a::b #[x]"),
    ],
    ids=[
        "plain",
        "living scripts",
        "hyperlink",
        "line breaks",
        "delete and C1",
        "override",
        "isolates",
        "zero width",
        "byte that is no UTF-8",
        "separators",
        "private and none",
        "tags",
        "accent",
        "accent on nothing",
        "pile of accents",
        "command",
        "commands",
        "older commands",
        "no commands",
    ],
)
def test_hidden_characters_are_shown_and_others_are_kept(text: str, expected: str) -> None:
    assert neutral(text) == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdefg", 6, "abcde…"),
        ("ab\x1b", 7, "ab…"),
        ("ab\x1b", 8, "ab\\u{1b}"),
        ("é" * 9, 4, "ééé…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
    ids=["fits", "cut", "no half escape", "whole escape", "accents", "one", "none"],
)
def test_length_is_bounded(text: str, limit: int, expected: str) -> None:
    assert neutral(text, limit) == expected


@given(st.text(st.characters(categories=None, exclude_categories=())), st.integers(1, 40))
def test_no_hidden_character_ever_comes_out(text: str, limit: int) -> None:
    result = neutral(text, limit)

    assert len(result) <= limit
    assert not any(is_hidden(character) for character in result)
    assert not {unicodedata.category(character) for character in result} & {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Zl",
        "Zp",
    }
    result.encode()


@given(st.text(st.characters(categories=None, exclude_categories=())))
def test_neutral_text_stays_as_it_is(text: str) -> None:
    once = neutral(text, 10_000)

    assert neutral(once, 10_000) == once


@given(st.text(st.characters(categories=None, exclude_categories=())))
def test_sound_text_goes_through_json_and_utf8(text: str) -> None:
    result = sound(text)

    assert json.loads(json.dumps(result).encode()) == result
    result.encode()


def test_sound_keeps_what_is_text() -> None:
    assert sound("a\x1b\u202e山\udcff") == "a\x1b\u202e山\\u{dcff}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada <ada@mail.example> said", "Ada <(address withheld)> said"),
        ("ada@localhost", "(address withheld)"),
        ("packages/@scope/x", "packages/@scope/x"),
        ("mailto:ada@mail.example", "mailto:(address withheld)"),
        ("nothing here", "nothing here"),
        ("@ alone", "@ alone"),
    ],
)
def test_addresses_are_withheld(text: str, expected: str) -> None:
    assert without_addresses(text) == expected


def test_shown_text_is_both() -> None:
    assert shown("ada@mail.example\x1b", 80) == "(address withheld)"
    assert shown("x ada@mail.example \x1b", 80) == "x (address withheld) \\u{1b}"
    assert shown("x ada@mail.example", 5) == "x (a…"
