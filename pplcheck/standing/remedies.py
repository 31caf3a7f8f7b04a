"""What somebody can do about an answer: state facts, ask for an agreement, choose another use."""

from __future__ import annotations

from collections.abc import Iterable

from pplcheck.model.license import Expr, LicenseTerms
from pplcheck.model.party import Use
from pplcheck.model.permission import Inquiry, Permitted
from pplcheck.standing.citations import Cited
from pplcheck.standing.permission import Decided, permission

UNNAMED = "ask the authors which license applies, and take no silence for a permission"
"""What to do where no usable license is declared."""


def remedies(
    decided: Decided,
    cited: Cited,
    inquiry: Inquiry,
    tree: Expr,
    profiles: Iterable[LicenseTerms],
) -> tuple[str, ...]:
    """What to do, the simplest first; nothing where the answer is yes."""
    if decided.answer is Permitted.YES:
        return ()
    steps = []
    facts = list(dict.fromkeys(fact for entry in cited.conditions for fact in entry.facts))
    if facts:
        given = " ".join(f"--fact {fact}=…" for fact in facts)
        steps.append(f"state what is so, with what shows it (such as statutes): {given}")
    if not decided.under:
        steps.append("read the license itself, or ask the authors what it allows")
    elif cited.agreements:
        numbers = ", ".join(cited.agreements)
        steps.append(f"ask the licensor for a separate written agreement ({numbers})")
    else:
        names = ", ".join(terms.id for terms in decided.under)
        steps.append(f"ask the licensor for a separate agreement; {names} names no such way itself")
    if inquiry.use is Use.COMMERCIAL:
        steps += _otherwise(inquiry, tree, profiles)
    return tuple(steps)


def _otherwise(inquiry: Inquiry, tree: Expr, profiles: Iterable[LicenseTerms]) -> list[str]:
    """The use that stays open without any of this."""
    other = Inquiry(kind=inquiry.kind, use=Use.NONCOMMERCIAL, facts=inquiry.facts)
    if permission(tree, profiles, other).answer is not Permitted.YES:
        return []
    return ["or keep to noncommercial use, which is open to this user"]
