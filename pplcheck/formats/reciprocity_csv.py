"""The ledger of reciprocity as CSV, an organization a line, for spreadsheets."""

from __future__ import annotations

from typing import Final

from pplcheck.formats import reciprocity_words as words
from pplcheck.formats.neutral import without_addresses
from pplcheck.formats.table import csv_text
from pplcheck.model.reciprocity import ReciprocityLedger, ReciprocityRow

COLUMNS: Final = (
    "organization",
    "name",
    "kind",
    "standing",
    "commits",
    "recent",
    "last",
    "uses",
    "term",
    "clauses",
    "evidence",
    "strength",
    "payments_overdue",
    "would_settle",
    "reading",
)
"""The columns; `strength` is that of the strongest evidence, 0 to 7."""


def render(ledger: ReciprocityLedger) -> str:
    """All rows under a line of titles."""
    return csv_text(COLUMNS, (_cells(row, ledger) for row in ledger.rows))


def _cells(row: ReciprocityRow, ledger: ReciprocityLedger) -> tuple[str, ...]:
    entry = row.standing
    overdue = sum(len(agreement.overdue(ledger.as_of)) for agreement in entry.agreements)
    return (
        without_addresses(entry.party),
        without_addresses(entry.name),
        entry.kind.value,
        entry.standing.value,
        str(entry.commits),
        str(entry.recent),
        entry.last.isoformat() if entry.last else "",
        words.uses(row),
        row.term.value,
        words.clauses(row) if row.numbers else "",
        "; ".join(words.evidence(row)),
        str(max((int(ground.strength) for ground in entry.grounds), default=0)),
        str(overdue),
        without_addresses(entry.settles),
        ledger.reading.value,
    )
