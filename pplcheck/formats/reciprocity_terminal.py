"""The ledger of reciprocity for a terminal: plain text, what asks for attention first."""

from __future__ import annotations

from typing import Final

from pplcheck.formats import reciprocity_words as words
from pplcheck.formats.columns import columns, paragraph
from pplcheck.formats.neutral import shown
from pplcheck.formats.reciprocity import VOICES
from pplcheck.model.license import Terms
from pplcheck.model.reciprocity import LetterKind, ReciprocityLedger, ReciprocityRow, Term
from pplcheck.model.rule import plural

MOST: Final = 40
"""Organizations shown one by one; the rest are counted."""

_EVIDENCE: Final = 12
_TERMS: Final = {
    Terms.RECIPROCAL: "carries reciprocity terms",
    Terms.NONE: "leaves nobody bound to reciprocity terms",
    Terms.UNKNOWN: "whether it carries reciprocity terms is not known",
}


def render(ledger: ReciprocityLedger, *, width: int) -> str:
    """The ledger as text that ends in a line break."""
    lines = [*paragraph(_head(ledger), width, 0), *paragraph(_license(ledger), width, 0), ""]
    if not ledger.complete:
        lines += ["! Incomplete: what could not be read is missing below.", ""]
    told = [row for row in ledger.rows if row.is_notable][:MOST]
    for row in told:
        lines += [*_row(row, ledger, width), ""]
    rest = [row for row in ledger.rows if row not in told]
    if rest:
        lines += [*paragraph(_rest(rest, told=bool(told)), width, 0), ""]
    lines += paragraph(words.counts(ledger), width, 0)
    if any(row.letter is not LetterKind.NONE for row in told):
        lines += paragraph(
            "Letters: pplcheck reciprocity --letters DIR [--lang en|es|fr]", width, 0
        )
    lines += paragraph(_foot(ledger), width, 0)
    return "\n".join(lines) + "\n"


def _head(ledger: ReciprocityLedger) -> str:
    name = shown(ledger.judged.name)
    return f"pplcheck reciprocity · {name} · {ledger.as_of.isoformat()}"


def _license(ledger: ReciprocityLedger) -> str:
    since = ledger.license.since
    day = f", since {since.day.isoformat()}" if since else ""
    return f"{shown(ledger.license_name)}: {_TERMS[ledger.license.terms]}{day}"


def _row(row: ReciprocityRow, ledger: ReciprocityLedger, width: int) -> list[str]:
    lines = [f"{row.term.value.upper()}  {words.name(row)}"]
    cells = [
        ("contributes", words.contributes(row)),
        ("uses", words.uses(row)),
        ("clauses", words.clauses(row)),
    ]
    if row.term is not Term.FREE:
        evidence = words.evidence(row)
        cells += [("evidence" if not at else "", line) for at, line in enumerate(evidence)]
        del cells[3 + _EVIDENCE :]
    cells += [("agreed", line) for line in words.agreements(row, ledger.as_of)]
    if row.standing.settles:
        cells.append(("settles", shown(row.standing.settles)))
    return lines + columns(cells, width)


def _rest(rows: list[ReciprocityRow], *, told: bool) -> str:
    count = plural(len(rows), "more organization" if told else "organization")
    open_ = sum(row.term is Term.UNDETERMINED for row in rows)
    kinds = f", {open_:,} of them undetermined" if open_ else ""
    return (
        f"{count} with no use declared and no agreement{kinds}; all are in --format csv. "
        "`pplcheck ask` lists what to find out first"
    )


def _foot(ledger: ReciprocityLedger) -> str:
    complete = "yes" if ledger.complete else "no"
    return (
        f"Reading: {ledger.reading.value}, {VOICES[ledger.reading]} · complete: {complete} · "
        "no legal advice"
    )
