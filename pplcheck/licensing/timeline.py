"""Under which license a repository stood, since which commit, and what changed a declaration.

A later license takes nothing back that was granted under an earlier one (PPL 7(b)). The license
files at the root are followed from what they hold now back through the history, from blob to
blob: what happened on a branch and was not taken over is no period. A new wrapping of lines,
another name of the file or a new copyright year is no new period; another license is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from pplcheck.licensing.effective import spoken
from pplcheck.licensing.places import Place, folder_of, place_of
from pplcheck.licensing.versions import Versions
from pplcheck.model.contribution import Identity
from pplcheck.model.declaration import Change, Declaration, Direction, Period
from pplcheck.model.license import Expression, Terms
from pplcheck.model.timeline import UNNAMED, Shift, said

USUAL = (
    "COPYING",
    "COPYING.md",
    "COPYING.txt",
    "LICENCE",
    "LICENCE.md",
    "LICENCE.txt",
    "LICENSE",
    "LICENSE-MIT",
    "LICENSE.md",
    "LICENSE.rst",
    "LICENSE.txt",
    "License.txt",
    "MIT-LICENSE",
    "license.txt",
)
"""Names at the root that are followed through every history, wherever they are gone by now."""

_LATER = re.compile(r"(?:-only|-or-later|\+)(?=[ )]|$)")

MOST_PATHS = 40
"""How many names are followed at most; git compares every change with each of them."""


def license_paths(paths: Iterable[str]) -> tuple[str, ...]:
    """The names at the root worth following: the usual ones, and those in the present tree."""
    present = {path for path in paths if "/" not in path and place_of(path) is Place.TEXT}
    return (*USUAL, *sorted(present - set(USUAL)))[:MOST_PATHS]


def other_paths(paths: Iterable[str], declared_by: str = "") -> tuple[str, ...]:
    """Where else the root's license may be declared: its manifests and pages.

    Followed where the license files do not tell; `declared_by` is the path of the declaration
    known to speak for the whole, wherever it lies.
    """
    speaking = (Place.MANIFEST, Place.README)
    root = {path for path in paths if "/" not in path and place_of(path) in speaking}
    return tuple(sorted(root | ({declared_by} - {""})))[:MOST_PATHS]


def periods(
    changes: Sequence[Change],
    present: Mapping[str, str],
    versions: Versions,
    *,
    declared_by: str = "",
    begun: bool = False,
) -> tuple[Period, ...]:
    """The periods of the root's license, oldest first; commits are not counted here.

    `changes` come oldest first, those of one commit together; `present` maps the paths that are
    there at the end to their blobs. What the path `declared_by` says counts for the root wherever
    it lies. A period without expression is one whose text cannot be named or read, or in which
    nothing declares a license any more; before anything declares one there is none, unless earlier
    periods have `begun`.
    """
    found: list[Period] = []
    for state, change in _states(changes, present):
        if not (found or begun) and _is_silent(state, versions, declared_by):
            continue
        expression, terms = _spoken(state, versions, declared_by)
        found.append(
            Period(
                commit=change.commit,
                day=change.day,
                path=change.path,
                expression=expression,
                commits=0,
                terms=terms,
            )
        )
    return joined(found)


def joined(found: Iterable[Period]) -> tuple[Period, ...]:
    """Periods in a row without those that change nothing."""
    kept: list[Period] = []
    for period in found:
        before = kept[-1].expression if kept else None
        after = period.expression
        if not kept or (before and before.text) != (after and after.text):
            kept.append(period)
    return tuple(kept)


def words_of(state: Mapping[str, str], versions: Versions, declared_by: str = "") -> str:
    """What the root's files in a state declare, so that states can be compared; "" without any."""
    if not state or _is_silent(state, versions, declared_by):
        return ""
    expression, _ = _spoken(state, versions, declared_by)
    return expression.text if expression else UNNAMED


def accounts_for(found: Sequence[Period], expression: Expression | None) -> bool:
    """Whether the last period is under a license; a text does not say which later versions."""
    last = found[-1].expression if found else None
    return last is not None and expression is not None and _plain(last) == _plain(expression)


def shifts(
    changes: Sequence[Change],
    versions: Versions,
    authors: Mapping[str, Identity],
) -> tuple[Shift, ...]:
    """Every change of what a path declares, in the order of `changes`.

    A file that goes to another name and says the same is no change, nor is a merge that says
    what one of its parents said. A version whose content is not known is passed over. `authors`
    maps commits to who wrote them.
    """
    found: list[Shift] = []
    for commit, together in groupby(changes, key=lambda change: change.commit):
        changed = [change for change in together if _differs(change, versions)]
        found.extend(
            Shift(
                commit=commit,
                day=change.day,
                path=change.path,
                before=_exactly(change.path, change.before[:1], versions),
                after=_exactly(change.path, (change.blob,), versions),
                author=authors[commit],
            )
            for change in _without_moves(changed, versions)
        )
    return tuple(found)


def _plain(expression: Expression) -> str:
    return _LATER.sub("", expression.text)


def _spoken(
    state: Mapping[str, str], versions: Versions, declared_by: str
) -> tuple[Expression | None, Terms]:
    declarations = _declared(state, versions, declared_by)
    expression, terms, _ = spoken(declarations, versions.profiles)
    return expression, terms


def _is_silent(state: Mapping[str, str], versions: Versions, declared_by: str) -> bool:
    """Whether the files of a state, all of them read, declare nothing for the root."""
    is_read = all(map(versions.is_known, state.values()))
    return is_read and not _declared(state, versions, declared_by)


def _declared(state: Mapping[str, str], versions: Versions, declared_by: str) -> list[Declaration]:
    found: list[Declaration] = []
    for path, blob in sorted(state.items()):
        told = versions.declared(path, blob)
        outbound = [entry for entry in told if entry.direction is Direction.OUTBOUND]
        whole = [entry for entry in outbound if entry.covers == ""]
        found += whole or (outbound if path == declared_by else [])
    return found


def _states(
    changes: Sequence[Change], present: Mapping[str, str]
) -> Iterator[tuple[dict[str, str], Change]]:
    """The root's files after each commit that led to the present ones, oldest first."""
    state = dict(present)
    found: list[tuple[dict[str, str], Change]] = []
    newest_first = [list(group) for _, group in groupby(changes, key=lambda entry: entry.commit)]
    for together in reversed(newest_first):
        led = [change for change in together if state.get(change.path, "") == change.blob]
        if led:
            found.append((dict(state), led[-1]))
        for change in led:
            state.pop(change.path, None)
            if change.before and change.before[0]:
                state[change.path] = change.before[0]
    yield from reversed(found)


def _differs(change: Change, versions: Versions) -> bool:
    if not all(map(versions.is_known, (change.blob, *change.before))):
        return False
    after = said(versions.declared(change.path, change.blob))
    return all(said(versions.declared(change.path, blob)) != after for blob in change.before)


def _without_moves(changed: list[Change], versions: Versions) -> Iterator[Change]:
    """The changes but for files that went to another name or folder and say the same."""
    gone = [change for change in changed if not change.blob]
    come = [change for change in changed if not any(change.before)]
    moved: set[str] = set()
    for old in gone:
        for new in come:
            if new.path not in moved and _is_move(old, new, versions):
                moved |= {old.path, new.path}
                break
    yield from (change for change in changed if change.path not in moved)


def _is_move(old: Change, new: Change, versions: Versions) -> bool:
    if old.before[0] == new.blob:
        return True
    near = folder_of(old.path) == folder_of(new.path) or _name(old.path) == _name(new.path)
    was, became = (
        said(versions.declared(change.path, blob))
        for change, blob in ((old, old.before[0]), (new, new.blob))
    )
    return near and place_of(old.path) is place_of(new.path) and was == became


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _exactly(path: str, blobs: tuple[str, ...], versions: Versions) -> tuple[Declaration, ...]:
    return tuple(entry for blob in blobs if blob for entry in versions.exactly(path, blob))
