from __future__ import annotations

import pytest

from pplcheck.people import localparts


@pytest.mark.parametrize(
    "local",
    ["jane.roe", "roe.jane", "j.roe", "jane_roe", "jroe", "janer", "roej", "jane.roe+git",
     "jane.marie.roe", "jane.roe2", "janeroe"],
)  # fmt: skip
def test_a_given_name_with_a_family_name_is_issued(local: str) -> None:
    assert localparts.is_issued(local, ["Jane Marie Roe"])


@pytest.mark.parametrize(
    ("local", "name"),
    [
        ("jane", "Jane Roe"),
        ("roe", "Jane Roe"),
        ("jr", "Jane Roe"),
        ("j.r", "Jane Roe"),
        ("me", "Jane Roe"),
        ("octopus", "Jane Roe"),
        ("the.octopus", "Jane Roe"),
        ("jane", "jane"),
        ("jane.roe", ""),
        ("", "Jane Roe"),
        ("42", "Jane Roe"),
        ("x" * 100_000, "Jane Roe"),
        ("jane.roe", "\u4e00" * 100_000),
    ],
)
def test_anything_else_is_not(local: str, name: str) -> None:
    assert not localparts.is_issued(local, [name])


@pytest.mark.parametrize("local", ["me", "git", "z-github", "mail+x", "jr", "jar", "i", "42"])
def test_words_that_name_nobody_and_initials_are_chosen(local: str) -> None:
    assert localparts.is_chosen(local, ["Jane Roe"])


@pytest.mark.parametrize("local", ["roe", "jane", "octopus"])
def test_names_are_not_chosen(local: str) -> None:
    assert not localparts.is_chosen(local, ["Jane Roe"])
