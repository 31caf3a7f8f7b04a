"""Declarations that speak for the same place and do not say the same.

Not a conflict: another order of alternatives; a text, a page or an id of old (`GPL-3.0`) that
does not say "only" or "or later", where another declaration says it; several license files whose
names tell them apart (LICENSE-MIT, LICENSE-APACHE) with a manifest that names one or all of them; a
manifest that says which other licenses apply besides that of the text; a page that names several
below headings of their own, as for hardware and software, one of which is that of the rest.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pplcheck.licensing.places import is_plain
from pplcheck.licensing.spdx import OSI_APPROVED
from pplcheck.licensing.statement import OF_PART
from pplcheck.model.declaration import Conflict, Declaration, Direction, Origin
from pplcheck.model.license import AllOf, Expr, Expression, Leaf

_Key = tuple[str, ...] | frozenset[object]
_LATER = re.compile(r"-(?:only|or-later)$|\+$")
_OURS, _OWN = "LicenseRef-", re.compile(r"-\d")
_OPEN = re.compile(r"CC0-|CC-BY-(?:SA-)?\d")
_EXTENT = re.compile(r"\b(?:only|later|newer|above|higher)\b|\d\+", re.IGNORECASE)


def conflicts(declarations: Sequence[Declaration]) -> tuple[Conflict, ...]:
    """Every place where declarations differ, by place; of vendored folders none."""
    outbound: dict[str, list[Declaration]] = defaultdict(list)
    inbound: dict[str, list[Declaration]] = defaultdict(list)
    for declaration in declarations:
        if declaration.expression is not None and not declaration.vendored:
            side = inbound if declaration.direction is Direction.INBOUND else outbound
            side[declaration.covers].append(declaration)
    found = []
    for covers in sorted(outbound):
        spoken = _of_all(sorted(outbound[covers], key=_order))
        if len(spoken) > 1 and _differ(spoken):
            found.append(Conflict(covers=covers, declarations=tuple(spoken)))
        asked = [entry for entry in inbound[covers] if not _fits(entry, spoken)]
        if asked:
            best = [entry for entry in spoken if entry.trust == spoken[0].trust]
            both = (*best, *sorted(asked, key=_order))
            found.append(Conflict(covers=covers, declarations=both, inbound=True))
    return tuple(found)


def key_of(
    declaration: Declaration, *, loosely: bool = False, meant: Mapping[str, str] | None = None
) -> object:
    """What a declaration says, comparable; `loosely` without "only" and "or later".

    `meant` are the ids that names which tell no version stand for.
    """
    tree = declaration.expression.tree if declaration.expression else None
    return None if tree is None else _key(tree, loosely=loosely, meant=meant or {})


def agree(*declarations: Declaration) -> bool:
    """Whether readable declarations say the same; some say it with less detail.

    Not all say whether later versions count, or which version: `BSD` next to `BSD-3-Clause`.
    """
    meant = _meant(declarations)
    if len({key_of(entry, loosely=True, meant=meant) for entry in declarations}) > 1:
        return False
    told = [entry for entry in declarations if tells_extent(entry)]
    return len({key_of(entry, meant=meant) for entry in told}) <= 1


def completes(other: Declaration, text: Declaration) -> bool:
    """Whether a declaration names a text's license and says that others apply as well."""
    tree = other.expression.tree if other.expression else None
    said = key_of(text, loosely=True)
    return isinstance(tree, AllOf) and any(
        _key(part, loosely=True, meant={}) == said for part in tree.parts
    )


def tells_extent(declaration: Declaration) -> bool:
    """Whether a declaration says of a version that it is the only one, or that later ones count.

    A text does not, nor does `GPL-3.0`, which SPDX deprecates for that reason; a license without
    the two forms has nothing to say.
    """
    if declaration.origin is Origin.TEXT:
        return False
    ids = declaration.expression.ids if declaration.expression else ()
    return (
        any(name.endswith(("-or-later", "+")) for name in ids)  # nobody writes that unawares
        or bool(_EXTENT.search(declaration.written))
        or key_of(declaration) == key_of(declaration, loosely=True)
    )


def most_exact(declarations: Sequence[Declaration]) -> Declaration:
    """The first of some that agree which tells the extent; the first where none does."""
    return next((entry for entry in declarations if tells_extent(entry)), declarations[0])


def base_ids(declarations: Sequence[Declaration]) -> frozenset[str]:
    """The license ids in some declarations, without "only" and "or later"."""
    return frozenset(
        _LATER.sub("", name)
        for declaration in declarations
        if declaration.expression
        for name in declaration.expression.ids
    )


def _key(tree: Expr, *, loosely: bool, meant: Mapping[str, str]) -> object:
    if isinstance(tree, Leaf):
        named = meant.get(tree.id, tree.id)
        return (_LATER.sub("", named) if loosely else named), tree.exception
    parts = frozenset(_key(part, loosely=loosely, meant=meant) for part in tree.parts)
    return type(tree).__name__, parts


def _meant(declarations: Sequence[Declaration]) -> dict[str, str]:
    """Of ids that tell no version (`BSD`, `LicenseRef-CNPL`) one beside them that does."""
    leaves = {
        leaf.id: leaf
        for entry in declarations
        if entry.expression
        for leaf in _leaves(entry.expression.tree)
    }
    return {
        vague.id: exact
        for vague in leaves.values()
        for exact in sorted(leaves, reverse=True)
        if exact.casefold().startswith(f"{vague.id}-".casefold())
        and (not vague.known or (_OWN.match(exact, len(vague.id)) and _OURS in vague.id))
    }


def _leaves(tree: Expr) -> Iterator[Leaf]:
    if isinstance(tree, Leaf):
        yield tree
    else:
        for part in tree.parts:
            yield from _leaves(part)


def _of_all(spoken: list[Declaration]) -> list[Declaration]:
    """What is said of the whole, and of its parts that which agrees with the most trusted."""
    parts = [entry for entry in spoken if entry.note.startswith(OF_PART)]
    if not parts or agree(*parts):
        return spoken
    fitting = [entry for entry in parts if agree(spoken[0], entry)]
    return (
        [entry for entry in spoken if entry not in parts or entry in fitting] if fitting else spoken
    )


def _order(declaration: Declaration) -> tuple[int, str, int]:
    return -declaration.trust, declaration.path, declaration.line


def _differ(spoken: list[Declaration]) -> bool:
    texts = [entry for entry in spoken if entry.origin is Origin.TEXT]
    others = [entry for entry in spoken if entry.origin is not Origin.TEXT]
    if not agree(*_apart_from_lists(others)):
        return True
    if len({key_of(text, loosely=True) for text in texts}) > 1:
        named = base_ids(others)
        together = bool(named) and named <= base_ids(texts)
        apart = not others and sum(is_plain(text.path) for text in texts) <= 1
        return not together and not apart
    return bool(texts and others) and not (
        agree(texts[0], others[0]) or completes(others[0], texts[0])
    )


def _apart_from_lists(others: list[Declaration]) -> list[Declaration]:
    """Declarations without those that name one license of a list of all that apply.

    As long as the list leaves nothing out that closes uses: who reads only the other is then not
    misled about what is allowed.
    """
    lists = [entry for entry in others if entry.expression and _all_open(entry.expression)]
    return [entry for entry in others if not any(completes(all_, entry) for all_ in lists)]


def _all_open(expression: Expression) -> bool:
    """Whether licenses that all apply are ones that close no use to anybody."""
    return isinstance(expression.tree, AllOf) and all(
        name in OSI_APPROVED or _OPEN.match(name) for name in expression.ids
    )


def _fits(asked: Declaration, spoken: list[Declaration]) -> bool:
    """Whether contributors are asked for what recipients are given."""
    best = [entry for entry in spoken if entry.trust == spoken[0].trust]
    if any(agree(asked, entry) for entry in spoken if entry.trust == spoken[0].trust):
        return True
    return len(best) > 1 and base_ids([asked]) == base_ids(best)
