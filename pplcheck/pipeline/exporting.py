"""What `register export` writes: the registers in force, or those named, in a foreign format."""

from __future__ import annotations

from pathlib import Path

from pplcheck.config.exporters import WRITERS
from pplcheck.config.register import combine
from pplcheck.errors import UsageError
from pplcheck.formats.neutral import neutral
from pplcheck.pipeline.registering import registers_of
from pplcheck.pipeline.request import Request

ExportedFile = tuple[Path | None, str]
"""A file (None is standard output) and its text."""


def export(
    request: Request, format_: str, registers: tuple[Path, ...], output: Path | None
) -> tuple[tuple[ExportedFile, ...], tuple[str, ...]]:
    """The files to write, and what the format has no place for, in words.

    Raises UsageError for a format that does not exist, or several files without a folder.
    """
    writer = WRITERS.get(format_)
    if writer is None:
        raise UsageError(f"nothing is exported as {format_!r}; there are {', '.join(WRITERS)}")
    files, lost = writer(combine(registers_of(request, registers)))
    said = tuple(neutral(line) for line in lost)
    if len(files) == 1:
        return ((output, files[0][1]),), said
    if output is None or not output.is_dir():
        names = ", ".join(name for name, _ in files)
        raise UsageError(f"{format_} is several files ({names}); name a folder that exists with -o")
    return tuple((output / name, text) for name, text in files), said
