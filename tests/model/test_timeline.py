from __future__ import annotations

import pytest

from pplcheck.model.declaration import Declaration, Direction, Origin, Trust
from pplcheck.model.license import Expression, Leaf
from pplcheck.model.timeline import said


def declared(name: str, *, written: str = "", inbound: bool = False) -> Declaration:
    return Declaration(
        path="README.md",
        line=1,
        written=written,
        expression=Expression(text=name, tree=Leaf(id=name)) if name else None,
        origin=Origin.README,
        direction=Direction.INBOUND if inbound else Direction.OUTBOUND,
        trust=Trust.README,
        covers="",
    )


@pytest.mark.parametrize(
    ("declarations", "expected"),
    [
        ((), ""),
        ((declared("PPL"),), "PPL"),
        ((declared("PPL"), declared("MIT"), declared("PPL")), "PPL; MIT"),
        ((declared("", written="our  own\nwords"),), '"our own words"'),
        ((declared(""),), "NOASSERTION"),
        ((declared("PPL", inbound=True), declared("PPL")), "PPL"),
        ((declared("MIT", inbound=True), declared("PPL")), "PPL; inbound MIT"),
    ],
    ids=["nothing", "one", "each once", "words", "unnamed", "the same inbound", "inbound"],
)
def test_what_a_file_declares_is_said_in_words(
    declarations: tuple[Declaration, ...], expected: str
) -> None:
    assert said(declarations) == expected
