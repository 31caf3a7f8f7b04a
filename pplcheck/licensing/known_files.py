"""What files declared when they were last read, so that only what is new is read again.

What a file says follows from its path, its content, the profiles and this program: what its head
says, and what a text, a manifest or a page says as a whole. So it is kept by path and object id,
and given where both are the same. Of a file that cannot be told from what is kept nothing is.
"""

from __future__ import annotations

import json
import os
import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from pplcheck.licensing.places import folder_of, is_vendored, package_of
from pplcheck.model.declaration import Declaration, Direction, Origin, Trust
from pplcheck.model.license import AllOf, AnyOf, Expr, Expression, Leaf
from pplcheck.model.shelf import Shelf

NAME = "declared-all"
"""What is kept of a repository is called so on its shelf; the last run's is the one kept."""
MOST_A_FILE = 150
"""Bytes that may be kept for each file."""
_LEAST = 1000
"""As many files any tree may count as."""
_LARGEST = 1 << 30
_SPEAKS_FOR: tuple[Callable[[str], str], ...] = (
    str,
    lambda path: path.removesuffix(".license"),
    folder_of,
    package_of,
    lambda _: "",
)
"""What a declaration covers, by its path."""


class _Row(NamedTuple):
    """A declaration without its path; `covers` is a place in `_SPEAKS_FOR`."""

    line: int
    written: str
    expression: str | None
    origin: Origin
    direction: Direction
    trust: Trust
    covers: int
    note: str
    titled: str
    changed: tuple[str, ...]
    wording: str


_Said = tuple[_Row, ...]
_Part = dict[str, tuple[str, _Said]]
"""What files say by one of their parts, with their object ids."""


class _Kept(NamedTuple):
    """What is known by heads and by whole files, and the expressions that rows name."""

    heads: _Part
    wholes: _Part
    expressions: dict[str, Expression]


class KnownFiles:
    """What is known of the files of one commit, and what is learned of them."""

    def __init__(
        self, shelf: Shelf | None = None, program: str = "", blobs: Mapping[str, str] | None = None
    ) -> None:
        """`program` stands for all that reads; `blobs` are the object ids of files, by path."""
        self._shelf = shelf
        self._program = program
        self._blobs = blobs or {}
        self._kept = _thawed((shelf.get(NAME) if shelf else None) or b"", program)
        self._heads: _Part = {}
        self._wholes: _Part = {}
        self._has_learned = False

    def told(self, path: str, *, whole: bool = False) -> tuple[Declaration, ...] | None:
        """What a file declares by its head, or read as a `whole`; None where that is not known."""
        found = (self._kept.wholes if whole else self._kept.heads).get(path)
        if found is None or found[0] != self._blobs.get(path):
            return None
        (self._wholes if whole else self._heads)[path] = found
        return tuple(self._declaration(path, row) for row in found[1])

    def learn(self, path: str, told: tuple[Declaration, ...], *, whole: bool = False) -> None:
        """Take note of what a file declares."""
        blob = self._blobs.get(path)
        if not blob:
            return
        rows = tuple(self._without_path(path, entry) for entry in told)
        said = tuple(row for row in rows if row is not None)
        if len(said) == len(told):
            (self._wholes if whole else self._heads)[path] = (blob, said)
            self._has_learned = True

    def keep(self) -> None:
        """Put all of it on the shelf where something is new."""
        if self._shelf is None or not self._has_learned:
            return
        kept = _Kept(self._heads, self._wholes, self._kept.expressions)
        content = _frozen(kept, self._program)
        files = max(len(self._heads), _LEAST)
        if 0 < len(content) <= MOST_A_FILE * files:
            self._shelf.put(NAME, content)

    def _without_path(self, path: str, entry: Declaration) -> _Row | None:
        """What a declaration says beside its path; None where it cannot be told from that."""
        text = self._named(entry.expression) if entry.expression else None
        covers = 0 if entry.covers == path else _covered(path, entry.covers)
        inside = entry.vendored == is_vendored(path)
        if entry.path != path or not inside or covers is None or (entry.expression and not text):
            return None
        return _Row(
            entry.line,
            entry.written,
            text,
            entry.origin,
            entry.direction,
            entry.trust,
            covers,
            entry.note,
            entry.titled,
            entry.changed,
            entry.wording,
        )

    def _named(self, expression: Expression) -> str | None:
        """The text that stands for an expression; None where it stands for another already."""
        known = self._kept.expressions.setdefault(expression.text, expression)
        return expression.text if known is expression or known == expression else None

    def _declaration(self, path: str, row: _Row) -> Declaration:
        return Declaration(
            path=path,
            line=row.line,
            written=row.written,
            expression=self._kept.expressions[row.expression] if row.expression else None,
            origin=row.origin,
            direction=row.direction,
            trust=row.trust,
            covers=_SPEAKS_FOR[row.covers](path),
            note=row.note,
            vendored=is_vendored(path),
            titled=row.titled,
            changed=row.changed,
            wording=row.wording,
        )


def _covered(path: str, covers: str) -> int | None:
    """The place in `_SPEAKS_FOR` of what leads from a path to what it covers."""
    found = (place for place, told in enumerate(_SPEAKS_FOR) if told(path) == covers)
    return next(found, None)


def _frozen(kept: _Kept, program: str) -> bytes:
    """What is known as bytes: a head in JSON, then of each part paths, object ids and numbers.

    Nothing where the head does not read back the same.
    """
    numbers: dict[_Said, int] = {}
    sizes, bodies = [], []
    for part in (kept.heads, kept.wholes):
        files = sorted(part.items())
        paths = b"\0".join(os.fsencode(path) for path, _ in files)
        blobs = bytes.fromhex("".join(blob for _, (blob, _) in files))
        said = array("I", [numbers.setdefault(said, len(numbers)) for _, (_, said) in files])
        sizes.append((len(files), len(paths), len(blobs)))
        bodies += [paths, blobs, said.tobytes()]
    names = sorted({row.expression for said in numbers for row in said if row.expression})
    expressions = {name: kept.expressions[name] for name in names}
    head = {
        "program": program,
        "sizes": sizes,
        "expressions": {name: _plain(found.tree) for name, found in expressions.items()},
        "said": list(numbers),
    }
    written = json.dumps(head, separators=(",", ":")).encode()
    if _opened(json.loads(written)) != (expressions, list(numbers)):
        return b""
    return zlib.compress(b"".join([written, b"\n", *bodies]), 1)


def _thawed(content: bytes, program: str) -> _Kept:
    """What was frozen by the same program; nothing where the bytes are anything else."""
    try:
        written, _, body = zlib.decompressobj().decompress(content, _LARGEST).partition(b"\n")
        head = json.loads(written)
        if head["program"] != program:
            return _Kept({}, {}, {})
        expressions, said = _opened(head)
        heads, wholes = _parts(head["sizes"], body, said)
        return _Kept(heads, wholes, expressions)
    except (zlib.error, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return _Kept({}, {}, {})  # all of it is read anew


def _opened(head: Mapping[str, Any]) -> tuple[dict[str, Expression], list[_Said]]:
    """The expressions and rows of a head; raises ValueError and its like for any other."""
    expressions = {
        name: Expression(text=name, tree=_tree(tree)) for name, tree in head["expressions"].items()
    }
    said = [tuple(map(_row, rows)) for rows in head["said"]]
    if not expressions.keys() >= {row.expression for rows in said for row in rows} - {None}:
        raise ValueError
    return expressions, said


def _row(columns: list[Any]) -> _Row:
    """A row that was written as JSON."""
    row = _Row(*columns)
    if row.covers not in range(len(_SPEAKS_FOR)):
        raise ValueError
    return row._replace(
        origin=Origin(row.origin),
        direction=Direction(row.direction),
        trust=Trust(row.trust),
        changed=tuple(row.changed),
    )


def _parts(sizes: list[list[int]], body: bytes, said: list[_Said]) -> Iterator[_Part]:
    """The files of each part, from the bytes behind the head."""
    at = 0
    for count, named, digits in sizes:
        paths = os.fsdecode(body[at : at + named]).split("\0") if count else []
        blobs = body[at + named : at + named + digits].hex()
        at += named + digits
        numbers = array("I", body[at : at + count * array("I").itemsize])
        at += len(numbers) * numbers.itemsize
        step = len(blobs) // max(count, 1)
        ids = (blobs[place : place + step] for place in range(0, len(blobs), max(step, 1)))
        yield {
            path: (blob, said[number])
            for path, blob, number in zip(paths, ids, numbers, strict=True)
        }
    if at != len(body):
        raise ValueError


def _plain(tree: Expr) -> list[Any]:
    """A tree of an expression as JSON has it: a license has three entries, others two."""
    if isinstance(tree, Leaf):
        return [tree.id, tree.exception, tree.known]
    return [isinstance(tree, AllOf), [_plain(part) for part in tree.parts]]


def _tree(plain: list[Any]) -> Expr:
    """The tree that was made plain."""
    if len(plain) > 2:  # noqa: PLR2004 - see `_plain`
        name, exception, known = plain
        return Leaf(id=name, exception=exception, known=known)
    parts = tuple(map(_tree, plain[1]))
    return AllOf(parts=parts) if plain[0] else AnyOf(parts=parts)
