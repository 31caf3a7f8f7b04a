from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pplcheck.gate.waiving import waiver_for, waiver_uses
from pplcheck.model.report import Finding, Severity, Waiver, WaiverState
from tests.rules.evidence import TODAY

FOUND = Finding(
    code="PPL103", name="a-rule", severity=Severity.ERROR, message="found", path="package.json"
)
WAIVER = Waiver(
    code="PPL103",
    path="package.json",
    reason="historic",
    approver="assembly",
    expires=None,
    evidence="",
    line=7,
)
SAME = {"package.json": "sha256:aa"}


def digest(path: str) -> str:
    return SAME.get(path, "")


def state(waiver: Waiver, *findings: Finding) -> tuple[WaiverState, int]:
    (use,) = waiver_uses((waiver,), "pplcheck.toml", findings, TODAY, digest)
    assert (use.waiver, use.path) == (waiver, "pplcheck.toml")
    return use.state, use.findings


@pytest.mark.parametrize(
    ("waiver", "findings", "expected"),
    [
        (WAIVER, (FOUND,), WaiverState.HOLDS),
        (WAIVER, (), WaiverState.UNUSED),
        (WAIVER, (replace(FOUND, path="other"),), WaiverState.UNUSED),
        (replace(WAIVER, expires=TODAY), (FOUND,), WaiverState.ENDING),
        (replace(WAIVER, expires=TODAY + timedelta(30)), (FOUND,), WaiverState.ENDING),
        (replace(WAIVER, expires=TODAY + timedelta(31)), (FOUND,), WaiverState.HOLDS),
        (replace(WAIVER, expires=TODAY), (), WaiverState.UNUSED),
        (replace(WAIVER, expires=TODAY - timedelta(1)), (FOUND,), WaiverState.ENDED),
        (replace(WAIVER, expires=date.min), (), WaiverState.ENDED),
        (replace(WAIVER, evidence="sha256:AA"), (FOUND,), WaiverState.HOLDS),
        (replace(WAIVER, evidence="sha256:bb"), (FOUND,), WaiverState.STALE),
        (replace(WAIVER, evidence="sha256:bb"), (), WaiverState.STALE),
        (replace(WAIVER, evidence="sha256:aa", path="gone"), (), WaiverState.STALE),
        (replace(WAIVER, evidence="sha256:aa"), (), WaiverState.UNUSED),
    ],
    ids=[
        "holds",
        "unused",
        "another path",
        "last day",
        "in 30 days",
        "in 31 days",
        "ends unused",
        "ended",
        "ended unused",
        "same file",
        "changed file",
        "changed and mended",
        "file gone",
        "same file, mended",
    ],
)
def test_what_is_to_be_said_of_a_waiver(
    waiver: Waiver, findings: tuple[Finding, ...], expected: WaiverState
) -> None:
    assert state(waiver, *findings)[0] is expected


def test_all_findings_it_speaks_about_are_counted() -> None:
    anywhere = replace(WAIVER, path="")

    assert state(anywhere, FOUND, replace(FOUND, path=""), replace(FOUND, code="PPL104"))[1] == 2


def test_a_waiver_never_hides_what_is_said_of_waivers() -> None:
    said = replace(FOUND, code="PPL911")
    waiver = replace(WAIVER, code="PPL911", path="")

    assert waiver_for(said, (waiver,), TODAY, digest) is None
    assert state(waiver, said) == (WaiverState.UNUSED, 0)


def test_without_a_digest_a_waiver_with_evidence_does_not_hold() -> None:
    waiver = replace(WAIVER, evidence="sha256:aa")

    assert waiver_for(FOUND, (waiver,), TODAY, digest) is waiver
    assert waiver_for(FOUND, (waiver,), TODAY, None) is None
