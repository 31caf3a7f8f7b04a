"""Every text with which something is refused, read from the sources, with samples in its gaps."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pplcheck

ROOT = Path(pplcheck.__file__).parent
CAUGHT = {"NotPlainError", "FileNotFoundError", "ValueError", "OSError", "KeyError", "TypeError"}
"""Errors that are caught where they are raised; nobody is told them."""

SAMPLES = {
    "listed(options)": '"a", "b" or "c"',
    "example": "PPL103 or PPL1",
    "start": "2026-10-01",
    "until": "2026-10-01",
    "until.isoformat()": "2026-10-01",
    "subject": "organization 'x'",
    "reason": "it is empty",
    "words": "Permission denied",
    "error": "Permission denied",
    "hint": '; did you mean "7"?',
    "advice": "it is empty",
    "least": "it is empty",
    "required": "it is empty",
    "found.reason": "must be a text",
    "_as_date(value)": "; leave out the time: 2026-10-01",
    "SELF": "self",
    "exact": "",
    "more": "",
    "what": "the history",
    "obstacle or 'not a regular file'": "a folder",
    "missing": "it is empty",
}
"""What stands in a gap that takes more than a number or a name, by its source."""

REFUSING = {"unreadable", "beyond"}
"""Functions that put into words what cannot be read, and why."""

CALLS = {"shown": ('"7"',), "did_you_mean": ("", '; did you mean "7"?'), "plural": ("7 versions",)}
"""What a function may put into a gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text with samples in its gaps; `kind` tells what it is part of, `place` where it stands."""

    kind: str
    text: str
    place: str


def said_in(names: Iterable[str]) -> Iterator[Said]:
    """Every text of some modules, given as globs below the package."""
    for path in sorted({found for name in names for found in ROOT.glob(name)}):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = _constants(tree)
        for node in ast.walk(tree):
            for kind, told in _told(node):
                place = f"{path.parent.name}/{path.stem}:{told.lineno}"
                yield from (
                    Said(kind=kind, text=text, place=place) for text in _texts(told, constants)
                )


def sentences_in(names: Iterable[str]) -> set[str]:
    """Every text of some modules that is more than a word, but for what documents them."""
    found: set[str] = set()
    for path in {path for name in names for path in ROOT.glob(name)}:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = _constants(tree)
        nodes = list(ast.walk(tree))
        inner = {
            id(part)
            for node in nodes
            if isinstance(node, ast.Expr | ast.JoinedStr)
            for part in ast.walk(node)
            if part is not node
        }
        texts = (node for node in nodes if isinstance(node, ast.Constant | ast.JoinedStr))
        found |= {
            text for node in texts if id(node) not in inner for text in _texts(node, constants)
        }
    return {text for text in found if " " in text and len(re.findall("[a-z]{2,}", text)) > 1}


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    """What names of a module, and of functions in it, stand for, where that is written out."""
    found: dict[str, ast.expr] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id: node.value for target in targets if isinstance(target, ast.Name)}
    return found


def _told(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The texts a node tells, each with what it is part of."""
    if isinstance(node, ast.FunctionDef) and node.name in REFUSING:
        returned = (part.value for part in node.body if isinstance(part, ast.Return))
        yield from (("error", value) for value in returned if value)
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        yield from _rows(getattr(target, "id", ""), node.value)
    elif isinstance(node, ast.Call):
        yield from _called(node)


def _rows(name: str, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """The texts of a table: of pairs of a condition and a text, or of a mapping."""
    table = value.value if isinstance(value, ast.Subscript) else value
    if name == "reasons" and isinstance(table, ast.Tuple):
        yield from (("advice", row.elts[1]) for row in table.elts if isinstance(row, ast.Tuple))
    if name in {"UNSOUND", "NEEDED", "message"} and isinstance(table, ast.Dict):
        kind = {"UNSOUND": "odd", "NEEDED": "advice"}.get(name, "error")
        yield from ((kind, each) for each in table.values)


def _called(node: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    given = {keyword.arg: keyword.value for keyword in node.keywords}
    owner, name = _names(node)
    if name.endswith("Error") and name not in CAUGHT and node.args:
        kind = {"ManifestError": "gap", "UsageError": "usage"}.get(name, "error")
        yield kind, node.args[0]
    position = {
        ("", "wrong"): ("problem", 0),
        ("problems", "add"): ("whole", 0),
        ("problems", "append"): ("error", 0),
        ("wrong", "append"): ("odd", 0),
        ("readers", "gap"): ("gap", 1),
        ("self", "gap"): ("gap", 1),
    }.get((owner, name), ("problem", 0) if name == "problem" else None)
    if position and len(node.args) > position[1]:
        yield position[0], node.args[position[1]]
    if name in REFUSING:
        yield from zip(("what", "words"), node.args, strict=False)
    yield from (("advice", given[key]) for key in ("required", "least") if key in given)
    if "reason" in given and name == "Unfit":
        yield "unfit", given["reason"]
    if "what" in given:
        yield {"Gap": "gap", "Malformed": "odd"}.get(name, "what"), given["what"]
    if "problem" in given and name == "Reading":
        yield "gap", given["problem"]


def _names(node: ast.Call) -> tuple[str, str]:
    """What a method is called on, and its name; of a function only that."""
    function = node.func
    if isinstance(function, ast.Name):
        return "", function.id
    if not isinstance(function, ast.Attribute):
        return "", ""
    owner = function.value
    return getattr(owner, "attr", getattr(owner, "id", "")), function.attr


def _texts(node: ast.expr, constants: dict[str, ast.expr]) -> tuple[str, ...]:
    """The texts an expression may be; none where it is not written out here."""
    if isinstance(node, ast.Constant):
        return (node.value,) if isinstance(node.value, str) and node.value else ()
    if isinstance(node, ast.JoinedStr):
        is_said = any(
            re.search("[a-z]{2}", text) for part in node.values for text in _written(part)
        )
        parts = (_part(part, constants) for part in node.values) if is_said else ()
        return tuple("".join(found) for found in product(*parts)) if is_said else ()
    inner: list[ast.expr] = []
    if isinstance(node, ast.IfExp):
        inner = [node.body, node.orelse]
    elif isinstance(node, ast.Tuple):
        inner = node.elts
    elif isinstance(node, ast.Name) and node.id in constants:
        inner = [constants[node.id]]
        constants = {name: value for name, value in constants.items() if name != node.id}
    return tuple(text for each in inner for text in _texts(each, constants))


def _written(node: ast.expr) -> tuple[str, ...]:
    return (str(node.value),) if isinstance(node, ast.Constant) else ()


def _part(node: ast.expr, constants: dict[str, ast.expr]) -> tuple[str, ...]:
    if not isinstance(node, ast.FormattedValue):
        return _texts(node, constants)
    if isinstance(node.value, ast.Call) and _names(node.value)[1] in CALLS:
        return CALLS[_names(node.value)[1]]
    usual = "'7'" if node.conversion == ord("r") else "7"
    sample = SAMPLES.get(ast.unparse(node.value), usual)
    return _texts(node.value, constants) or (sample,)
