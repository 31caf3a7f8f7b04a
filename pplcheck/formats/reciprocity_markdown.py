"""The ledger of reciprocity in Markdown, for an assembly's page.

Nothing a stranger wrote is read as Markdown.
"""

from __future__ import annotations

from typing import Final

from pplcheck.formats import reciprocity_words as words
from pplcheck.formats.reciprocity import VOICES
from pplcheck.formats.spans import inline
from pplcheck.model.reciprocity import ReciprocityLedger, ReciprocityRow, Term

MOST: Final = 200
"""Organizations in the table; the rest are counted."""

_CELL: Final = 300


def render(ledger: ReciprocityLedger) -> str:
    """The ledger as a Markdown page: a table, then what each term but free rests on."""
    notable = [row for row in ledger.rows if row.is_notable]
    told = notable[:MOST]
    blocks = [f"# Reciprocity: {inline(ledger.judged.name, _CELL)}", _head(ledger)]
    if not ledger.complete:
        blocks.append("**Incomplete: not everything could be read.**")
    if told:
        lines = [
            "| organization | contributes | uses | term | clauses |",
            "| --- | --- | --- | --- | --- |",
        ]
        blocks.append("\n".join([*lines, *(_line(row) for row in told)]))
    blocks += [_detail(row, ledger) for row in told if row.term is not Term.FREE]
    left = len(ledger.rows) - len(told)
    more = f" Not in the table: {left:,} with no use declared and no agreement." if left else ""
    blocks.append(f"{words.counts(ledger)}.{more} No legal advice.")
    return "\n\n".join(blocks) + "\n"


def _head(ledger: ReciprocityLedger) -> str:
    return (
        f"License {inline(ledger.license_name, _CELL)} · as of {ledger.as_of.isoformat()} · "
        f"reading {ledger.reading.value}: {VOICES[ledger.reading]}"
    )


def _line(row: ReciprocityRow) -> str:
    cells = (
        words.name(row),
        words.contributes(row),
        words.uses(row),
        row.term.value,
        words.clauses(row),
    )
    return f"| {' | '.join(_cell(text) for text in cells)} |"


def _cell(text: str) -> str:
    return inline(text, _CELL).replace("|", "\\|")


def _detail(row: ReciprocityRow, ledger: ReciprocityLedger) -> str:
    lines = [f"## {inline(row.standing.name, _CELL)}: {row.term.value}", ""]
    told = (*words.agreements(row, ledger.as_of), *words.evidence(row))
    lines += [f"- {inline(text, _CELL)}" for text in told]
    if row.standing.settles:
        lines.append(f"- would settle it: {inline(row.standing.settles, _CELL)}")
    return "\n".join(lines)
