from __future__ import annotations

import pytest

from pplcheck.gate.selection import Selection


@pytest.mark.parametrize(
    ("select", "ignore", "taken"),
    [
        ((), (), True),
        (("PPL4",), (), False),
        (("ppl1", " PPL4 "), (), True),
        ((), ("PPL",), False),
        (("PPL103",), ("PPL1",), True),
        (("PPL1",), ("PPL103",), False),
        (("PPL103",), ("PPL103",), False),
        (("", " "), ("",), True),
    ],
    ids=["all", "others", "several", "none", "longer", "longer ignored", "tie", "empty"],
)
def test_the_longest_selector_decides(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    taken: bool,  # noqa: FBT001
) -> None:
    assert Selection(select, ignore).takes("PPL103") is taken
