"""The license of every file as CSV: path, expression, and by which file it is known."""

from __future__ import annotations

from pplcheck.formats.table import csv_text
from pplcheck.model.listing import LicensesAnswer

HEADER = ("path", "expression", "via")


def render(answer: LicensesAnswer) -> str:
    """One row a tracked file, by path.

    `expression` is empty where nothing is declared or what is cannot be named; `via` is empty
    where nothing is declared.
    """
    rows = []
    for entry in answer.listing.files if answer.listing else ():
        found = entry.license
        name = found.expression.text if found.expression else ""
        rows.append((entry.path, name, found.via.path if found.via else ""))
    return csv_text(HEADER, rows)
