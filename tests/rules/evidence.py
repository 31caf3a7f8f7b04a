"""Evidence for tests of rules, gate and formats: small values, everything else at rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pplcheck.model.agreement import Agreement, User
from pplcheck.model.changes import Changes
from pplcheck.model.contribution import History, Malformed
from pplcheck.model.declaration import (
    Coverage,
    Declaration,
    Direction,
    EffectiveLicense,
    Origin,
    Period,
    Trust,
)
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
from pplcheck.model.party import Answer, Ground, Kind, Source, Strength, Use
from pplcheck.model.report import Evidence, Finding, Gap, Judged
from pplcheck.model.rule import Rule
from pplcheck.model.standing import (
    Basis,
    PartyStanding,
    Reading,
    Reciprocity,
    Standing,
    Verdict,
)

TODAY = date(2026, 11, 1)
HEAD = "5614bb3" + "0" * 33


def assert_silent(rule: Rule, evidence: Evidence) -> None:
    """The rule finds nothing."""
    assert list(rule.check(evidence)) == []


def assert_finds(rule: Rule, evidence: Evidence, *parts: str) -> list[Finding]:
    """The rule finds one thing for each part given, in order, whose message contains it."""
    findings = list(rule.check(evidence))
    assert len(findings) == len(parts), [finding.message for finding in findings]
    for finding, part in zip(findings, parts, strict=True):
        assert part in finding.message
        assert finding.code == rule.code
        assert finding.name == rule.name
        assert finding.remedy
    return findings


def clause(
    number: str,
    effect: Effect,
    use: ClauseUse = ClauseUse.COMMERCIAL,
    requires: Sequence[tuple[str, str]] = (),
) -> Clause:
    needed = tuple(Requirement(fact=fact, number=limb) for fact, limb in requires)
    return Clause(
        number=number,
        subject=f"subject of {number}",
        effect=effect,
        use=use,
        requires=needed,
        summary=f"what {number} says, in short",
    )


PPL = LicenseTerms(
    id="PPL",
    name="Peer Production License",
    version="1.0",
    steward="Telekommunisten",
    aliases=(),
    sources=("https://spdx.example/PPL",),
    terms=Terms.RECIPROCAL,
    family="ppl",
    clauses=(
        clause("3", Effect.GRANT, ClauseUse.ANY),
        clause("4(b)", Effect.LIMIT),
        clause(
            "4(c)",
            Effect.PERMIT,
            requires=[
                ("worker_owned", "4(c)(i)"),
                ("surplus_to_worker_owners", "4(c)(ii)"),
            ],
        ),
        clause(
            "4(d)",
            Effect.BAR,
            ClauseUse.ANY,
            requires=[("privately_owned", "4(d)"), ("profits_from_wage_labor", "4(d)")],
        ),
        clause("4(f)", Effect.AGREEMENT),
    ),
    marks=TextMarks(),
    notes=("made for cultural works",),
)

MIT = LicenseTerms(
    id="MIT",
    name="MIT License",
    version="",
    steward="",
    aliases=(),
    sources=(),
    terms=Terms.NONE,
    family="permissive",
    clauses=(),
    marks=TextMarks(),
)


def expression(license_id: str = "PPL", *, known: bool = True) -> Expression:
    return Expression(text=license_id, tree=Leaf(id=license_id, known=known))


def declaration(  # noqa: PLR0913 - each by name
    path: str = "LICENSE",
    license_id: str = "PPL",
    *,
    line: int = 0,
    origin: Origin = Origin.TEXT,
    trust: Trust = Trust.TEXT,
    direction: Direction = Direction.OUTBOUND,
) -> Declaration:
    return Declaration(
        path=path,
        line=line,
        written=license_id,
        expression=expression(license_id),
        origin=origin,
        direction=direction,
        trust=trust,
        covers="",
    )


def period(license_id: str = "PPL", *, commits: int = 100) -> Period:
    return Period(
        commit="9947c5c" + "0" * 33,
        day=date(2018, 12, 5),
        path="LICENSE",
        expression=expression(license_id),
        commits=commits,
    )


def license_of(license_id: str = "PPL", terms: Terms = Terms.RECIPROCAL) -> EffectiveLicense:
    return EffectiveLicense(
        expression=expression(license_id),
        terms=terms,
        declaration=declaration(license_id=license_id),
        since=period(license_id),
    )


NO_LICENSE = EffectiveLicense(expression=None, terms=Terms.UNKNOWN, declaration=None, since=None)


def history(
    *,
    commits: int = 100,
    unattributed: int = 0,
    malformed: tuple[Malformed, ...] = (),
) -> History:
    return History(
        head=HEAD,
        object_format="sha1",
        commits=commits,
        merges=0,
        reverts=0,
        people=3,
        first=date(2016, 11, 1),
        last=date(2026, 10, 30),
        activities=(),
        bots=(),
        unattributed=unattributed,
        malformed=malformed,
    )


def ground(
    fact: str = "worker_owned",
    answer: Answer = Answer.YES,
    *,
    clause: str = "",
    strength: Strength = Strength.REGISTER,
    source: str = "register.toml:4, statutes",
) -> Ground:
    return Ground(clause=clause, fact=fact, answer=answer, source=source, strength=strength)


def user(use: Use = Use.COMMERCIAL, *, organization: str = "orbit") -> User:
    return User(
        organization=organization,
        use=use,
        scope=("**",),
        since=date(2024, 3, 2),
        source=Source(path="register.toml", line=41, text="ADOPTERS.md"),
    )


def agreement(
    start: date | None = None,
    until: date | None = None,
    scope: tuple[str, ...] = ("**",),
) -> Agreement:
    return Agreement(
        party="orbit",
        scope=scope,
        start=start,
        until=until,
        document="sha256:00",
        terms="5 % of turnover with the work",
        source=Source(path="register.toml", line=60),
    )


COMMONER = PartyStanding(
    party="nebula",
    name="Nebula Coop",
    kind=Kind.WORKER_COOPERATIVE,
    is_person=False,
    standing=Standing.COMMONER,
    basis=Basis.SHOWN,
    verdict=Verdict.PERMITTED,
    reciprocity=Reciprocity.NONE,
    commits=60,
    recent=20,
    people=2,
    first=date(2016, 11, 1),
    last=date(2026, 10, 30),
    grounds=(
        ground("worker_owned", clause="4(c)(i)"),
        ground("surplus_to_worker_owners", clause="4(c)(ii)"),
    ),
)

FIRM = replace(
    COMMONER,
    party="orbit",
    name="Orbit Ltd",
    kind=Kind.COMMERCIAL,
    standing=Standing.NON_CONTRIBUTING_COMMERCIAL,
    verdict=Verdict.PROHIBITED,
    reciprocity=Reciprocity.APPLIES,
    commits=0,
    recent=0,
    people=0,
    first=None,
    last=None,
    grounds=(ground("profits_from_wage_labor", clause="4(d)"),),
    uses=(user(),),
    searched=("orbit.example", "Orbit"),
)

PERSON = replace(
    COMMONER,
    party="person-1",
    name="Ada Example",
    kind=Kind.INDIVIDUAL,
    is_person=True,
    basis=Basis.PRESUMED,
    commits=30,
    people=1,
    grounds=(ground("contributes", strength=Strength.MAIL_DOMAIN, source="30 commits"),),
    hint="freemail",
)


def gap(code: str = "PPL902", *, fatal: bool = True, path: str = "", commit: str = "") -> Gap:
    return Gap(
        code=code,
        what=f"could not read what {code} is about",
        path=path,
        commit=commit,
        fatal=fatal,
    )


CHANGES = Changes(
    base="1a2b3c4" + "0" * 33,
    head=HEAD,
    named="main",
    is_ahead=False,
    commits=3,
    new_contributors=0,
    new_organizations=(),
    licenses=(),
    other_terms=(),
    terms_before=Terms.RECIPROCAL,
    terms_after=Terms.RECIPROCAL,
    license_before="PPL",
    license_after="PPL",
    released=(),
    governing=(),
    reviewer="",
    stale=(),
    submodules=(),
)
"""A change that does nothing worth a word."""


def evidence_of(*standings: PartyStanding) -> Evidence:
    """A project under the PPL in which everything is in order, with the parties given."""
    return Evidence(
        as_of=TODAY,
        reading=Reading.KLEINER,
        undetermined_fails=False,
        judged=Judged(
            name="commons", head=HEAD, object_format="sha1", branch="main", tree="work tree"
        ),
        history=history(),
        declarations=(declaration(),),
        license=license_of(),
        profiles=(MIT, PPL),
        coverage=Coverage(files=1, reciprocal=("LICENSE",), unknown=0),
        standings=standings,
        shares=(),
        gaps=(),
    )
