"""Three-valued logic over yes, no and unknown, and what a license's clauses make of facts.

Strong Kleene logic: unknown stays unknown unless the known parts decide. So replacing an unknown
fact by a known one may settle an answer and never turns yes into no or no into yes. Pure: no
party, no source, no date; clause numbers are those of the license profile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pplcheck.model.frozen import frozen
from pplcheck.model.license import AllOf, AnyOf, Clause, Effect, Expr, Leaf, LicenseTerms, Terms
from pplcheck.model.party import Answer, Use

Facts = Mapping[str, Answer]

_KNOWN_USES = (Use.NONCOMMERCIAL, Use.COMMERCIAL)


@frozen(order=True)
class Reason:
    """A clause, by its number as printed, with the fact it asks for and that fact's value."""

    clause: str
    fact: str
    answer: Answer


@frozen
class Decision:
    """Whether a use is permitted, and the reasons that decided or, unknown, that are missing."""

    answer: Answer
    reasons: tuple[Reason, ...] = ()


def not_(answer: Answer) -> Answer:
    """Negation; unknown stays unknown."""
    return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(answer, Answer.UNKNOWN)


def all_of(answers: Iterable[Answer]) -> Answer:
    """Conjunction: no if any is no, yes if all are yes; yes for none at all."""
    found = set(answers)
    if Answer.NO in found:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in found else Answer.YES


def any_of(answers: Iterable[Answer]) -> Answer:
    """Disjunction: yes if any is yes, no if all are no; no for none at all."""
    return not_(all_of(not_(answer) for answer in answers))


def permits(tree: Expr, profiles: Iterable[LicenseTerms], facts: Facts, use: Use) -> Decision:
    """Whether an expression permits a use: OR is the user's best, AND all.

    WITH is its license, but that an exception adds permissions: what the license closes may be
    open then. A license without a profile leaves the answer unknown.
    """
    by_id = {profile.id: profile for profile in profiles}
    return _permits(tree, by_id, facts, use)


def _permits(tree: Expr, by_id: Mapping[str, LicenseTerms], facts: Facts, use: Use) -> Decision:
    if isinstance(tree, Leaf):
        terms = by_id.get(tree.id.removesuffix("+"))
        if terms is None:
            return Decision(answer=Answer.UNKNOWN)
        later = later_versions(terms, by_id.values()) if tree.id.endswith("+") else ()
        found = [decide(each, facts, use) for each in (terms, *later)]
        decision = _because(any_of(each.answer for each in found), found)
        if tree.exception and decision.answer is Answer.NO:  # it may open what the license closes
            return Decision(answer=Answer.UNKNOWN, reasons=decision.reasons)
        return decision
    parts = [_permits(part, by_id, facts, use) for part in tree.parts]
    return _joined(tree, parts)


def later_versions(
    terms: LicenseTerms, profiles: Iterable[LicenseTerms]
) -> tuple[LicenseTerms, ...]:
    """The later versions of a license among some profiles, which a `+` lets the user choose."""
    same = (other for other in profiles if other.family == terms.family)
    return tuple(other for other in same if _version(terms) < _version(other))


def _version(terms: LicenseTerms) -> tuple[int, ...]:
    """A version as numbers; a profile without one comes before all."""
    parts = terms.version.split(".")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else ()


def _joined(tree: AllOf | AnyOf, parts: list[Decision]) -> Decision:
    combine = all_of if isinstance(tree, AllOf) else any_of
    return _because(combine(part.answer for part in parts), parts)


def _because(answer: Answer, parts: Iterable[Decision]) -> Decision:
    """An answer with the reasons of those parts that gave the same answer, each once."""
    reasons = {reason: None for part in parts if part.answer is answer for reason in part.reasons}
    return Decision(answer=answer, reasons=tuple(reasons))


def decide(terms: LicenseTerms, facts: Facts, use: Use) -> Decision:
    """Whether one license permits a use.

    A use is open where no `limit` speaks about it or a `permit` with all its facts opens it, and
    no `bar` with all its facts closes it. A use nobody declared is judged both ways: the answer
    holds only if it is the same for noncommercial and commercial use.
    """
    if terms.terms is Terms.UNKNOWN:
        return Decision(answer=Answer.UNKNOWN)
    if use is Use.UNKNOWN:
        both = [decide(terms, facts, known) for known in _KNOWN_USES]
        if both[0].answer is both[1].answer:
            return _because(both[0].answer, both)
        closed = (part for part in both if part.answer is not Answer.YES)
        reasons = dict.fromkeys(reason for part in closed for reason in part.reasons)
        return Decision(answer=Answer.UNKNOWN, reasons=tuple(reasons))
    opened, barred = _opened(terms, facts, use), _barred(terms, facts, use)
    answer = all_of((opened.answer, not_(barred.answer)))
    closing = Decision(answer=not_(barred.answer), reasons=barred.reasons)
    return _because(answer, (opened, closing))


def _opened(terms: LicenseTerms, facts: Facts, use: Use) -> Decision:
    """Whether a use is open before any bar is looked at."""
    limits = [(clause, _holds(clause, facts)) for clause in _clauses(terms, Effect.LIMIT, use)]
    limited = any_of(held.answer for _, held in limits)
    permits_ = [_holds(clause, facts) for clause in _clauses(terms, Effect.PERMIT, use)]
    answer = any_of((not_(limited), *(held.answer for held in permits_)))
    opened = _because(answer, permits_)
    if answer is Answer.YES:
        return opened
    closing = tuple(
        Reason(clause=clause.number, fact=f"{use} use", answer=Answer.YES)
        for clause, held in limits
        if held.answer is not Answer.NO
    )
    return Decision(answer=answer, reasons=closing + opened.reasons)


def _barred(terms: LicenseTerms, facts: Facts, use: Use) -> Decision:
    bars = [_holds(clause, facts) for clause in _clauses(terms, Effect.BAR, use)]
    return _because(any_of(held.answer for held in bars), bars)


def _clauses(terms: LicenseTerms, effect: Effect, use: Use) -> list[Clause]:
    found = (clause for clause in terms.clauses if clause.effect is effect)
    return [clause for clause in found if clause.use.speaks_about(use)]


def _holds(clause: Clause, facts: Facts) -> Decision:
    """Whether all facts a clause requires hold, and which of them decide that."""
    parts = []
    for asked in clause.requires:
        answer = facts.get(asked.fact, Answer.UNKNOWN)
        reason = Reason(clause=asked.number, fact=asked.fact, answer=answer)
        parts.append(Decision(answer=answer, reasons=(reason,)))
    return _because(all_of(part.answer for part in parts), parts)
