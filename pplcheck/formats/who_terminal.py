"""`who` for people: the rows as a table, what was paid as an interval, and how to read both.

Text from the repository arrives neutral; nothing is colored but the first line.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from pplcheck.formats.columns import paragraph
from pplcheck.formats.figures import interval, told_apart
from pplcheck.formats.neutral import neutral, shown
from pplcheck.model.attribution import By, Deed, Pay, Row, WhoAnswer
from pplcheck.model.contribution import Role
from pplcheck.model.party import SELF
from pplcheck.model.report import percent
from pplcheck.model.rule import plural
from pplcheck.model.standing import Standing

_ROWS: Final = 30
_DEEDS: Final = 40
_NAME: Final = 60
_SHORT: Final = 10
_NARROWEST: Final = 14
_WIDE: Final = 76

_NOTHING: Final = {
    By.ORGANIZATION: "nothing shows for whom",
    By.PERSON: "nobody is named",
}
_SELF: Final = "acting for themselves"
_ROLES: Final = {
    Role.AUTHOR: "authored",
    Role.CO_AUTHOR: "co-authored",
    Role.REVIEW: "reviewed",
    Role.REPORT: "reported",
    Role.TEST: "tested",
    Role.SIGN_OFF: "signed off",
    Role.SPONSOR: "sponsored",
    Role.LEDGER: "from the ledger",
}
_TITLES: Final = {
    By.ORGANIZATION: "For whom",
    By.PERSON: "Person",
    By.KIND: "Kind",
    By.STANDING: "Standing",
    By.YEAR: "Year",
    By.PAID: "Paid for",
}
_STANDINGS: Final = {
    Standing.COMMONER.value: "commoner",
    Standing.NONCOMMERCIAL_USER.value: "noncommercial user",
    Standing.WORKER_OWNED_USER.value: "worker-owned user",
    Standing.CONTRIBUTING_COMMERCIAL.value: "contributing commercial",
    Standing.NON_CONTRIBUTING_COMMERCIAL.value: "non-contributing commercial",
    Standing.UNDETERMINED.value: "undetermined",
}
_HOW: Final = {
    By.ORGANIZATION: (
        "Share: from what names this organization to what it would be if all of whom nothing "
        "shows acted for it."
    ),
    By.PERSON: (
        "Share: from what this person contributed to what it would be if all that names nobody "
        "were theirs."
    ),
    By.YEAR: (
        "Paid: from what is shown to be paid to what it would be if all that is presumed or "
        "unknown were."
    ),
}
_HOW_ELSE: Final = (
    "Share: from what is shown to what it would be if all that is presumed for the row, and all "
    "that is open, were added."
)
_PRESUMED: Final = (
    "Presumed paid: an address or a trailer names an organization that no register knows."
)


def render(answer: WhoAnswer, *, width: int, color: bool, deeds: Iterable[Deed] = ()) -> str:
    """The answer as text that ends in a line break; `deeds` are asked for by commit only."""
    head = _head(answer, width)
    if color:
        head[0] = f"\x1b[1m{head[0]}\x1b[0m"
    body = _deeds(answer, deeds, width) if answer.by is By.COMMIT else _table(answer, width)
    pay = _unbroken(pay_line(answer.pay), width) if answer.total else []
    blocks = [head, body, pay, _notes(answer, width)]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def pay_line(pay: Pay) -> str:
    """What is known of pay, in one line: an interval and what it leaves open."""
    presumed = f" · presumed paid: {percent(pay.share(pay.presumed))}" if pay.presumed else ""
    return (
        f"paid: between {percent(pay.low)} and {percent(pay.high)}{presumed}"
        f" · shown unpaid: {percent(pay.share(pay.unpaid))}"
        f" · unknown: {percent(pay.share(pay.unknown))}"
    )


def _unbroken(text: str, width: int) -> list[str]:
    """A text wrapped between its parts only."""
    parts = text.replace(" ", "\xa0").replace("\xa0·\xa0", " ·\xa0")
    return [line.replace("\xa0", " ") for line in paragraph(parts, width, 0)]


def _head(answer: WhoAnswer, width: int) -> list[str]:
    judged = answer.judged
    branch = f" on {shown(judged.branch, _NAME)}" if judged.branch else ""
    years = sorted({f"{day:%Y}" for day in (answer.first, answer.last) if day})
    span = f" · {' to '.join(years)}" if years else ""
    title = f"{shown(judged.name, _NAME)}  {neutral(judged.head[:7])}{branch}{span}"
    done = ", ".join(_ROLES[role] for role in answer.roles)
    people = plural(answer.people, "person", "people")
    counted = f"{plural(answer.total, 'contribution')} by {people} ({done})"
    if answer.since:
        counted += f", from {answer.since.isoformat()}"
    if answer.until:
        counted += f", before {answer.until.isoformat()}"
    left = (
        plural(answer.merges, "merge") if answer.merges else "",
        plural(answer.reverts, "revert") if answer.reverts else "",
        f"{plural(answer.by_bots, 'commit')} by bots" if answer.by_bots else "",
        *told_apart(answer.imports, answer.vendored, answer.renames or 0),
    )
    missing = " · ".join(part for part in left if part)
    whole = " in the whole history" if answer.since or answer.until else ""
    lines = [title, *paragraph(counted, width)]
    lines += paragraph(f"not counted{whole}: {missing}", width) if missing else []
    unread = f"lines unknown: {plural(answer.unread, 'commit')}, of files that are not here"
    return lines + (paragraph(unread, width) if answer.unread else [])


def _table(answer: WhoAnswer, width: int) -> list[str]:
    by = answer.by
    told = _told(answer)
    left = len(answer.rows) - len(told)
    more = f"  and {left:,} more: --format csv or json" if left else ""
    extra = (*(("files",) if answer.has_files else ()), *(("lines",) if answer.has_lines else ()))
    cells = [(*_cells(row, by, width), *_touched(row, extra)) for row in told]
    titles = (*_columns(by, width), *extra)
    rooms = [
        max([len(title), *(len(row[index]) for row in cells)]) for index, title in enumerate(titles)
    ]
    rest = sum(rooms[1:]) + 2 * len(rooms[1:])
    rooms[0] = min(rooms[0], max(width - rest - 2, _NARROWEST))
    lines = _line(titles, rooms, by, width)
    for row, texts in zip(told, cells, strict=True):
        if more and (_is_remainder(row) or row is told[-1]):
            lines, more = [*lines, more], ""
        lines += _line(texts, rooms, by, width)
    return lines


def _told(answer: WhoAnswer) -> tuple[Row, ...]:
    """The rows of one screen: those with most contributions, and all that are no single party."""
    rows = answer.rows
    if answer.by not in (By.ORGANIZATION, By.PERSON):
        return rows
    last = [row for row in rows if _is_remainder(row)]
    first = [row for row in rows if not _is_remainder(row)]
    return (*first[:_ROWS], *last)


def _is_remainder(row: Row) -> bool:
    return not row.name or bool(row.folded) or (row.name == SELF and not row.party)


def _columns(by: By, width: int) -> tuple[str, ...]:
    if by is By.YEAR:
        people = ("people",) if width >= _WIDE else ()
        return (_TITLES[by], *people, "commits", "paid", "presumed", "unpaid", "unknown")
    if by is By.PERSON:
        return (_TITLES[by], "commits", "share")
    has_kind = by is By.ORGANIZATION and width >= _WIDE
    return (_TITLES[by], *(("kind",) if has_kind else ()), "people", "commits", "share")


def _cells(row: Row, by: By, width: int) -> tuple[str, ...]:
    counts = (f"{row.people:,}", f"{row.commits:,}")
    if by is By.YEAR:
        pay = row.pay
        parts = (pay.presumed, pay.unpaid, pay.unknown)
        shares = (percent(pay.share(part)) for part in parts)
        known = counts if width >= _WIDE else counts[1:]
        return (row.name, *known, interval(pay.low, pay.high), *shares)
    if by is By.PERSON:
        return (_label(row, by), counts[1], interval(row.low, row.high))
    kind = row.kind.value.replace("-", " ") if row.kind and row.name else ""
    has_kind = by is By.ORGANIZATION and width >= _WIDE
    return (_label(row, by), *((kind,) if has_kind else ()), *counts, interval(row.low, row.high))


def _touched(row: Row, titles: tuple[str, ...]) -> tuple[str, ...]:
    counts = {"files": row.files, "lines": row.lines}
    found = (counts[title] for title in titles)
    return tuple("?" if number is None else f"{number:,}" for number in found)


def _label(row: Row, by: By) -> str:
    if not row.name:
        return _NOTHING.get(by, "unknown")
    if by is By.ORGANIZATION and row.name == SELF and not row.party:
        return _SELF
    if by is By.STANDING:
        return _STANDINGS[row.name]
    return shown(row.name.replace("-", " ") if by is By.KIND else row.name, _NAME)


def _line(row: tuple[str, ...], rooms: list[int], by: By, width: int) -> list[str]:
    """A row; a first cell that is too long goes on below."""
    has_kind = by is By.ORGANIZATION and width >= _WIDE
    label, *more = paragraph(row[0], rooms[0], 0)
    figures = [
        cell.ljust(room) if has_kind and index == 0 else cell.rjust(room)
        for index, (cell, room) in enumerate(zip(row[1:], rooms[1:], strict=True))
    ]
    first = "  ".join([f"{label:<{rooms[0]}}", *figures])
    return [f"  {first}".rstrip(), *(f"    {piece}" for piece in more)]


def _deeds(answer: WhoAnswer, deeds: Iterable[Deed], width: int) -> list[str]:
    """The newest contributions, a line each."""
    lines = []
    for deed in islice(deeds, _DEEDS):
        found = deed.attribution
        who = f"{shown(deed.person, _NAME)} · " if deed.person else ""
        name = shown(found.name, _NAME) or found.hint or found.capacity.value.replace("-", " ")
        paid = f"paid: {found.paid.value}"
        text = f"{deed.day.isoformat()}  {deed.commit[:_SHORT]}  {_ROLES[deed.role]}  {who}{name}"
        lines += paragraph(f"{text} · {found.basis.value} · {paid}", width)
    if answer.total > _DEEDS:
        lines.append(f"  and {answer.total - _DEEDS:,} older: --format jsonl")
    return ["Newest contributions", *lines]


def _notes(answer: WhoAnswer, width: int) -> list[str]:
    notes = [_HOW.get(answer.by, _HOW_ELSE)] if answer.by is not By.COMMIT else []
    if answer.pay.presumed:
        notes.append(_PRESUMED)
    if answer.unattributed:
        lost = plural(answer.unattributed, "contribution")
        notes.append(f"{lost} without a readable author: part of what is open.")
    notes.append("Why? pplcheck explain NAME · no legal advice")
    return [line for note in notes for line in paragraph(note, width, 0)]
