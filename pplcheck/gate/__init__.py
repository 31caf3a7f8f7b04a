"""The gate: which findings count, which are waived or known, and whether the check passes.

What could not be checked never passes: a fatal gap ends in exit status 3 whatever is selected,
ignored, waived or recorded in a baseline. Unknown becomes pass or fail here and nowhere else, as
the policy says, and the outcome says which.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pplcheck.gate.decision import COULD_NOT_CHECK, FAILED, PASSED, decide, refuse
from pplcheck.gate.known import known
from pplcheck.gate.selection import Selection
from pplcheck.gate.union import both
from pplcheck.gate.waiving import Digest, waiver_for, waiver_uses
from pplcheck.model.baseline import Baseline
from pplcheck.model.policy import Policy
from pplcheck.model.report import Evidence, Finding, Outcome, Waiver

__all__ = [
    "COULD_NOT_CHECK",
    "FAILED",
    "PASSED",
    "Digest",
    "both",
    "judge",
    "refuse",
    "waiver_uses",
    "worst_first",
]


def judge(  # noqa: PLR0913 - the parts of one decision, the last two by name
    evidence: Evidence,
    findings: Iterable[Finding],
    policy: Policy,
    digest: Digest | None = None,
    *,
    baseline: Baseline | None = None,
    at_base: Evidence | None = None,
) -> tuple[tuple[Finding, ...], Outcome]:
    """The findings kept, sorted worst first, and the outcome.

    The policy is the one in force, with what the caller asked for already in it: `fail_on` is
    the severity from which findings fail, None for never; `select` and `ignore` hold codes or
    beginnings of codes, and the longest that speaks about a code wins. A waiver with evidence
    holds while `digest` gives the same for the finding's file; without `digest` it does not hold.
    `baseline` hides what it records. `at_base` is the same evidence under the base's terms: what is
    undetermined there is undetermined.
    """
    stops = tuple(gap for gap in evidence.gaps if gap.fatal)
    found = sorted(findings, key=worst_first)
    hidden, fixed = known(found, baseline)
    sifted, chosen = _Sifted(), Selection(policy.select, policy.ignore)
    for place, finding in enumerate(found):
        if any(finding.code == stop.code for stop in stops):
            sifted.kept.append(finding)
        elif chosen.takes(finding.code):
            waiver = waiver_for(finding, policy.waivers, evidence.as_of, digest)
            sifted.add(finding, waiver, is_known=place in hidden)
    status, reason = decide(evidence, stops, sifted.kept, policy, at_base=at_base)
    reason += _hidden_words(sifted, fixed)
    outcome = Outcome(
        exit_status=status,
        reason="; ".join(reason),
        waived=tuple(finding for finding, _ in sifted.waived),
        waivers=tuple(waiver for _, waiver in sifted.waived),
        fail_on=policy.fail_on,
        known=tuple(sifted.known),
        fixed=fixed,
    )
    return tuple(sifted.kept), outcome


@dataclass(slots=True)
class _Sifted:
    """The findings that count, those a waiver hides, and those the baseline does."""

    kept: list[Finding] = field(default_factory=list)
    waived: list[tuple[Finding, Waiver]] = field(default_factory=list)
    known: list[Finding] = field(default_factory=list)

    def add(self, finding: Finding, waiver: Waiver | None, *, is_known: bool) -> None:
        """Put a finding where it belongs; a waiver is named before a baseline."""
        if waiver:
            self.waived.append((finding, waiver))
        else:
            (self.known if is_known else self.kept).append(finding)


def worst_first(finding: Finding) -> tuple[int, str, str, int, str, str, str]:
    """The order of findings: severity falling, then code, path, line, party, message, subject."""
    return (
        -finding.severity,
        finding.code,
        finding.path,
        finding.line,
        finding.party,
        finding.message,
        finding.subject,
    )


def _hidden_words(sifted: _Sifted, fixed: int) -> list[str]:
    """What waivers and the baseline did, and what the baseline need not hold any more."""
    words = [f"{len(sifted.waived):,} waived"] if sifted.waived else []
    if sifted.known:
        words.append(f"{len(sifted.known):,} known from the baseline")
    if fixed:
        entries = "1 baseline entry is" if fixed == 1 else f"{fixed:,} baseline entries are"
        words.append(f"{entries} fixed; run `pplcheck baseline create`")
    return words
