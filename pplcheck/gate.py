"""The gate: which findings count, which are waived, and whether the check passes, in words.

What could not be checked never passes: a fatal gap ends in exit status 3 whatever is selected,
ignored or waived. Unknown becomes pass or fail here and nowhere else, as the policy says, and the
outcome says which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fnmatch import fnmatchcase
from typing import Final

from pplcheck.model.license import Terms
from pplcheck.model.policy import Policy
from pplcheck.model.report import Evidence, Finding, Gap, Outcome, Severity, Waiver
from pplcheck.model.rule import excerpt, plural
from pplcheck.model.standing import PartyStanding, Reciprocity, Standing, Verdict

PASSED: Final = 0
FAILED: Final = 1
COULD_NOT_CHECK: Final = 3

Digest = Callable[[str], str]
"""Gives the digest (`sha256:` hex) of a judged file by its path, empty where there is none."""


def judge(
    evidence: Evidence,
    findings: Iterable[Finding],
    policy: Policy,
    digest: Digest | None = None,
) -> tuple[tuple[Finding, ...], Outcome]:
    """The findings kept, sorted worst first, and the outcome.

    The policy is the one in force, with what the caller asked for already in it: `fail_on` is
    the severity from which findings fail, None for never; `select` and `ignore` hold codes or
    beginnings of codes, and the longest that speaks about a code wins. A waiver with evidence
    holds while `digest` gives the same for the finding's file; without `digest` it does not hold.
    """
    stops = tuple(gap for gap in evidence.gaps if gap.fatal)
    protected = frozenset(gap.code for gap in stops)
    chosen = _Selection(policy.select, policy.ignore)
    kept: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    for finding in sorted(findings, key=worst_first):
        if finding.code in protected:
            kept.append(finding)
        elif chosen.takes(finding.code):
            waiver = _waiver(finding, policy.waivers, evidence.as_of, digest)
            if waiver:
                waived.append((finding, waiver))
            else:
                kept.append(finding)
    status, reason = _decide(evidence, stops, kept, policy)
    reason.extend(_waiver_words(waived, kept, policy.waivers, evidence.as_of))
    outcome = Outcome(
        exit_status=status,
        reason="; ".join(reason),
        waived=tuple(finding for finding, _ in waived),
        waivers=tuple(waiver for _, waiver in waived),
    )
    return tuple(kept), outcome


def refuse(reasons: Iterable[str]) -> Outcome:
    """The outcome where nothing could be judged at all, and why."""
    return Outcome(exit_status=COULD_NOT_CHECK, reason=_could_not(list(reasons)))


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


class _Selection:
    """Which codes are looked at: the longest of all selectors that speak about a code decides."""

    def __init__(self, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
        self._select = _selectors(select)
        self._ignore = _selectors(ignore)

    def takes(self, code: str) -> bool:
        """Whether a code counts; where both sides are equally long, ignoring wins."""
        chosen = _longest(code, self._select) if self._select else 0
        return chosen is not None and chosen > (_longest(code, self._ignore) or -1)


def _selectors(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text.strip().upper() for text in texts if text.strip())


def _longest(code: str, selectors: tuple[str, ...]) -> int | None:
    """The length of the longest selector that speaks about a code, None where none does."""
    return max((len(start) for start in selectors if code.startswith(start)), default=None)


def _waiver(
    finding: Finding, waivers: tuple[Waiver, ...], as_of: date, digest: Digest | None
) -> Waiver | None:
    """The first waiver, in the policy's order, that hides a finding on a day."""
    for waiver in waivers:
        is_open = waiver.expires is None or as_of <= waiver.expires
        if is_open and _speaks_about(waiver, finding) and _still_given_for(waiver, finding, digest):
            return waiver
    return None


def _speaks_about(waiver: Waiver, finding: Finding) -> bool:
    if waiver.code.upper() != finding.code:
        return False
    return not waiver.path or (bool(finding.path) and matches(finding.path, waiver.path))


def _still_given_for(waiver: Waiver, finding: Finding, digest: Digest | None) -> bool:
    """Whether the file a waiver was given for is unchanged; true where it names no evidence."""
    if not waiver.evidence:
        return True
    present = digest(finding.path) if digest and finding.path else ""
    return bool(present) and present.lower() == waiver.evidence.lower()


def matches(path: str, pattern: str) -> bool:
    """Whether a path matches a glob: `*` and `?` within a folder, `**` across folders.

    A pattern ending in `/` means all below that folder. The work is bounded by the product of
    the numbers of folders, whatever the pattern.
    """
    pieces = f"{pattern}**".split("/") if pattern.endswith("/") else pattern.split("/")
    reached = {0}
    for name in path.split("/"):
        reached = {
            following for at in _skipping(reached, pieces) for following in _after(name, pieces, at)
        }
    return len(pieces) in _skipping(reached, pieces)


def _skipping(reached: set[int], pieces: list[str]) -> set[int]:
    """The places in a pattern reached without consuming a name: `**` may stand for nothing."""
    found = set(reached)
    for at in range(len(pieces)):
        if at in found and pieces[at] == "**":
            found.add(at + 1)
    return found


def _after(name: str, pieces: list[str], at: int) -> tuple[int, ...]:
    """The places reached once a name is consumed at a place."""
    if at == len(pieces):
        return ()
    if pieces[at] == "**":
        return (at,)
    return (at + 1,) if fnmatchcase(name, pieces[at]) else ()


def _decide(
    evidence: Evidence, stops: tuple[Gap, ...], kept: list[Finding], policy: Policy
) -> tuple[int, list[str]]:
    """The exit status and why, in words."""
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


def _waiver_words(
    waived: list[tuple[Finding, Waiver]],
    kept: list[Finding],
    waivers: tuple[Waiver, ...],
    as_of: date,
) -> list[str]:
    """What waivers did, and which of those that ended would still hide something."""
    words = [f"{len(waived)} waived"] if waived else []
    for waiver in waivers:
        has_ended = waiver.expires is not None and waiver.expires < as_of
        if has_ended and any(_speaks_about(waiver, finding) for finding in kept):
            words.append(f"the waiver of {waiver.code} ended on {waiver.expires}")
    return words
