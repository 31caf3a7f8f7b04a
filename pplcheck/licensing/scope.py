"""The effective license of every file: its own tag, else the nearest folder that declares one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pplcheck.licensing.effective import spoken
from pplcheck.licensing.places import folder_of, matches
from pplcheck.model.declaration import Coverage, Declaration, Direction, EffectiveLicense, Origin
from pplcheck.model.license import Expression, LicenseTerms, Terms

_WORDS = frozenset({Origin.README, Origin.MANIFEST})
"""Origins that change nothing where they cannot be read; an unknown text or tag does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLicense:
    """What applies to a file: the expression (None if unreadable or undeclared), and by what.

    `via` is None where nothing declares a license for the file.
    """

    expression: Expression | None
    terms: Terms
    via: Declaration | None


class Scopes:
    """The license of any path of a tree; folders are resolved once each."""

    def __init__(
        self,
        declarations: Iterable[Declaration],
        effective: EffectiveLicense,
        profiles: Sequence[LicenseTerms],
    ) -> None:
        """Sort outbound declarations by what they cover; the root is as `effective` says."""
        spoken_for: dict[str, list[Declaration]] = defaultdict(list)
        for declaration in declarations:
            if declaration.direction is Direction.OUTBOUND and declaration.covers:
                spoken_for[declaration.covers].append(declaration)
        self._declared = {}
        for covers, entries in spoken_for.items():
            expression, terms, via = spoken(entries, profiles)
            if expression or terms is not Terms.UNKNOWN or (via and via.origin not in _WORDS):
                self._declared[covers] = FileLicense(expression=expression, terms=terms, via=via)
        self._folders = {
            "": FileLicense(
                expression=effective.expression,
                terms=effective.terms,
                via=effective.declaration,
            )
        }

    def license_of(self, path: str) -> FileLicense:
        """What applies to a path, relative to the repository."""
        return self._declared.get(path) or self._folder(folder_of(path))

    def _folder(self, folder: str) -> FileLicense:
        chain = []
        while folder not in self._folders:
            chain.append(folder)
            folder = "" if folder in self._declared else folder_of(folder)
        for inner in reversed(chain):
            self._folders[inner] = self._declared.get(inner) or self._folders[folder]
            folder = inner
        return self._folders[folder]


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
