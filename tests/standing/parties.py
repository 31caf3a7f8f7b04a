"""Small values for the tests of standing: licenses, organizations, engagements."""

from __future__ import annotations

from datetime import date

from pplcheck.model.agreement import Agreement, User
from pplcheck.model.contribution import Identity, Role
from pplcheck.model.license import (
    Clause,
    ClauseUse,
    Effect,
    Expression,
    Leaf,
    LicenseTerms,
    Requirement,
    Terms,
    TextMarks,
)
from pplcheck.model.party import (
    Answer,
    Capacity,
    Engagement,
    Fact,
    Ground,
    Individual,
    Kind,
    Organization,
    Source,
    Strength,
    Use,
)
from pplcheck.model.standing import PartyStanding, Reading
from pplcheck.standing.assess import assess
from pplcheck.standing.classify import classify
from pplcheck.standing.situation import Classified, Setting, Situation

AS_OF = date(2026, 10, 1)
RECENT = date(2026, 1, 10)
LONG_AGO = date(2019, 1, 10)
SINCE = date(2018, 1, 1)


def clause(number: str, effect: Effect, use: ClauseUse = ClauseUse.ANY, **requires: str) -> Clause:
    return Clause(
        number=number,
        subject="",
        effect=effect,
        use=use,
        requires=tuple(Requirement(fact=fact, number=limb) for fact, limb in requires.items()),
        summary="",
    )


def terms(key: str, *clauses: Clause, kind: Terms = Terms.RECIPROCAL) -> LicenseTerms:
    return LicenseTerms(
        id=key,
        name=key,
        version="",
        steward="",
        aliases=(),
        sources=(),
        terms=kind,
        family="",
        clauses=clauses,
        marks=TextMarks(),
    )


PPL = terms(
    "PPL",
    clause("3", Effect.GRANT),
    clause("4(b)", Effect.LIMIT, ClauseUse.COMMERCIAL),
    clause(
        "4(c)",
        Effect.PERMIT,
        ClauseUse.COMMERCIAL,
        worker_owned="4(c)(i)",
        surplus_to_worker_owners="4(c)(ii)",
    ),
    clause("4(d)", Effect.BAR, privately_owned="4(d)", profits_from_wage_labor="4(d)"),
    clause("4(f)", Effect.AGREEMENT, ClauseUse.COMMERCIAL),
)
COOPYLEFT = terms(
    "Coopyleft",
    clause("3", Effect.LIMIT, ClauseUse.COMMERCIAL),
    clause(
        "3",
        Effect.PERMIT,
        ClauseUse.COMMERCIAL,
        social_economy="3, 1",
        worker_cooperative_model="3, 2",
    ),
)
ACSL = terms(
    "ACSL",
    clause("2", Effect.LIMIT),
    clause("2(a)", Effect.PERMIT, individual="2(a)"),
    clause("2(b)", Effect.PERMIT, nonprofit="2(b)"),
    clause("4", Effect.BAR, uses_military_or_police="4"),
)
MIT = terms("MIT", clause("", Effect.GRANT), kind=Terms.NONE)
UNREAD = terms("Unread", kind=Terms.UNKNOWN)
PROFILES = (ACSL, COOPYLEFT, MIT, PPL, UNREAD)

SHOWN = Source(path="register.toml", line=1, text="statutes")


def fact(name: str, answer: Answer, strength: Strength = Strength.REGISTER) -> Fact:
    return Fact(name=name, answer=answer, source=SHOWN, strength=strength)


def organization(
    kind: Kind,
    *,
    strength: Strength = Strength.REGISTER,
    key: str = "nebula",
    facts: tuple[Fact, ...] = (),
) -> Organization:
    return Organization(
        id=key,
        name=key.title(),
        kind=kind,
        aliases=(f"The {key}",),
        domains=(f"{key}.example",),
        facts=facts,
        source=SHOWN,
        strength=strength,
    )


LIMBS = (fact("worker_owned", Answer.YES), fact("surplus_to_worker_owners", Answer.YES))
WORKER_COOP = organization(Kind.WORKER_COOPERATIVE, facts=LIMBS)
WAGES = (fact("profits_from_wage_labor", Answer.YES),)
FIRM = organization(Kind.COMMERCIAL, facts=WAGES)


def acted(  # noqa: PLR0913 - what an engagement is made of
    key: str = "nebula",
    *,
    day: date = RECENT,
    commits: int = 5,
    who: str = "address:ada@nebula.example",
    role: Role = Role.AUTHOR,
    strength: Strength = Strength.MAIL_DOMAIN,
) -> Engagement:
    ground = Ground(
        clause="",
        fact=f"acted for {key}",
        answer=Answer.YES,
        source=f"mail domain {key}.example",
        strength=strength,
    )
    return Engagement(
        individual=who,
        capacity=Capacity.ORGANIZATION,
        organization=key,
        days=((day, commits),),
        hint="",
        grounds=(ground,),
        role=role,
        strength=strength,
    )


def alone(
    capacity: Capacity, *, day: date = RECENT, commits: int = 5, hint: str = "freemail"
) -> Engagement:
    return Engagement(
        individual="address:ada@gmail.com",
        capacity=capacity,
        organization="",
        days=((day, commits),),
        hint=hint,
        grounds=(),
    )


ADA = Individual(
    key="address:ada@gmail.com",
    name="Ada Example",
    identities=(Identity(name="Ada Example", email="ada@gmail.com"),),
)


def uses(
    purpose: Use,
    *,
    key: str = "nebula",
    scope: tuple[str, ...] = ("**",),
    since: date | None = None,
) -> User:
    return User(organization=key, use=purpose, scope=scope, since=since, source=SHOWN)


def agrees(
    *,
    scope: tuple[str, ...] = ("**",),
    start: date | None = None,
    until: date | None = None,
    key: str = "nebula",
) -> Agreement:
    return Agreement(
        party=key,
        scope=scope,
        start=start,
        until=until,
        document="",
        terms="",
        source=SHOWN,
    )


def situation(
    *engagements: Engagement,
    organizations: tuple[Organization, ...] = (),
    users: tuple[User, ...] = (),
    agreements: tuple[Agreement, ...] = (),
    presume: bool = True,
) -> Situation:
    return Situation(
        engagements=engagements,
        organizations=organizations,
        individuals=(ADA,),
        users=users,
        agreements=agreements,
        presume_commoner=presume,
        as_of=AS_OF,
    )


def the_one(of: Situation) -> Classified:
    (found,) = classify(of)
    return found


def setting(
    key: str = "PPL",
    *,
    kind: Terms = Terms.RECIPROCAL,
    reading: Reading = Reading.KLEINER,
    paths: tuple[str, ...] = ("api/a.py", "docs/b.md"),
    since: date | None = SINCE,
) -> Setting:
    return Setting(
        expression=Expression(text=key, tree=Leaf(id=key)) if key else None,
        profiles=PROFILES,
        terms=kind,
        since=since,
        paths=paths,
        reading=reading,
        as_of=AS_OF,
    )


def judged(of: Situation, under: Setting | None = None) -> PartyStanding:
    (found,) = assess(classify(of), under or setting())
    return found
