from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.licensing.comments import Kind, paragraphs_in

GRANT = "under this license"


def said(text: str, path: str = "a.c") -> list[tuple[str, Kind]]:
    head = text.encode()
    return [(head[start:end].decode(), kind) for start, end, kind in paragraphs_in(head, path)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"int a;\n// one\n// {GRANT}\n// two\nint b;\n", f"// one\n// {GRANT}\n// two"),
        (f"// one\n//\n// {GRANT}\n//\n// two\n", f"// {GRANT}"),
        (f"/* one\n * {GRANT}\n * two */\nint b;\n", f"/* one\n * {GRANT}\n * two "),
        (f"/* one */\n/* {GRANT} */\n", f"/* {GRANT} "),
        (f"#include <license.h>\n/* {GRANT}", f"/* {GRANT}"),
    ],
    ids=["lines", "blank lines end it", "block", "second block", "never closed"],
)
def test_a_paragraph_reaches_as_far_as_its_comment(text: str, expected: str) -> None:
    assert [part for part, _ in said(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        f"char *a = {GRANT};\n",
        f"/* one */\nchar *a = {GRANT};\n",
        f"int a; /* {GRANT} */\n",
        "// SPDX-License-Identifier: MIT\n",
        "/* nothing */\n",
    ],
    ids=["code", "behind a comment", "a remark behind code", "a tag", "no mark"],
)
def test_what_is_no_comment_at_the_margin_is_not_told(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("a.py", f'"""One."""\n\n"""{GRANT}"""\n', Kind.BLOCK),
        ("a.vim", f'" {GRANT}\n', Kind.LINES),
        ("a.md", f"<!-- {GRANT} -->\n", Kind.BLOCK),
        ("a.tex", f"{GRANT}\n", Kind.LATEX),
    ],
)
def test_the_ending_says_which_signs_begin_a_comment(path: str, text: str, kind: Kind) -> None:
    assert [found for _, found in said(text, path)] == [kind]
    assert said(text, "a.unknown") == said(text, path) or path in {"a.vim", "a.tex"}


def test_of_many_paragraphs_the_first_are_told() -> None:
    assert len(said(f"// {GRANT}\n\n" * 40)) == 12


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["/*", "*/", '"""', "license", "\n", "x = 1;", "//", "{-", "-}", " "]),
        max_size=40,
    )
)
def test_signs_found_for_an_earlier_row_are_those_found_afresh(parts: list[str]) -> None:
    head = "".join(parts).encode()
    found = paragraphs_in(head, "a.c")

    assert all(0 <= start <= end <= len(head) for start, end, _ in found)
    # A row by itself: what stands behind it is gone, what stands before it is not.
    for start, _, kind in found:
        place = head.find(b"license", start)
        row_end = head.find(b"\n", place)
        alone = head[: row_end if row_end >= 0 else len(head)]
        assert (start, kind) in [(begin, sort) for begin, _, sort in paragraphs_in(alone, "a.c")]
