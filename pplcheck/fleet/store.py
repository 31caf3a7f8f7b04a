"""The store: one SQLite file that holds what is known of every repository, one result each.

A result is written whole or not at all, so that a run that is killed goes on where it stopped. One
run at a time writes (an advisory lock, see flock(2)); readers may look at any time.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from pplcheck.errors import CouldNotCheckError, OutputError, UsageError
from pplcheck.fleet.places import Entry, without_secrets
from pplcheck.fleet.rows import Facts
from pplcheck.fleet.tables import APPLICATION, SCHEMA, TABLES
from pplcheck.formats.neutral import sound
from pplcheck.model.frozen import frozen

FILE = "fleet.sqlite"
"""What the store is called in its folder."""


WAITING = "the run ended before it was scanned; run again"
"""Why nothing is known of a repository that waits; whoever settles it says otherwise."""


class DamagedStoreError(CouldNotCheckError):
    """The file of the store cannot be read as one."""


@frozen
class Known:
    """What a kept result is of, and what it was allowed to take."""

    tip: str
    question: str
    as_of: str
    state: str
    failed: str
    seconds_allowed: float
    megabytes_allowed: int


@frozen
class Listed:
    """A repository of the latest run: how it was named, what became of it."""

    entry: Entry
    identity: str = ""
    tip: str = ""
    state: str = "waiting"
    reason: str = WAITING
    same_as: str = ""


class Store:
    """The file, opened; `close` it after use."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Keep the connection to a file whose form is known."""
        self._connection = connection

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def settle_down(self) -> None:
        """Leave one plain file behind, which can be read where nothing can be written."""
        with suppress(sqlite3.OperationalError):  # somebody reads: it stays readable as it is
            self._connection.execute("PRAGMA journal_mode = DELETE")

    def known(self, identity: str) -> Known | None:
        """What is kept of a repository, None for nothing."""
        row = self._connection.execute(
            "SELECT tip, question, as_of, state, failed, seconds_allowed, megabytes_allowed "
            "FROM result WHERE identity = ?",
            (identity,),
        ).fetchone()
        if row is None:
            return None
        names = [field.name for field in fields(Known)]
        return Known(**dict(zip(names, row, strict=True)))

    def list(self, listed: Sequence[Listed], meta: dict[str, str]) -> None:
        """Say which repositories this run is about; what earlier runs listed is forgotten."""
        with self._connection as write:
            write.execute("DELETE FROM entry")
            write.executemany(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [_row(place, entry) for place, entry in enumerate(listed)],
            )
            write.execute("DELETE FROM meta")
            write.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))

    def put(self, facts: Facts) -> None:
        """Keep a result, in place of an earlier one of the same repository."""
        with self._connection as write:
            write.execute("DELETE FROM result WHERE identity = ?", (facts.result["identity"],))
            names = ", ".join(facts.result)
            marks = ", ".join("?" * len(facts.result))
            done = write.execute(
                f"INSERT INTO result ({names}) VALUES ({marks})",  # noqa: S608 - our own names
                tuple(facts.result.values()),
            )
            for table, rows in facts.rows.items():
                if rows:
                    marks = ", ".join("?" * (len(rows[0]) + 1))
                    write.executemany(
                        f"INSERT INTO {table} VALUES ({marks})",  # noqa: S608 - our own names
                        [(done.lastrowid, *row) for row in rows],
                    )

    def settle(self, identity: str) -> None:
        """Take over into the list what the kept result of a repository says."""
        with self._connection as write:
            write.execute(
                "UPDATE entry SET (state, reason) = (SELECT state, reason FROM result "
                "WHERE result.identity = entry.identity) WHERE identity = ? AND state = 'waiting'",
                (identity,),
            )

    def meta(self) -> dict[str, str]:
        """What the latest run was about."""
        return dict(self._connection.execute("SELECT key, value FROM meta").fetchall())

    def rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a query of ours, one by one."""
        return iter(self._connection.execute(query, values))

    def packed(self, identity: str) -> bytes:
        """The record of a repository that is there, as `packed` wrote it."""
        (found,) = self._connection.execute(
            "SELECT record FROM result WHERE identity = ?", (identity,)
        ).fetchone()
        return bytes(found)


def _row(place: int, listed: Listed) -> tuple[int | str, ...]:
    entry = listed.entry
    path = str(entry.path) if entry.path else ""
    named = (entry.name, path, without_secrets(entry.url), entry.steward)
    known = (listed.identity, listed.tip, listed.state, listed.reason, listed.same_as)
    return (place, *map(sound, (*named, *known)))


@contextmanager
def writing(folder: Path) -> Iterator[Store]:
    """The store in a folder, made where there is none, for the one run that may write.

    Raises:
        OutputError: the folder cannot be made or written to.
        UsageError: another run is at work there, or the store is of another version.
        DamagedStoreError: the file is no store.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise OutputError(f"cannot write to {str(folder)!r}: {error.strerror}") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UsageError(
                f"another run is at work in {str(folder)!r}; wait for it, or name another folder"
            ) from error
        with _translated(folder), closing(Store(_connected(folder / FILE, make=True))) as store:
            yield store
            store.settle_down()
    finally:
        os.close(handle)


@contextmanager
def reading(folder: Path) -> Iterator[Store]:
    """The store in a folder, to look at.

    Raises:
        UsageError: there is none, it is of another version, or no run has listed anything in it.
        DamagedStoreError: the file is no store.
    """
    file = folder / FILE
    if not file.is_file():
        raise UsageError(f"no fleet lies in {str(folder)!r}; make one with `pplcheck fleet run`")
    with _translated(folder), closing(Store(_connected(file, make=False))) as store:
        if not store.meta():
            raise UsageError(
                f"the run in {str(folder)!r} ended before it had listed any repository; run "
                "`pplcheck fleet run` again"
            )
        yield store


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise DamagedStoreError(
            f"{folder / FILE}: cannot be used as the store of a fleet ({error}); if it is damaged, "
            "move it away and run `pplcheck fleet run` again"
        ) from error


def _connected(file: Path, *, make: bool) -> sqlite3.Connection:
    is_new = make and (not file.exists() or not file.stat().st_size)
    mode = "rwc" if make else "ro"
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True)
    try:
        if is_new:
            _lay_out(connection)
            file.chmod(0o600)  # it may hold names of people
        _refuse_other(connection, file)
        connection.execute("PRAGMA foreign_keys = ON")
        if make:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _lay_out(connection: sqlite3.Connection) -> None:
    """Make all tables at once, so that a run killed here leaves none or all."""
    script = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {SCHEMA};"
    connection.executescript(f"BEGIN; {TABLES} {script} COMMIT;")


def _refuse_other(connection: sqlite3.Connection, file: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION or version != SCHEMA:
        raise UsageError(
            f"{file} is of version {version}, and this pplcheck reads version {SCHEMA}; move it "
            "away and run `pplcheck fleet run` again"
        )
