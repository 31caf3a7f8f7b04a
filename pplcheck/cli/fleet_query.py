"""`pplcheck fleet query` and `export`: SQL over what the latest run found, and Parquet files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pplcheck.cli import output
from pplcheck.cli.fleet_report import FolderArgument

if TYPE_CHECKING:
    from pplcheck.fleet.analysis import Answer

ROWS = 200
"""How many rows a terminal shows."""


class Format(StrEnum):
    """How the answer is written."""

    TERMINAL = "terminal"
    CSV = "csv"
    JSONL = "jsonl"


QueryArgument = Annotated[str, typer.Argument(metavar="SQL", help="A query, such as DuckDB reads.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How the answer is written.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to a file, all or nothing."),
]
ParquetOption = Annotated[
    Path, typer.Option("--parquet", metavar="DIR", help="Where the files are written, one a table.")
]
QuietOption = Annotated[bool, typer.Option("-q", "--quiet", help="Do not list the files.")]


def query(
    folder: FolderArgument,
    sql: QueryArgument,
    *,
    output_format: FormatOption = Format.TERMINAL,
    output_file: OutputOption = None,
) -> None:
    """Ask in SQL: repositories, organizations, contributions, licenses, periods, findings, people.

    Needs DuckDB, of the extra `fleet`.
    """
    from pplcheck.fleet.analysis import answered
    from pplcheck.fleet.store import reading

    with reading(folder) as store, answered(store, sql) as answer:
        output.emit_pieces(_PIECES[output_format](answer), output_file)


def export(folder: FolderArgument, *, parquet: ParquetOption, quiet: QuietOption = False) -> None:
    """Write every table as a Parquet file, for other tools. Needs DuckDB, of the extra `fleet`."""
    from pplcheck.fleet.analysis import export as write
    from pplcheck.fleet.store import reading

    with reading(folder) as store:
        paths = write(store, parquet)
    if not quiet:
        output.emit("".join(f"{path}\n" for path in paths), None)


def _terminal(answer: Answer) -> Iterator[str]:
    from pplcheck.formats.columns import columns
    from pplcheck.formats.neutral import shown

    told = [tuple(_text(value) for value in row) for row in islice(answer.rows, ROWS)]
    more = sum(1 for _ in answer.rows)
    rows = [answer.columns, *(tuple(shown(cell) for cell in row) for row in told)]
    yield "".join(f"{line}\n" for line in columns(rows, output.width()))
    if more:
        yield f"and {more:,} more; --format csv has all\n"


def _csv(answer: Answer) -> Iterator[str]:
    from pplcheck.formats.table import csv_text

    header = csv_text(answer.columns, ())
    yield header
    for row in answer.rows:
        yield csv_text(answer.columns, [tuple(map(_text, row))])[len(header) :]


def _jsonl(answer: Answer) -> Iterator[str]:
    from pplcheck.formats.document import flat

    for row in answer.rows:
        told = dict(zip(answer.columns, row, strict=True))
        yield flat(told, _text) + "\n"


def _text(value: Any) -> str:
    """A value as text: nothing for what is not known, days as ISO 8601 writes them."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


_PIECES = {Format.TERMINAL: _terminal, Format.CSV: _csv, Format.JSONL: _jsonl}
