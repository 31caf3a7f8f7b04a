"""Whether an expression permits a use to somebody of a kind who states certain facts.

Built on `algebra.decide`: where that leaves the answer open, the facts that would settle it are
told, and whether the user can settle it alone (`only-if`) or nobody can say (`undetermined`). Of
alternatives (OR) the best counts for the user, of licenses that all apply (AND) the worst.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from pplcheck.model.frozen import frozen
from pplcheck.model.license import AnyOf, Expr, Leaf, LicenseTerms, Terms
from pplcheck.model.party import Answer, Kind, Source, Strength
from pplcheck.model.permission import Inquiry, Permitted
from pplcheck.standing.algebra import Facts, decide, later_versions
from pplcheck.standing.facts import LIMBS, known_facts
from pplcheck.standing.ways import OPEN, Way, joined, shortest, ways

_Item = TypeVar("_Item")

ARGUABLE: Mapping[Kind, frozenset[str]] = {
    Kind.INDIVIDUAL: frozenset({*LIMBS, "surplus_but_for_community", "privately_owned"}),
}
"""Facts of which it is arguable whether they can hold of a kind at all.

Read as: whether somebody self-employed without employees is a worker-owned business, or a
privately owned one, is not said by any text; stating it is up to them.
"""

_BEST = (Permitted.YES, Permitted.ONLY_IF, Permitted.UNDETERMINED, Permitted.NO)


@frozen
class Decided:
    """An answer with what it rests on: profiles (best alternatives only), ways to yes, doubts."""

    answer: Permitted
    under: tuple[LicenseTerms, ...] = ()
    ways: tuple[Way, ...] = ()
    doubts: tuple[str, ...] = ()


def facts_of(inquiry: Inquiry) -> dict[str, Answer]:
    """What is known of a user: what their kind implies, and over it what they state."""
    implied = known_facts(inquiry.kind, Source(path=""), Strength.REGISTER).facts
    return {ground.fact: ground.answer for ground in implied} | dict(inquiry.facts)


def contradicted(inquiry: Inquiry) -> tuple[tuple[str, Answer], ...]:
    """The stated facts that are the opposite of what the kind of user means."""
    meant = facts_of(replace(inquiry, facts=()))
    return tuple(
        (fact, answer)
        for fact, answer in inquiry.facts
        if answer is not Answer.UNKNOWN and meant.get(fact, answer) is not answer
    )


def permission(tree: Expr, profiles: Iterable[LicenseTerms], inquiry: Inquiry) -> Decided:
    """The answer of an expression; a license without a profile leaves it undetermined."""
    judge = _Judge(inquiry, {profile.id: profile for profile in profiles})
    return judge.decided(tree)


class _Judge:
    """An inquiry with the profiles it is answered from."""

    def __init__(self, inquiry: Inquiry, profiles: Mapping[str, LicenseTerms]) -> None:
        self._inquiry = inquiry
        self._profiles = profiles
        self._facts: Facts = facts_of(inquiry)

    def decided(self, tree: Expr) -> Decided:
        if isinstance(tree, Leaf):
            return self._leaf(tree)
        parts = [self.decided(part) for part in tree.parts]
        return _best(parts) if isinstance(tree, AnyOf) else _all(parts)

    def _leaf(self, leaf: Leaf) -> Decided:
        named = leaf.id.removesuffix("+")
        terms = self._profiles.get(leaf.id) or self._profiles.get(named)
        if terms is None:
            return _unknown(leaf)
        found = self._license(terms)
        if leaf.id.endswith("+") and found.answer is not Permitted.YES:
            later = [
                self._license(other) for other in later_versions(terms, self._profiles.values())
            ]
            found = _best([found, *later])
        if leaf.exception and found.answer is not Permitted.YES:
            doubt = f"whether the exception {leaf.exception} opens this use is not known here"
            return replace(found, answer=Permitted.UNDETERMINED, doubts=(*found.doubts, doubt))
        return found

    def _license(self, terms: LicenseTerms) -> Decided:
        answer = decide(terms, self._facts, self._inquiry.use).answer
        if answer is Answer.YES:
            return Decided(answer=Permitted.YES, under=(terms,), ways=OPEN)
        if answer is Answer.NO:
            return Decided(answer=Permitted.NO, under=(terms,))
        if terms.terms is Terms.UNKNOWN:
            return _unknown(Leaf(id=terms.id))
        return self._open(terms, ways(terms, self._facts, self._inquiry.use))

    def _open(self, terms: LicenseTerms, found: tuple[Way, ...]) -> Decided:
        arguable = ARGUABLE.get(self._inquiry.kind, frozenset())
        clear = tuple(way for way in found if not any(need.fact in arguable for need in way))
        if self._inquiry.kind is Kind.UNKNOWN:
            doubt = "what kind of user this is, is not known"
        elif clear:
            return Decided(answer=Permitted.ONLY_IF, under=(terms,), ways=clear)
        elif found:
            doubt = (
                f"what {terms.id} means for somebody self-employed without employees is arguable"
            )
        else:
            doubt = f"the clauses of {terms.id} contradict each other for this user"
        return Decided(answer=Permitted.UNDETERMINED, under=(terms,), ways=found, doubts=(doubt,))


def _unknown(leaf: Leaf) -> Decided:
    doubt = f"the terms of {leaf.id} are not known here"
    return Decided(answer=Permitted.UNDETERMINED, doubts=(doubt,))


def _best(parts: list[Decided]) -> Decided:
    """Alternatives: those that are best for the user, side by side."""
    answer = min((part.answer for part in parts), key=_BEST.index)
    best = [part for part in parts if part.answer is answer]
    return Decided(
        answer=answer,
        under=_each(terms for part in best for terms in part.under),
        ways=shortest(way for part in best for way in part.ways),
        doubts=_each(doubt for part in best for doubt in part.doubts),
    )


def _all(parts: list[Decided]) -> Decided:
    """Licenses that all apply: the worst answer, and what each of them asks for."""
    answer = max((part.answer for part in parts), key=_BEST.index)
    closed = [part for part in parts if part.answer is Permitted.NO]
    every = closed or parts
    together = joined([part.ways for part in every if part.ways or answer is Permitted.ONLY_IF])
    if answer is Permitted.ONLY_IF and not together:
        return Decided(
            answer=Permitted.NO,
            under=_each(terms for part in parts for terms in part.under),
            doubts=("the licenses ask for facts that contradict each other",),
        )
    return Decided(
        answer=answer,
        under=_each(terms for part in every for terms in part.under),
        ways=together,
        doubts=_each(doubt for part in every for doubt in part.doubts),
    )


def _each(items: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys(items))
