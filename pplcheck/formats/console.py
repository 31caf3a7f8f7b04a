"""The one module of formats that knows rich: what terminals are laid out with, and how it prints.

Nothing is read from the environment, no markup and no code of an emoji is interpreted, and nothing
is highlighted: what strangers wrote stays text.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

__all__ = [
    "Group",
    "Padding",
    "RenderableType",
    "Table",
    "Text",
    "grid",
    "plain",
    "printed",
    "said",
]

_GAP: Final = 2

_ASCII: Final = str.maketrans(
    {
        "█": "#",
        "░": "-",
        "╌": ".",
        "▁": "_",
        "▂": ".",
        "▃": "-",
        "▄": "=",
        "▅": "+",
        "▆": "*",
        "▇": "%",
        "·": "|",
        "\u2013": "-",
        "→": ">",
        "…": "~",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
"""What stands for our own signs where a terminal has none of them, each as wide."""


_HELD: Final = {"\u00a0": "\ue000", "\u202f": "\ue001"}
"""Blanks that rich would break a line at, and what keeps their place meanwhile.

Characters for private use are never in a text for people; see `neutral`.
"""

_HOLD: Final = str.maketrans(_HELD)
_LET_GO: Final = str.maketrans({held: blank for blank, held in _HELD.items()})


def said(text: str) -> Text:
    """A text that is broken at ordinary blanks only."""
    return Text(text.translate(_HOLD))


def printed(parts: Iterable[RenderableType], *, width: int, color: bool) -> str:
    """Parts as text that ends in a line break, no line longer than `width` columns."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
        force_jupyter=False,
        legacy_windows=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    lines = stream.getvalue().translate(_LET_GO).splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def grid(rows: Sequence[Sequence[str]], numbers: Iterable[int] = ()) -> Table:
    """Rows in columns without lines; those whose place is in `numbers` are set to the right.

    Where there is not room for all, cells go on in the next line.
    """
    table = Table.grid(padding=(0, _GAP, 0, 0))
    right = frozenset(numbers)
    for place in range(max(map(len, rows), default=0)):
        table.add_column(
            justify="right" if place in right else "left",
            overflow="fold",
            no_wrap=place in right,
        )
    for row in rows:
        table.add_row(*map(said, row))
    return table


def plain(text: str) -> str:
    """The text with signs any terminal has in place of our own; letters stay."""
    return text.translate(_ASCII)
