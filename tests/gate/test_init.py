from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, strategies as st

from pplcheck.gate import Digest, judge
from pplcheck.model.baseline import Baseline, Entry
from pplcheck.model.license import Terms
from pplcheck.model.party import Kind
from pplcheck.model.policy import Policy
from pplcheck.model.report import Evidence, Finding, Outcome, Severity, Waiver
from pplcheck.model.standing import Reciprocity, Standing, Verdict
from tests.rules.evidence import (
    COMMONER,
    TODAY,
    evidence_of,
    gap,
    license_of,
    user,
)

CLEAN = evidence_of(COMMONER)
INCOMPLETE = replace(CLEAN, gaps=(gap("PPL902"),))
OPEN = evidence_of(
    replace(COMMONER, kind=Kind.UNKNOWN, standing=Standing.UNDETERMINED),
    replace(COMMONER, party="b", reciprocity=Reciprocity.UNDETERMINED),
    replace(COMMONER, party="c", verdict=Verdict.UNDETERMINED, uses=(user(),)),
    replace(COMMONER, party="d", verdict=Verdict.UNDETERMINED),
)


def finding(
    code: str = "PPL103", severity: Severity = Severity.ERROR, path: str = "package.json"
) -> Finding:
    return Finding(code=code, name="a-rule", severity=severity, message="found", path=path)


WARNING = finding("PPL301", Severity.WARNING, "")
NOTE = finding("PPL404", Severity.NOTE, "")
UNREAD = finding("PPL902", path="LICENSE")


def waiver(
    code: str = "PPL103",
    path: str = "",
    expires: date | None = None,
    evidence: str = "",
) -> Waiver:
    return Waiver(
        code=code,
        path=path,
        reason="the published name is historic",
        approver="assembly",
        expires=expires,
        evidence=evidence,
    )


def decided(
    *findings: Finding,
    evidence: Evidence = CLEAN,
    policy: Policy = Policy(),  # noqa: B008 - frozen
    digest: Digest | None = None,
) -> tuple[list[str], Outcome]:
    kept, outcome = judge(evidence, findings, policy, digest)
    return [entry.code for entry in kept], outcome


@pytest.mark.parametrize(
    ("findings", "fail_on", "status", "reason"),
    [
        ((), Severity.ERROR, 0, "nothing at or above error"),
        ((WARNING, WARNING, NOTE), Severity.ERROR, 0, "above error; 2 warnings, 1 note"),
        ((finding(),), Severity.ERROR, 1, "1 error, and error is where the check fails"),
        ((WARNING,), Severity.WARNING, 1, "1 warning, and warning is where"),
        ((finding(), NOTE), Severity.NOTE, 1, "1 error, 1 note, and note is where"),
        ((finding(),), None, 0, "1 error; nothing fails the check (fail-on: never)"),
        ((), None, 0, "no findings; nothing fails the check (fail-on: never)"),
    ],
    ids=["clean", "below", "error", "at", "above", "never", "never and clean"],
)
def test_the_threshold_decides_and_says_so(
    findings: tuple[Finding, ...], fail_on: Severity | None, status: int, reason: str
) -> None:
    codes, outcome = decided(*findings, policy=Policy(fail_on=fail_on))

    assert len(codes) == len(findings)
    assert outcome.exit_status == status
    assert reason in outcome.reason


@pytest.mark.parametrize(
    ("select", "ignore", "kept"),
    [
        ((), (), ["PPL103", "PPL301", "PPL404"]),
        (("PPL4",), (), ["PPL404"]),
        (("ppl4", " PPL301 "), (), ["PPL301", "PPL404"]),
        ((), ("PPL3",), ["PPL103", "PPL404"]),
        (("PPL404",), ("PPL4",), ["PPL404"]),
        (("PPL4",), ("PPL404",), []),
        (("PPL404",), ("PPL404",), []),
        (("",), ("",), ["PPL103", "PPL301", "PPL404"]),
    ],
    ids=["all", "prefix", "several", "ignored", "longer wins", "longer ignore", "tie", "empty"],
)
def test_codes_and_prefixes_choose(
    select: tuple[str, ...], ignore: tuple[str, ...], kept: list[str]
) -> None:
    codes, _ = decided(finding(), WARNING, NOTE, policy=Policy(select=select, ignore=ignore))

    assert codes == kept


@pytest.mark.parametrize(
    ("given", "hides"),
    [
        (waiver(), True),
        (waiver("ppl103"), True),
        (waiver("PPL1"), False),
        (waiver("PPL301"), False),
        (waiver(path="package.json"), True),
        (waiver(path="*.json"), True),
        (waiver(path="web/**"), False),
        (waiver(expires=TODAY), True),
        (waiver(expires=date(2026, 10, 31)), False),
        (waiver(evidence="sha256:AA"), True),
        (waiver(evidence="sha256:bb"), False),
    ],
    ids=[
        "code",
        "case",
        "prefix is no code",
        "another code",
        "path",
        "glob",
        "another path",
        "last day",
        "day after",
        "same file",
        "changed file",
    ],
)
def test_a_waiver_hides_what_it_was_given_for(given: Waiver, hides: bool) -> None:  # noqa: FBT001
    codes, outcome = decided(
        finding(), policy=Policy(waivers=(given,)), digest={"package.json": "sha256:aa"}.__getitem__
    )

    assert (codes == []) is hides
    assert outcome.exit_status == (0 if hides else 1)
    assert len(outcome.waived) == len(outcome.waivers) == int(hides)
    assert ("1 waived" in outcome.reason) is hides


def test_a_waiver_for_a_path_needs_a_path_and_evidence_needs_a_digest() -> None:
    pathless = finding(path="")

    assert decided(pathless, policy=Policy(waivers=(waiver(path="**"),)))[0] == ["PPL103"]
    assert decided(finding(), policy=Policy(waivers=(waiver(evidence="sha256:aa"),)))[0]
    assert decided(
        pathless, policy=Policy(waivers=(waiver(evidence="sha256:aa"),)), digest=lambda _: ""
    )[0]


def test_the_first_waiver_that_holds_is_the_one_reported() -> None:
    first, second = waiver(path="*.json"), waiver()

    _, outcome = decided(finding(), policy=Policy(waivers=(first, second)))

    assert outcome.waivers == (first,)


@pytest.mark.parametrize("fail_on", [*Severity, None])
def test_a_fatal_gap_ends_in_three_whatever_is_asked(fail_on: Severity | None) -> None:
    policy = Policy(waivers=(waiver("PPL902"),), ignore=("PPL",), select=("PPL1",), fail_on=fail_on)

    codes, outcome = decided(UNREAD, WARNING, evidence=INCOMPLETE, policy=policy)

    assert codes == ["PPL902"]
    assert outcome.exit_status == 3
    assert "could not check: could not read what PPL902 is about" in outcome.reason
    assert outcome.waived == ()


def test_a_fatal_gap_ends_in_three_even_if_no_rule_speaks_of_it() -> None:
    evidence = replace(CLEAN, gaps=(gap("PPL901"), gap("PPL999")))

    codes, outcome = decided(evidence=evidence)

    assert codes == []
    assert outcome.exit_status == 3
    assert outcome.reason.endswith("(and 1 more)")


def test_a_gap_that_is_not_fatal_is_judged_like_any_finding() -> None:
    evidence = replace(CLEAN, gaps=(gap("PPL902", fatal=False),))

    codes, outcome = decided(UNREAD, evidence=evidence, policy=Policy(ignore=("PPL902",)))

    assert codes == []
    assert outcome.exit_status == 0


def test_undetermined_passes_where_the_policy_lets_it_and_is_said() -> None:
    _, outcome = decided(evidence=OPEN)

    assert outcome.exit_status == 0
    assert "3 parties undetermined, which passes by the policy" in outcome.reason


def test_undetermined_fails_where_the_policy_says_so() -> None:
    policy = Policy(undetermined_fails=True)

    assert decided(evidence=OPEN, policy=policy)[1].exit_status == 1
    assert decided(evidence=CLEAN, policy=policy)[1].exit_status == 0
    assert decided(evidence=OPEN, policy=replace(policy, fail_on=None))[1].exit_status == 0
    assert "which fails by the policy" in decided(evidence=OPEN, policy=policy)[1].reason


def test_an_unknown_license_is_undetermined_and_one_without_terms_is_not() -> None:
    policy = Policy(undetermined_fails=True)
    unknown = replace(CLEAN, license=license_of("Foo", Terms.UNKNOWN))
    free = replace(OPEN, license=license_of("MIT", Terms.NONE))

    _, undetermined = decided(evidence=unknown, policy=policy)
    _, settled = decided(evidence=free, policy=policy)

    assert undetermined.exit_status == 1
    assert "the license's terms undetermined" in undetermined.reason
    assert settled.exit_status == 0


def test_findings_come_worst_first_in_any_order_of_arrival() -> None:
    found = [
        finding(),
        finding(path="composer.json"),
        replace(finding(), line=5),
        replace(finding(), party="orbit"),
        replace(finding(), message="other"),
        WARNING,
        NOTE,
        finding("PPL101"),
    ]
    expected = judge(CLEAN, found, Policy())

    assert [entry.code for entry in expected[0]][:3] == ["PPL101", "PPL103", "PPL103"]
    assert expected[0][1].path == "composer.json"
    assert expected[0][-1] == NOTE
    for order in list(permutations(found))[::997]:
        assert judge(CLEAN, order, Policy()) == expected


@given(
    severities=st.lists(st.sampled_from(Severity), max_size=4),
    fail_on=st.sampled_from([None, *Severity]),
    undetermined_fails=st.booleans(),
    ignore=st.lists(st.sampled_from(["PPL", "PPL9", "PPL902"]), max_size=2),
)
def test_incomplete_never_comes_with_any_other_status(
    severities: list[Severity],
    fail_on: Severity | None,
    undetermined_fails: bool,  # noqa: FBT001
    ignore: list[str],
) -> None:
    findings = [finding(severity=severity) for severity in severities]
    policy = Policy(
        fail_on=fail_on,
        undetermined_fails=undetermined_fails,
        ignore=tuple(ignore),
        waivers=(waiver(), waiver("PPL902")),
    )

    _, outcome = judge(INCOMPLETE, findings, policy)

    assert outcome.exit_status == 3


@given(severities=st.lists(st.sampled_from(Severity), max_size=4))
def test_a_lower_threshold_never_turns_red_into_green(severities: list[Severity]) -> None:
    findings = [finding(severity=severity) for severity in severities]

    statuses = [
        judge(CLEAN, findings, Policy(fail_on=level))[1].exit_status
        for level in (None, Severity.ERROR, Severity.WARNING, Severity.NOTE)
    ]

    assert statuses == sorted(statuses)


def baseline(*findings: Finding) -> Baseline:
    entries = tuple(
        Entry(code=entry.code, fingerprint=entry.fingerprint, severity=entry.severity)
        for entry in findings
    )
    return Baseline(path="known.json", digest="", created=TODAY, entries=entries)


def test_the_baseline_hides_and_says_how_much_and_what_is_fixed() -> None:
    recorded = baseline(finding(), WARNING, NOTE)

    kept, outcome = judge(CLEAN, [finding(), finding()], Policy(), baseline=recorded)

    assert [entry.code for entry in kept] == ["PPL103"]
    assert outcome.known == (finding(),)
    assert outcome.fixed == 2
    assert outcome.reason.endswith(
        "1 known from the baseline; 2 baseline entries are fixed; run `pplcheck baseline create`"
    )


def test_one_fixed_entry_is_said_in_the_singular_and_passes() -> None:
    _, outcome = judge(CLEAN, [], Policy(), baseline=baseline(finding()))

    assert outcome.exit_status == 0
    assert "1 baseline entry is fixed" in outcome.reason


def test_what_is_waived_is_not_told_as_known_and_what_is_ignored_is_not_fixed() -> None:
    recorded = baseline(finding(), WARNING)
    policy = Policy(waivers=(waiver(),), ignore=("PPL3",))

    kept, outcome = judge(CLEAN, [finding(), WARNING], policy, baseline=recorded)

    assert kept == ()
    assert (outcome.waived, outcome.known, outcome.fixed) == ((finding(),), (), 0)


def test_no_baseline_hides_a_gap_nor_its_status() -> None:
    kept, outcome = judge(INCOMPLETE, [UNREAD], Policy(), baseline=baseline(UNREAD))

    assert [entry.code for entry in kept] == ["PPL902"]
    assert outcome.exit_status == 3


def test_the_outcome_remembers_the_threshold() -> None:
    assert decided(policy=Policy(fail_on=Severity.NOTE))[1].fail_on is Severity.NOTE


def test_the_base_keeps_open_what_the_head_settles_by_its_own_terms() -> None:
    free = replace(OPEN, license=license_of("MIT", Terms.NONE))

    _, outcome = judge(free, [], Policy(undetermined_fails=True), at_base=OPEN)

    assert outcome.exit_status == 1
