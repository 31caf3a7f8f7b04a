"""The stage that records what is found now, as a baseline for later checks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pplcheck.errors import CouldNotCheckError, OutputError, UsageError
from pplcheck.formats.baseline import render
from pplcheck.history.begun import begin
from pplcheck.history.quarantine import open_repository
from pplcheck.model.baseline import BASELINE_NAME, may_be_recorded
from pplcheck.model.frozen import frozen
from pplcheck.model.policy import Policy
from pplcheck.pipeline.governing import beside_policy
from pplcheck.pipeline.judging import report
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.shelving import shelf_of
from pplcheck.pipeline.sighting import look


@frozen
class Recorded:
    """A baseline to be written: its text, where it belongs, how many findings it records.

    `untold` counts the findings that no baseline may hold.
    """

    text: str
    place: Path
    findings: int
    untold: int


def record_baseline(request: Request, output: Path | None) -> Recorded:
    """Check a repository without any baseline, and record what is found and not waived.

    It belongs where `output` says, else where the policy names it, else at the root.

    Raises:
        CouldNotCheckError: something could not be checked; a baseline of it would hide nothing.
        UsageError: the repository is bare and no file is named.
        OutputError: a link lies where the baseline belongs inside the repository.
    """
    afresh = replace(request, afresh=True)
    with open_repository(request.path, named=request.named) as repository:
        sight = look(afresh, repository)
        shelf = shelf_of(request.history_cache, repository)
        found = report(afresh, sight, begin(repository, sight.judged.head, shelf))
        place = output or _place(afresh, repository.root, sight.rules.policy)
    if not found.complete:
        raise CouldNotCheckError(found.outcome.reason.removeprefix("could not check: "))
    told = sum(may_be_recorded(finding) for finding in found.findings)
    return Recorded(
        text=render(found), place=place, findings=told, untold=len(found.findings) - told
    )


def _place(request: Request, root: Path | None, policy: Policy) -> Path:
    """Where a baseline belongs that nobody names; never through a link of the repository's."""
    if request.config is not None and policy.baseline:
        return request.config.parent / policy.baseline
    if root is None:
        raise UsageError("a bare repository has no folder to write to; name a file with --output")
    place = root / (beside_policy(policy, policy.baseline) if policy.baseline else BASELINE_NAME)
    if place.parent.resolve() != place.parent or place.is_symlink():
        raise OutputError(f"{str(place)!r} is a link or lies behind one; name a file with --output")
    return place
