"""Why a verdict is as it is: clauses with the facts they ask for, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from pplcheck.model.license import Effect, LicenseTerms
from pplcheck.model.party import FACTS, Answer, Ground, Strength, Use
from pplcheck.standing.algebra import Decision, Reason
from pplcheck.standing.facts import LIMBS
from pplcheck.standing.situation import Classified

COPYFAIR = Ground(
    clause="",
    fact="contributed within the window",
    answer=Answer.YES,
    source="reading copyfair: a project's policy, not what the license says",
    strength=Strength.REGISTER,
)
"""Why a contributor may use the work under the reading copyfair."""

_JUDGING = frozenset({Effect.LIMIT, Effect.PERMIT, Effect.BAR})


def no_terms(license_name: str) -> Ground:
    """That the license asks nobody for reciprocity, or leaves a way out."""
    return _note("reciprocity terms", Answer.NO, f"{license_name} carries none without alternative")


def unknown_terms(license_name: str) -> Ground:
    """That nobody can say what the license asks."""
    return _note("reciprocity terms", Answer.UNKNOWN, f"{license_name}: its terms are not known")


def not_affected(last: date | None, since: date | None, *, is_user: bool) -> Ground:
    """That nothing shown falls under the terms: before their day, or in other files."""
    if last is not None and since is not None and last < since:
        text = f"contributed until {last}, the license applies since {since}"
    elif is_user:
        text = "the declared use is not about files under these terms"
    else:
        text = "no use under these terms is shown"
    return _note("falls under the license", Answer.NO, text)


def exercises(entry: Classified, governing: tuple[LicenseTerms, ...]) -> tuple[Ground, ...]:
    """That an organization's contributions show it exercising the rights granted."""
    if entry.is_person or entry.only_recorded or not entry.days:
        return ()
    grants = (profile.clause(Effect.GRANT) for profile in governing)
    number = next((clause.number for clause in grants if clause), "")
    return (
        Ground(
            clause=number,
            fact="exercises the rights granted",
            answer=Answer.YES,
            source="by contributing",
            strength=Strength.MAIL_DOMAIN,
        ),
    )


def reasons(
    facts: tuple[Ground, ...],
    decisions: Iterable[Decision],
    governing: tuple[LicenseTerms, ...],
) -> tuple[Ground, ...]:
    """The known facts the licenses ask for, by clause, then what else decided or is missing."""
    known = {ground.fact: ground for ground in facts}
    asked = _asked(governing)
    numbers = {fact for _, fact in asked}
    shown = [_cite(known[fact], number) for number, fact in asked if fact in known]
    shown += [known[limb] for limb in LIMBS if limb in known and limb not in numbers]
    said = {(ground.clause, ground.fact, ground.answer) for ground in shown}
    found = dict.fromkeys(reason for decision in decisions for reason in decision.reasons)
    others = [
        _other(reason, known)
        for reason in found
        if (reason.clause, reason.fact, reason.answer) not in said
    ]
    return (*shown, *others)


def _asked(governing: tuple[LicenseTerms, ...]) -> tuple[tuple[str, str], ...]:
    """Clause numbers and the facts they ask for, in the order of the profiles, each once."""
    found = (
        (requirement.number, requirement.fact)
        for profile in governing
        for clause in profile.clauses
        if clause.effect in _JUDGING
        for requirement in clause.requires
    )
    return tuple(dict.fromkeys(found))


def _cite(ground: Ground, number: str) -> Ground:
    return Ground(
        clause=number,
        fact=ground.fact,
        answer=ground.answer,
        source=ground.source,
        strength=ground.strength,
    )


def _other(reason: Reason, known: Mapping[str, Ground]) -> Ground:
    """A reason no known fact stands for: the use itself, or something that is not shown."""
    if reason.fact not in FACTS:
        source = "closed by this clause, but for what others open"
    elif reason.fact in known:
        source = "not enough for commercial use, which is never presumed"
    elif reason.fact in LIMBS and _is_person(known):
        source = "arguable for somebody self-employed without employees"
    else:
        source = "not shown"
    return Ground(
        clause=reason.clause,
        fact=reason.fact,
        answer=reason.answer,
        source=source,
        strength=Strength.NOTHING,
    )


def _is_person(known: Mapping[str, Ground]) -> bool:
    return "individual" in known and known["individual"].answer is Answer.YES


def settles(by_use: Mapping[Use, Decision]) -> str:
    """What would settle an open verdict: the facts that are missing, or the purpose of the use."""
    missing = sorted(
        {
            FACTS[reason.fact]
            for decision in by_use.values()
            for reason in decision.reasons
            if reason.answer is Answer.UNKNOWN and reason.fact in FACTS
        }
    )
    purpose = ("whether its use is commercial",) if Use.UNKNOWN in by_use else ()
    facts = (f"whether this is so: {'; '.join(missing)}",) if missing else ()
    return "; ".join((*purpose, *facts)) or "what the license's terms are"


def _note(fact: str, answer: Answer, source: str) -> Ground:
    return Ground(clause="", fact=fact, answer=answer, source=source, strength=Strength.REGISTER)
