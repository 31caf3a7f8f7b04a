from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.licensing.tags import tags_in

TAG = "SPDX-License-Identifier: "  # REUSE-IgnoreLine


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("a.c", "/* ", " */"),
        ("a.c", "// ", ""),
        ("a.css", " * ", ""),
        ("a.py", "#!/usr/bin/python\n# ", ""),
        ("a.html", "<!-- ", " -->"),
        ("a.md", "<!--\ncopyright\n", "\n-->"),
        ("a.md", "---\n", "\n---\n# Page"),
        ("a.m4", "dnl ", ""),
        ("a.bat", "REM ", ""),
        ("a.bat", "@REM ", ""),
        ("a.bat", ":: ", ""),
        ("a.rst", ".. ", ""),
        ("a.rst", "..\n   ", ""),
        ("a.vim", '" ', ""),
        ("a.bas", "' ", ""),
        ("a.1", '.\\" ', ""),
        ("a.sql", "-- ", ""),
        ("a.tex", "% ", ""),
        ("a.el", ";;; ", " ;;;"),
        ("a.j2", "{# ", " #}"),
        ("a.hs", "{- ", " -}"),
        ("a.ml", "(* ", " *)"),
        ("a.lisp", "#| ", " |#"),
        ("a.f", "C ", ""),
        ("a.txt", "## ", "  ##"),
        ("a.yml", "", ""),
        ("a.php", "<?php // ", " ?>"),
    ],
)
def test_tags_count_in_any_comment_style(path: str, before: str, after: str) -> None:
    if path == "a.php":
        before = "<?php\n// "
    data = f"{before}{TAG}PPL OR MIT{after}\n".encode()

    assert [value for _, value in tags_in(path, data)] == ["PPL OR MIT"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", f'x = "{TAG}MIT"'),
        ("a.py", f'    "# {TAG}MIT",'),
        ("a.py", f"    '{TAG}MIT',"),
        ("a.txt", f"Write {TAG}MIT into each file"),
        ("a.txt", f"`{TAG}MIT`"),
        ("a.md", f"{TAG}MIT"),
        ("a.md", f"```\n<!-- {TAG}MIT -->\n```"),
        ("a.md", f"~~~\n<!-- {TAG}MIT -->"),
        ("a.html", f"<p>{TAG}MIT</p>"),
        ("a.py", f"# REUSE-IgnoreStart\n# {TAG}MIT\n# REUSE-IgnoreEnd"),
        ("a.py", f"# REUSE-IgnoreStart\n# {TAG}MIT"),
        ("a.py", f"# {TAG}{{license}}"),
        ("a.py", f"# {TAG}"),
        ("a.rst", "x\n" * 20 + f"    // {TAG}MIT"),
        ("a.toml", 'SPDX-License-Identifier = "MIT"'),
        ("a.py", "# nothing"),
    ],
)
def test_mentions_and_examples_do_not_count(path: str, text: str) -> None:
    assert tags_in(path, text.encode()) == ()


def test_lines_are_exact_and_all_tags_are_found() -> None:
    text = f"#!/bin/sh\n\n# {TAG}MIT\r\n# x\r\n# {TAG}ISC\r\n"

    assert tags_in("a.sh", text.encode()) == ((3, "MIT"), (5, "ISC"))


def test_wide_text_is_read_and_binary_content_is_not() -> None:
    wide = f"// {TAG}MIT\n"

    assert tags_in("a.c", b"\xff\xfe" + wide.encode("utf-16-le")) == ((1, "MIT"),)
    assert tags_in("a.bin", b"\0\1\2" + wide.encode() + b"\0") == ()


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=60), st.binary(max_size=60))
def test_any_bytes_are_read_without_an_exception(before: bytes, after: bytes) -> None:
    for path in ("a.md", "a.vim", "a.bas", "a.c"):
        found = tags_in(path, before + TAG.encode() + after)
        assert all(line >= 1 for line, _ in found)
