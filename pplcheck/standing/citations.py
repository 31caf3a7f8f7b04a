"""What an answer about a use rests on: clauses as printed, grounds, conditions, ways out.

A yes rests on the grant, on what opens the use and on bars that do not hold; a no on what closes
it; an open answer on the clauses whose facts are missing. Duties are named and not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pplcheck.model.frozen import frozen
from pplcheck.model.license import Clause, Effect, LicenseTerms
from pplcheck.model.party import FACTS, Answer, Kind, Use
from pplcheck.model.permission import Basis, Condition, Inquiry, Permitted
from pplcheck.standing.algebra import all_of
from pplcheck.standing.permission import ARGUABLE, Decided, facts_of
from pplcheck.standing.ways import Need, factors

_OPEN = (Permitted.ONLY_IF, Permitted.UNDETERMINED)


@frozen
class Cited:
    """Clause numbers, grounds and conditions of an answer, and the clauses of a way out."""

    clauses: tuple[str, ...]
    grounds: tuple[Basis, ...]
    conditions: tuple[Condition, ...]
    agreements: tuple[str, ...]


def cite(decided: Decided, inquiry: Inquiry) -> Cited:
    """The citations of an answer, in the order of the licenses and of their clauses."""
    facts = facts_of(inquiry)
    cited = [
        (terms, clause)
        for terms in decided.under
        for clause in _resting_on(terms, decided, inquiry.use, facts)
    ]
    agreements = () if decided.answer is Permitted.YES else _agreements(decided.under)
    return Cited(
        clauses=tuple(dict.fromkeys(number for _, clause in cited for number in clause.numbers)),
        grounds=_grounds(cited, inquiry, facts),
        conditions=(*_facts_asked(decided), *_duties(decided, inquiry.use)),
        agreements=agreements,
    )


def _resting_on(
    terms: LicenseTerms, decided: Decided, use: Use, facts: Mapping[str, Answer]
) -> tuple[Clause, ...]:
    """The clauses of one license that the answer rests on."""
    speaking = [clause for clause in terms.clauses if clause.use.speaks_about(use)]
    held = {clause: _holds(clause, facts) for clause in terms.clauses}
    if decided.answer is Permitted.NO:
        return _closing(speaking, held)
    asked = {(need.clause, need.fact) for way in decided.ways for need in way}
    found = []
    for clause in terms.clauses:
        judged = clause.effect in (Effect.PERMIT, Effect.BAR) and clause in speaking
        needed = any((need.number, need.fact) in asked for need in clause.requires)
        if decided.answer is Permitted.YES:
            needed = clause.effect is Effect.BAR or held[clause] is Answer.YES
        # a limit says which use stays open, or what a permit opens again
        granted = clause.effect is Effect.GRANT and clause in speaking
        if granted or clause.effect is Effect.LIMIT or (judged and needed):
            found.append(clause)
    return tuple(found)


def _closing(speaking: list[Clause], held: Mapping[Clause, Answer]) -> tuple[Clause, ...]:
    """What closes a use: limits nobody opens to this user, and bars that hold or may hold."""
    limits = any(held[entry] is Answer.YES for entry in speaking if entry.effect is Effect.LIMIT)
    opened = any(
        held[entry] is not Answer.NO for entry in speaking if entry.effect is Effect.PERMIT
    )
    is_closed = limits and not opened
    may_bar = (Answer.YES, Answer.UNKNOWN) if is_closed else (Answer.YES,)
    return tuple(
        clause
        for clause in speaking
        if (is_closed and clause.effect in (Effect.LIMIT, Effect.PERMIT))
        or (clause.effect is Effect.BAR and held[clause] in may_bar)
    )


def _holds(clause: Clause, facts: Mapping[str, Answer]) -> Answer:
    return all_of(facts.get(asked.fact, Answer.UNKNOWN) for asked in clause.requires)


def _grounds(
    cited: list[tuple[LicenseTerms, Clause]], inquiry: Inquiry, facts: Mapping[str, Answer]
) -> tuple[Basis, ...]:
    found = [
        Basis(
            license=terms.id,
            clause=asked.number,
            fact=asked.fact,
            answer=facts.get(asked.fact, Answer.UNKNOWN),
            source=_source(asked.fact, inquiry, facts),
        )
        for terms, clause in cited
        for asked in clause.requires
    ]
    return tuple(dict.fromkeys(found))


def _source(fact: str, inquiry: Inquiry, facts: Mapping[str, Answer]) -> str:
    """Where the value of a fact comes from, for people."""
    if fact in dict(inquiry.facts):
        return "as stated"
    if fact in facts:
        return f"as {inquiry.kind.value.replace('-', ' ')}"
    if fact in ARGUABLE.get(inquiry.kind, frozenset()) and inquiry.kind is Kind.INDIVIDUAL:
        return "arguable for somebody self-employed without employees"
    return "not stated"


def _facts_asked(decided: Decided) -> tuple[Condition, ...]:
    """The facts that are needed, one by one, or one alternative or another."""
    if decided.answer not in _OPEN:
        return ()
    found = []
    for ways in factors(decided.ways):
        needs = [sorted(way, key=lambda need: (need.clause, need.fact)) for way in ways]
        found += [_either(needs)] if len(ways) > 1 else _each(needs[0])
    names = list(FACTS)
    return tuple(sorted(found, key=lambda condition: names.index(condition.facts[0])))


def _each(needs: list[Need]) -> list[Condition]:
    """One condition a fact, with all clauses that ask for it."""
    wanted = dict.fromkeys((need.fact, need.value) for need in needs)
    return [_either([[need for need in needs if (need.fact, need.value) == one]]) for one in wanted]


def _either(ways: list[list[Need]]) -> Condition:
    """One condition of several ways, each a list of facts."""
    texts = [" and ".join(dict.fromkeys(_words(need) for need in way)) for way in ways]
    needs = [need for way in ways for need in way]
    return Condition(
        license=needs[0].license,
        clauses=tuple(dict.fromkeys(need.clause for need in needs)),
        text=f"either {'; or '.join(texts)}" if len(texts) > 1 else texts[0],
        facts=tuple(dict.fromkeys(need.fact for need in needs)),
    )


def _words(need: Need) -> str:
    words = FACTS[need.fact]
    return words if need.value is Answer.YES else f"not the case: {words}"


def _duties(decided: Decided, use: Use) -> tuple[Condition, ...]:
    """What the licenses ask of everybody they permit the use to."""
    if decided.answer is Permitted.NO:
        return ()
    found = []
    for terms in decided.under:
        duties = [
            clause
            for clause in terms.clauses
            if clause.effect is Effect.CONDITION and clause.use.speaks_about(use)
        ]
        found += [
            Condition(license=terms.id, clauses=(duty.number,), text=duty.summary)
            for duty in duties
        ]
        if not terms.clauses:
            text = "whatever its own text asks, such as notices; pplcheck does not list it"
            found.append(Condition(license=terms.id, clauses=(), text=text))
    return tuple(found)


def _agreements(under: Iterable[LicenseTerms]) -> tuple[str, ...]:
    """The clauses that leave a way out by a separate agreement."""
    return tuple(
        dict.fromkeys(
            clause.number
            for terms in under
            for clause in terms.clauses
            if clause.effect is Effect.AGREEMENT
        )
    )
