"""Every place in a tree that says which license applies: found, read, and told in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from posixpath import normpath

from pplcheck.licensing.effective import effective
from pplcheck.licensing.files import MOST_BYTES
from pplcheck.licensing.heads import head_declarations
from pplcheck.licensing.known_files import KnownFiles
from pplcheck.licensing.places import (
    Place,
    folder_of,
    is_media,
    is_plain,
    is_vendored,
    matches,
    place_of,
)
from pplcheck.licensing.precedence import settled
from pplcheck.licensing.readers import Readers, declare
from pplcheck.licensing.tags import HEAD
from pplcheck.licensing.unread import weighed
from pplcheck.model.declaration import Declaration, Origin, Trust
from pplcheck.model.frozen import frozen
from pplcheck.model.license import LicenseTerms
from pplcheck.model.policy import LicenseOverride
from pplcheck.model.report import Gap
from pplcheck.model.tree import Content, Tree

MOST_TEXTS = 500
"""How many license texts are compared in one tree; the nearest to the root come first."""

_UNREAD = "cannot be read; what it declares is unknown"
_ALWAYS = frozenset({"", ".github", "docs"})
_WITH_OTHERS = frozenset({Place.POOL, Place.REUSE})
"""What these say depends on which other files there are."""


@frozen
class Discovery:
    """What a tree declares, sorted by path and line, and what could not be read."""

    declarations: tuple[Declaration, ...]
    gaps: tuple[Gap, ...]


def discover(
    tree: Tree,
    profiles: Sequence[LicenseTerms],
    *,
    exclude: tuple[str, ...] = (),
    overrides: tuple[LicenseOverride, ...] = (),
    known: KnownFiles | None = None,
) -> Discovery:
    """Every license declaration in a tree.

    `exclude` holds git-style globs of paths to leave out. An override takes the place of what
    its path declares, and is trusted no more than that was. What is `known` of files is taken
    from there, and what is learned is told to it.
    """
    known = known or KnownFiles()
    paths = tuple(path for path in tree.paths if not (exclude and matches(path, exclude)))
    places = {path: place for path in paths if (place := place_of(path)) is not None}
    pool = _pool(places)
    readers = Readers.of(profiles, pool=pool, paths=paths)
    found = _tagged(readers, tree, paths, places, known)
    found.extend(_declared(readers, tree, places, known))
    found = list(_followed(found, readers))
    found = settled(found, readers.precedences)
    found = list(_overridden(readers, found, overrides))
    found.sort(key=lambda entry: (entry.path, entry.line, entry.direction, entry.written))
    return Discovery(
        declarations=tuple(found), gaps=weighed(readers.gaps, effective(found, profiles))
    )


def _pool(places: Mapping[str, Place]) -> int:
    """How many texts LICENSES/ holds; 0 where a LICENSE at the root speaks instead of them."""
    roots = (path for path, place in places.items() if place is Place.TEXT and "/" not in path)
    if any(is_plain(path) for path in roots):
        return 0
    return sum(place is Place.POOL for place in places.values())


def _tagged(
    readers: Readers,
    tree: Tree,
    paths: tuple[str, ...],
    places: dict[str, Place],
    known: KnownFiles,
) -> list[Declaration]:
    """Tags and notices in the heads of files, by path; `.license` speaks for its neighbor."""
    found: list[Declaration] = []
    unread = []
    for path in paths:
        if path in places or not is_media(path):
            told = known.told(path)
            if told is None:
                unread.append(path)
            else:
                found += told
    for path, head in _heads(readers, tree, unread, places):
        told = head_declarations(readers, path, places.get(path), head)
        known.learn(path, told)
        found += told
    there = set(paths)
    found = [entry for entry in found if entry.covers in there]
    found.sort(key=lambda entry: entry.path)  # in whichever order they were read
    return found


def _heads(
    readers: Readers, tree: Tree, paths: Sequence[str], places: dict[str, Place]
) -> Iterator[tuple[str, bytes]]:
    """The beginning of every file, one at a time: heads of all would not fit."""
    unread = dict.fromkeys(paths)
    for path, head in tree.heads(tuple(unread), HEAD):
        del unread[path]
        yield path, head
    missing = [path for path in unread if path not in places]
    if missing:
        more = f" (and {len(missing) - 1} more)" if len(missing) > 1 else ""
        readers.gap(missing[0], f"cannot be read{more}; what it declares is unknown", fatal=True)


def _declared(
    readers: Readers, tree: Tree, places: dict[str, Place], known: KnownFiles
) -> Iterator[Declaration]:
    """What files that are made to declare a license say."""
    wanted = _wanted(readers, places)
    told = {path: known.told(path, whole=True) for path in wanted}
    unread = tuple(path for path in wanted if told[path] is None)
    contents = tree.read(unread, MOST_BYTES) if unread else {}
    for path in wanted:
        said = told[path]
        if said is not None:
            yield from said
        elif path in contents:
            yield from _read(readers, path, places[path], contents[path], known)
        else:
            readers.gap(path, _UNREAD, fatal=True)
            if places[path] is Place.TEXT:  # it is there, so nobody can say that there is none
                yield _of_text(path, note=_UNREAD)


def _of_text(path: str, *, note: str) -> Declaration:
    """That a license file is there, of which nothing is known."""
    return declare(
        path,
        written="",
        expression=None,
        origin=Origin.TEXT,
        trust=Trust.TEXT,
        covers=folder_of(path),
        note=note,
    )


def _read(
    readers: Readers, path: str, place: Place, content: Content, known: KnownFiles
) -> tuple[Declaration, ...]:
    """What one file declares; learned where nothing else is to be said of it or of others."""
    gaps = len(readers.gaps)
    found = tuple(readers.read(path, place, content))
    alone = place not in _WITH_OTHERS and path not in readers.referred
    if alone and len(readers.gaps) == gaps:
        known.learn(path, found, whole=True)
    return found


def _followed(found: Sequence[Declaration], readers: Readers) -> Iterator[Declaration]:
    """License files that only refer to another, read as what that one declares, if it is there."""
    texts = {entry.path: entry for entry in found if entry.expression}
    for entry in found:
        target = readers.referred.get(entry.path)
        if target is None or entry.expression:
            yield entry
            continue
        near = normpath(f"{folder_of(entry.path)}/{target}").lstrip("/")
        there = texts.get(near) or texts.get(normpath(target))
        if there:
            note = f"refers to {there.path}"
            yield replace(there, path=entry.path, line=0, covers=entry.covers, note=note)
        elif near not in readers.known and normpath(target) not in readers.known:
            yield replace(entry, note=f"{entry.note}, which is not there")
        else:
            yield entry


def _wanted(readers: Readers, places: dict[str, Place]) -> tuple[str, ...]:
    """The paths to read whole: pages of packages only, texts up to a number."""
    declaring = (Place.MANIFEST, Place.TEXT)
    packages = {folder_of(path) for path, place in places.items() if place in declaring}
    wanted, texts = [], 0
    for path, place in sorted(places.items(), key=lambda item: (item[0].count("/"), item[0])):
        if place in (Place.README, Place.CONTRIBUTING):
            speaks = not is_vendored(path) and folder_of(path) in packages | _ALWAYS
        else:
            texts += place is Place.TEXT
            speaks = place is not Place.SIDECAR and (place is not Place.TEXT or texts <= MOST_TEXTS)
        if speaks:
            wanted.append(path)
    if texts > MOST_TEXTS:
        readers.gap("", f"only {MOST_TEXTS} of {texts} license files were compared")
    return tuple(sorted(wanted))


def _overridden(
    readers: Readers, found: list[Declaration], overrides: tuple[LicenseOverride, ...]
) -> Iterator[Declaration]:
    corrected = {override.path: override for override in overrides}
    yield from (entry for entry in found if entry.path not in corrected)
    for path, override in corrected.items():
        before = next((entry for entry in found if entry.path == path), None)
        made = declare(
            path,
            line=before.line if before else 0,
            written=override.expression,
            expression=readers.parse(override.expression),
            origin=Origin.POLICY,
            trust=before.trust if before else Trust.POLICY,
            covers=before.covers if before else _speaks_for(path),
            note=f"policy: {override.reason}",
        )
        yield replace(made, direction=before.direction) if before else made


def _speaks_for(path: str) -> str:
    declaring = place_of(path) in (Place.TEXT, Place.MANIFEST)
    return folder_of(path) if declaring else path.rstrip("/")
