from __future__ import annotations

import pytest

from pplcheck.licensing.discover import discover
from tests.licensing.samples import PROFILES, MemoryTree

LARGE = "x" * ((1 << 20) + 1)
MIT = "SPDX-License-Identifier: MIT"
CASES: dict[str, tuple[dict[str, str | bytes | None], set[str]]] = {
    "the license itself": ({"LICENSE": LARGE}, {"LICENSE"}),
    "no text": ({"LICENSE": b"\0" * 99}, {"LICENSE"}),
    "a manifest beside it": ({"LICENSE": LARGE, "package.json": '{"license": "MIT"}'}, {"LICENSE"}),
    "a manifest alone": ({"package.json": "{", "a": "a"}, {"package.json"}),
    "annotations": ({"REUSE.toml": "["}, {"REUSE.toml"}),
    "old annotations": ({".reuse/dep5": LARGE}, {".reuse/dep5"}),
    "a manifest below": ({"part/package.json": "{"}, set()),
    "texts of others": ({"LICENSE": MIT, "LICENSE-3RD-PARTY": LARGE}, set()),
    "texts of others alone": ({"LICENSE-3RD-PARTY": LARGE}, {"LICENSE-3RD-PARTY"}),
    "a text nobody knows": ({"LICENSE": "own words", "package.json": "{"}, set()),
    "a license that is read": ({"LICENSE": MIT, "package.json": "{"}, set()),
}


@pytest.mark.parametrize(("files", "fatal"), CASES.values(), ids=CASES)
def test_what_hides_the_license_of_the_work_is_fatal(
    files: dict[str, str | bytes | None], fatal: set[str]
) -> None:
    found = discover(MemoryTree(files), PROFILES)

    assert {gap.path for gap in found.gaps if gap.fatal} == fatal
    assert found.gaps
