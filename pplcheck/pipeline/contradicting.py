"""Where what registers declare of an organization contradicts itself, in one of them or in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pplcheck.config.register import combine
from pplcheck.model.party import Answer, Fact, Organization, Source
from pplcheck.model.register import Register
from pplcheck.people.doubts import Doubt
from pplcheck.standing.facts import organization_facts


def contradictions(registers: Sequence[Register]) -> Iterator[Doubt]:
    """Facts that are the opposite of what a kind means, then what two entries disagree on.

    Raises ConfigurationError where registers cannot be put together at all.
    """
    for register in registers:
        for entry in register.organizations:
            contradicted = organization_facts(entry, entry.kind).contradicted
            if contradicted:
                said = ", ".join(f"{name} = {entry.answer(name)}" for name in contradicted)
                what = f"is called {entry.kind}, and {said} contradicts it; correct one of them"
                yield Doubt(what=f"organization '{entry.id}': {what}", source=entry.source)
    for entry in combine(registers).organizations:
        yield from _disagreements(entry)


def _disagreements(entry: Organization) -> Iterator[Doubt]:
    """One doubt for the kind and one for each fact on which the entries of a party disagree."""
    for first, other in zip(entry.kinds, entry.kinds[1:], strict=False):
        if first.kind is not other.kind:
            said = f"is called {other.kind} here and {first.kind} in {_place(first.source)}"
            yield _doubt(entry, said, other.source)
    definite = [fact for fact in entry.facts if fact.answer is not Answer.UNKNOWN]
    known: dict[str, Fact] = {}
    for fact in definite:
        first_said = known.setdefault(fact.name, fact)
        if fact.answer is not first_said.answer:
            said = (
                f"{fact.name} = {fact.answer} here and {first_said.answer} in "
                f"{_place(first_said.source)}"
            )
            yield _doubt(entry, said, fact.source)


def _doubt(entry: Organization, said: str, source: Source) -> Doubt:
    what = f"organization '{entry.id}': {said}; until they agree it may stay open, correct one"
    return Doubt(what=what, source=source)


def _place(source: Source) -> str:
    return f"{source.path}:{source.line}"
