"""Which license speaks for the repository as a whole, and by which declaration.

The most trusted outbound declaration for the root decides. Several license texts side by side
are read with a manifest or README that names them; without one, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from pplcheck.licensing.conflicts import (
    agree,
    base_ids,
    completes,
    conflicts,
    most_exact,
    tells_extent,
)
from pplcheck.licensing.places import is_plain
from pplcheck.licensing.terms import terms_of
from pplcheck.model.declaration import Declaration, Direction, EffectiveLicense, Origin
from pplcheck.model.license import Expression, LicenseTerms, Terms

__all__ = ["conflicts", "effective", "spoken", "terms_of"]


def effective(
    declarations: Sequence[Declaration], profiles: Sequence[LicenseTerms]
) -> EffectiveLicense:
    """The license of the repository's root; its periods are the timeline's to add."""
    root = [
        entry
        for entry in declarations
        if entry.covers == "" and entry.direction is Direction.OUTBOUND and not entry.vendored
    ]
    expression, terms, declaration = spoken(root, profiles)
    return EffectiveLicense(expression=expression, terms=terms, declaration=declaration, since=None)


def spoken(
    declarations: Sequence[Declaration], profiles: Sequence[LicenseTerms]
) -> tuple[Expression | None, Terms, Declaration | None]:
    """What outbound declarations for one place say together: expression, terms, by which.

    A text that is titled as one license and is another, an altered one, or one nobody knows in
    the LICENSE file itself outweighs what is trusted less: nothing usable is declared then. Beside
    a text with reciprocity terms an unknown one may open what that closes, and so leaves both open.
    """
    if len(declarations) == 1 and declarations[0].expression:  # as nearly every tag is
        only = declarations[0]
        return only.expression, terms_of(only.expression, profiles), only
    ranked = sorted(declarations, key=lambda entry: (-entry.trust, entry.path, entry.line))
    weighty = [entry for entry in ranked if entry.expression or entry.titled or _is_unread(entry)]
    if not weighty:
        return None, Terms.UNKNOWN, ranked[0] if ranked else None
    best = [entry for entry in weighty if entry.trust == weighty[0].trust]
    rest = [entry for entry in weighty if entry.trust < best[0].trust and entry.expression]
    plain = [entry for entry in best if entry.origin is Origin.TEXT and is_plain(entry.path)]
    named = [entry for entry in plain if entry.expression or entry.titled]
    if len(named) == 1 and terms_of(named[0].expression, profiles) is Terms.NONE:
        plain = named  # what stands in a second file, such as how to contribute, takes nothing away
    if len(plain) == 1 and not _joining(best, rest):
        best = plain
    first = best[0]
    if any(entry.expression is None for entry in best):
        return None, Terms.UNKNOWN, first
    best = _listed(best)
    if agree(*best):
        return _refined(most_exact(best), rest, profiles)
    return _several(best, rest, profiles)


def _listed(best: list[Declaration]) -> list[Declaration]:
    """The one that lists all licenses that apply, those of the others among them; else all."""
    lists = [
        entry for entry in best if all(completes(entry, one) for one in best if one is not entry)
    ]
    return lists[:1] if len(best) > 1 and lists else best


def _is_unread(entry: Declaration) -> bool:
    """Whether a text of its own stands where the license is expected, whatever it says."""
    return entry.origin is Origin.TEXT and is_plain(entry.path)


def _refined(
    first: Declaration, rest: list[Declaration], profiles: Sequence[LicenseTerms]
) -> tuple[Expression | None, Terms, Declaration]:
    """A text does not say "or later"; a manifest that says so completes it."""
    expression = first.expression
    if not tells_extent(first):
        finer = [entry for entry in rest if agree(first, entry) or completes(entry, first)]
        expression = most_exact(finer).expression if finer else expression
    return expression, terms_of(expression, profiles), first


def _joining(best: list[Declaration], rest: list[Declaration]) -> list[Declaration]:
    """What names all the licenses whose texts stand side by side, and so says how they apply."""
    ids = base_ids(best)
    readable = len(ids) > 1 and all(entry.expression for entry in best)
    return [entry for entry in rest if base_ids([entry]) == ids] if readable else []


def _several(
    best: list[Declaration], rest: list[Declaration], profiles: Sequence[LicenseTerms]
) -> tuple[Expression | None, Terms, Declaration]:
    """Different declarations of the same trust: one that is trusted less may join them."""
    ids = base_ids(best)
    joining = [entry for entry in rest if base_ids([entry]) <= ids]
    if joining:
        return joining[0].expression, terms_of(joining[0].expression, profiles), joining[0]
    lesser = [entry for entry in best if base_ids([entry]) == {"LGPL-3.0"}]
    if lesser and ids == {"GPL-3.0", "LGPL-3.0"}:
        # the LGPL 3 adds to the GPL 3, and is kept next to its text
        return lesser[0].expression, terms_of(lesser[0].expression, profiles), lesser[0]
    terms = {terms_of(entry.expression, profiles) for entry in best}
    return None, terms.pop() if len(terms) == 1 else Terms.UNKNOWN, best[0]
