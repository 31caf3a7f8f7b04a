"""Contribution ledgers: work that leaves no commit, line by line, from CSV or TOML.

CSV follows RFC 4180, with a comma, a semicolon or a tab between fields, whichever the header
has; TOML has the same names as keys of `[[entry]]`. See `ledger_line` for what a line holds.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Final

from pplcheck.config.document import Problems, digest_of, read_document
from pplcheck.config.ledger_line import FIELDS, NEEDED, Complain, entry_of
from pplcheck.config.policy import SCHEMA
from pplcheck.config.toml import Table
from pplcheck.config.wording import did_you_mean, plain, shown
from pplcheck.model.ledger import Ledger, LedgerEntry
from pplcheck.model.party import Source

LEDGER_BYTES: Final = 8 << 20
"""The longest ledger that is read, in bytes."""

MAX_ENTRIES: Final = 100_000
"""How many lines one ledger may have."""

_MARK: Final = b"\xef\xbb\xbf"
_SEPARATORS: Final = (",", ";", "\t")


def load_ledger(data: bytes, path: str) -> Ledger:
    """What a ledger records; a name that ends in `.toml` is read as TOML, any other as CSV.

    Raises:
        ConfigurationError: with every problem of the file, in the order of its lines.
    """
    read = _from_toml if path.lower().endswith(".toml") else _from_csv
    return Ledger(path=path, digest=digest_of(data), entries=tuple(read(data, path)))


# --- CSV


def _from_csv(data: bytes, path: str) -> list[LedgerEntry]:
    problems = Problems(path)
    text = _text(data, problems)
    problems.raise_any()
    separator = max(_SEPARATORS, key=text.partition("\n")[0].count)
    rows = _rows(text, separator, problems)
    header = [title.strip().lower() for _, titles in islice(rows, 1) for title in titles]
    _check_header(header, problems)
    problems.raise_any()
    entries: list[LedgerEntry] = []
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(header):
            problems.add(
                f"has {len(row)} fields where the header has {len(header)}; put a field that "
                f'holds "{plain(separator)}" in quotes',
                line=line,
            )
        elif len(entries) >= MAX_ENTRIES:
            problems.add(f"has more than {MAX_ENTRIES:,} entries; split the file", line=line)
            break
        else:
            fields = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
            source = Source(path=path, line=line, text=fields.get("source", ""))
            entry = entry_of(fields, source, _complaints(problems, line))
            entries += [entry] if entry else []
    problems.raise_any()
    return entries


def _text(data: bytes, problems: Problems) -> str:
    """The text of a CSV file, without the mark that spreadsheets put before it."""
    if len(data) > LEDGER_BYTES:
        problems.add(f"is larger than {LEDGER_BYTES // 1024:,} KiB; split it or shorten it")
        return ""
    try:
        text = data.removeprefix(_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.add("is not UTF-8 text; save the file as UTF-8", line=line)
        return ""
    return text


def _rows(text: str, separator: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Every row with the line it begins in; ends early where the file is no CSV."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        problems.add(f"is not valid CSV: {plain(str(error), 200)}", line=line)


def _check_header(header: list[str], problems: Problems) -> None:
    """Note where the first line does not name columns that are known, each once, all needed."""
    for name in dict.fromkeys(header):
        if name not in FIELDS:
            hint = did_you_mean(problems.hint(name, FIELDS)) or f"; known: {', '.join(FIELDS)}"
            problems.add(f"column {shown(name)} is not known{hint}", line=1)
        elif header.count(name) > 1:
            problems.add(f"column {shown(name)} is there twice", line=1)
    missing = [name for name in NEEDED if name not in header]
    if missing:
        problems.add(f"the first line must name the columns; missing: {', '.join(missing)}", line=1)


def _complaints(problems: Problems, line: int) -> Complain:
    def complain(what: str, field: str) -> None:
        problems.add(f"{field} {what}", line=line)

    return complain


# --- TOML


def _from_toml(data: bytes, path: str) -> list[LedgerEntry]:
    document = read_document(data, path, limit=LEDGER_BYTES)
    table = Table(document, document.values, ())
    table.version(SCHEMA)
    tables = table.tables("entry")
    if len(tables) > MAX_ENTRIES:
        table.problem(f"has more than {MAX_ENTRIES:,} entries; split the file", "entry")
    entries = [_entry(one, path) for one in tables[:MAX_ENTRIES]]
    table.finish()
    document.problems.raise_any()
    return [entry for entry in entries if entry]


def _entry(table: Table, path: str) -> LedgerEntry | None:
    fields = {name: table.written(name) for name in FIELDS}
    table.finish()
    source = Source(path=path, line=table.line(), text=fields["source"])
    return entry_of(fields, source, table.problem)
