from __future__ import annotations

import re

import pytest

from pplcheck.licensing.expression import render
from pplcheck.licensing.references import is_listed, reference, referenced
from pplcheck.model.license import AllOf, AnyOf, Expr, Leaf

MIT = Leaf(id="MIT")
ODD = Leaf(id="House_License", known=False)
FORM = re.compile(r"LicenseRef-[A-Za-z0-9.-]+")


@pytest.mark.parametrize(
    ("leaf", "listed"),
    [
        (MIT, True),
        (Leaf(id="GPL-2.0+"), True),
        (Leaf(id="PPL"), True),
        (Leaf(id="GPL-2.0-only", exception="Classpath-exception-2.0"), True),
        (Leaf(id="GPL-2.0-only", exception="house-exception"), False),
        (Leaf(id="LicenseRef-Coopyleft"), False),
        (ODD, False),
    ],
)
def test_what_spdx_lists(leaf: Leaf, *, listed: bool) -> None:
    assert is_listed(leaf) is listed


@pytest.mark.parametrize(
    ("leaf", "written"),
    [
        (Leaf(id="LicenseRef-Coopyleft"), "LicenseRef-Coopyleft"),
        (Leaf(id="Fancy-1.0"), "LicenseRef-Fancy-1.0"),
    ],
)
def test_a_plain_id_stays_readable(leaf: Leaf, written: str) -> None:
    assert reference(leaf) == written


def test_every_reference_has_the_form_that_spdx_asks_for_and_none_is_shared() -> None:
    leaves = [ODD, Leaf(id="House-License"), Leaf(id="House/License"), Leaf(id="X+"), Leaf(id="X")]
    leaves += [Leaf(id="MIT", exception="mine"), Leaf(id="DocumentRef-a:LicenseRef-b")]

    found = [reference(leaf) for leaf in leaves]

    assert all(FORM.fullmatch(name) for name in found)
    assert len(set(found)) == len(leaves)


@pytest.mark.parametrize(
    ("tree", "written"),
    [
        (MIT, r"MIT"),
        (AnyOf(parts=(MIT, ODD)), r"MIT OR LicenseRef-House-License-[0-9a-f]{8}"),
        (
            AllOf(parts=(AnyOf(parts=(MIT, Leaf(id="A"))), Leaf(id="ISC"))),
            r"\(MIT OR LicenseRef-A\) AND ISC",
        ),
    ],
)
def test_a_tree_keeps_its_shape(tree: Expr, written: str) -> None:
    assert re.fullmatch(written, render(referenced(tree)))
