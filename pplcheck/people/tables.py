"""The tables of mail domains in `people/data`: read once, on first use.

Each file names its sources and its syntax in its first lines. Empty lines and lines that start
with `#` say nothing.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from pplcheck.model.party import Kind

_FOLDER = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[str, ...]:
    """The lines of a table that say something, in the order of the file."""
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def domains(name: str) -> frozenset[str]:
    """A table's plain entries."""
    return frozenset(row for row in rows(name) if not row.endswith(".*"))


@cache
def wildcards(name: str) -> frozenset[str]:
    """The names a table lists under any country: `yahoo` for `yahoo.*`."""
    return frozenset(row.removesuffix(".*") for row in rows(name) if row.endswith(".*"))


@cache
def kinds() -> dict[str, tuple[int, Kind]]:
    """What domains hint about the kind of those who may register there; the least place decides.

    By pattern: a domain, or `label.*` for one under any country.
    """
    found: dict[str, tuple[int, Kind]] = {}
    for place, row in enumerate(rows("kinds.tsv")):
        pattern, kind = row.split("\t")
        found.setdefault(pattern, (place, Kind(kind)))
    return found


def listed(domain: str, names: frozenset[str]) -> bool:
    """Whether a domain is one of these or lies beneath one, on a dot boundary."""
    return any(above in names for above in lineage(domain))


@lru_cache(maxsize=1 << 14)
def lineage(domain: str) -> tuple[str, ...]:
    """A domain and all above it, most specific first: a.b.c, b.c, c."""
    labels = domain.split(".")
    return tuple(".".join(labels[start:]) for start in range(len(labels)))
