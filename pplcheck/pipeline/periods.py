"""The stages that tell since when a license applies: changes, texts, periods, their commits."""

from __future__ import annotations

import subprocess
from dataclasses import replace

from pplcheck.history.changes import read_blobs, read_changes, read_count, start_count
from pplcheck.history.quarantine import Quarantine
from pplcheck.licensing.terms import terms_of
from pplcheck.licensing.timeline import periods
from pplcheck.model.declaration import EffectiveLicense, Period
from pplcheck.model.license import LicenseTerms, Terms

TEXT_LIMIT = 1 << 20
"""Bytes read of one version of a license text."""


def with_periods(
    present: EffectiveLicense,
    repository: Quarantine,
    log: subprocess.Popen[bytes],
    profiles: tuple[LicenseTerms, ...],
    commits: int,
) -> EffectiveLicense:
    """The license in force with the periods of its history, and since when it applies.

    `log` is the log of license changes that has been started; `commits` counts the whole
    history. `since` stays None where the last period is under another license, as after an edit
    that is not committed yet.
    """
    changes = read_changes(repository, log)
    blobs = sorted({change.blob for change in changes if change.blob})
    found = periods(changes, read_blobs(repository, blobs, TEXT_LIMIT), profiles)
    if any(terms_of(period.expression, profiles) is Terms.RECIPROCAL for period in found):
        found = _counted(found, repository, commits)
    last = found[-1] if found else None
    is_present = last is not None and last.expression == present.expression is not None
    return replace(present, periods=found, since=last if is_present else None)


def _counted(found: tuple[Period, ...], repository: Quarantine, commits: int) -> tuple[Period, ...]:
    """The periods with what each adds to the history, in commits; counted side by side."""
    counts = [start_count(repository, period.commit) for period in found]
    reached = [read_count(repository, count) - 1 for count in counts]
    return tuple(
        replace(period, commits=max(after - before, 0))
        for period, before, after in zip(found, reached, [*reached[1:], commits], strict=True)
    )
