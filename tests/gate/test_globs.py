from __future__ import annotations

import pytest

from pplcheck.gate.globs import matches


@pytest.mark.parametrize(
    ("path", "pattern", "is_match"),
    [
        ("a.json", "a.json", True),
        ("a.json", "*.json", True),
        ("web/a.json", "*.json", False),
        ("web/a.json", "**/*.json", True),
        ("a.json", "**/*.json", True),
        ("web/x/a.json", "web/**", True),
        ("web", "web/**", True),
        ("web/x/a.json", "web/", True),
        ("web/x/a.json", "web/*", False),
        ("web/x/a.json", "**", True),
        ("web/x/y/a.json", "web/**/a.json", True),
        ("web/a.json", "web/**/a.json", True),
        ("web/a.json", "web/?.json", True),
        ("web/b.json", "web/[!a].json", True),
        ("a", "a/b", False),
        ("a/b", "a", False),
    ],
)
def test_globs_follow_folders(path: str, pattern: str, is_match: bool) -> None:  # noqa: FBT001
    assert matches(path, pattern) is is_match


def test_a_hostile_glob_ends() -> None:
    assert not matches("/".join("a" * 300), "/".join(["**", "a*a*a*a*b"] * 100))
