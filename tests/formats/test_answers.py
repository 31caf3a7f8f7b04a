from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.formats.terminal import render
from pplcheck.model.declaration import Coverage
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, FileDigest, Report
from pplcheck.model.standing import Reading, Reciprocity
from tests.formats.fixed_report import (
    DIGEST,
    fixed_evidence,
    fixed_report,
    report_of,
)
from tests.rules.evidence import (
    COMMONER,
    FIRM,
    agreement,
    license_of,
    period,
    user,
)


def lines_of(report: Report, *, width: int = 80) -> str:
    return render(report, width=width, color=False)


def with_evidence(report: Report, evidence: Evidence) -> str:
    return lines_of(replace(report, evidence=evidence), width=140)


@pytest.mark.parametrize(
    ("terms", "part"),
    [
        (Terms.RECIPROCAL, "nobody we could name, on the evidence here"),
        (Terms.NONE, "none: this license has no such terms"),
        (Terms.UNKNOWN, "cannot be told: what the license says about this is not known here"),
    ],
)
def test_nobody_has_a_reason(terms: Terms, part: str) -> None:
    report = report_of(COMMONER)
    assert report.evidence

    text = with_evidence(report, replace(report.evidence, license=license_of("PPL", terms)))

    assert part in text


def test_files_with_a_license_of_their_own_are_counted_where_the_work_has_none() -> None:
    report = report_of(COMMONER)
    assert report.evidence
    none = replace(license_of("PPL", Terms.UNKNOWN), expression=None, declaration=None, since=None)
    covered = Coverage(files=9, reciprocal=(), unknown=2)

    text = with_evidence(report, replace(report.evidence, license=none, coverage=covered))

    assert "7 of 9 files name one of their own; in the others all rights stay with the" in text


def test_each_kind_of_terms_says_since_when() -> None:
    report = report_of(COMMONER)
    assert report.evidence
    shared = replace(report.evidence, license=license_of("MIT", Terms.NONE))
    unknown = replace(report.evidence, license=license_of("Foo", Terms.UNKNOWN))
    undated = replace(shared, license=replace(shared.license, since=None))
    lost = replace(unknown, license=replace(unknown.license, since=None, expression=None))

    assert "no reciprocity terms; declared since 2018-12-05 (9947c5c)" in with_evidence(
        report, shared
    )
    assert "not known here; declared since 2018-12-05" in with_evidence(report, unknown)
    assert "MIT (LICENSE)  no reciprocity terms\n" in with_evidence(report, undated)
    several = "several; how they apply is not said (LICENSE)  its terms are not known here\n"
    assert several in with_evidence(report, lost)
    assert lost.license.declaration is not None
    unread = replace(lost.license.declaration, expression=None)
    lost = replace(lost, license=replace(lost.license, declaration=unread))
    assert "not recognized (LICENSE)  its terms are not known here\n" in with_evidence(report, lost)


def test_a_license_without_a_place_is_named_alone() -> None:
    report = report_of(COMMONER)
    assert report.evidence
    bare = replace(report.evidence.license, declaration=None, since=None)

    assert "PPL  reciprocity terms apply\n" in with_evidence(
        report, replace(report.evidence, license=bare)
    )


def test_many_earlier_licenses_are_counted() -> None:
    report = report_of(COMMONER)
    assert report.evidence
    earlier = tuple(
        replace(period("MIT", commits=0), commit=str(number), expression=None)
        for number in range(4)
    )
    present = replace(report.evidence.license, periods=(*earlier, period()))

    text = with_evidence(report, replace(report.evidence, license=present))

    assert text.count("before that a text not recognized, from 2018-12-05\n") == 2
    assert "and 2 earlier" in text


def test_periods_count_as_earlier_where_the_present_one_is_not_known() -> None:
    report = report_of(COMMONER)
    assert report.evidence
    present = replace(report.evidence.license, since=None, periods=(period("MIT"),))

    text = with_evidence(report, replace(report.evidence, license=present))

    assert "before that MIT, from 2018-12-05: 100 commits stay under it" in text


def test_a_text_nobody_can_name_is_not_said_to_lie_before_itself() -> None:
    report = report_of(COMMONER)
    assert report.evidence
    unnamed = replace(period("MIT"), expression=None)
    present = replace(report.evidence.license, expression=None, since=None, periods=(unnamed,))

    text = with_evidence(report, replace(report.evidence, license=present))

    assert "before that" not in text


def test_many_conflicting_places_are_counted_and_unreadable_ones_quoted() -> None:
    evidence = fixed_evidence()
    place = replace(evidence.declarations[1], expression=None, written="our own")
    places = (*(replace(place, path=f"{number}.json") for number in range(5)),)
    conflict = replace(evidence.conflicts[0], declarations=(evidence.declarations[2], *places))
    alone = replace(conflict, covers="web", declarations=places[:1])

    text = with_evidence(fixed_report(), replace(evidence, conflicts=(conflict, alone)))

    assert '! 0.json:4 says "our own"' in text
    assert "and 1 more" in text


def test_open_cases_are_counted_and_agreements_named() -> None:
    text = lines_of(fixed_report())

    assert "by agreement: Comet SA" in text
    assert "1 organization: cannot be told yet" in text


def test_a_use_without_a_source_and_a_search_is_said_plainly() -> None:
    source = replace(user().source, path="", line=0, text="")
    firm = replace(FIRM, uses=(replace(user(), source=source),), searched=())

    text = lines_of(report_of(firm, replace(FIRM, name="Zeta", party="z", uses=())), width=140)

    assert "Orbit Ltd  commercial use · no contribution found · no agreement covers it" in text
    assert "Zeta       no contribution found (searched" in text


def test_contributions_before_the_window_are_not_called_missing() -> None:
    firm = replace(FIRM, uses=(), commits=3, last=date(2024, 11, 15))

    text = lines_of(report_of(firm), width=140)

    assert "no contribution within the window, the last on 2024-11-15" in text
    assert "no contribution found" not in text


def test_clauses_are_those_that_bar_or_limit_in_the_order_of_the_license() -> None:
    numbers = ("3(a)-(d)", "4(d)", "4(b)", "4(f)")
    grounds = tuple(replace(FIRM.grounds[0], clause=number) for number in numbers)

    text = lines_of(report_of(replace(FIRM, uses=(), grounds=grounds)), width=140)

    assert "no agreement covers it · 4(b), 4(d)" in text


def test_copyfair_does_not_speak_of_the_license() -> None:
    report = replace(fixed_report(), reading=Reading.COPYFAIR)

    text = lines_of(report, width=140)

    assert "contributed 410 commits · 4(d)" in text
    assert "copyfair (the project's policy, not what the license says)" in text


def test_a_party_without_clause_or_finding_is_still_listed() -> None:
    firm = replace(FIRM, grounds=())

    lines = lines_of(report_of(firm), width=140).splitlines()

    (line,) = [line for line in lines if "Orbit Ltd" in line]
    assert "4(" not in line
    assert "PPL" not in line


def test_the_footer_names_what_governed() -> None:
    report = fixed_report()
    assert report.judged
    judged = replace(report.judged, tree="commit", base="1a2b3c4d5e", branch="", head="")
    evidence = replace(fixed_evidence(), undetermined_fails=True)

    text = lines_of(
        replace(
            report,
            judged=judged,
            evidence=evidence,
            registers=(*report.registers, FileDigest(path="phyle.toml", digest=DIGEST)),
        ),
        width=140,
    )

    assert "register: register.toml, phyle.toml" in text
    assert "judged: commit · governed by base 1a2b3c4" in " ".join(text.split())
    assert "undetermined fails" in " ".join(text.split())


def test_an_empty_history_has_no_years_and_no_shares() -> None:
    report = report_of()
    assert report.evidence
    history = replace(report.evidence.history, first=None, last=None, commits=1, people=1)

    text = with_evidence(report, replace(report.evidence, history=history))

    assert "1 commit · 1 person\n" in text
    assert "nothing could be judged" in lines_of(replace(report, judged=None, evidence=None))
    assert "5614bb3 on main\n" in lines_of(replace(report, evidence=None))


def test_files_under_other_terms_are_counted() -> None:
    evidence = replace(
        fixed_evidence(), coverage=Coverage(files=1200, reciprocal=("a",), unknown=0)
    )

    assert "1 of 1,200 files carry these terms with no alternative" in with_evidence(
        fixed_report(), evidence
    )


def test_an_agreement_alone_is_enough_to_be_named() -> None:
    firm = replace(FIRM, reciprocity=Reciprocity.AGREED, agreements=(agreement(),))

    assert "by agreement: Orbit Ltd" in lines_of(report_of(firm))
