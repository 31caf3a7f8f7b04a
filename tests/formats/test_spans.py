from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st
from markdown_it import MarkdownIt

from pplcheck.formats.spans import code, inline

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def plain_texts(markdown: str) -> list[str]:
    """What a reader of Markdown takes for plain text; anything but text and code is refused."""
    found = []
    for block in READER.parse(markdown):
        for token in block.children or []:
            assert token.type in {"text", "code_inline"}, token
            if token.type == "text":
                found.append(token.content)
        assert block.type in {"paragraph_open", "inline", "paragraph_close"}, block
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 errors, and error is where it fails", "2 errors, and error is where it fails"),
        (
            "LICENSE says PPL, package.json:4 says ISC",
            "LICENSE says PPL, `package.json:4` says ISC",
        ),
        ("clause 4(c) and 4(b), 4(d).", "clause 4(c) and 4(b), 4(d)."),
        ("the project's policy (93 %)", "the project's policy (93 %)"),
        ("ask @team now", "ask `@team` now"),
        ("see #12, GH-12 and !7", "see `#12`, `GH-12` and `!7`"),
        ("at 5614bb3 or www.example.org", "at `5614bb3` or `www.example.org`"),
        ("[a](http://x.example) b", "`[a](http://x.example)` b"),
        ("<b> *x* `y`", "`<b> *x*` `y`"),
        ("dead beef decade", "dead beef decade"),
        (">99 % of <1 x<1", ">99 % of <1 `x<1`"),
        ("a\nb", "`a\\u{a}b`"),
        ("run `git fetch --all`, then", "run `git fetch --all`, then"),
        ("x`a b`y z", "`x\\u{60}a b\\u{60}y` z"),
        ("a  b ", "a  b "),
        ("manque\u00a0; dites «\u00a0non\u00a0»", "manque\u00a0; dites «\u00a0non\u00a0»"),
        ("1\u202f240 de 2.100 (<1\u00a0%)", "1\u202f240 de 2.100 (<1\u00a0%)"),
        ("¿para quién? «la obra» ¡#12!", "¿para quién? «la obra» ¡`#12`!"),
    ],
)
def test_plain_words_stay_and_others_stand_in_code(text: str, expected: str) -> None:
    assert inline(text, 200) == expected


@pytest.mark.parametrize(
    "text",
    ["@here", "(@here)", "a@here", "'@x'", "owner/repo#3", "&copy;", "$x$", ":smile:", "~a~ ~~b~~"],
)
def test_nothing_calls_anybody_or_anything(text: str) -> None:
    texts = "".join(plain_texts(f"word {inline(text, 200)}"))

    assert not set("@#/&$~_*[]|\\") & set(texts)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_whatever_is_written_it_is_text_or_code(text: str) -> None:
    texts = "".join(plain_texts(f"word {inline(text, 400)}"))

    assert not set("@#/&$~_*[]|\\`") & set(texts)


def test_a_code_span_is_not_ended_by_its_text() -> None:
    assert code("a`b") == "`a\\u{60}b`"


def test_a_long_text_is_cut() -> None:
    assert len(inline("word " * 100, 50)) <= 52
