"""Values for the formats of `licenses` and `may-i`, made by hand."""

from __future__ import annotations

from datetime import date

from pplcheck.model.compatibility import Certainty, Compatible, Joined, Joining
from pplcheck.model.component import Component, ExaminedComponent
from pplcheck.model.contribution import Identity
from pplcheck.model.declaration import (
    Conflict,
    Declaration,
    Direction,
    EffectiveLicense,
    Origin,
    Period,
    Trust,
)
from pplcheck.model.license import Expression, Leaf, Match, MatchVerdict, Terms
from pplcheck.model.listing import IdentifiedFile, LicensesAnswer, Listing
from pplcheck.model.report import Gap, Judged
from pplcheck.model.scope import FileLicense, LicenseCount, Means, Placed, ScopeFigures
from pplcheck.model.timeline import LicenseHistory, Shift, Span

HOSTILE = "\x1b]0;x\x07\u202eevil\n[bold]\udcff"
"""A name that tries to steer a terminal."""

ADA = Identity(name="Ada Example", email="ada@mail.example")
JUDGED = Judged(
    name="kitchen", head="ab" * 20, object_format="sha1", branch="main", tree="work tree"
)


def one(name: str) -> Expression:
    return Expression(text=name, tree=Leaf(id=name))


def declared(  # noqa: PLR0913 - a row of a table
    path: str,
    name: str = "PPL",
    *,
    line: int = 0,
    covers: str = "",
    origin: Origin = Origin.TEXT,
    direction: Direction = Direction.OUTBOUND,
    note: str = "",
    vendored: bool = False,
) -> Declaration:
    return Declaration(
        path=path,
        line=line,
        written=name or "own words",
        expression=one(name) if name else None,
        origin=origin,
        direction=direction,
        trust=Trust.TEXT,
        covers=covers,
        note=note,
        vendored=vendored,
    )


def placed(
    path: str,
    name: str = "PPL",
    *,
    means: Means = Means.ROOT,
    via: str = "LICENSE",
    vendored: bool = False,
) -> Placed:
    """A file; without `via` nothing is declared for it."""
    found = FileLicense(
        expression=one(name) if name and via else None,
        terms=Terms.UNKNOWN,
        via=declared(via, name) if via else None,
        means=means if via else Means.NONE,
    )
    return Placed(path=path, license=found, vendored=vendored)


ROOT = declared("LICENSE")
DECLARATIONS = (
    ROOT,
    declared("package.json", "ISC", line=5, origin=Origin.MANIFEST),
    declared("CONTRIBUTING.md", "MIT", line=2, direction=Direction.INBOUND, origin=Origin.README),
    declared("vendor/x/LICENSE", "", covers="vendor/x", vendored=True, note="not known here"),
    declared("a.py", "MIT", line=1, covers="a.py", origin=Origin.SPDX_TAG),
)
FIGURES = ScopeFigures(
    files=4,
    licenses=(
        LicenseCount(expression="PPL", terms=Terms.RECIPROCAL, files=2, vendored=1),
        LicenseCount(expression="MIT", terms=Terms.NONE, files=1, vendored=0),
    ),
    means=((Means.OWN, 1), (Means.REUSE, 0), (Means.NEAREST, 1), (Means.ROOT, 2), (Means.NONE, 0)),
    undeclared=0,
    unreadable=1,
    vendored=2,
)
LISTING = Listing(
    judged=JUDGED,
    license=EffectiveLicense(
        expression=one("PPL"), terms=Terms.RECIPROCAL, declaration=ROOT, since=None
    ),
    declarations=DECLARATIONS,
    conflicts=(
        Conflict(covers="", declarations=DECLARATIONS[:2]),
        Conflict(covers="", declarations=(ROOT, DECLARATIONS[2]), inbound=True),
    ),
    figures=FIGURES,
    files=(
        placed("LICENSE"),
        placed("a.py", "MIT", means=Means.OWN, via="a.py"),
        placed("vendor/x/l.c", "", means=Means.NEAREST, via="vendor/x/LICENSE", vendored=True),
        placed("vendor/y.c", vendored=True),
    ),
)
PERIOD = Period(
    commit="cd" * 20,
    day=date(2018, 12, 5),
    path="LICENSE",
    expression=one("PPL"),
    commits=0,
    terms=Terms.RECIPROCAL,
)
HISTORY = LicenseHistory(
    head="ab" * 20,
    shifts=(
        Shift(
            commit="ef" * 20,
            day=date(2016, 10, 28),
            path="LICENSE",
            before=(),
            after=(declared("LICENSE", "MIT"),),
            author=ADA,
        ),
        Shift(
            commit="cd" * 20,
            day=date(2018, 12, 5),
            path="LICENSE",
            before=(declared("LICENSE", "MIT"),),
            after=(ROOT,),
            author=ADA,
        ),
        Shift(
            commit="01" * 20,
            day=date(2019, 1, 1),
            path="README.md",
            before=(declared("README.md", "ISC"),),
            after=(),
            author=ADA,
        ),
    ),
    spans=(
        Span(period=None, commits=3, people=(ADA,), until="cd" * 20),
        Span(period=PERIOD, commits=40, people=(ADA,)),
    ),
    headers=False,
    skipped=7,
)


def joined(answer: Compatible, reason: str = "") -> Joined:
    certainty = Certainty.UNKNOWN if answer is Compatible.UNKNOWN else Certainty.TEXT
    return Joined(
        material="PPL",
        work="MIT",
        joining=Joining.FILE,
        answer=answer,
        certainty=certainty,
        reason=reason,
    )


def component(
    name: str,
    license_: str = "PPL",
    *,
    answer: Compatible = Compatible.YES,
    terms: Terms = Terms.NONE,
    reason: str = "",
) -> ExaminedComponent:
    return ExaminedComponent(
        component=Component(
            name=name, version="1.0", reference="", declared=(license_,) if license_ else ()
        ),
        expression=one(license_) if license_ else None,
        listed=False,
        terms=terms,
        file=joined(answer, reason),
        adaptation=joined(answer),
        collection=joined(Compatible.YES),
    )


def identified(  # noqa: PLR0913 - a row of a table
    file: str,
    license_: str | None = "PPL",
    verdict: MatchVerdict = MatchVerdict.MATCH,
    *,
    titled: str | None = None,
    changed: tuple[str, ...] = (),
    note: str = "",
) -> IdentifiedFile:
    score = 0.0 if license_ is None else 1.0
    match = Match(id=license_, score=score, verdict=verdict, titled=titled, changed=changed)
    return IdentifiedFile(file=file, match=match, note=note)


FULL = LicensesAnswer(
    tool_version="0.1.0",
    listing=LISTING,
    history=HISTORY,
    identified=(
        identified("COPYING"),
        identified("other", "PPL", MatchVerdict.ALTERED, titled="MIT", changed=("4(c)",)),
        identified("blob", None, MatchVerdict.UNKNOWN, note="no text"),
    ),
    components=(
        component("clean", "MIT"),
        component("kitchen", terms=Terms.RECIPROCAL),
        component("odd", "", answer=Compatible.UNKNOWN, terms=Terms.UNKNOWN),
        component("barred", answer=Compatible.NO, reason="MIT: closes it"),
    ),
    with_files=True,
    gaps=(Gap(code="PPL902", what="cannot be read", path="secret"),),
)
