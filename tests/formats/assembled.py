"""Reports to test formats of `report` with: one ordinary, one of nothing, one hostile."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from pplcheck.formats.neutral import without_addresses
from pplcheck.governance.influence import concentration
from pplcheck.model.assembly import (
    SCHEMA_VERSION,
    Annex,
    Assembly,
    ClauseNote,
    Dispute,
    Figure,
    Gap,
    Input,
    Minutes,
    Moved,
    Since,
    Waived,
)
from pplcheck.model.assembly_evidence import (
    Agreed,
    Book,
    Departure,
    Dossier,
    Exchange,
    Found,
    Joined,
    Map,
    Place,
    Reason,
    RecordedWork,
    Scope,
    Stretch,
)
from pplcheck.model.assembly_figures import (
    Case,
    Certainty,
    ClauseStatus,
    KindCount,
    MakerRow,
    Makers,
    Merging,
    Power,
    Question,
    Verdict,
    Work,
    Year,
)
from pplcheck.model.influence import Fork, Largest, PowerYear

HEAD = "5614bb3e371b3a468cbac5078e2eb0c2fc8971e8"
DIGEST = f"sha256:{'ab' * 32}"

WORK = Work(
    name="kitchen",
    head=HEAD,
    branch="main",
    judged="work tree",
    base="",
    object_format="sha1",
    commits=18207,
    merges=1829,
    reverts=95,
    imports=3,
    by_bots=287,
    unattributed=2,
    authors=138,
    contributions=16012,
    people=113,
    first=date(2016, 10, 28),
    last=date(2026, 8, 21),
)
VERDICT = Verdict(
    license="PPL",
    path="LICENSE",
    terms="reciprocal",
    since=date(2018, 12, 5),
    since_commit=HEAD,
    files=4295,
    reciprocal_files=4268,
    unknown_files=20,
    clauses=(
        ClauseStatus(
            license="PPL",
            number="4(c)",
            subject="commercial use by worker-owners",
            effect="permit",
            summary=(
                "commercial use is open to a worker-owned business or collective, and only if all "
                "its surplus is distributed among the worker-owners"
            ),
            met=1,
            unmet=2,
            unknown=24,
        ),
    ),
    due=(
        Case(
            name="Orbit Ltd",
            kind="commercial",
            standing="non-contributing-commercial",
            reason="uses",
            use="commercial",
            commits=0,
            clause="4(b), 4(d)",
            code="PPL401",
            anchor="evidence-0123456789",
        ),
        Case(
            name="Meteor GmbH",
            kind="commercial",
            standing="contributing-commercial",
            reason="contributes",
            use="",
            commits=410,
            clause="4(d)",
            code="PPL402",
            anchor="",
        ),
        Case(
            name="Comet SA",
            kind="commercial",
            standing="non-contributing-commercial",
            reason="earlier",
            use="",
            commits=12,
            clause="4(d)",
            code="",
            anchor="",
        ),
        Case(
            name="",
            kind="individual",
            standing="commoner",
            reason="other",
            use="",
            commits=1,
            clause="",
            code="",
            anchor="",
        ),
    ),
    due_count=4,
    agreed=1,
    undetermined=23,
    certainty=Certainty(
        shown=4000,
        presumed=11886,
        unknown=126,
        shown_share=0.249813,
        presumed_share=0.742318,
        unknown_share=0.007869,
    ),
    questions=(
        Question(ask="3 people: whom did they act for, and when?", settles=0.866787),
        Question(ask="who uses this work?", settles=0.0),
        Question(ask="a sentence of no known form", settles=0.01),
    ),
    errors=1,
    warnings=1,
    notes=0,
    waived=1,
    exit_status=1,
    complete=True,
)


def _row(code: str, commits: int, *, presumed: int = 0, open_: int = 0, **more: Any) -> MakerRow:
    """A row of which all but `presumed` is shown; `open_` may be its own as well."""
    return MakerRow(
        code=code,
        commits=commits,
        presumed=presumed,
        low=round((commits - presumed) / WORK.contributions, 6),
        high=round((commits + open_) / WORK.contributions, 6),
        **{"kind": "", "organizations": 0, **more},
    )


_UNKNOWN = 126
_NOBODY = 15020
"""Contributions of a kind nobody knows, and those of which nothing shows for whom."""

MAKERS = Makers(
    by_standing=(
        _row("commoner", 3578, open_=11886 + _UNKNOWN, organizations=1, people=20),
        replace(_row("commoner-presumed", 11886, people=80), presumed=11886),
        _row("contributing-commercial", 410, open_=_UNKNOWN, organizations=1, people=3),
        _row("non-contributing-commercial", 12, open_=_UNKNOWN, organizations=2, people=1),
        _row("undetermined", _UNKNOWN, organizations=23, people=9),
    ),
    by_kind=(
        _row("individual", 14953, presumed=11886, open_=_UNKNOWN, kind="individual", people=95),
        _row(
            "worker-cooperative",
            511,
            open_=_UNKNOWN,
            kind="worker-cooperative",
            organizations=1,
            people=5,
        ),
        _row("commercial", 422, open_=_UNKNOWN, kind="commercial", organizations=3, people=4),
        _row("unknown", _UNKNOWN, kind="unknown", organizations=23, people=9),
    ),
    by_organization=(
        _row("Nebula Coop", 511, open_=_NOBODY, kind="worker-cooperative", people=5),
        _row("Meteor GmbH", 410, open_=_NOBODY, kind="commercial", people=3),
        _row("Comet SA", 12, open_=_NOBODY, kind="commercial", people=1),
        _row("", 30, open_=_NOBODY, kind="unknown", people=5, folded=21),
        _row("self", 12, open_=_NOBODY, kind="individual", people=2),
        _row("", _NOBODY, kind="unknown", people=95),
    ),
    more=2,
    more_commits=17,
)
YEARS = tuple(
    Year(
        year=year,
        commits=commits,
        people=9,
        kinds=(
            KindCount(kind="individual", commits=commits - 12, presumed=commits - 12),
            KindCount(kind="worker-cooperative", commits=8, presumed=0),
            KindCount(kind="commercial", commits=2, presumed=0),
            KindCount(kind="unknown", commits=2, presumed=0),
        ),
        paid=8,
        presumed=2,
        unpaid=1,
        unknown=commits - 11,
        low=round(8 / commits, 6),
        high=round((commits - 1) / commits, 6),
    )
    for year, commits in ((2016, 102), (2017, 634), (2018, 1337), (2026, 2828))
)
SPREAD = concentration(
    {"a": 9000, "b": 2600, "c": 1500, "d": 900, "e": 600, "f": 21}
    | {f"g{number}": 13 for number in range(107)}
)
"""Of 113 people, who did all the contributions together."""

POWER = Power(
    writing=SPREAD,
    merging=Merging(
        merges=1829,
        applied=1034,
        own=14966,
        by_forge=378,
        spread=concentration({"a": 2400, "b": 400, "c": 63}),
    ),
    reviewing=concentration({}),
    largest=Largest(
        party="nebula",
        name="Nebula Coop",
        commits=511,
        low=MAKERS.by_organization[0].low,
        high=MAKERS.by_organization[0].high,
        elephant_factor=1,
        organizations=26,
    ),
    fork=Fork(since="2024-11-22", writers=13, half_writers=2, mergers=8, half_mergers=1),
    years=tuple(
        PowerYear(
            year=year,
            writers=9,
            write_gini=0.79,
            write_top=0.63,
            write_absence=1,
            mergers=mergers,
            merge_top=0.83 if mergers else 0.0,
            merge_absence=1 if mergers else 0,
            elephant=1,
            largest=0.28,
        )
        for year, mergers in ((2016, 0), (2017, 3), (2018, 4))
    ),
)
AGREED = Agreed(
    start=date(2025, 1, 1),
    until=date(2026, 1, 1),
    terms="5 % of turnover, paid yearly",
    in_force=False,
    fulfilled=1,
    due=1,
    overdue=2,
)
EXCHANGES = (
    Exchange(
        name="Orbit Ltd",
        kind="commercial",
        standing="non-contributing-commercial",
        basis="shown",
        verdict="prohibited",
        reciprocity="applies",
        commits=0,
        recent=0,
        recorded=0,
        uses=("commercial", "unknown"),
        agreements=(AGREED, replace(AGREED, start=None, until=None, terms="", in_force=True)),
        more_agreements=3,
        anchor="evidence-0123456789",
    ),
    Exchange(
        name="Nebula Coop",
        kind="worker-cooperative",
        standing="commoner",
        basis="presumed",
        verdict="permitted",
        reciprocity="none",
        commits=511,
        recent=20,
        recorded=2,
        uses=(),
        agreements=(),
        more_agreements=0,
        anchor="",
    ),
)
DOSSIER = Dossier(
    anchor="evidence-0123456789",
    name="Orbit Ltd",
    kind="commercial",
    standing="non-contributing-commercial",
    basis="shown",
    verdict="prohibited",
    reciprocity="applies",
    commits=0,
    people=0,
    first=None,
    last=None,
    reasons=(
        Reason(
            clause="4(d)",
            fact="privately_owned",
            answer="yes",
            source="register.toml:41, imprint",
            strength=6,
        ),
        Reason(clause="", fact="contributes", answer="unknown", source="", strength=0),
    ),
    more_reasons=3,
    searched=("orbit.example", "Orbit"),
    settles="whether its use is commercial",
)
BOOK = Book(
    findings=(
        Found(
            code="PPL103",
            name="conflicting-declarations",
            severity="error",
            summary="places declare different licenses for the same thing",
            message="declarations conflict in 2 places: LICENSE says PPL, package.json says ISC",
            path="package.json",
            line=4,
            commit="",
            clause="4(a)",
            remedy=(
                "correct the places that are wrong, or override them in the policy with a reason"
            ),
            fingerprint="0" * 32,
            anchor="evidence-0123456789",
        ),
    ),
    more_findings=1,
    dossiers=(
        DOSSIER,
        replace(
            DOSSIER,
            anchor="evidence-people",
            name="",
            kind="individual",
            standing="commoner",
            basis="presumed",
            verdict="undetermined",
            reciprocity="none",
            commits=11886,
            people=80,
            first=date(2016, 10, 28),
            last=date(2026, 8, 21),
            reasons=(),
            more_reasons=0,
            searched=(),
            settles="",
        ),
        replace(
            DOSSIER,
            anchor="evidence-folded",
            name="",
            folded=21,
            kind="unknown",
            standing="undetermined",
            verdict="undetermined",
            reciprocity="undetermined",
            commits=30,
            people=5,
            reasons=(),
            more_reasons=0,
            searched=(),
        ),
    ),
    more_dossiers=1,
)
LATER = Book(
    findings=(
        replace(
            BOOK.findings[0],
            code="PPL301",
            name="share-rests-on-presumption",
            severity="warning",
            summary="a material share of contributions rests on presumption or is undetermined",
            message="74 % of contributions rest on presumption, <1 % are undetermined",
            path="",
            line=0,
            clause="",
            remedy="ask those who would settle most, and record the answers in the register",
            fingerprint="1" * 32,
            anchor="",
        ),
    ),
    more_findings=0,
    dossiers=(replace(DOSSIER, anchor="evidence-later", name="Comet SA", commits=12, people=1),),
    more_dossiers=0,
)
"""The page of evidence that follows."""

MAP = Map(
    scopes=(
        Scope(license="PPL", files=4268, terms="reciprocal", vendored=117),
        Scope(license="", files=20, terms="unknown", vendored=0),
    ),
    periods=(
        Stretch(
            license="MIT",
            terms="none",
            day=date(2016, 10, 28),
            commit=HEAD,
            path="LICENSE",
            commits=33,
        ),
        Stretch(
            license="",
            terms="unknown",
            day=date(2018, 12, 5),
            commit=HEAD,
            path="LICENSE",
            commits=0,
        ),
    ),
    conflicts=(
        Place(scope="", path="package.json", line=4, license="ISC", asked=False),
        Place(scope="js", path="CONTRIBUTING.md", line=0, license="PPL", asked=True),
    ),
    more_conflicts=2,
    more_scopes=2,
    more_periods=3,
    more_joined=0,
    more_departures=4,
    joined=(
        Joined(license="ISC", root="PPL", files=6, answer="yes", reason="PPL: notices may stay"),
        Joined(license="MIT", root="PPL", files=1, answer="unknown", reason=""),
    ),
    departures=(
        Departure(path="COPYING", titled="PPL", found="", clauses=("4(c)", "4(d)")),
        Departure(path="doc/COPYING", titled="", found="MIT", clauses=()),
    ),
)
SINCE = Since(
    head=HEAD,
    as_of=date(2025, 11, 1),
    version="0.0.9",
    figures=(
        Figure(what="gini", name="", before=0.81, after=SPREAD.gini),
        Figure(what="people", name="", before=100.0, after=113.0),
        Figure(what="standing", name="commoner", before=0.1, after=MAKERS.by_standing[0].low),
    ),
    moved=(
        Moved(what="license", name="", before="", after="PPL"),
        Moved(what="terms", name="", before="none", after="reciprocal"),
        Moved(what="standing", name="Orbit Ltd", before="commoner", after="undetermined"),
    ),
    more_moved=2,
    new_findings=("PPL103",),
    more_new=1,
    gone_findings=(),
    more_gone=0,
)
MINUTES = Minutes(
    waivers=(
        Waived(
            code="PPL103",
            path="composer.json",
            reason="the published name is historic",
            approver="assembly of 2026-10-02",
            expires=date(2027, 4, 1),
            state="holds",
            findings=1,
        ),
        Waived(
            code="PPL107",
            path="",
            reason="on purpose",
            approver="assembly",
            expires=None,
            state="unused",
            findings=0,
        ),
    ),
    more_waivers=6,
    baseline=4,
    more_disputes=2,
    disputes=(Dispute(name="Nebula Coop", settles="whether its use is commercial", anchor=""),),
    since=SINCE,
)
ANNEX = Annex(
    inputs=(Input(role="register", path="register.toml", digest=DIGEST),),
    more_inputs=1,
    gaps=(Gap(code="PPL902", what="cannot be read", path="src/x", fatal=False),),
    more_gaps=2,
    window_months=24,
    presume="commoner",
    undetermined="pass",
    clauses=(
        ClauseNote(license="PPL", number="4(g)", subject="moral rights", summary="they stay"),
    ),
)
FULL = Assembly(
    schema_version=SCHEMA_VERSION,
    tool="pplcheck",
    version="0.1.0",
    as_of=date(2026, 11, 22),
    reading="kleiner",
    complete=True,
    people_shown=False,
    work=WORK,
    verdict=VERDICT,
    makers=MAKERS,
    years=YEARS,
    more_years=1,
    power=POWER,
    exchanges=EXCHANGES,
    more_exchanges=7,
    more_recorded=0,
    recorded=(
        RecordedWork(
            name="Nebula Coop", work="care", amount="12.5", unit="hours", entries=3, confirmed=2
        ),
        RecordedWork(name="", work="money", amount="100", unit="EUR", entries=1, confirmed=0),
    ),
    book=BOOK,
    appendix=(LATER,),
    map=MAP,
    minutes=MINUTES,
    annex=ANNEX,
)
"""A report in which every part says something."""

NOTHING = replace(
    FULL,
    complete=False,
    work=None,
    verdict=replace(
        VERDICT,
        license="",
        path="",
        terms="unknown",
        since=None,
        clauses=(),
        due=(),
        due_count=0,
        questions=(),
        complete=False,
        exit_status=3,
    ),
    makers=None,
    years=(),
    power=None,
    exchanges=(),
    recorded=(),
    map=None,
    minutes=Minutes(
        waivers=(), more_waivers=0, baseline=0, disputes=(), more_disputes=0, since=None
    ),
    appendix=(),
    annex=replace(
        ANNEX,
        inputs=(),
        more_inputs=0,
        gaps=(),
        more_gaps=0,
        clauses=(),
        window_months=0,
        presume="undetermined",
    ),
)
"""A report on what could not be judged."""

QUIET = replace(
    FULL,
    people_shown=True,
    verdict=replace(
        VERDICT,
        terms="none",
        due=(),
        due_count=0,
        clauses=(),
        questions=(),
        since=None,
        certainty=replace(VERDICT.certainty, presumed=0, unknown=0),
        waived=0,
    ),
    makers=replace(MAKERS, more=0),
    years=(),
    power=replace(
        POWER,
        writing=concentration({}),
        merging=None,
        largest=replace(POWER.largest, party="", name="", commits=0),
        years=(),
    ),
    exchanges=(),
    recorded=(),
    more_exchanges=0,
    book=Book(findings=(), more_findings=0, dossiers=(), more_dossiers=0),
    appendix=(),
    map=replace(
        MAP,
        periods=(),
        conflicts=(),
        more_conflicts=0,
        joined=(),
        departures=(),
        more_departures=0,
    ),
    minutes=Minutes(
        waivers=(), more_waivers=0, baseline=0, disputes=(), more_disputes=0, since=None
    ),
    work=replace(WORK, unattributed=0, branch=""),
)
"""A report in which whatever may be empty is."""

EVIL = (
    "</script><img src=x onerror=alert(1)>'\"&{{7*7}}{% raw %} =1+1 [x](http://evil.example)"
    " ::set-output name=a::b \x1b[31m\u202eevil\u200b\ud800 | `x` <!-- #1 @user\n# H"
)


def hostile(part: Any = FULL) -> Any:
    """The full report with every text of strangers replaced by what could hurt."""
    if isinstance(part, tuple):
        return tuple(hostile(entry) for entry in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    return replace(part, **{field.name: _evil(part, field.name) for field in fields(part)})


STRANGE = frozenset(
    (  # noqa: SIM905 - a list of words is read more easily so
        "name branch path license ask message source fact settles searched reason approver "
        "what terms written commit titled found clauses scope work unit clause number subject "
        "summary remedy before after digest amount new_findings gone_findings license_ root "
        "head since_commit"
    ).split()
)
"""Members that hold what strangers wrote, or could have got into."""


def _evil(part: Any, name: str) -> Any:
    value = getattr(part, name)
    if isinstance(value, str) and name in STRANGE and _is_free(part, name):
        return without_addresses(EVIL)
    if isinstance(value, tuple) and value and isinstance(value[0], str) and name in STRANGE:
        return (without_addresses(EVIL),)
    return hostile(value)


def _is_free(part: Any, name: str) -> bool:
    """Whether a member of that name is free text here; of codes and ids it is not."""
    kind = type(part).__name__
    return (kind, name) not in {
        ("Verdict", "terms"),
        ("Scope", "terms"),
        ("Stretch", "terms"),
        ("Figure", "what"),
        ("Moved", "what"),
        ("Case", "reason"),
    }
