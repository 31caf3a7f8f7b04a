"""What the fields of many commits show at once, so that few commits are looked at one by one.

A history is millions of fields of which nearly all are plain. A column of fields is judged as a
whole by functions that run at the speed of C; only what stands out costs a look of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from pplcheck.history.stream import NOBODY

_SURE = frozenset(range(1, 12))
"""Digits of a date that is certainly one: eleven reach the year 5138."""
_FIRST = frozenset((b"r", b"R", b"S", b"I", b"N", b"V", b"v"))
"""How a message begins that may be a revert or bring in the work of others."""
_REVERTS = b"This reverts commit "
_SUBTREE = b"git-subtree-dir:"


def plain_seconds(
    authors: Sequence[bytes],
    written: Sequence[bytes],
    committers: Sequence[bytes],
    committed: Sequence[bytes],
) -> list[int] | None:
    """The author dates in seconds since 1970; None where a commit may be unreadable in part.

    The dates are digits or empty.
    """
    if NOBODY in authors or NOBODY in committers:
        return None
    if not _SURE.issuperset(map(len, written)) or not _SURE.issuperset(map(len, committed)):
        return None
    return list(map(int, written))


def standing_out(messages: Sequence[bytes]) -> list[bool]:
    """Which messages may be those of a revert, or of work brought in; no other one is."""
    return [
        message[:1] in _FIRST or _REVERTS in message or _SUBTREE in message for message in messages
    ]
