from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.model.globs import glob_pattern


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    glob_pattern.cache_clear()


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("*.py", "a/b.py", True),
        ("*.py", "a/b.pyc", False),
        ("/*.py", "a/b.py", False),
        ("src", "src/a/b", True),
        ("src/", "lib/src/a", True),
        ("src/*", "lib/src/a", False),
        ("src/*.c", "src/a/b.c", False),
        ("**", "a/b", True),
        ("**/b", "b", True),
        ("a/**", "a", False),
        ("a/**", "a/b/c", True),
        ("a/**/c", "a/c", True),
        ("a/**/**/c", "a/x/y/c", True),
        ("a/**/b/*c*/d", "a/b/x/b/ccc/d", True),
        ("a/**/b/**", "a/x/b", False),
        ("a**b", "axxb", True),
        ("a**b", "ax/xb", False),  # as in gitignore(5): no whole name, so two ordinary stars
        ("a?c", "a/c", False),
        ("[!a]b", "/b", False),
        ("[!a]b", "xb", True),
        ("[]]", "]", True),
        ("[z-a]", "[z-a]", True),
        ("/[z-a]", "[z-a]", True),
        ("[!a]b", "ab", False),
        ("[^a]b", "ab", False),
        ("[a^]b", "^b", True),
        ("[a-c]b", "bb", True),
        ("[a-c]b", "-b", False),
        ("[\\]b", "\\b", True),
        ("[[]b", "[b", True),
        ("[&&]b", "&b", True),
        ("[a/]b", "a", False),
        ("[]b", "[]b", True),
        ("x[]b", "x[]b", True),
        ("[a]b", "Xb", False),
        ("[[]b", "Xb", False),
        ("a*b*c*d*e", "axbxcxdxe", True),
        ("a/**/b/c/**/d", "a/x/b/c/y/d", True),
        ("a/**/b/**/d", "z/b/d", False),
        ("a?c", "abc", True),
        ("a\nb", "a\nb", True),
        ("a/**", "a/b\nc", True),
        ("a", "a/b\nc", True),
        ("[", "[", True),
        ("a.b", "axb", False),
    ],
)
def test_globs_mean_what_git_means(glob: str, path: str, *, expected: bool) -> None:
    assert bool(glob_pattern(glob).fullmatch(path)) is expected


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*a" * 15 + "b", "a" * 4000),
        ("**/" + "*a" * 15 + "b", "a/" * 2000 + "x"),
        ("a/**/" * 15 + "b", "a/" * 2000),
        ("**/a/*/" * 8 + "b", "a/" * 2000),
        ("*?*a*" * 5 + "b", "a" * 2000),
    ],
)
def test_no_glob_takes_for_ever(glob: str, path: str) -> None:
    start = time.monotonic()

    assert not glob_pattern(glob).fullmatch(path)

    assert time.monotonic() - start < 30


PLAIN = {"**/": "(?:.*/)?", "/**": "/.*", "*": "[^/]*", "?": "[^/]", "[ab]": "[ab]"}
"""What the parts of a glob mean, told plainly."""


@settings(max_examples=150)
@given(
    names=st.lists(
        st.lists(st.sampled_from("aab*?"), min_size=1, max_size=4).map("".join)
        | st.sampled_from(["**", "[ab]", "a*b"]),
        min_size=1,
        max_size=5,
    ),
    path=st.lists(st.text("aab", min_size=1, max_size=4), min_size=1, max_size=5).map("/".join),
)
def test_nothing_is_missed_by_not_going_back(names: list[str], path: str) -> None:
    names = [name if name == "**" else re.sub(r"\*+", "*", name) for name in names]
    glob = "/" + "/".join(names)
    parts = re.findall(r"\*\*/|/\*\*$|\*|\?|\[ab\]|.", "/".join(names))
    plain = "".join(PLAIN.get(part, re.escape(part)) for part in parts)
    plain = ".*" if set(names) == {"**"} else plain

    found = glob_pattern(glob).fullmatch(path)

    assert bool(found) is bool(re.fullmatch(f"{plain}(?:/.*)?", path))
