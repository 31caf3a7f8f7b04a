"""What the cells of a ledger of reciprocity say, in short English words, neutral already."""

from __future__ import annotations

from datetime import date
from typing import Final

from pplcheck.formats.explain import STRENGTHS
from pplcheck.formats.neutral import shown
from pplcheck.formats.parties import CONCLUDED
from pplcheck.model.agreement import Agreement, PaymentState, User
from pplcheck.model.party import Answer, Ground, Strength
from pplcheck.model.reciprocity import ReciprocityLedger, ReciprocityRow, Term
from pplcheck.model.rule import plural

_EVERYTHING: Final = ("**",)
_ELSEWHERE: Final = frozenset({"agreement", "contributes"})
_NAME: Final = 60
_TEXT: Final = 300

TERMS: Final = tuple(Term)
"""The terms, in the order they are counted in."""


def name(row: ReciprocityRow) -> str:
    """The organization's name and kind."""
    kind = row.standing.kind.value.replace("-", " ")
    return f"{shown(row.standing.name, _NAME)} ({kind})"


def contributes(row: ReciprocityRow) -> str:
    """What it contributed and when, or where it was looked for."""
    entry = row.standing
    if entry.last is None:
        searched = f" (searched: {shown(', '.join(entry.searched), _TEXT)})"
        return f"none found{searched if entry.searched else ''}"
    what = plural(entry.commits, "commit") if entry.commits else "recorded work"
    window = f"{entry.recent:,} in the window" if entry.recent else "none in the window"
    return f"{what}, last {entry.last.isoformat()}, {window}"


def uses(row: ReciprocityRow) -> str:
    """The uses declared, or claimed, or what contributing shows."""
    entry = row.standing
    if entry.uses:
        return "; ".join(dict.fromkeys(_use(use) for use in entry.uses))
    return "as a contributor" if entry.last else "none shown"


def _use(use: User) -> str:
    purpose = {"unknown": "purpose unknown"}.get(use.use.value, use.use.value)
    scope = "" if use.scope == _EVERYTHING else f" ({shown(', '.join(use.scope), _TEXT)})"
    return f"{'claimed: ' if use.is_claim else ''}{purpose}{scope}"


def clauses(row: ReciprocityRow) -> str:
    """The numbers of the clauses, or a dash; some numbers hold a comma themselves."""
    separator = "; " if any("," in number for number in row.numbers) else ", "
    return separator.join(row.numbers) or "-"


def evidence(row: ReciprocityRow) -> tuple[str, ...]:
    """What is shown: clause, fact, answer, where it stands and how strong that is, one a line.

    Left out is what other cells say, what only follows from the kind, and what is not known.
    """
    kind = f"as {row.standing.kind.value.replace('-', ' ')}"
    told = [
        ground
        for ground in row.standing.grounds
        if ground.answer is not Answer.UNKNOWN
        and ground.strength is not Strength.NOTHING
        and ground.fact not in _ELSEWHERE
        and not ground.source.startswith(kind)
    ]
    return tuple(dict.fromkeys(shown(_ground(ground), _TEXT) for ground in told))


def _ground(ground: Ground) -> str:
    clause = f"{ground.clause} " if ground.clause else ""
    fact = ground.fact.replace("_", " ")
    strength = "" if ground.fact in CONCLUDED else STRENGTHS[ground.strength]
    said = "; ".join(text for text in (ground.source, strength) if text)
    return f"{clause}{fact}: {ground.answer.value} ({said})"


def agreements(row: ReciprocityRow, day: date) -> tuple[str, ...]:
    """Each agreement and each reciprocation agreed upon, one a line."""
    lines: list[str] = []
    for agreement in row.standing.agreements:
        lines.append(_agreement(agreement, day))
        lines += [
            f"{payment}, due {payment.due.isoformat()}: {_state(payment.state(day), payment.paid)}"
            for payment in agreement.payments
        ]
    return tuple(shown(line, _TEXT) for line in lines)


def _agreement(agreement: Agreement, day: date) -> str:
    state = "in force" if agreement.covers(day) else "not in force"
    start = agreement.start.isoformat() if agreement.start else "ever"
    until = f"until {agreement.until.isoformat()} (exclusive)" if agreement.until else "no end"
    terms = f": {agreement.terms}" if agreement.terms else ""
    return f"agreement for {', '.join(agreement.scope)}, from {start}, {until}, {state}{terms}"


def _state(state: PaymentState, paid: date | None) -> str:
    if state is PaymentState.FULFILLED and paid is not None:
        return f"fulfilled on {paid.isoformat()}"
    return state.value


def counts(ledger: ReciprocityLedger) -> str:
    """How many organizations are on each term."""
    terms = [row.term for row in ledger.rows]
    return " · ".join(f"{term.value} {terms.count(term):,}" for term in TERMS)
