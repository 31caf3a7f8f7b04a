"""`python -m tests.hostile [WORDS]`: the long matrix, and its figures.

The words go to pytest; `-k faults` runs a part, `-n 2` uses two processors.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.hostile.lines import commands, lines
from tests.hostile.shapes import SHAPES
from tests.hostile.vectors import VECTORS


class Figures:
    """Counts how tests ended, by what they are about."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.ends: Counter[tuple[str, str]] = Counter()
        self.told: Counter[tuple[str, str]] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a test once, when it was called or could not be, and what it recorded of itself."""
        if report.when == "call" or report.outcome != "passed":
            about = report.nodeid.partition("::")[2].partition("[")[0]
            self.ends[about, report.outcome] += 1
            for name, count in report.user_properties:
                self.told[about, name] += int(str(count))

    def lines(self) -> list[str]:
        """What there is to say, a line each."""
        tried = len(list(commands())), len(lines()), len(lines(every=True))
        sprung = sum(bool(vector.spring) for vector in VECTORS)
        refused = sum(shape.commits is None for shape in SHAPES)
        return [
            f"{len(VECTORS)} vectors, {sprung} of them sprung by an ordinary git first",
            f"{tried[0]} commands, {tried[1]} calls (every format), {tried[2]} with every option",
            f"{len(SHAPES)} shapes of repositories, {refused} of which must be refused",
            *(f"{count:5} {end:7} {about}" for (about, end), count in sorted(self.ends.items())),
            *(f"{count:5} {name}, {about}" for (about, name), count in sorted(self.told.items())),
        ]


def run(words: list[str]) -> int:
    """Run the long tests; pytest's exit status."""
    figures = Figures()
    folder = str(Path(__file__).parent)
    status = pytest.main(["-q", "-m", "long or not long", folder, *words], plugins=[figures])
    sys.stdout.write("\n".join(["", *figures.lines(), ""]))
    return int(status)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
