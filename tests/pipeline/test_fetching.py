from __future__ import annotations

import pytest

from pplcheck.pipeline.fetching import fetch_command


@pytest.mark.parametrize(
    ("base", "command"),
    [
        ("origin/main", "git fetch origin +refs/heads/main:refs/remotes/origin/main"),
        ("upstream/a/b", "git fetch upstream +refs/heads/a/b:refs/remotes/upstream/a/b"),
        ("refs/remotes/origin/x", "git fetch origin +refs/heads/x:refs/remotes/origin/x"),
        ("main", "git fetch origin main:main"),
        ("refs/heads/main", "git fetch origin main:main"),
        ("feature/x", "git fetch origin feature/x:feature/x"),
        ("a" * 40, f"git fetch origin {'a' * 40}"),
        ("HEAD", "git fetch origin"),
        ("HEAD~1", "git fetch origin"),
        ("abcdef0", "git fetch origin"),
        ("$(rm x)", "git fetch origin"),
        ("-x", "git fetch origin"),
    ],
)
def test_the_command_brings_the_base(base: str, command: str) -> None:
    assert fetch_command(base, unshallow=False) == command
    deep = command.replace("git fetch", "git fetch --unshallow")
    assert fetch_command(base, unshallow=True) == deep
