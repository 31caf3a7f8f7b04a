"""Pass or fail, in words: thresholds, what could not be checked, and what is undetermined."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pplcheck.model.license import Terms
from pplcheck.model.policy import Policy
from pplcheck.model.report import Evidence, Finding, Gap, Outcome, Severity
from pplcheck.model.rule import excerpt, plural
from pplcheck.model.standing import PartyStanding, Reciprocity, Standing, Verdict

PASSED: Final = 0
FAILED: Final = 1
COULD_NOT_CHECK: Final = 3


def refuse(reasons: Iterable[str]) -> Outcome:
    """The outcome where nothing could be judged at all, and why."""
    return Outcome(exit_status=COULD_NOT_CHECK, reason=_could_not(list(reasons)))


def decide(
    evidence: Evidence,
    stops: tuple[Gap, ...],
    kept: list[Finding],
    policy: Policy,
    *,
    at_base: Evidence | None = None,
) -> tuple[int, list[str]]:
    """The exit status and why, in words.

    `stops` are fatal gaps. `at_base` is the evidence under the terms of the base: what is
    undetermined there and settled by the head's own terms is not settled.
    """
    fail_on = policy.fail_on
    if stops:
        return COULD_NOT_CHECK, [_could_not([str(gap) for gap in stops])]
    if fail_on is None:
        return PASSED, [f"{_counted(kept)}; nothing fails the check (fail-on: never)"]
    failing = [finding for finding in kept if finding.severity >= fail_on]
    status = FAILED if failing else PASSED
    reason = [f"{_counted(failing)}, and {fail_on.label} is where the check fails"]
    if not failing:
        reason = [f"nothing at or above {fail_on.label}", *([_counted(kept)] if kept else [])]
    unsettled = _unsettled(evidence)
    if not unsettled and at_base is not None and (earlier := _unsettled(at_base)):
        unsettled = f"under the terms at the base {earlier}"
    if unsettled:
        word = "fails" if policy.undetermined_fails else "passes"
        status = FAILED if policy.undetermined_fails else status
        reason.append(f"{unsettled} undetermined, which {word} by the policy")
    return status, reason


def _could_not(reasons: list[str]) -> str:
    first = excerpt(reasons[0], 200) if reasons else "nothing could be read"
    more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
    return f"could not check: {first}{more}"


def _counted(findings: list[Finding]) -> str:
    """`1 error, 2 warnings`, worst first; `no findings`."""
    counts = [
        plural(count, severity.label)
        for severity in sorted(Severity, reverse=True)
        if (count := sum(finding.severity is severity for finding in findings))
    ]
    return ", ".join(counts) or "no findings"


def _unsettled(evidence: Evidence) -> str:
    """What is undetermined and matters, in words; empty where nothing is.

    Under a license without reciprocity terms nothing depends on who a party is.
    """
    terms = evidence.license.terms
    if terms is Terms.NONE:
        return ""
    parties = sum(_is_unsettled(entry) for entry in evidence.standings)
    found = ["the license's terms"] if terms is Terms.UNKNOWN else []
    if parties:
        found.append(plural(parties, "party", "parties"))
    return ", ".join(found)


def _is_unsettled(entry: PartyStanding) -> bool:
    return (
        entry.standing is Standing.UNDETERMINED
        or entry.reciprocity is Reciprocity.UNDETERMINED
        or (bool(entry.uses) and entry.verdict is Verdict.UNDETERMINED)
    )
