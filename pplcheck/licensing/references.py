"""License expressions as SPDX documents may hold them: what SPDX does not list becomes a reference.

SPDX 2.3, annex D: an id that is not on the list is written `LicenseRef-` and letters, digits, `.`
and `-`. An exception that is not on the list has no such form there, so license and exception make
one reference together.
"""

from __future__ import annotations

import re
from hashlib import sha256

from pplcheck.licensing.expression import render
from pplcheck.licensing.spdx import EXCEPTIONS, OSI_APPROVED, OTHER
from pplcheck.model.license import AllOf, AnyOf, Expr, Leaf

PREFIX = "LicenseRef-"

_ODD = re.compile(r"[^A-Za-z0-9.-]+")
_MARK = 8


def referenced(tree: Expr) -> Expr:
    """The same tree with a reference in place of every leaf that SPDX does not list."""
    if isinstance(tree, Leaf):
        return tree if is_listed(tree) else Leaf(id=reference(tree), known=tree.known)
    parts = tuple(referenced(part) for part in tree.parts)
    return AllOf(parts=parts) if isinstance(tree, AllOf) else AnyOf(parts=parts)


def is_listed(leaf: Leaf) -> bool:
    """Whether SPDX lists the license, and the exception where there is one."""
    name = leaf.id.removesuffix("+")
    is_exception = not leaf.exception or leaf.exception in EXCEPTIONS
    return is_exception and (name in OSI_APPROVED or name in OTHER)


def reference(leaf: Leaf) -> str:
    """The reference of a leaf that SPDX does not list; no two leaves have the same."""
    written = render(leaf)
    name = written.removeprefix(PREFIX)
    plain = _ODD.sub("-", name).strip("-")
    if plain == name:
        return PREFIX + name
    return f"{PREFIX}{plain}-{sha256(written.encode('utf-8', 'replace')).hexdigest()[:_MARK]}"
