"""Loose files the caller names: read safely, whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from pplcheck.errors import CouldNotCheckError, UsageError

LOOSE_LIMIT = 1 << 20
"""Bytes of a text to identify; more is refused, not cut."""


def read_loose(path: Path, limit: int = LOOSE_LIMIT) -> bytes:
    """A regular file the caller names; a link is followed, as the caller named it.

    Raises UsageError where nothing is there, CouldNotCheckError where it is no regular file,
    larger than `limit` bytes, or forbidden.
    """
    try:
        # Not blocking: a FIFO must not make us wait for somebody to write.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise UsageError(f"no such file: {str(path)!r}") from None
    except (OSError, ValueError) as error:
        raise CouldNotCheckError(f"cannot read {str(path)!r}: {_reason(error)}") from error
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise CouldNotCheckError(f"{str(path)!r} is no regular file")
        with os.fdopen(handle, "rb", closefd=False) as file:
            return whole(file.read(limit + 1), str(path), limit)
    except OSError as error:
        raise CouldNotCheckError(f"cannot read {str(path)!r}: {_reason(error)}") from error
    finally:
        os.close(handle)


def whole(data: bytes, name: str, limit: int = LOOSE_LIMIT) -> bytes:
    """The bytes, where they are no more than `limit`; CouldNotCheckError naming them otherwise."""
    if len(data) > limit:
        raise CouldNotCheckError(f"{name!r} is larger than {limit:,} bytes; it was not read")
    return data


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
