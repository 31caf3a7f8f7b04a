"""From bytes to text, or to nothing where there is no text; never an exception."""

from __future__ import annotations

import re

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_BEGINNINGS = tuple(mark for mark, _ in _MARKS)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 4096
_MANY = 0.3
_SHORTEST = 4


def decode(data: bytes) -> str | None:
    """The text of a file in UTF-8, UTF-16 or latin-1; None for what is no text.

    A cut in the middle of the last character, as a limited read leaves it, does no harm.
    """
    for mark, encoding in _MARKS if data.startswith(_BEGINNINGS) else ():
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="ignore")
            return None if "\0" in text else text
    if b"\0" in data:
        return _wide(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3:
            return data[: error.start].decode("utf-8")
    text = data.decode("latin-1")
    return None if _CONTROLS.search(text) else text


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows NULs in every other place of a Latin text, and nowhere else."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if len(sample) < _SHORTEST or min(even, odd) or max(even, odd) < _MANY * half:
        return None
    text = data.decode("utf-16-be" if even else "utf-16-le", errors="ignore")
    return None if "\0" in text else text
