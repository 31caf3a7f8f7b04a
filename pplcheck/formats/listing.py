"""`licenses` for people: what is declared where, what differs, and what files are under.

Text from the repository arrives neutral; nothing is colored but headings.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from pplcheck.formats.chronicle import TERMS, changes, periods
from pplcheck.formats.columns import columns, paragraph
from pplcheck.formats.combining import combined
from pplcheck.formats.folded import folded
from pplcheck.formats.loose import components, identified
from pplcheck.formats.neutral import neutral, shown
from pplcheck.model.declaration import Conflict, Declaration, Direction, Origin
from pplcheck.model.license import Expression
from pplcheck.model.listing import LicensesAnswer, Listing
from pplcheck.model.rule import excerpt, plural
from pplcheck.model.scope import Means, ScopeFigures

_NAME: Final = 60
_SHORT: Final = 7
_DECLARATIONS: Final = 40
_CONFLICTS: Final = 20
_LICENSES: Final = 12
_OWN: Final = 6

_ORIGINS: Final = {
    Origin.SPDX_TAG: "tag",
    Origin.TEXT: "license text",
    Origin.MANIFEST: "manifest",
    Origin.HEADER: "in words",
    Origin.README: "page",
    Origin.REUSE: "REUSE",
    Origin.POLICY: "policy",
}
_MEANS: Final = {
    Means.OWN: "own tag",
    Means.REUSE: "REUSE",
    Means.NEAREST: "nearest folder",
    Means.ROOT: "root",
    Means.NONE: "nothing",
}


def render(answer: LicensesAnswer, *, width: int, color: bool) -> str:
    """The answer as text that ends in a line break; the first line of a block is its heading."""
    people = answer.show_people
    blocks: list[list[str]] = []
    if answer.listing:
        blocks += _listing(answer.listing, width, with_files=answer.with_files)
    if answer.history:
        blocks.append(periods(answer.history, width, show_people=people))
        blocks.append(changes(answer.history, width, show_people=people))
    if answer.components is not None:
        blocks.append(components(answer.components, width))
    if answer.identified is not None:
        blocks.append(identified(answer.identified, width))
    missing = [line for gap in answer.gaps for line in paragraph(shown(str(gap)), width)]
    blocks.append(["! Could not be read", *missing] if missing else [])
    return "\n\n".join(_block(block, color=color) for block in blocks if block) + "\n"


def _block(lines: list[str], *, color: bool) -> str:
    heading = f"\x1b[1m{lines[0]}\x1b[0m" if color else lines[0]
    return "\n".join([heading, *lines[1:]])


def _listing(listing: Listing, width: int, *, with_files: bool) -> list[list[str]]:
    blocks = [_head(listing), _declared(listing, width), _conflicts(listing, width)]
    blocks.append(combined(listing.combinations, width))
    blocks.append(_coverage(listing.figures, width))
    if with_files and listing.files:
        blocks.append(["Tree", *columns(folded(listing.files), width)])
    return blocks


def _name(expression: Expression | None, otherwise: str = "cannot be named") -> str:
    return shown(expression.text, _NAME) if expression else otherwise


def _head(listing: Listing) -> list[str]:
    judged, found = listing.judged, listing.license
    branch = f" on {shown(judged.branch, _NAME)}" if judged.branch else ""
    title = f"{shown(judged.name, _NAME)}  {neutral(judged.head[:_SHORT])}{branch} · {judged.tree}"
    if found.declaration is None and found.expression is None:
        some = listing.figures.undeclared < listing.figures.files
        told = (
            "for the work as a whole, only for files"
            if some
            else ": all rights stay with the authors"
        )
        return [title, f"  License  none declared{' ' * some}{told}"]
    via = f" ({_place(found.declaration)})" if found.declaration else ""
    each_known = found.declaration is not None and found.declaration.expression is not None
    otherwise = "several; how they apply is not said" if each_known else "cannot be named"
    return [title, f"  License  {_name(found.expression, otherwise)}{via} · {TERMS[found.terms]}"]


def _place(entry: Declaration) -> str:
    return shown(entry.path, _NAME) + (f":{entry.line}" if entry.line else "")


def _declared(listing: Listing, width: int) -> list[str]:
    """What is declared for more than one file, place by place; tags of single files counted."""
    wide = [entry for entry in listing.declarations if not _is_own(entry)]
    wide.sort(key=lambda entry: (entry.vendored, entry.path.count("/"), entry.path, entry.line))
    rows = Counter((_place(entry), _said(entry), _remarks(entry)) for entry in wide)
    told = [
        (place, said, f"{remarks} · for {plural(count, 'path')}" if count > 1 else remarks)
        for (place, said, remarks), count in list(rows.items())[:_DECLARATIONS]
    ]
    lines = columns(told, width)
    if len(rows) > _DECLARATIONS:
        lines.append(f"  and {len(rows) - _DECLARATIONS:,} more: --format json")
    own = Counter(_said(entry) for entry in listing.declarations if _is_own(entry))
    if own:
        most = " · ".join(f"{count:,} {name}" for name, count in own.most_common(_OWN))
        rest = f" · and {len(own) - _OWN} more" if len(own) > _OWN else ""
        lines += paragraph(f"in files of their own: {most}{rest}", width)
    lines += _edited(listing, width)
    return ["Declared", *lines] if lines else []


def _edited(listing: Listing, width: int) -> list[str]:
    """How many notices are another license's, edited to name this one."""
    found = Counter((_said(entry), entry.wording) for entry in listing.declarations)
    return [
        line
        for (name, wording), count in sorted(found.items())
        if wording
        for line in paragraph(
            f"{plural(count, 'file')} under {name} in the wording of the {wording}'s notice", width
        )
    ]


def _is_own(entry: Declaration) -> bool:
    """Whether a declaration speaks for the file it stands in, or for its neighbor."""
    return bool(entry.covers) and entry.covers in (entry.path, entry.path.removesuffix(".license"))


def _said(entry: Declaration) -> str:
    if entry.expression:
        return shown(entry.expression.text, _NAME)
    written = shown(excerpt(entry.written), _NAME)
    return f'"{written}"' if written else "cannot be named"


def _remarks(entry: Declaration) -> str:
    parts = [_ORIGINS[entry.origin]]
    if entry.direction is Direction.INBOUND:
        parts.append("asked of contributors")
    if entry.vendored:
        parts.append("third-party folder")
    if entry.note:
        parts.append(shown(entry.note, 2 * _NAME))
    return " · ".join(parts)


def _conflicts(listing: Listing, width: int) -> list[str]:
    found = listing.conflicts
    rows = [(shown(entry.covers, _NAME) or ".", _conflict(entry)) for entry in found[:_CONFLICTS]]
    lines = columns(rows, width)
    if len(found) > _CONFLICTS:
        lines.append(f"  and {len(found) - _CONFLICTS:,} more: --format json")
    return ["Conflicts", *lines] if lines else []


def _conflict(conflict: Conflict) -> str:
    return " · ".join(
        f"{_place(entry)} "
        f"{'asks contributors for' if entry.direction is Direction.INBOUND else 'says'} "
        f"{_said(entry)}"
        for entry in conflict.declarations
    )


def _coverage(figures: ScopeFigures, width: int) -> list[str]:
    rows = [
        (f"{row.files:,}", shown(row.expression, _NAME), TERMS[row.terms] + _third(row.vendored))
        for row in figures.licenses[:_LICENSES]
    ]
    if len(figures.licenses) > _LICENSES:
        rest = figures.licenses[_LICENSES:]
        rows.append((f"{sum(row.files for row in rest):,}", plural(len(rest), "other license"), ""))
    if figures.unreadable:
        rows.append((f"{figures.unreadable:,}", "cannot be named", "something is declared"))
    if figures.undeclared:
        rows.append((f"{figures.undeclared:,}", "nothing declared", ""))
    width_of_counts = max((len(row[0]) for row in rows), default=0)
    rows = [(row[0].rjust(width_of_counts), *row[1:]) for row in rows]
    known = " · ".join(f"{_MEANS[kind]} {count:,}" for kind, count in figures.means if count)
    return [
        f"Files {figures.files:,}",
        *columns(rows, width),
        *paragraph(f"known by: {known}", width),
    ]


def _third(count: int) -> str:
    return f" · {count:,} in third-party folders" if count else ""
