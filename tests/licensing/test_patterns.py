from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pplcheck.licensing.patterns import LONGEST_PATH, Pattern, matcher


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.png", "a.png", True),
        ("*.png", "d/a.png", False),
        ("**.png", "d/a.png", True),
        ("d/*/x*y*z", "d/a/x-y-z", True),
        ("d/*/x*y*z", "d/a/b/xyz", False),
        (r"a\*b", "a*b", True),
        (r"a\*b", "axb", False),
        ("a", "a", True),
        ("", "a", False),
        ("\\", "\\", True),
        ("**", "x" * (LONGEST_PATH + 1), False),
        ("*a*b*c*", "zzz", False),
    ],
)
def test_reuse_patterns(pattern: str, path: str, expected: object) -> None:
    assert matcher([Pattern(pattern)])(path) is expected


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [("*", "d/a", True), ("a.?", "a.c", True), ("a.?", "a.", False), ("*?*?*", "ab", True)],
)
def test_debian_patterns(pattern: str, path: str, expected: object) -> None:
    assert matcher([Pattern(pattern, debian=True)])(path) is expected


@given(st.text(alphabet="ab*/", max_size=8), st.text(alphabet="ab/", max_size=8))
def test_both_ways_of_matching_agree(pattern: str, path: str) -> None:
    read = Pattern(pattern)

    by_regex = matcher([read])(path) if read.easy else read.matches(path)

    assert by_regex == read.matches(path)


def test_what_a_pattern_names() -> None:
    assert [Pattern(text).folder for text in ("d/**", "**", "d**", "d/*", "")] == [
        "d",
        "",
        None,
        None,
        None,
    ]
    assert [Pattern(text).literal for text in ("d/a", "d/*")] == ["d/a", None]
