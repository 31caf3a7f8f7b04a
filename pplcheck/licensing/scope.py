"""The effective license of every file, and how it is known.

Order of effect: the file's own tag (or the one its `.license` neighbor holds), else what
REUSE.toml or dep5 say of it, else the nearest folder upward that declares a license, else the
root. What a third-party folder declares speaks for that folder and never for the project.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from pplcheck.licensing.effective import spoken
from pplcheck.licensing.places import folder_of, is_vendored, matches
from pplcheck.licensing.terms import known_terms, terms_among
from pplcheck.model.declaration import Coverage, Declaration, Direction, EffectiveLicense, Origin
from pplcheck.model.license import LicenseTerms, Terms
from pplcheck.model.scope import FileLicense, LicenseCount, Means, Placed, ScopeFigures

_WORDS = frozenset({Origin.README, Origin.MANIFEST})
"""Origins that change nothing where they cannot be read; an unknown text or tag does."""

_ANNOTATING = frozenset({"REUSE.toml", "dep5"})
_NOTHING = FileLicense(expression=None, terms=Terms.UNKNOWN, via=None)


class Scopes:
    """The license of any path of a tree; folders are resolved once each."""

    def __init__(
        self,
        declarations: Iterable[Declaration],
        effective: EffectiveLicense,
        profiles: Sequence[LicenseTerms],
    ) -> None:
        """Sort outbound declarations by what they cover; the root is as `effective` says."""
        own: dict[str, list[Declaration]] = defaultdict(list)
        annotated: dict[str, list[Declaration]] = defaultdict(list)
        for declaration in declarations:
            if declaration.direction is Direction.OUTBOUND:
                is_reuse = declaration.origin is Origin.REUSE
                where = annotated if is_reuse and _annotates(declaration.path) else own
                where[declaration.covers].append(declaration)
        own.pop("", None)
        self._own = _settled(own, profiles, Means.OWN)
        self._annotated = _settled(annotated, profiles, Means.REUSE)
        self._reuse = {"": self._annotated.get("", _NOTHING)}
        self._folders = {
            "": FileLicense(
                expression=effective.expression,
                terms=effective.terms,
                via=effective.declaration,
                means=Means.ROOT if effective.declaration else Means.NONE,
            )
        }

    def license_of(self, path: str) -> FileLicense:
        """What applies to a file, its path relative to the repository."""
        found = self._own.get(path) or self._annotated.get(path)
        return found or self.license_within(folder_of(path))

    def license_within(self, folder: str) -> FileLicense:
        """What applies to the files of a folder that say nothing themselves; "" is the root."""
        if self._annotated:
            said = _inherited(folder, self._annotated.get, self._reuse)
            if said is not _NOTHING:
                return said
        return _inherited(folder, self._nearest, self._folders)

    def _nearest(self, folder: str) -> FileLicense | None:
        declared = self._own.get(folder)
        return replace(declared, means=Means.NEAREST) if declared else None


def _annotates(path: str) -> bool:
    """Whether what a REUSE file declares is an annotation of others."""
    return path.rpartition("/")[2] in _ANNOTATING


def _settled(
    spoken_for: Mapping[str, list[Declaration]], profiles: Sequence[LicenseTerms], means: Means
) -> dict[str, FileLicense]:
    """What is said of each path, but for words that cannot be read."""
    settled = {}
    # thousands of tags say the same: what a lone one says is worked out once for all of them
    alone: dict[str, Terms] = {}
    known = known_terms(profiles)
    for covers, entries in spoken_for.items():
        via: Declaration | None = entries[0]
        expression = entries[0].expression
        if len(entries) > 1 or expression is None:
            expression, terms, via = spoken(entries, profiles)
        elif expression.text in alone:
            terms = alone[expression.text]
        else:
            terms = alone[expression.text] = terms_among(expression, known)
        if expression or terms is not Terms.UNKNOWN or (via and via.origin not in _WORDS):
            settled[covers] = FileLicense(expression=expression, terms=terms, via=via, means=means)
    return settled


def _inherited(
    folder: str,
    declared: Callable[[str], FileLicense | None],
    known: dict[str, FileLicense],
) -> FileLicense:
    """What a folder says, or the nearest above it; remembered for all folders on the way."""
    chain = []
    while folder not in known:
        chain.append(folder)
        folder = folder_of(folder)
    found = known[folder]
    for inner in reversed(chain):
        found = known[inner] = declared(inner) or found
    return found


def place_files(paths: Iterable[str], scopes: Scopes) -> tuple[Placed, ...]:
    """Every path with its license, in the order given."""
    return tuple(
        [
            Placed(path=path, license=scopes.license_of(path), vendored=is_vendored(path))
            for path in paths
        ]
    )


def figures(files: Sequence[Placed]) -> ScopeFigures:
    """How many files are under which license, and how that is known."""
    found = [entry.license for entry in files]
    licenses = Counter([(one.expression.text, one.terms) for one in found if one.expression])
    inside = [entry.license for entry in files if entry.vendored]
    vendored = Counter([(one.expression.text, one.terms) for one in inside if one.expression])
    means = Counter([one.means for one in found])
    rows = sorted(licenses.items(), key=itemgetter(0))
    rows.sort(key=itemgetter(1), reverse=True)
    return ScopeFigures(
        files=len(files),
        licenses=tuple(
            LicenseCount(
                expression=text, terms=terms, files=count, vendored=vendored.get((text, terms), 0)
            )
            for (text, terms), count in rows
        ),
        means=tuple((kind, means[kind]) for kind in Means),
        undeclared=means[Means.NONE],
        unreadable=len(files) - licenses.total() - means[Means.NONE],
        vendored=len(inside),
    )


def coverage(
    paths: Sequence[str],
    declarations: Iterable[Declaration],
    effective: EffectiveLicense,
    profiles: Sequence[LicenseTerms],
) -> Coverage:
    """How many of the tracked files carry reciprocity terms with no alternative, and which."""
    scopes = Scopes(declarations, effective, profiles)
    reciprocal, unknown = [], 0
    for path in paths:
        terms = scopes.license_of(path).terms
        if terms is Terms.RECIPROCAL:
            reciprocal.append(path)
        unknown += terms is Terms.UNKNOWN
    return Coverage(files=len(paths), reciprocal=tuple(sorted(reciprocal)), unknown=unknown)


def touches(coverage: Coverage, scope: tuple[str, ...]) -> bool:
    """Whether some git-style globs (of a use or an agreement) reach a reciprocal file."""
    return any(matches(path, scope) for path in coverage.reciprocal)
