"""What the head of any file declares: tags, for the file itself or its neighbor, and notices."""

from __future__ import annotations

from dataclasses import replace

from pplcheck.licensing.conflicts import agree, base_ids
from pplcheck.licensing.decode import decode
from pplcheck.licensing.expression import all_of, leaves_of
from pplcheck.licensing.gnu import PROMISE_SIGNS, borrowed_wording, names_gnu
from pplcheck.licensing.headers import python_field
from pplcheck.licensing.places import Place, is_vendored
from pplcheck.licensing.readers import Readers, declare
from pplcheck.licensing.statement import Statement
from pplcheck.licensing.tags import tags_in
from pplcheck.licensing.terms import terms_of
from pplcheck.licensing.yaml_lines import front_matter
from pplcheck.model.declaration import Declaration, Direction, Origin, Trust
from pplcheck.model.license import Expression, Terms

_TEXTS = frozenset({Place.TEXT, Place.POOL})
_PAGES = (".md", ".markdown", ".mdx", ".mdown", ".mkd", ".rmd", ".qmd", ".html", ".rst", ".adoc")
_ROWS_BEFORE, _ROWS_AFTER = 4, 20
_SPEAKING = _TEXTS | {Place.SIDECAR, Place.REUSE, Place.README}


def head_declarations(
    readers: Readers, path: str, place: Place | None, data: bytes
) -> tuple[Declaration, ...]:
    """The tags in a file's head, and its notice where that says something else.

    A `.license` file speaks for its neighbor. License texts are not looked at.
    """
    if b"icen" not in data and b"ICEN" not in data and b"\0" not in data:
        return ()  # every wording has these letters, in upper case or not
    tagged = None if place in _TEXTS else _tagged(readers, path, place, data)
    headed = None if place in _SPEAKING else _headed(readers, path, data)
    if tagged and headed and (tagged.expression is None or _same(tagged, headed)):
        headed = None
    if tagged is None:
        return (headed,) if headed else ()
    return (tagged, headed) if headed else (tagged,)


def _tagged(readers: Readers, path: str, place: Place | None, data: bytes) -> Declaration | None:
    tags = tags_in(path, data)
    if not tags:
        return None
    line, value = tags[0]
    values = [value] if len(tags) == 1 else list(dict.fromkeys(value for _, value in tags))
    expression = readers.parse(value)
    if len(values) > 1:
        parsed = [entry for value in values if (entry := readers.parse(value))]
        expression = all_of(parsed) if len(parsed) == len(values) else None
    beside = place is Place.SIDECAR
    return Declaration(
        path=path,
        line=line,
        written=" AND ".join(values),
        expression=expression,
        origin=Origin.REUSE if beside else Origin.SPDX_TAG,
        direction=Direction.OUTBOUND,
        trust=Trust.SPDX_TAG,
        covers=path.removesuffix(".license") if beside else path,
        vendored=is_vendored(path),
    )


def _headed(readers: Readers, path: str, data: bytes) -> Declaration | None:
    """What the notices of a file say together; several that differ all apply."""
    notices, signed = _notices(readers, path, data)
    if not notices:
        return None
    told = [entry for entry in notices if not entry.unclear]
    meant = [(entry, readers.meaning(entry)) for entry in _most_exact(told)]
    known = [(entry, expression) for entry, expression in meant if expression]
    if not known:
        return None
    note = "several notices in one file; read as all applying" if len(known) > 1 else ""
    line, expression = known[0][0].line, known[0][1]
    if len(known) > 1:
        expression = all_of([expression for _, expression in known])
    wording = _wording(readers, data, line, expression, signed=signed)
    made = declare(
        path,
        line=line,
        written=known[0][0].written,
        expression=expression,
        origin=Origin.HEADER,
        trust=Trust.HEADER,
        covers=path,
        note=note or (f"in the wording of the {wording}'s notice" if wording else ""),
    )
    return replace(made, wording=wording) if wording else made


def _wording(
    readers: Readers, data: bytes, line: int, expression: Expression, *, signed: bool
) -> str:
    """The license whose proposed notice was edited to name others, empty where none was.

    `signed`: some paragraph has words of the GPL's. Of the promises it shares with others, only
    reciprocity terms make something else. Most heads have neither, and are not read twice.
    """
    if expression.text not in readers.reciprocal:
        terms = terms_of(expression, readers.profiles)
        readers.reciprocal[expression.text] = terms is Terms.RECIPROCAL
    reciprocal = readers.reciprocal[expression.text]
    promises = reciprocal and any(sign in data for sign in PROMISE_SIGNS)
    if not (signed or promises) or names_gnu(expression.ids):
        return ""
    return borrowed_wording(_notice_at(data, line), expression.ids, reciprocal=reciprocal)


def _notice_at(data: bytes, line: int) -> str:
    """The rows around a line, in which the rest of its notice stands."""
    rows = (decode(data) or "").splitlines()
    return "\n".join(rows[max(line - _ROWS_BEFORE, 0) : line + _ROWS_AFTER])


def _notices(readers: Readers, path: str, data: bytes) -> tuple[tuple[Statement, ...], bool]:
    """The notices in a file's comments, or a field: a page's front matter, a Python module's.

    `__license__` speaks of the package, and less exactly of the file than a tag. With them,
    whether words of the GPL's own notice stand there.
    """
    if data.startswith(b"---") and path.casefold().endswith(_PAGES):
        matter = front_matter(decode(data) or "")
        if matter:
            return tuple(entry for entry in matter if _is_known(readers, entry)), False
    found, signed = readers.headers.statements_in(path, data)
    if not found and path.endswith(".py") and b"__licen" in data and not tags_in(path, data):
        found = tuple(entry for entry in python_field(data) if _is_known(readers, entry))
    return found, signed


def _is_known(readers: Readers, statement: Statement) -> bool:
    leaves = leaves_of(readers.meaning(statement))
    return bool(leaves) and all(leaf.known for leaf in leaves)


def _most_exact(told: list[Statement]) -> list[Statement]:
    """Without statements that say less than another: no version, or no "or later"."""
    if len(told) == 1:
        return told
    names = {name for entry in told for name in entry.choices}
    vague = {name for name in names if any(other.startswith(f"{name}-") for other in names)}
    vague |= {name for name in names if f"{name.removesuffix('-only')}-or-later" in names}
    vague |= {name for name in names if f"{name}+" in names}
    return [entry for entry in told if len(entry.choices) > 1 or entry.choices[0] not in vague]


def _same(tagged: Declaration, headed: Declaration) -> bool:
    """Whether a notice repeats a tag, or a part of it.

    Many notices leave out the words "or later", an exception, or the other licenses of a file
    that has a notice for each.
    """
    if agree(tagged, headed):
        return True
    ids = headed.expression.ids if headed.expression else ()
    tag = tagged.expression.ids if tagged.expression else ()
    later = {name for name in ids if name.endswith("-or-later")}
    return later <= set(tag) and base_ids([headed]) <= base_ids([tagged])
