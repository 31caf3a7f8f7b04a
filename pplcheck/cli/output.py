"""How a command's answer reaches its reader: standard output, or a file written whole."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pplcheck.errors import OutputError, ReaderGoneError


def emit(text: str, output: Path | None) -> None:
    """Print text, or write it to a file all at once; an old file survives a failed write.

    Raises OutputError naming the file and the reason.
    """
    emit_pieces((text,), output)


def emit_pieces(pieces: Iterable[str], output: Path | None) -> None:
    """The same for a text that comes piece by piece and is never held as a whole.

    Raises OutputError naming the file and the reason.
    """
    if output is None:
        _print(pieces)
        return
    try:
        if output.exists() and not output.is_file():  # a pipe or a device takes it as it comes
            with output.open("wb") as file:
                file.writelines(piece.encode() for piece in pieces)
        else:
            _write_whole(pieces, output.resolve())
    except OSError as failed:
        reason = failed.strerror or str(failed)
        raise OutputError(
            f"could not write {str(output)!r}: {reason}; what was there before is untouched"
        ) from failed


def _print(pieces: Iterable[str]) -> None:
    """Write to standard output, which may be closed, full, or no longer read by anybody."""
    if sys.stdout is None:  # as Python has it where the descriptor is closed
        raise OutputError("could not write: standard output is closed")
    for piece in pieces:
        _put(piece)
    _put("")


def _put(piece: str) -> None:
    """Write a piece; an empty one flushes what has been written."""
    try:
        sys.stdout.buffer.write(piece.encode())
        if not piece:
            sys.stdout.flush()
    except BrokenPipeError as gone:
        raise ReaderGoneError("nobody reads standard output any more") from gone
    except OSError as failed:
        raise OutputError(
            f"could not write to standard output: {failed.strerror or failed}"
        ) from failed


def _write_whole(pieces: Iterable[str], output: Path) -> None:
    """Write beside the target, flush to disk, then rename over it; see rename(2)."""
    import tempfile  # with `random` and `hashlib` behind it: for those who write files

    handle, temporary = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(piece.encode() for piece in pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode_of(output))
        Path(temporary).replace(output)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).unlink()
        raise


def _mode_of(output: Path) -> int:
    """The permissions of the file to replace, or what the umask gives a new one."""
    with contextlib.suppress(FileNotFoundError):
        return output.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def use_color(*, no_color: bool) -> bool:
    """Whether to color: a terminal, and neither --no-color nor NO_COLOR (https://no-color.org)."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    return not no_color and not os.environ.get("NO_COLOR") and is_terminal


def is_ascii() -> bool:
    """Whether a person watches on a terminal that shows no signs but those of ASCII."""
    if sys.stdout is None or not sys.stdout.isatty():
        return False
    return not (sys.stdout.encoding or "").lower().startswith("utf")


def width() -> int:
    """Columns of the terminal, 100 where there is none; COLUMNS in the environment wins."""
    import shutil

    return max(shutil.get_terminal_size((100, 24)).columns, 60)


@contextlib.contextmanager
def progress(*, quiet: bool) -> Iterator[None]:
    """Show on standard error how far the work has come, where a person watches; else nothing."""
    if quiet or not sys.stderr or not sys.stderr.isatty():
        yield
        return
    from pplcheck.cli.bar import is_watched, shown

    with shown() if is_watched() else contextlib.nullcontext():
        yield
