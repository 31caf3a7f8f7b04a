"""What is known of a party: the facts it declares, and those its kind implies.

A declared fact wins over one that is only assumed of a kind (`_ASSUMED`). Where it contradicts
what the kind means (`_IMPLIED`), both are kept as grounds and the fact is unknown, as is all that
only follows from the kind. So is a fact that two registers answer differently. How the kinds
were read:

* a business that is privately owned is not worker-owned, no nonprofit and no cooperative; whether
  it profits from wage labor is never implied;
* nonprofits, public bodies and education are not owned by their workers nor privately; they
  seek no profit; whether one is also another of them stays unknown;
* a cooperative is owned by its members, which is not read as privately; whether these are its
  workers, and where the surplus goes, must be declared. A worker cooperative is no exception:
  its two limbs are declared or they are not shown;
* a person is no organization; whether somebody self-employed is a worker-owned business is
  arguable, so it stays unknown; nobody is assumed to profit from the wage labor of others.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from pplcheck.model.frozen import frozen
from pplcheck.model.party import Answer, Fact, Ground, Kind, Organization, Source, Strength, Use

LIMBS = ("worker_owned", "surplus_to_worker_owners")
"""The two facts that make a worker cooperative; both must be shown."""

_UNFAVORABLE = frozenset(
    {
        "privately_owned",
        "profits_from_wage_labor",
        "profits_from_sales",
        "uses_military_or_police",
    }
)
"""Facts that close a use; all others open one, and so need stronger evidence."""

_OWNERSHIP = (*LIMBS, "privately_owned", "profits_from_wage_labor")
_MODELS = ("worker_cooperative_model", "cooperative")


def _table(*, yes: tuple[str, ...], no: tuple[str, ...]) -> Mapping[str, Answer]:
    return MappingProxyType(dict.fromkeys(yes, Answer.YES) | dict.fromkeys(no, Answer.NO))


_IMPLIED: Mapping[Kind, Mapping[str, Answer]] = MappingProxyType(
    {
        Kind.COMMERCIAL: _table(
            yes=("privately_owned",),
            no=(*LIMBS, *_MODELS, "nonprofit", "individual", "public_body", "education"),
        ),
        Kind.NONPROFIT: _table(
            yes=("nonprofit",), no=(*_OWNERSHIP, *_MODELS, "individual", "public_body")
        ),
        Kind.PUBLIC: _table(yes=("public_body",), no=(*_OWNERSHIP, *_MODELS, "individual")),
        Kind.EDUCATION: _table(yes=("education",), no=(*_OWNERSHIP, *_MODELS, "individual")),
        Kind.COOPERATIVE: _table(
            yes=("cooperative",), no=("privately_owned", "individual", "public_body")
        ),
        Kind.WORKER_COOPERATIVE: _table(
            yes=("cooperative",), no=("privately_owned", "individual", "public_body")
        ),
        Kind.INDIVIDUAL: _table(
            yes=("individual",),
            no=(*_MODELS, "democratically_governed", "nonprofit", "public_body", "education"),
        ),
        Kind.UNKNOWN: _table(yes=(), no=()),
    }
)

_ASSUMED: Mapping[Kind, Mapping[str, Answer]] = MappingProxyType(
    {
        Kind.NONPROFIT: _table(yes=(), no=("uses_military_or_police",)),
        Kind.EDUCATION: _table(yes=(), no=("uses_military_or_police",)),
        Kind.COOPERATIVE: _table(yes=(), no=("uses_military_or_police",)),
        Kind.WORKER_COOPERATIVE: _table(yes=(), no=("uses_military_or_police",)),
        Kind.INDIVIDUAL: _table(yes=(), no=("uses_military_or_police", "profits_from_wage_labor")),
    }
)


@frozen
class Known:
    """What is known of a party: one ground a fact, and every statement that disagrees.

    `contradicted` names the declared facts that are the opposite of what the kind means.
    """

    facts: tuple[Ground, ...]
    disagreeing: tuple[Ground, ...] = ()
    contradicted: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def known_facts(kind: Kind, source: Source, strength: Strength) -> Known:
    """What a kind implies and what is assumed of it, as strong as the statement of kind.

    Of most people the same is known, for the same reason.
    """
    answers = {**_ASSUMED.get(kind, {}), **_IMPLIED[kind]}
    words = _implied_by(kind, source)
    return Known(
        facts=tuple(_ground(name, answers[name], words, strength) for name in sorted(answers))
    )


def organization_facts(organization: Organization, kind: Kind) -> Known:
    """Declared facts, and what a kind (the declared one, or unknown) adds to them."""
    implied = {
        ground.fact: ground
        for ground in known_facts(kind, organization.source, organization.strength).facts
    }
    declared: dict[str, list[Fact]] = {}
    for fact in sorted(organization.facts, key=_weight):
        declared.setdefault(fact.name, []).append(fact)
    facts, disagreeing, contradicted = dict(implied), [], []
    for name, entries in sorted(declared.items()):
        grounds = [_declared(entry) for entry in entries if entry.answer is not Answer.UNKNOWN]
        if grounds and _contradicts(kind, grounds):
            grounds.append(implied[name])
            contradicted.append(name)
        facts[name] = _settled(grounds or [_declared(entries[0])])
        if len({ground.answer for ground in grounds}) > 1:
            disagreeing.extend(grounds)
    if contradicted:  # then the kind is in doubt, and what only follows from it as well
        facts |= {name: _doubted(implied[name]) for name in implied.keys() - declared.keys()}
    return Known(
        facts=tuple(facts[name] for name in sorted(facts)),
        disagreeing=tuple(disagreeing),
        contradicted=tuple(contradicted),
    )


def _doubted(ground: Ground) -> Ground:
    source = f"{ground.source}, which another statement contradicts"
    return _ground(ground.fact, Answer.UNKNOWN, source, ground.strength)


def _weight(fact: Fact) -> tuple[int, str, str]:
    """The order of statements: the strongest first."""
    return -fact.strength, str(fact.source), fact.answer


def _contradicts(kind: Kind, grounds: list[Ground]) -> bool:
    """Whether declared values are the opposite of what the kind means."""
    meant = _IMPLIED[kind].get(grounds[0].fact)
    return meant is not None and any(ground.answer is not meant for ground in grounds)


def _settled(grounds: list[Ground]) -> Ground:
    """The strongest statement, or unknown where two disagree."""
    strongest = max(grounds, key=lambda ground: ground.strength)
    if len({ground.answer for ground in grounds}) == 1:
        return strongest
    return _ground(strongest.fact, Answer.UNKNOWN, "statements disagree", strongest.strength)


def answers(facts: tuple[Ground, ...], use: Use) -> dict[str, Answer]:
    """Facts as the algebra takes them, for a use.

    What a hint or a presumption says for a party is enough for noncommercial use, and against it
    never. Commercial use is never presumed: there a fact that speaks for a party needs a source,
    and a hint decides nothing.
    """
    return {ground.fact: _heard(ground, use) for ground in facts}


def _heard(ground: Ground, use: Use) -> Answer:
    """The value of a fact where the evidence is strong enough for this use, else unknown."""
    needed = Strength.FREE_TEXT
    if _is_favorable(ground):
        needed = Strength.NOTHING if use is Use.NONCOMMERCIAL else Strength.IMPORTED
    return ground.answer if ground.strength >= needed else Answer.UNKNOWN


def _is_favorable(ground: Ground) -> bool:
    """Whether a fact speaks for a party: it opens and holds, or it closes and does not hold."""
    closing = ground.fact in _UNFAVORABLE
    return ground.answer is (Answer.NO if closing else Answer.YES)


def _declared(fact: Fact) -> Ground:
    return _ground(fact.name, fact.answer, str(fact.source), fact.strength)


def is_implied(ground: Ground, kind: Kind) -> bool:
    """Whether a fact is not declared itself but follows from what an organization is."""
    words = _implied_by(kind, Source(path=""))
    return ground.source == words or ground.source.startswith(f"{words}, ")


def _implied_by(kind: Kind, source: Source) -> str:
    words = kind.value.replace("-", " ")
    return f"as {words}, {source}" if str(source) else f"as {words}"


def _ground(fact: str, answer: Answer, source: str, strength: Strength) -> Ground:
    return Ground(clause="", fact=fact, answer=answer, source=source, strength=strength)


def unlisted(key: str) -> Organization:
    """An organization of which no more than a name is known."""
    return Organization(
        id=key,
        name=key,
        kind=Kind.UNKNOWN,
        source=Source(path="", text="not declared"),
        strength=Strength.NOTHING,
        declared=False,
    )
