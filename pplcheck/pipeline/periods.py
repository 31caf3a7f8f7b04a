"""The stages that tell since when a license applies: changes, texts, periods, their commits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pplcheck.history.asked import Asked
from pplcheck.history.changes import (
    read_blobs,
    read_changes,
    read_count,
    read_present,
    start_changes,
    start_count,
)
from pplcheck.history.quarantine import Quarantine
from pplcheck.licensing.timeline import accounts_for, license_paths, other_paths, periods
from pplcheck.licensing.versions import Versions
from pplcheck.model.declaration import EffectiveLicense, Period
from pplcheck.model.license import LicenseTerms, Terms
from pplcheck.model.shelf import Shelf

TEXT_LIMIT = (1 << 20) + 1
"""Bytes read of one version of a license text; one more than is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """A log of the root's license files at work: of which commit, on which paths."""

    repository: Quarantine
    head: str
    paths: tuple[str, ...]
    log: Asked
    shelf: Shelf | None = None

    def periods(self, versions: Versions, declared_by: str = "") -> tuple[Period, ...]:
        """The periods that the log shows; contents that `versions` lacks are read."""
        changes = read_changes(self.log)
        present = read_present(self.repository, self.head, self.paths)
        blobs = {blob for change in changes for blob in (change.blob, *change.before)}
        lacking = sorted(blob for blob in blobs if not versions.is_known(blob))
        versions.add(read_blobs(self.repository, lacking, TEXT_LIMIT))
        return periods(changes, present, versions, declared_by=declared_by)


def follow(
    repository: Quarantine, head: str, paths: Iterable[str], shelf: Shelf | None = None
) -> Following:
    """Start following the license files at the root of a tree with these paths.

    `head` is a full id; the shelf may know what git says of it.
    """
    return _follow(repository, head, license_paths(paths), shelf)


def with_periods(
    present: EffectiveLicense,
    following: Following,
    profiles: tuple[LicenseTerms, ...],
    *,
    paths: Iterable[str],
    commits: int,
) -> EffectiveLicense:
    """The license in force with the periods of its history, and since when it applies.

    Where the license files do not account for it, the manifests and pages that declare it are
    followed too, at the price of a second log. `paths` are those of the tree; `commits` counts
    the whole history. `since` stays None where the last period is under another license, as
    after an edit that is not committed yet.
    """
    versions = Versions({}, profiles)
    found = following.periods(versions)
    if present.expression and not accounts_for(found, present.expression):
        declared_by = present.declaration.path if present.declaration else ""
        wider = _widened(following, versions, paths, declared_by)
        found = wider if accounts_for(wider, present.expression) else found
    if any(period.terms is Terms.RECIPROCAL for period in found):
        found = _counted(found, following, commits)
    last = found[-1] if accounts_for(found, present.expression) else None
    return replace(present, periods=found, since=last)


def known_periods(
    following: Following, versions: Versions, *, paths: Iterable[str]
) -> tuple[Period, ...]:
    """The periods by the license files, else by all that declares a license for the root."""
    found = following.periods(versions)
    if found and found[-1].expression:
        return found
    wider = _widened(following, versions, paths, "")
    return wider if wider and wider[-1].expression else found


def _widened(
    following: Following,
    versions: Versions,
    paths: Iterable[str],
    declared_by: str,
) -> tuple[Period, ...]:
    """The periods by the license files, manifests and pages together; none without the latter."""
    more = other_paths(paths, declared_by)
    if not set(more) - set(following.paths):
        return ()
    every = tuple(dict.fromkeys((*following.paths, *more)))
    wider = _follow(following.repository, following.head, every, following.shelf)
    return wider.periods(versions, declared_by)


def _follow(
    repository: Quarantine, head: str, paths: tuple[str, ...], shelf: Shelf | None
) -> Following:
    log = start_changes(repository, head, paths, shelf)
    return Following(repository=repository, head=head, paths=paths, log=log, shelf=shelf)


def _counted(found: tuple[Period, ...], following: Following, commits: int) -> tuple[Period, ...]:
    """The periods with what each adds to the history, in commits; counted side by side."""
    counts = [start_count(following.repository, period.commit, following.shelf) for period in found]
    reached = [read_count(count) - 1 for count in counts]
    return tuple(
        replace(period, commits=max(after - before, 0))
        for period, before, after in zip(found, reached, [*reached[1:], commits], strict=True)
    )
