"""SPDX license expressions: from any text to a tree, or to None; never an exception.

The grammar is SPDX's annex "License Expressions". The license-expression library reads the
structure (AND, OR, parentheses); names are read by the vocabulary, which knows the relatives and
the misspellings. It decides these points where usage and the annex differ:

* names with one operator between them are read without that library, which takes long to load;
* operators in any case; `/`, `|` and `||` mean OR, as in older manifests, `&` means AND;
* WITH takes what follows as an exception, listed or not; an unlisted one makes the leaf unknown;
* an id nobody lists stays, marked unknown; running text and comma lists are not expressions;
* at most 2,000 characters, 64 names and 16 levels of parentheses: beyond that it is no statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from pplcheck.licensing.vocabulary import Vocabulary
from pplcheck.model.license import AllOf, AnyOf, Expr, Expression, Leaf

if TYPE_CHECKING:
    from boolean.boolean import Expression as Parsed  # type: ignore[import-untyped]

__all__ = ["Vocabulary", "all_of", "any_of", "leaves_of", "parse", "render", "single"]

_LONGEST = 2000
_MOST_NAMES = 64
_DEEPEST = 16
_TOKEN = re.compile(r"(\(|\)|\|{1,2}|/|&{1,2}|(?<![\w.+-])(?:and|or)(?![\w.+-]))", re.IGNORECASE)
_JOINED = re.compile(r"[\w.+-]+(?: (?:AND|OR) [\w.+-]+)+")
"""Names and operators with a blank between them, as tags have them: read word by word."""
_LATER = re.compile(r"\s+or\s+(?:any\s+)?(?:later|newer)(?:\s+versions?)?\b", re.IGNORECASE)
_WITH = re.compile(r"\s+with\s+", re.IGNORECASE)
_OPERATORS = {"and": "AND", "&": "AND", "&&": "AND", "or": "OR", "/": "OR", "|": "OR", "||": "OR"}
_KINDS: dict[str, type[AllOf | AnyOf]] = {"AND": AllOf, "OR": AnyOf}


def parse(text: str, vocabulary: Vocabulary) -> Expression | None:
    """The expression a license field holds; None where it cannot be read as one."""
    if not isinstance(text, str) or len(text) > _LONGEST:
        return None
    words = text.split()
    written = " ".join(words)
    is_name = vocabulary.beginnings.may_be_whole(written)
    if not is_name and _JOINED.fullmatch(written):
        return _joined(words, vocabulary)
    leaf = vocabulary.leaf(written) if is_name else None
    if leaf and (leaf.known or not _TOKEN.search(written)):
        return single(leaf)
    if " or " in written.lower():
        written = _LATER.sub("+", written)
    tree = _tree(_TOKEN.split(written), vocabulary)
    return Expression(text=render(tree), tree=tree) if tree else None


def single(leaf: Leaf) -> Expression:
    """The expression of one license."""
    return Expression(text=render(leaf), tree=leaf)


def any_of(expressions: Sequence[Expression]) -> Expression:
    """Expressions of which the recipient chooses one; at least one is expected."""
    return _combined(AnyOf, [expression.tree for expression in expressions])


def all_of(expressions: Sequence[Expression]) -> Expression:
    """Expressions that all apply; at least one is expected."""
    return _combined(AllOf, [expression.tree for expression in expressions])


def leaves_of(expression: Expression | None) -> tuple[Leaf, ...]:
    """The licenses of an expression, in no particular order; none of no expression."""
    trees: list[Expr] = [expression.tree] if expression else []
    found = []
    while trees:
        tree = trees.pop()
        if isinstance(tree, Leaf):
            found.append(tree)
        else:
            trees.extend(tree.parts)
    return tuple(found)


def _combined(kind: type[AllOf | AnyOf], trees: Sequence[Expr]) -> Expression:
    tree = _flat(kind, trees)
    return Expression(text=render(tree), tree=tree)


def _flat(kind: type[AllOf | AnyOf], trees: Sequence[Expr]) -> Expr:
    """Trees joined by one operator, without repetition and needless nesting."""
    parts: list[Expr] = []
    for tree in trees:
        for part in tree.parts if isinstance(tree, kind) else (tree,):
            if part not in parts:
                parts.append(part)
    return kind(parts=tuple(parts)) if len(parts) > 1 else parts[0]


def render(tree: Expr) -> str:
    """The canonical text of a tree: SPDX spelling, parentheses only where needed."""
    if isinstance(tree, Leaf):
        return f"{tree.id} WITH {tree.exception}" if tree.exception else tree.id
    if isinstance(tree, AnyOf):
        return " OR ".join(map(render, tree.parts))
    return " AND ".join(
        [f"({render(part)})" if isinstance(part, AnyOf) else render(part) for part in tree.parts]
    )


def _joined(words: list[str], vocabulary: Vocabulary) -> Expression | None:
    """Names and operators in turns; one operator between them all needs no grammar."""
    names, operators = words[::2], words[1::2]
    operator = operators[0]
    if operators.count(operator) < len(operators) or len(names) > _MOST_NAMES:
        tree = _tree(words, vocabulary)
        return Expression(text=render(tree), tree=tree) if tree else None
    leaves = [leaf for name in names if (leaf := vocabulary.leaf(name))]
    ids = [leaf.id for leaf in leaves]
    if len(ids) < len(names):
        return None
    kind = _KINDS[operator]
    if len(set(ids)) < len(ids):
        return _combined(kind, leaves)
    return Expression(text=f" {operator} ".join(ids), tree=kind(parts=tuple(leaves)))


def _tree(tokens: list[str], vocabulary: Vocabulary) -> Expr | None:
    leaves: list[Leaf] = []
    symbols: list[str] = []
    depth = 0
    for part in map(str.strip, tokens):
        operator = _OPERATORS.get(part.casefold())
        if operator:
            symbols.append(operator)
        elif part in {"(", ")"}:
            depth += 1 if part == "(" else -1
            symbols.append(part)
        elif part:
            leaf = _leaf(part, vocabulary)
            if leaf is None:
                return None
            symbols.append(f"L{len(leaves)}")
            leaves.append(leaf)
        if not 0 <= depth <= _DEEPEST or len(leaves) > _MOST_NAMES:
            return None
    return _structure(symbols, leaves) if leaves and depth == 0 else None


def _leaf(text: str, vocabulary: Vocabulary) -> Leaf | None:
    if " " not in text:
        return vocabulary.leaf(text)
    name, *rest = _WITH.split(text)
    leaf = vocabulary.leaf(name)
    if leaf is None or not rest:
        return leaf
    exception, listed = vocabulary.exception(rest[0])
    if len(rest) > 1 or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", exception):
        return None
    return Leaf(id=leaf.id, exception=exception, known=leaf.known and listed)


def _is_well_formed(symbols: list[str]) -> bool:
    """Whether names and operators alternate; the library takes less care, or fails over it."""
    wants_name = True
    for symbol in symbols:
        if symbol in {"AND", "OR", ")"}:
            if wants_name:
                return False
            wants_name = symbol != ")"
        elif not wants_name:
            return False
        else:
            wants_name = symbol == "("
    return not wants_name


def _structure(symbols: list[str], leaves: list[Leaf]) -> Expr | None:
    if symbols == ["L0"]:
        return leaves[0]
    between = symbols[1::2]
    kind = _KINDS.get(between[0])
    if kind and len(symbols) % 2 and between.count(between[0]) == len(between) == len(leaves) - 1:
        return _flat(kind, leaves)  # names with one operator between them all need no grammar
    parsed = _parsed(" ".join(symbols)) if _is_well_formed(symbols) else None
    return _convert(parsed, leaves) if parsed is not None else None


@lru_cache(maxsize=256)
def _parsed(symbols: str) -> Parsed | None:
    """The structure of an expression without its names, which few forms have."""
    from license_expression import ExpressionError, Licensing  # type: ignore[import-untyped]

    try:
        return Licensing().parse(symbols)
    except ExpressionError:
        return None


def _convert(parsed: Parsed, leaves: list[Leaf]) -> Expr:
    operator = getattr(parsed, "operator", None)
    if operator is None:
        return leaves[int(str(parsed.key)[1:])]
    kind = AllOf if operator.strip() == "AND" else AnyOf
    return _flat(kind, [_convert(argument, leaves) for argument in parsed.args])
