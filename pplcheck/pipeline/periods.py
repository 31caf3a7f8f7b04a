"""The stages that tell since when a license applies: states, texts, periods, their commits.

The root's license files are looked at along the main line; where two neighbors declare different
licenses, git tells which commit between them changed it. `licenses --history` asks git for every
change instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from pplcheck.history.asked import Asked
from pplcheck.history.begun import Begun
from pplcheck.history.changes import (
    read_blobs,
    read_changes,
    read_count,
    read_present,
    start_changes,
    start_count,
)
from pplcheck.history.mainline import WHOLE, Line, Mainline, read_line
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.stations import State, Stations, known_line, stations
from pplcheck.licensing.timeline import (
    accounts_for,
    joined,
    license_paths,
    other_paths,
    periods,
    words_of,
)
from pplcheck.licensing.versions import Versions
from pplcheck.model.declaration import Change, EffectiveLicense, Period
from pplcheck.model.frozen import frozen
from pplcheck.model.license import LicenseTerms, Terms
from pplcheck.model.shelf import Shelf

MOST_TURNS = 64
"""From how many turns of a license on git is asked for every change, which is then cheaper."""
TEXT_LIMIT = (1 << 20) + 1
"""Bytes read of one version of a license text; one more than is compared."""


@frozen
class Along:
    """The main line that leads to a commit, to look at files along it.

    `whole` is the same without a commit left out, or nearly so where it is longer than `WHOLE`;
    None where it has to be asked for.
    """

    repository: Quarantine
    head: str
    line: Line
    shelf: Shelf | None = None
    whole: Line | None = None

    @property
    def one_in(self) -> int:
        """Of how many commits of the main line one is looked at."""
        return self.line.every

    def periods(
        self, versions: Versions, paths: tuple[str, ...], declared_by: str
    ) -> tuple[Period, ...]:
        """The periods by some files, as far as the commits of the line show them.

        Git is asked only for what lies between two commits where different licenses are declared.
        """
        seen = stations(self.repository, self.line, paths, self.shelf)
        every = {seen.present, *seen.states}
        add_contents(self.repository, versions, (blob for state in every for _, blob in state))
        words = {state: words_of(dict(state), versions, declared_by) for state in every}
        turns = list(_turns(seen, words))
        if len(turns) > MOST_TURNS:
            return self.exactly(versions, paths, declared_by)
        found: list[Period] = []
        for commit, state, before in turns:
            log = start_changes(self.repository, commit, paths, self.shelf, without=before)
            changes = _changed(self.repository, log, versions)
            found += periods(
                changes, dict(state), versions, declared_by=declared_by, begun=bool(found)
            )
        return joined(found)

    def exactly(
        self, versions: Versions, paths: tuple[str, ...], declared_by: str
    ) -> tuple[Period, ...]:
        """The periods by some files, by all changes of theirs."""
        log = start_changes(self.repository, self.head, paths, self.shelf)
        changes = _changed(self.repository, log, versions)
        present = read_present(self.repository, self.head, paths)
        return periods(changes, present, versions, declared_by=declared_by)


def along(
    repository: Quarantine,
    head: str,
    paths: Iterable[str],
    *,
    begun: Begun | None = None,
    shelf: Shelf | None = None,
) -> Along:
    """The main line that leads to a commit, as `begun` has followed it, or as git tells it."""
    known = known_line(shelf, begun.base, license_paths(paths)) if begun else None
    followed = begun.mainline if begun and begun.mainline else Mainline(head)
    line = followed.line(known) or read_line(repository, head, most=followed.most)
    is_thinned = known is not None and known.every > 1
    whole = None if is_thinned else followed.line(known, most=WHOLE)
    return Along(repository=repository, head=head, line=line, shelf=shelf, whole=whole)


def _turns(seen: Stations, words: Mapping[State, str]) -> Iterator[tuple[str, State, str]]:
    """Where neighbors on the line differ in words, oldest first.

    The newer commit, what it holds, and the older commit, which is empty before the first.
    """
    before, said = "", ""
    states = zip((seen.line.tip, *seen.line.commits), (seen.present, *seen.states), strict=True)
    for commit, state in reversed(list(states)):
        if words[state] != said:
            yield commit.decode(), state, before
        before, said = commit.decode(), words[state]


def add_contents(repository: Quarantine, versions: Versions, blobs: Iterable[str]) -> None:
    """Read the contents that `versions` lacks; one that cannot be read stays lacking."""
    lacking = sorted({blob for blob in blobs if not versions.is_known(blob)})
    versions.add(read_blobs(repository, lacking, TEXT_LIMIT))


def with_periods(
    present: EffectiveLicense,
    along: Along,
    profiles: tuple[LicenseTerms, ...],
    *,
    paths: Iterable[str],
    commits: int,
) -> EffectiveLicense:
    """The license in force with the periods of its history, and since when it applies.

    Where the license files do not account for it, the manifests and pages that declare it are
    followed too. `paths` are those of the tree; `commits` counts the whole history. `since` stays
    None where the last period is under another license, as after an edit that is not committed
    yet. A main line so long that it was thinned out is followed whole where any license found
    carries reciprocity terms: then it matters who gave under which.
    """
    versions = Versions({}, profiles)
    one_in = along.one_in
    found: tuple[Period, ...] = ()
    if one_in == 1 or present.terms is not Terms.RECIPROCAL:
        found = _found(present, partial(along.periods, versions), paths)
    if one_in > 1 and Terms.RECIPROCAL in {present.terms, *(period.terms for period in found)}:
        ask = partial(_followed_whole(along), versions)
        found, one_in = _found(present, ask, paths), 1
    if any(period.terms is Terms.RECIPROCAL for period in found):
        found = _counted(found, along, commits)
    last = found[-1] if accounts_for(found, present.expression) else None
    return replace(present, periods=found, since=last, one_in=one_in)


def _followed_whole(along: Along) -> Callable[[Versions, tuple[str, ...], str], tuple[Period, ...]]:
    """What tells the periods by every commit: those of the main line, or git by every change."""
    line = along.whole or read_line(along.repository, along.head, most=WHOLE)
    return replace(along, line=line).periods if line.every == 1 else along.exactly


def _found(
    present: EffectiveLicense,
    ask: Callable[[tuple[str, ...], str], tuple[Period, ...]],
    paths: Iterable[str],
) -> tuple[Period, ...]:
    """The periods by the license files, else by what accounts for the license in force."""
    first = license_paths(paths)
    found = ask(first, "")
    if not present.expression or accounts_for(found, present.expression):
        return found
    declared_by = present.declaration.path if present.declaration else ""
    more = other_paths(paths, declared_by)
    if not set(more) - set(first):
        return found
    wider = ask(tuple(dict.fromkeys((*first, *more))), declared_by)
    return wider if accounts_for(wider, present.expression) else found


def known_periods(along: Along, versions: Versions, *, paths: Iterable[str]) -> tuple[Period, ...]:
    """The periods by the license files, else by all that declares a license for the root."""
    first, more = license_paths(paths), other_paths(paths)
    found = along.periods(versions, first, "")
    if (found and found[-1].expression) or not set(more) - set(first):
        return found
    wider = along.periods(versions, tuple(dict.fromkeys((*first, *more))), "")
    return wider if wider and wider[-1].expression else found


def _changed(repository: Quarantine, log: Asked, versions: Versions) -> tuple[Change, ...]:
    """The changes of a log; contents of theirs that `versions` lacks are read."""
    changes = read_changes(log)
    add_contents(repository, versions, (blob for c in changes for blob in (c.blob, *c.before)))
    return changes


def _counted(found: tuple[Period, ...], along: Along, commits: int) -> tuple[Period, ...]:
    """The periods with what each adds to the history, in commits; counted side by side."""
    counts = [start_count(along.repository, period.commit, along.shelf) for period in found]
    reached = [read_count(count) - 1 for count in counts]
    return tuple(
        replace(period, commits=max(after - before, 0))
        for period, before, after in zip(found, reached, [*reached[1:], commits], strict=True)
    )
