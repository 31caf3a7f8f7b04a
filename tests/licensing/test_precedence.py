from __future__ import annotations

import pytest

from pplcheck.licensing.expression import parse
from pplcheck.licensing.precedence import settled
from pplcheck.licensing.reuse import Precedence
from pplcheck.model.declaration import Declaration, Direction, Origin, Trust
from tests.licensing.samples import VOCABULARY


def said(path: str, covers: str, written: str, *, header: bool = False) -> Declaration:
    annotated = path.endswith("REUSE.toml")
    origin = Origin.REUSE if annotated else Origin.SPDX_TAG
    return Declaration(
        path=path,
        line=1,
        written=written,
        expression=parse(written, VOCABULARY),
        origin=Origin.HEADER if header else origin,
        direction=Direction.OUTBOUND,
        trust=Trust.HEADER if header else Trust.SPDX_TAG,
        covers=covers,
    )


@pytest.mark.parametrize(
    ("kind", "own", "expected"),
    [
        (Precedence.CLOSEST, said("a", "a", "MIT"), ["MIT"]),
        (Precedence.CLOSEST, said("a", "a", "MIT", header=True), ["MIT", "PPL"]),
        (Precedence.OVERRIDE, said("a", "a", "MIT"), ["PPL"]),
        (Precedence.AGGREGATE, said("a", "a", "MIT"), ["MIT AND PPL"]),
        (Precedence.AGGREGATE, said("a", "a", "so so"), ["", "PPL"]),
        (Precedence.OVERRIDE, said("LICENSE", "", "MIT"), ["MIT", "PPL"]),
    ],
)
def test_a_file_and_its_annotation(kind: Precedence, own: Declaration, expected: list[str]) -> None:
    annotation = said("REUSE.toml", "a", "PPL")

    found = settled([own, annotation], {("REUSE.toml", 1, "a"): kind})

    assert [entry.expression.text if entry.expression else "" for entry in found] == expected


def test_of_several_reuse_files_the_deepest_or_the_overriding_one_counts() -> None:
    both = [said("REUSE.toml", "d/a", "MIT"), said("d/REUSE.toml", "d/a", "PPL")]
    keys = [("REUSE.toml", 1, "d/a"), ("d/REUSE.toml", 1, "d/a")]

    closest = settled(both, dict.fromkeys(keys, Precedence.CLOSEST))
    overriding = settled(both, dict.fromkeys(keys, Precedence.OVERRIDE))

    assert [entry.written for entry in (*closest, *overriding)] == ["PPL", "MIT"]
    assert settled(both, {}) == both
