"""The lines of a foreign file, numbered as an editor numbers them; total over any bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pplcheck.config.importers.remarks import Remarks
from pplcheck.model.party import Source

MAX_BYTES = 64 << 20
"""How much of one file is read; the rest is remarked."""

MAX_LINE = 16 << 10
"""The longest line that is read, in characters; none of the formats needs more."""


def text_of(path: str, data: bytes, remarks: Remarks) -> str:
    """A file as text, at most `MAX_BYTES` of it; bytes that are no UTF-8 are replaced."""
    if len(data) > MAX_BYTES:
        remarks.add(
            f"is larger than {MAX_BYTES >> 20} MiB; what follows was not read",
            Source(path=path),
        )
        data = data[:MAX_BYTES]
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        remarks.add("holds bytes that are not UTF-8; they were replaced", Source(path=path))
        return data.decode("utf-8-sig", "replace")


def numbered(path: str, data: bytes, remarks: Remarks) -> Iterator[tuple[Source, str]]:
    """Every line that holds anything, without its end; too long ones are remarked."""
    text = text_of(path, data, remarks).replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            remarks.add(
                f"is longer than {MAX_LINE} characters; it was not read",
                Source(path=path, line=number),
            )
        elif line.strip():
            yield Source(path=path, line=number), line


def day_of(text: str) -> date | None:
    """A day written year-month-day, digits with or without leading zeros; None for any other."""
    parts = text.strip().split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):  # noqa: PLR2004 - year, month, day
        return None
    if any(len(part) > 4 for part in parts):  # noqa: PLR2004 - digits of a year
        return None
    try:
        return date(*map(int, parts))
    except ValueError:
        return None
