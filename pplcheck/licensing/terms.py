"""Whether an expression carries reciprocity terms with no way around them.

Three-valued, as Kleene's logic: of alternatives (OR) one without terms is a way out; of licenses
that all apply (AND) one with terms is enough. A license without profile here carries none if the
Open Source Initiative approved it, whose definition (5, 6) lets no license close a use to
anybody, or the Open Definition counts it as open (2.1.7, 2.1.8); of all others nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable

from pplcheck.licensing.spdx import OPEN_TO_ALL, OSI_APPROVED
from pplcheck.model.license import AllOf, Expr, Expression, Leaf, LicenseTerms, Terms

_GATES = (Terms.RECIPROCAL, Terms.NONE)
_WAYS_OUT = (Terms.NONE, Terms.RECIPROCAL)
"""What decides first, and what is left where nothing is unknown."""


def terms_of(expression: Expression | None, profiles: Iterable[LicenseTerms]) -> Terms:
    """The terms an expression leaves nobody a way around; unknown for no expression."""
    return terms_among(expression, known_terms(profiles))


def known_terms(profiles: Iterable[LicenseTerms]) -> dict[str, Terms]:
    """The terms of some profiles, by id: to be made once for many expressions."""
    return {profile.id: profile.terms for profile in profiles}


def terms_among(expression: Expression | None, known: dict[str, Terms]) -> Terms:
    """As `terms_of`, where the terms of the profiles are at hand."""
    return Terms.UNKNOWN if expression is None else _terms(expression.tree, known)


def _terms(tree: Expr, known: dict[str, Terms]) -> Terms:
    if isinstance(tree, Leaf):
        return _leaf(tree, known)
    found = [_terms(part, known) for part in tree.parts]
    first, last = _GATES if isinstance(tree, AllOf) else _WAYS_OUT
    if first in found:
        return first
    return Terms.UNKNOWN if Terms.UNKNOWN in found else last


def _leaf(leaf: Leaf, known: dict[str, Terms]) -> Terms:
    plain = leaf.id.removesuffix("+")
    if plain in known:
        # an exception adds permissions: what is closed to some may then be open; one that SPDX
        # does not list, such as the Commons Clause, may also close what is open
        opened = bool(leaf.exception) and known[plain] is Terms.RECIPROCAL
        closed = bool(leaf.exception) and not leaf.known
        return Terms.UNKNOWN if opened or closed else known[plain]
    return Terms.NONE if plain in OSI_APPROVED or plain in OPEN_TO_ALL else Terms.UNKNOWN
