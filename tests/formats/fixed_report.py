"""One fixed report that shows everything a format has to say, and a few at the edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pplcheck.model.contribution import Activity, Identity, Malformed, Role, Signatures
from pplcheck.model.declaration import Conflict, Coverage, Direction, Origin, Period, Trust
from pplcheck.model.party import Answer, Kind, Strength
from pplcheck.model.power import Factor
from pplcheck.model.report import (
    Evidence,
    FileDigest,
    Finding,
    Outcome,
    Question,
    Report,
    Severity,
    Share,
    Waiver,
)
from pplcheck.model.standing import (
    Basis,
    PartyStanding,
    Reading,
    Reciprocity,
    Standing,
    Verdict,
)
from tests.rules.evidence import (
    COMMONER,
    FIRM,
    HEAD,
    NO_LICENSE,
    PERSON,
    agreement,
    declaration,
    evidence_of,
    expression,
    ground,
    history,
    period,
)
from tests.rules.powers import NOTHING, orbit

DIGEST = "sha256:" + "ab" * 32
TEXT = declaration("LICENSE", "PPL")
PACKAGE = declaration("package.json", "ISC", line=4, origin=Origin.MANIFEST, trust=Trust.MANIFEST)
GUIDE = replace(
    declaration(
        "CONTRIBUTING.md",
        "PPL",
        line=31,
        origin=Origin.README,
        trust=Trust.README,
        direction=Direction.INBOUND,
    ),
    written="Peer Production License, ask ada@mail.example",
)
EARLIER = Period(
    commit="1a2b3c4" + "0" * 33,
    day=date(2016, 11, 29),
    path="LICENSE",
    expression=expression("MIT"),
    commits=2047,
)
BOT = Activity(
    raw=Identity(name="Release Bot", email="bot@bots.example"),
    identity=Identity(name="Release Bot", email="bot@bots.example"),
    role=Role.AUTHOR,
    days=((date(2020, 1, 1), 310),),
    signed_off=0,
)

NEBULA = replace(COMMONER, commits=1120, people=9)
CITY = replace(
    COMMONER,
    party="harbor",
    name="City of Harbor",
    kind=Kind.PUBLIC,
    commits=80,
    people=2,
    grounds=(ground("public_body"),),
)
METEOR = replace(
    FIRM,
    party="meteor",
    name="Meteor GmbH",
    standing=Standing.CONTRIBUTING_COMMERCIAL,
    commits=410,
    people=2,
    first=date(2019, 1, 1),
    last=date(2026, 1, 10),
    uses=(),
    searched=(),
)
COMET = replace(
    FIRM,
    party="comet",
    name="Comet SA",
    reciprocity=Reciprocity.AGREED,
    verdict=Verdict.PERMITTED,
    agreements=(agreement(date(2025, 1, 1), date(2026, 12, 1)),),
)
UNKNOWN = replace(
    COMMONER,
    party="quasar.example",
    name="quasar.example",
    kind=Kind.UNKNOWN,
    standing=Standing.UNDETERMINED,
    verdict=Verdict.UNDETERMINED,
    reciprocity=Reciprocity.UNDETERMINED,
    commits=439,
    people=3,
    grounds=(
        ground(
            "acted for quasar.example",
            source="mail domain quasar.example",
            strength=Strength.MAIL_DOMAIN,
        ),
    ),
    settles="its kind, with a source: is it worker-owned, and who gets its surplus?",
)
ADA = replace(PERSON, commits=5400)
GRACE = replace(PERSON, party="person-2", name="Grace <grace@mail.example>", commits=1200)
NOREPLY = replace(PERSON, party="person-3", name="山田", commits=1500, hint="noreply")
SHOWN = replace(
    PERSON,
    party="person-4",
    name="Kay Example",
    commits=300,
    basis=Basis.SHOWN,
    hint="",
    grounds=(ground("acted for themselves", source="register.toml:70, her mail to ada@x.example"),),
)
TORN = replace(
    PERSON,
    party="person-5",
    name="Lin Example",
    commits=51,
    standing=Standing.UNDETERMINED,
    verdict=Verdict.UNDETERMINED,
    reciprocity=Reciprocity.UNDETERMINED,
    kind=Kind.UNKNOWN,
    basis=Basis.SHOWN,
    hint="",
    grounds=(ground("acted for Meteor GmbH", Answer.YES), ground("acted for Nebula Coop")),
)

STANDINGS = (CITY, COMET, METEOR, NEBULA, FIRM, ADA, GRACE, NOREPLY, SHOWN, TORN, UNKNOWN)

CONFLICTING = Finding(
    code="PPL103",
    name="conflicting-declarations",
    severity=Severity.ERROR,
    message=(
        "declarations conflict in 3 places: LICENSE says PPL, package.json:4 says ISC, "
        "CONTRIBUTING.md:31 asks contributors for PPL"
    ),
    path="CONTRIBUTING.md",
    line=31,
    remedy="correct the places that are wrong",
    subject="outbound",
)
USING = Finding(
    code="PPL401",
    name="commercial-user-without-reciprocity",
    severity=Severity.ERROR,
    message=(
        "Orbit Ltd: commercial use, declared in register.toml:41; no contribution found; no "
        "agreement covers it"
    ),
    path="register.toml",
    line=41,
    party="orbit",
    clause="4(b), 4(d)",
    remedy="ask how they give back",
    subject="use",
)
BARRED = Finding(
    code="PPL402",
    name="commercial-contributor-barred",
    severity=Severity.WARNING,
    message=(
        "Meteor GmbH contributed 410 commits; under the license's text that does not change 4(d)"
    ),
    party="meteor",
    clause="4(d)",
    remedy="write an agreement",
    subject="contributor",
)
PRESUMED = Finding(
    code="PPL301",
    name="share-rests-on-presumption",
    severity=Severity.WARNING,
    message="77 % of contributions rest on presumption, 5 % are undetermined",
    remedy="ask the people who would settle most",
    subject="shares",
)
PERSONAL = Finding(
    code="PPL301",
    name="share-rests-on-presumption",
    severity=Severity.NOTE,
    message="somebody wrote from ada@mail.example",
    party="person-1",
    commit=HEAD,
)


def fixed_evidence() -> Evidence:
    counted = replace(
        history(
            commits=13234, unattributed=12, malformed=(Malformed(commit=HEAD, what="no name"),)
        ),
        merges=2400,
        reverts=12,
        people=21,
        bots=(BOT,),
        signatures=Signatures(verified=812, unverified=40, unsigned=9982),
    )
    evidence = evidence_of(*STANDINGS)
    return replace(
        evidence,
        history=counted,
        declarations=(GUIDE, PACKAGE, TEXT),
        license=replace(
            evidence.license, periods=(EARLIER, period(commits=11187)), declaration=TEXT
        ),
        coverage=Coverage(files=3, reciprocal=("LICENSE", "src/caf\udce9.py"), unknown=1),
        shares=(
            Share(name="commoner", commits=9600, low=1500 / 10512, high=10102 / 10512),
            Share(name="contributing-commercial", commits=410, low=410 / 10512, high=912 / 10512),
            Share(name="undetermined", commits=502, low=0.0, high=502 / 10512),
        ),
        conflicts=(Conflict(covers="", declarations=(TEXT, PACKAGE, GUIDE)),),
        power=replace(
            NOTHING,
            people=Factor(low=3, high=5),
            writers=(orbit(0.0389989, 0.0867497),),
            acceptors=(orbit(0.31, 1.0000000001),),
            is_acceptance_known=True,
        ),
    )


def fixed_report() -> Report:
    evidence = fixed_evidence()
    return Report(
        tool_version="0.1.0",
        as_of=evidence.as_of,
        reading=Reading.KLEINER,
        complete=True,
        judged=evidence.judged,
        policy=FileDigest(path="pplcheck.toml", digest=DIGEST),
        registers=(FileDigest(path="register.toml", digest=DIGEST, organizations=4, people=1),),
        evidence=evidence,
        findings=(CONFLICTING, USING, PRESUMED, BARRED, PERSONAL),
        questions=(
            Question(
                ask="4 people: whom did they act for, and when?",
                subject="person-1",
                settles=8151 / 10512,
            ),
            Question(
                ask="quasar.example (439 commits): worker-owned, all surplus to its owners?",
                subject="quasar.example",
                settles=439 / 10512,
            ),
            Question(ask="who uses this work?", subject="", settles=0.0),
            Question(ask="a fourth question", subject="", settles=0.0),
        ),
        outcome=Outcome(
            exit_status=1,
            reason="2 errors, and error is where the check fails; 1 waived",
            waived=(replace(CONFLICTING, path="composer.json", line=5),),
            waivers=(
                Waiver(
                    code="PPL103",
                    path="composer.json",
                    reason="the published name is historic",
                    approver="assembly of 2026-10-02, minutes by ada@mail.example",
                    expires=date(2027, 4, 1),
                    evidence="",
                ),
            ),
        ),
    )


def refused_report() -> Report:
    """Nothing could be read at all."""
    return Report(
        tool_version="0.1.0",
        as_of=date(2026, 11, 1),
        reading=Reading.KLEINER,
        complete=False,
        judged=None,
        policy=None,
        registers=(),
        evidence=None,
        findings=(
            Finding(
                code="PPL901",
                name="shallow-history",
                severity=Severity.ERROR,
                message="the history of /srv/commons is cut off at 1a2b3c4",
                remedy="fetch the whole history: git fetch --unshallow",
            ),
        ),
        questions=(),
        outcome=Outcome(exit_status=3, reason="could not check: the history is cut off"),
    )


def report_of(*standings: PartyStanding) -> Report:
    """A small report in which nothing is found."""
    evidence = evidence_of(*standings)
    return replace(
        fixed_report(),
        evidence=evidence,
        policy=None,
        registers=(),
        findings=(),
        questions=(),
        outcome=Outcome(exit_status=0, reason="nothing at or above error"),
    )


def unlicensed_report() -> Report:
    evidence = replace(
        evidence_of(ADA),
        declarations=(),
        license=NO_LICENSE,
        coverage=Coverage(files=3, reciprocal=(), unknown=3),
    )
    missing = Finding(
        code="PPL101",
        name="no-license-declared",
        severity=Severity.ERROR,
        message="nothing says under which license this work is shared",
        remedy="add a LICENSE file",
        subject="license",
    )
    outcome = Outcome(exit_status=1, reason="1 error, and error is where the check fails")
    return replace(report_of(), evidence=evidence, findings=(missing,), outcome=outcome)


HOSTILE = "\x1b[31mEve\u202egpj.exe\x07 [bold]x[/bold] :smile: \u200b\ud800 <eve@mail.example>\n| x"


def hostile_report() -> Report:
    """Every text that a stranger can write holds what could hurt."""
    use = FIRM.uses[0]
    firm = replace(
        FIRM,
        name=HOSTILE,
        party=HOSTILE,
        uses=(replace(use, source=replace(use.source, path=HOSTILE, text=HOSTILE)),),
        searched=(HOSTILE,),
        grounds=(ground(HOSTILE, clause=HOSTILE, source=HOSTILE),),
        settles=HOSTILE,
    )
    place = replace(TEXT, path=HOSTILE, written=HOSTILE, note=HOSTILE, expression=None)
    strange = replace(period(HOSTILE), path=HOSTILE)
    finding = replace(USING, message=HOSTILE, path=HOSTILE, party=HOSTILE, clause=HOSTILE)
    report = fixed_report()
    evidence = replace(
        fixed_evidence(),
        standings=(firm, replace(ADA, name=HOSTILE, party="person-9", hint="freemail"), COMET),
        declarations=(place, PACKAGE),
        conflicts=(Conflict(covers=HOSTILE, declarations=(PACKAGE, place)),),
        license=replace(
            fixed_evidence().license,
            expression=expression(HOSTILE),
            declaration=place,
            periods=(strange,),
        ),
        coverage=Coverage(files=2, reciprocal=(HOSTILE,), unknown=1),
    )
    assert report.judged
    return replace(
        report,
        evidence=evidence,
        judged=replace(report.judged, name=HOSTILE, branch=HOSTILE),
        policy=FileDigest(path=HOSTILE, digest=DIGEST),
        registers=(FileDigest(path=HOSTILE, digest=DIGEST),),
        findings=(finding, replace(finding, party="", code="PPL102")),
        questions=(Question(ask=HOSTILE, subject=HOSTILE, settles=0.5),),
        outcome=Outcome(exit_status=1, reason=HOSTILE),
    )
