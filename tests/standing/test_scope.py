from __future__ import annotations

import pytest

from pplcheck.standing.scope import covered, covers_all


@pytest.mark.parametrize(
    ("glob", "path", "is_covered"),
    [
        ("**", "a/b.py", True),
        ("api/**", "api/v1/x.py", True),
        ("api/**", "lib/api/x.py", False),
        ("api", "api/v1/x.py", True),
        ("api/", "lib/api/x.py", True),
        ("/api", "lib/api/x.py", False),
        ("*.py", "a/b.py", True),
        ("src/*.py", "src/a/b.py", False),
        ("src/**/b.py", "src/b.py", True),
        ("src/**/b.py", "src/x/y/b.py", True),
        ("src/**/**/b.py", "src/x/b.py", True),
        ("a?.txt", "ab.txt", True),
        ("a?.txt", "a/.txt", False),
        ("[ab].txt", "b.txt", True),
        ("[!ab].txt", "b.txt", False),
        ("[!ab].txt", "c.txt", True),
        ("[].txt", "[].txt", True),
        ("[z-a].txt", "[z-a].txt", True),
        ("a+b.txt", "a+b.txt", True),
        ("a+b.txt", "aab.txt", False),
    ],
)
def test_globs_cover_as_git_would(glob: str, path: str, is_covered: bool) -> None:  # noqa: FBT001
    assert bool(covered((path,), (glob,))) is is_covered


def test_no_globs_cover_everything() -> None:
    assert covered(("a", "b/c"), ()) == {"a", "b/c"}


@pytest.mark.parametrize(
    ("globs", "others", "all_covered"),
    [
        ((), ("a/**",), True),
        (("**",), (), True),
        (("a/**", "b/**"), ("b/**",), True),
        (("a/**",), ("b/**",), False),
        (("a/**",), (), False),
    ],
)
def test_patterns_alone_tell_whether_one_scope_covers_another(
    globs: tuple[str, ...],
    others: tuple[str, ...],
    all_covered: bool,  # noqa: FBT001
) -> None:
    assert covers_all(globs, others) is all_covered
