"""The stages that tell since when a license applies: changes, texts, periods, their commits.

In two halves, so that git counts commits while the history is read.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, replace

from pplcheck.history.changes import read_blobs, read_changes, read_count, start_count
from pplcheck.history.quarantine import Quarantine
from pplcheck.licensing.terms import terms_of
from pplcheck.licensing.timeline import LICENSE_PATHS, periods
from pplcheck.model.declaration import EffectiveLicense, Period
from pplcheck.model.license import LicenseTerms, Terms

TEXT_LIMIT = 1 << 20
"""Bytes read of one version of a license text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The periods of a history, and the counts of commits that are under way, one a period.

    There are no counts where no period is under reciprocity terms: nothing depends on them.
    """

    periods: tuple[Period, ...]
    counts: tuple[subprocess.Popen[bytes], ...]


def find_periods(
    repository: Quarantine,
    head: str,
    log: subprocess.Popen[bytes],
    profiles: tuple[LicenseTerms, ...],
) -> Found:
    """The periods that the license changes in a started log make."""
    changes = read_changes(repository, head, LICENSE_PATHS, log=log)
    blobs = sorted({change.blob for change in changes if change.blob})
    found = periods(changes, read_blobs(repository, blobs, TEXT_LIMIT), profiles)
    counts: tuple[subprocess.Popen[bytes], ...] = ()
    if any(terms_of(period.expression, profiles) is Terms.RECIPROCAL for period in found):
        counts = tuple(start_count(repository, period.commit) for period in found)
    return Found(periods=found, counts=counts)


def with_periods(
    present: EffectiveLicense, found: Found, repository: Quarantine, commits: int
) -> EffectiveLicense:
    """The license in force with its periods, and since when it applies.

    `commits` counts the whole history. `since` stays None where the last period is under another
    license, as after an edit that is not committed yet.
    """
    passed = found.periods
    if found.counts:
        reached = [read_count(repository, count) - 1 for count in found.counts]
        passed = tuple(
            replace(period, commits=max(after - before, 0))
            for period, before, after in zip(passed, reached, [*reached[1:], commits], strict=True)
        )
    last = passed[-1] if passed else None
    is_present = last is not None and last.expression == present.expression is not None
    return replace(present, periods=passed, since=last if is_present else None)
