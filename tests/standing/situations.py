"""Generated situations: organizations of every kind, what they did, use and agreed upon."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from pplcheck.config.profiles import load_profiles
from pplcheck.licensing.terms import terms_of
from pplcheck.model.agreement import Agreement, User
from pplcheck.model.contribution import Role
from pplcheck.model.license import AllOf, AnyOf, Expr, Expression, Leaf, Terms
from pplcheck.model.party import (
    FACTS,
    Answer,
    Capacity,
    Engagement,
    Fact,
    Kind,
    Organization,
    Strength,
    Use,
)
from pplcheck.model.standing import PartyStanding, Reading
from pplcheck.standing.assess import assess
from pplcheck.standing.classify import classify
from pplcheck.standing.situation import Setting, Situation
from tests.standing.parties import ADA, AS_OF, LONG_AGO, RECENT, SHOWN, acted, agrees, alone, uses

PROFILES = load_profiles()
FAMILY = tuple(entry.id for entry in PROFILES if entry.terms is Terms.RECIPROCAL)
PATHS = ("api/a.py", "docs/b.md")
KEYS = ("nebula", "orbit", "quasar")
SCOPES = (("**",), ("api/**",), ("docs/**",), ("api/**", "docs/**"))
DAYS = (None, date(2020, 1, 1), RECENT, AS_OF, date(2026, 12, 1))

strengths = st.sampled_from(Strength)
purposes = st.sampled_from(Use)
scopes = st.sampled_from(SCOPES)
leaves = st.sampled_from((*FAMILY, "MIT", "GPL-3.0-only", "LicenseRef-Nobody-Knows"))


@st.composite
def facts(draw: st.DrawFn) -> tuple[Fact, ...]:
    names = draw(st.lists(st.sampled_from(sorted(FACTS)), max_size=6))
    return tuple(
        Fact(
            name=name,
            answer=draw(st.sampled_from(Answer)),
            source=replace(SHOWN, line=draw(st.integers(1, 3))),
            strength=draw(strengths),
        )
        for name in names
    )


@st.composite
def organizations(draw: st.DrawFn, key: str) -> Organization:
    return Organization(
        id=key,
        name=key.title(),
        kind=draw(st.sampled_from(Kind)),
        domains=(f"{key}.example",),
        facts=draw(facts()),
        source=SHOWN,
        strength=draw(strengths),
    )


@st.composite
def contributions(draw: st.DrawFn, key: str = "") -> Engagement:
    capacity = draw(st.sampled_from([Capacity.ORGANIZATION] * 3 + list(Capacity)))
    day = draw(st.sampled_from((LONG_AGO, RECENT, AS_OF)))
    count = draw(st.integers(1, 3))
    if capacity is not Capacity.ORGANIZATION and not key:
        return alone(capacity, day=day, commits=count)
    role = draw(st.sampled_from((Role.AUTHOR, Role.CO_AUTHOR, Role.LEDGER, Role.SPONSOR)))
    of = key or draw(st.sampled_from(KEYS))
    return acted(of, day=day, commits=count, role=role)


@st.composite
def declared_uses(draw: st.DrawFn, key: str = "") -> User:
    found = uses(
        draw(purposes),
        key=key or draw(st.sampled_from(KEYS)),
        scope=draw(scopes),
        since=draw(st.sampled_from(DAYS)),
    )
    return replace(found, strength=draw(strengths), is_claim=draw(st.booleans()))


@st.composite
def agreements(draw: st.DrawFn, key: str = "") -> Agreement:
    start, until = draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))
    is_order = start is None or until is None or start < until
    return agrees(
        key=key or draw(st.sampled_from(KEYS)),
        scope=draw(scopes),
        start=start,
        until=until if is_order else None,
    )


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    known = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=3))
    return Situation(
        engagements=tuple(draw(st.lists(contributions(), max_size=4))),
        organizations=tuple(draw(organizations(key)) for key in known),
        individuals=(ADA,),
        users=tuple(draw(st.lists(declared_uses(), max_size=3))),
        agreements=tuple(draw(st.lists(agreements(), max_size=2))),
        threshold_commits=draw(st.integers(0, 3)),
        count=(Role.AUTHOR, Role.CO_AUTHOR, Role.LEDGER, Role.SPONSOR),
        presume_commoner=draw(st.booleans()),
        as_of=AS_OF,
    )


def _joined(children: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    several = st.lists(children, min_size=1, max_size=3).map(tuple)
    every = several.map(lambda parts: AllOf(parts=parts))
    return every | several.map(lambda parts: AnyOf(parts=parts))


trees = st.recursive(leaves.map(lambda key: Leaf(id=key)), _joined, max_leaves=4)


def under(tree: Expr, *, reading: Reading = Reading.KLEINER, since: date | None = None) -> Setting:
    """The setting of a tree, with the terms the pipeline would find in it."""
    expression = Expression(text="as generated", tree=tree)
    return Setting(
        expression=expression,
        profiles=PROFILES,
        terms=terms_of(expression, PROFILES),
        since=since,
        paths=PATHS,
        reading=reading,
        as_of=AS_OF,
    )


@st.composite
def settings_of(draw: st.DrawFn) -> Setting:
    found = under(
        draw(trees),
        reading=draw(st.sampled_from(Reading)),
        since=draw(st.sampled_from((None, date(2018, 1, 1), RECENT))),
    )
    return replace(found, paths=draw(st.sampled_from(((), PATHS, PATHS[:1]))))


def judged(of: Situation, setting: Setting) -> dict[str, PartyStanding]:
    """Every party's standing, by its id."""
    return {entry.party: entry for entry in assess(classify(of), setting)}
