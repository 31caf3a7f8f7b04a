"""Make docs/demo.svg: the answer for the demo repository, as a terminal shows it.

    python docs/screenshot.py

The picture is made by rich from a real run; a test compares it with what the tool prints now.
"""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

from pplcheck.pipeline import demo, render

WIDTH = 104
PICTURE = Path(__file__).with_name("demo.svg")


def picture() -> str:
    """The picture as SVG, the same bytes for the same answer."""
    with tempfile.TemporaryDirectory() as folder:
        text = render(demo(Path(folder) / "kitchen"), "terminal", width=WIDTH, color=True)
    console = Console(width=WIDTH, record=True, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("$ pplcheck demo\n\n" + text), end="")
    svg = console.export_svg(title="pplcheck", theme=DIMMED_MONOKAI, unique_id="pplcheck")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)  # a picture loads nothing


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
