"""How often pplcheck is right about people and organizations, as one table.

    python -m benchmarks.accuracy MODULE REPOSITORY [TABLE...] [+ MODULE REPOSITORY [TABLE...]]...

Modules: `merges`, `organizations`, `imports`, `gitdm_totals`; what each measures and which tables
it reads stands in its docstring. Repositories and tables are the caller's own: neither is part of
this project, and nothing is fetched.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

MODULES = ("merges", "organizations", "imports", "gitdm_totals")

Row = tuple[str, ...]


def measure(words: Sequence[str]) -> list[Row]:
    """The rows of one question: module, repository, tables."""
    parser = argparse.ArgumentParser(description=__doc__, usage=(__doc__ or "").splitlines()[2])
    parser.add_argument("module", choices=MODULES)
    parser.add_argument("repository", type=Path)
    parser.add_argument("tables", type=Path, nargs="*")
    given = parser.parse_args(words)
    module = import_module(f"benchmarks.accuracy.{given.module}")
    return [(given.module, *row) for row in module.run(given.repository, tuple(given.tables))]


def table(rows: Iterable[Row]) -> str:
    """Rows under each other, each column as wide as it must be."""
    lines = [tuple(map(str, row)) for row in rows]
    count = max((len(line) for line in lines), default=0)
    widths = [max(len(line[at]) for line in lines if at < len(line)) for at in range(count)]
    padded = (
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=False))
        for line in lines
    )
    return "\n".join(line.rstrip() for line in padded)


def questions(words: Sequence[str]) -> list[list[str]]:
    """The questions asked at once, set apart by `+`."""
    found: list[list[str]] = [[]]
    for word in words:
        if word == "+":
            found.append([])
        else:
            found[-1].append(word)
    return found


if __name__ == "__main__":
    print(table(row for asked in questions(sys.argv[1:]) for row in measure(asked)))
