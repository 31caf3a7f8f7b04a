# ruff: noqa: E501 - one row of a table is one case
from __future__ import annotations

import pytest

from pplcheck.licensing.field_manifests import cabal, opam, r_description
from pplcheck.licensing.statement import Statement


def told(found: tuple[Statement, ...]) -> list[tuple[int, tuple[str, ...], str]]:
    return [(each.line, each.choices, each.unclear) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: w\nLicense:  BSD3\n", [(2, ("BSD3",), "")]),
        ("license:\n  PPL\n  OR MIT\nauthor: x\n", [(1, ("PPL OR MIT",), "")]),
        ("license: UnspecifiedLicense\n", []),
        ("license-file: L\n  license: MIT\n", []),
    ],
)
def test_cabal(text: str, expected: object) -> None:
    assert told(cabal(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('license: "MIT"\n', [(1, ("MIT",), "")]),
        ('license: [\n  "MIT"\n  "PPL"\n]\n', [(1, ("MIT", "PPL"), "several licenses, without all or any")]),
        ("license: []\n", []),
    ],
)  # fmt: skip
def test_opam(text: str, expected: object) -> None:
    assert told(opam(text)) == expected


@pytest.mark.parametrize(
    ("license_", "expected"),
    [
        ("GPL (>= 2)", ("GPL-2.0-or-later",)),
        ("LGPL (>= 2.1) | MIT + file LICENSE", ("LGPL-2.1-or-later", "MIT")),
        ("GPL-3 | file LICENSE", ("GPL-3.0-only",)),
        ("GPL", ("GPL",)),
    ],
)
def test_r_description(license_: str, expected: tuple[str, ...]) -> None:
    assert told(r_description(f"Package: w\nLicense: {license_}\n")) == [(2, expected, "")]


@pytest.mark.parametrize(
    "text", ["License: MIT\n", "Package: w\nLicense: file LICENSE\n", "Package: w\n"]
)
def test_other_descriptions_say_nothing(text: str) -> None:
    assert r_description(text) == ()
