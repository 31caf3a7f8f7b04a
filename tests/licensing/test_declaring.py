from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.licensing.declaring import declarations_in, may_declare, speaks_by_place
from pplcheck.model.declaration import Origin
from tests.licensing.samples import PROFILES, text_of


@pytest.mark.parametrize(
    ("path", "by_place", "at_all"),
    [
        ("LICENSE", True, True),
        ("lib/package.json", True, True),
        ("README.md", True, True),
        ("REUSE.toml", True, True),
        ("img.png.license", True, True),
        ("src/a.sol", False, True),
        ("img.png", False, False),
        ("", False, True),
    ],
)
def test_paths_that_may_declare_are_told_by_name(
    path: str, by_place: object, at_all: object
) -> None:
    assert speaks_by_place(path) is by_place
    assert may_declare(path) is at_all


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("a.sol", "// SPDX-License-Identifier: PPL\n", [("PPL", Origin.SPDX_TAG, "a.sol")]),
        ("x/LICENSE", text_of("PPL"), [("PPL", Origin.TEXT, "x")]),
        ("package.json", '{"license": "PPL"}', [("PPL", Origin.MANIFEST, "")]),
        ("b.png.license", "SPDX-License-Identifier: MIT", [("MIT", Origin.REUSE, "b.png")]),
        ("a.py", "print(1)\n", []),
        ("package.json", "{", []),
    ],
)
def test_one_files_bytes_are_read_as_in_a_tree(path: str, content: str, expected: object) -> None:
    found = declarations_in(path, content.encode(), PROFILES)

    assert [
        (entry.expression.text if entry.expression else None, entry.origin, entry.covers)
        for entry in found
    ] == expected


def test_large_files_declare_nothing() -> None:
    assert declarations_in("package.json", b" " * (1 << 21), PROFILES) == ()


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["LICENSE", "README.md", "a.c", "pom.xml", "x/y.license"]), st.binary())
def test_any_bytes_are_read_without_an_exception(path: str, data: bytes) -> None:
    found = declarations_in(path, data, PROFILES)

    assert {entry.path for entry in found} <= {path}
