"""The fleet as an analyst asks it: SQL over published views, and Parquet files of them.

The only module that knows DuckDB (https://duckdb.org). Views are copied into a database in memory
that then reaches neither files nor the network, so that a query can do no more than ask.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from pplcheck.errors import OutputError, UsageError
from pplcheck.fleet.store import Store
from pplcheck.fleet.tables import SCHEMA, VIEWS
from pplcheck.model.frozen import frozen

_QUOTE: Final = '"'
_ASK: Final = f"tables are {', '.join(VIEWS)}, described in docs/fleet.md"
AT_ONCE: Final = 1000
"""Rows taken from an answer at a time."""


@frozen
class Answer:
    """The columns of an answer, and its rows as they come."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def answered(store: Store, query: str) -> Iterator[Answer]:
    """The answer to a query in DuckDB's SQL.

    Raises UsageError where DuckDB is not installed or does not understand the query.
    """
    with _loaded(store) as (duckdb, connection):
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        try:
            found = connection.execute(query)
            if found is None:
                raise UsageError(f"the query asks for nothing; {_ASK}")
            columns = tuple(str(column[0]) for column in found.description or ())
            yield Answer(columns=columns, rows=_rows(found))
        except duckdb.Error as error:
            words = str(error).strip().partition("\n")[0]  # what follows points into the query
            raise UsageError(f"the query cannot be answered: {words}; {_ASK}") from error
        except RuntimeError as error:  # how DuckDB tells of an interrupt (Ctrl-C)
            if "interrupted" not in str(error):
                raise
            raise KeyboardInterrupt from error


def export(store: Store, folder: Path) -> Sequence[Path]:
    """Write a Parquet file of each view into a folder, each whole or not at all; their paths.

    The files carry the version of the form as the metadata `pplcheck_schema`. Raises UsageError
    where DuckDB is not installed, OutputError where a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _loaded(store) as (duckdb, connection):
            return [_exported(duckdb, connection, view, folder) for view in VIEWS]
    except OSError as error:
        raise OutputError(f"cannot write to {str(folder)!r}: {error.strerror}") from error


def _exported(duckdb: Any, connection: Any, view: str, folder: Path) -> Path:
    path = folder / f"{view}.parquet"
    new = folder / f".{view}.parquet.new"
    options = f"(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{pplcheck_schema: '{SCHEMA}'}})"
    try:
        connection.execute(
            f"COPY (SELECT * FROM {view} ORDER BY ALL) TO '{_quoted(new)}' {options}"  # noqa: S608 - our own names
        )
        new.replace(path)
    except duckdb.Error as error:
        raise OutputError(f"cannot write {str(path)!r}: {error}") from error
    finally:
        new.unlink(missing_ok=True)
    return path


@contextmanager
def _loaded(store: Store) -> Iterator[tuple[Any, Any]]:
    """DuckDB, and a database in memory that holds every view as a table."""
    try:
        import duckdb
    except ImportError as error:
        raise UsageError(
            "DuckDB is not installed; add it with `pip install 'pplcheck[fleet]'`"
        ) from error
    with (
        tempfile.TemporaryDirectory(prefix="pplcheck-fleet-") as folder,
        closing(duckdb.connect(":memory:")) as connection,
    ):
        connection.execute(f"SET temp_directory = '{_quoted(Path(folder))}'")
        for view, columns in VIEWS.items():
            _load(store, connection, view, columns, Path(folder) / f"{view}.csv")
        yield duckdb, connection


def _load(store: Store, connection: Any, view: str, columns: dict[str, str], file: Path) -> None:
    """Copy a view by way of a file, which is many times faster than row by row."""
    names = ", ".join(f'"{name}"' for name in columns)
    with file.open("w", encoding="utf-8", newline="") as opened:
        opened.writelines(map(_line, store.rows(f"SELECT {names} FROM {view}")))  # noqa: S608 - our own names
    kinds = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
    connection.execute(
        f"CREATE TABLE {view} AS SELECT * FROM read_csv('{_quoted(file)}', header = false, "  # noqa: S608 - our own names
        f"columns = {{{kinds}}}, auto_detect = false, delim = ',', quote = '\"', escape = '\"', "
        "allow_quoted_nulls = false, parallel = false, max_line_size = 16777216)"
    )
    file.unlink()


def _line(row: tuple[Any, ...]) -> str:
    """A row as CSV (RFC 4180): every value in quotes, nothing at all for one that is unknown."""
    told = ("" if v is None else f'"{str(v).replace(_QUOTE, _QUOTE * 2)}"' for v in row)
    return ",".join(told) + "\n"


def _rows(found: Any) -> Iterator[tuple[Any, ...]]:
    while rows := found.fetchmany(AT_ONCE):
        yield from rows


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
