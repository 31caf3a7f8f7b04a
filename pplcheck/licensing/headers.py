"""License notices at the head of source files, where they stand in comments.

Only the first lines count, and only comments: lines that begin with a comment sign, block
comments and docstrings that open near the margin. Code, string literals, indented comments about
a passage, and pages of prose say nothing here. The same notice stands in many files, so each
wording is read once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from pplcheck.licensing.decode import decode
from pplcheck.licensing.expression import Vocabulary
from pplcheck.licensing.latex import is_latex, plain_latex
from pplcheck.licensing.markup import clean_row
from pplcheck.licensing.notices import Notice, joined, notices_in, retold
from pplcheck.licensing.statement import Statement
from pplcheck.licensing.wordings import Wordings

DEPTH = 4 * 1024
"""How many bytes of a head may hold a notice."""

_MARKS = ((b"icen", (b"s", b"c")), (b"ICEN", (b"S", b"C")))
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_MOST_ROWS = 14
_MOST_PARAGRAPHS = 12
_BLANK = b" \t\r*/#;!%-.\"'<>{}|=+~_@\\"
_LINE = re.compile(
    rb"[ \t]{0,2}(?://|#(?!\s*(?:define|include|if|pragma)\b)|--(?!\[)|;|%(?!\{)|dnl\b|@?rem\b"
    rb"|\.\\\"|@c\b)",
    re.IGNORECASE,
)
_OWN_SIGNS = {
    b"'": (".vb", ".bas", ".vbs", ".cls", ".brs"),
    b'"': (".vim", "vimrc"),
    b"!": (".f90", ".f95", ".f03", ".pro", ".f"),
}
_BLOCKS = (
    (b"/*", b"*/"),
    (b"<!--", b"-->"),
    (b'"""', b'"""'),
    (b"'''", b"'''"),
    (b"{-", b"-}"),
    (b"(*", b"*)"),
    (b"#|", b"|#"),
    (b"--[", b"]]"),
    (b"{#", b"#}"),
    (b"<#", b"#>"),
    (b"<%--", b"--%>"),
    (b"%{", b"%}"),
    (b"/+", b"+/"),
    (b"=begin", b"\n=end"),
    (b"=pod", b"\n=cut"),
    (b"=head", b"\n=cut"),
)
_HIDDEN = ((b"<!--", b"-->"),)
_BEFORE_BLOCK = re.compile(rb"[ \t]{0,2}(?:[rRuU]|<\?(?:php)?\s*|<\?xml[^>]*\?>\s*)?")
_SIGNS = re.compile(
    r"""^\s*(?:<\?(?:php\s|xml[^>]*\?>)?\s*)?
    (?:[/(]\*+!?|/\++|\*+(?=\s|$)|//+[!/]?|<!--+|\#+[!|]?(?=\W|$)|--+\[?=*\[?|;+|%+\{?|dnl\b
    |@?rem\b|\.\\"|@c\b|[rRuU]?"{3}|[rRuU]?'{3}|\{[-\#]|<\#|<%--|!+|"|'|=(?:begin|pod|head\d)
    )?[ \t]*""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOSERS = re.compile(r"""\s*(?:\*+[/)]|--+>|"{3}|'{3}|[-\#|]\}|\]\]|[*\#;/|]+)?\s*$""")
_MARKUP = (
    ".md",
    ".markdown",
    ".mdx",
    ".mdown",
    ".mkd",
    ".html",
    ".htm",
    ".xhtml",
    ".xml",
    ".svg",
    ".vue",
    ".svelte",
    ".rmd",
    ".qmd",
)
_PROSE = (
    ".txt",
    ".text",
    ".rst",
    ".adoc",
    ".asciidoc",
    ".org",
    ".textile",
    ".csv",
    ".tsv",
    ".json",
    ".ipynb",
    ".lock",
    ".rtf",
    ".log",
    ".license",
    ".po",
    ".patch",
    ".diff",
)
_OWNED = re.compile(rb"copyright|\xc2\xa9|\(c\)|@author", re.IGNORECASE)
_OWNED_WITHIN = 3000


class _Kind(Enum):
    """In what a paragraph stands: commented lines, a block comment, the text of a LaTeX file."""

    LINES = "lines"
    BLOCK = "block"
    LATEX = "latex"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """[start, end) of a head; of commented lines, those around the one that speaks of a license."""

    start: int
    end: int
    kind: _Kind


@dataclass(slots=True, kw_only=True)
class Headers:
    """The reader of headers; it keeps what each wording was found to say."""

    vocabulary: Vocabulary
    seen: dict[tuple[bytes, _Kind], tuple[Notice, ...]] = field(default_factory=dict)
    wordings: Wordings = field(init=False)

    def __post_init__(self) -> None:
        """Know which numbers are part of a license's name."""
        self.wordings = Wordings(self.vocabulary)

    def statements_in(self, path: str, data: bytes) -> tuple[Statement, ...]:
        """What the notices of a file's head say, by line; total, for any bytes."""
        head = _head(data)
        if b"icen" not in head and b"ICEN" not in head:
            return ()
        lowered = path.casefold()
        if lowered.endswith(_PROSE):
            return ()
        found: list[Notice] = []
        for part in _paragraphs(head, lowered):
            notices = self._notices(head[part.start : part.end], part.kind)
            above = head.count(b"\n", 0, part.start) if notices else 0
            found.extend([_below(notice, above) for notice in notices] if above else notices)
        return _settled(joined(found), head) if found else ()

    def _notices(self, paragraph: bytes, kind: _Kind) -> tuple[Notice, ...]:
        """What a wording says; years, dates and the like may be others in each file."""
        wording, numbers = self.wordings.of(paragraph)
        found = self._read(wording, kind)
        if numbers and found:
            filled = self.wordings.filled(found, numbers)
            return self._read(paragraph, kind) if filled is None else filled
        return found

    def _read(self, paragraph: bytes, kind: _Kind) -> tuple[Notice, ...]:
        key = (paragraph, kind)
        found = self.seen.get(key)
        if found is None:
            found = self.seen[key] = self._fresh(*key)
        return found

    def _fresh(self, paragraph: bytes, kind: _Kind) -> tuple[Notice, ...]:
        text = decode(paragraph)
        rows = text.split("\n") if text is not None else []
        if len(rows) != paragraph.count(b"\n") + 1:
            return ()  # no text, or one whose lines are not those counted
        if kind is _Kind.LATEX:
            found = notices_in([plain_latex(each) for each in rows], self.vocabulary)
            return tuple(each for each in found if not each.title)
        return notices_in([_bare(each) for each in rows], self.vocabulary)


def _head(data: bytes) -> bytes:
    """The part of a file in which notices are looked for, in UTF-8 or a like encoding."""
    if data[:2] in _WIDE:
        return (decode(data[: 2 * DEPTH]) or "").encode("utf-8", "replace")[:DEPTH]
    head = data[:DEPTH]
    return head.replace(b"\r", b"\n") if b"\r" in head and b"\n" not in head else head


def _paragraphs(head: bytes, path: str) -> list[_Paragraph]:
    """The paragraphs in comments that speak of licenses, other than in an SPDX tag."""
    found: list[_Paragraph] = []
    done = 0
    rows = _rows(head)
    for start, end in rows:
        if start < done or b"SPDX-" in head[start:end]:
            continue
        part = _paragraph(head, start, end, path)
        if part:
            found.append(part)
            lines = part.kind is _Kind.LINES and start < rows[-1][0]
            done = _downward(head, end) if lines else part.end
        if len(found) >= _MOST_PARAGRAPHS:
            break
    return found


def _rows(head: bytes) -> list[tuple[int, int]]:
    """Where the rows lie that hold a mark, each once, in order."""
    found = set()
    for mark, ends in _MARKS:
        place = head.find(mark)
        while place >= 0:
            end = place + len(mark)
            if head.startswith(ends, end):
                end = head.find(b"\n", place)
                end = len(head) if end < 0 else end
                found.add((head.rfind(b"\n", 0, place) + 1, end))
            place = head.find(mark, end)
    return sorted(found)


def _paragraph(head: bytes, start: int, end: int, path: str) -> _Paragraph | None:
    """The paragraph around a row, if the row is a comment."""
    if not path.endswith(_MARKUP) and _is_line(head[start : start + 8], path):
        begin, after = _upward(head, start, lines=True), _downward(head, end, lines=True)
        return _Paragraph(begin, after, _Kind.LINES)
    begin, after = _upward(head, start), _downward(head, end)
    for opener, closer in _HIDDEN if path.endswith(_MARKUP) else _BLOCKS:
        place = _opened(head, start, end, opener, closer)
        if place >= 0:
            close = head.find(closer, max(place + len(opener), start))
            limit = len(head) if close < 0 else close
            return _Paragraph(max(begin, place), min(after, limit), _Kind.BLOCK)
    return _Paragraph(begin, after, _Kind.LATEX) if is_latex(path) else None


def _is_line(row: bytes, path: str) -> bool:
    return bool(_LINE.match(row)) or path.endswith(_OWN_SIGNS.get(row[:1], ()))


def _opened(head: bytes, start: int, end: int, opener: bytes, closer: bytes) -> int:
    """Where the block comment opens, near the margin, in which a row lies; -1 without one."""
    place = head.rfind(opener, 0, end)
    if place >= 0 and opener == closer:
        place = place if head.count(opener, 0, end) % 2 else head.rfind(opener, 0, place)
    if place < 0 or 0 <= head.find(closer, place + len(opener)) < start:
        return -1
    margin = head[head.rfind(b"\n", 0, place) + 1 : place]
    return place if _BEFORE_BLOCK.fullmatch(margin) else -1


def _upward(head: bytes, start: int, *, lines: bool = False) -> int:
    """Where the paragraph begins that goes up from a row; `lines`: as far as rows are comments."""
    for _ in range(_MOST_ROWS):
        above = head.rfind(b"\n", 0, start - 1) + 1 if start else 0
        if start == 0 or not head[above : start - 1].strip(_BLANK):
            break
        if lines and not _LINE.match(head[above : above + 8]):
            break
        start = above
    return start


def _downward(head: bytes, end: int, *, lines: bool = False) -> int:
    """Where the paragraph ends that goes down from the end of a row."""
    for _ in range(_MOST_ROWS):
        below = head.find(b"\n", end + 1)
        below = len(head) if below < 0 else below
        if end >= len(head) or not head[end + 1 : below].strip(_BLANK):
            break
        if lines and not _LINE.match(head[end + 1 : end + 9]):
            break
        end = below
    return end


def _bare(row: str) -> str:
    """A row without comment signs and markup."""
    row = row.rstrip()
    signs = _SIGNS.match(row)
    bare = row[signs.end() :] if signs else row
    closes = not bare[-1:].isalnum()
    return clean_row(_CLOSERS.sub("", bare) if closes else bare)


def _below(notice: Notice, above: int) -> Notice:
    return retold(notice, line=notice.statement.line + above)


def _settled(found: Sequence[Notice], head: bytes) -> tuple[Statement, ...]:
    """The statements that count: a bare title needs an owner, and no second title beside it."""
    if len(found) == 1 and not found[0].title:
        return (found[0].statement,)
    granted = [notice.statement for notice in found if not notice.title]
    titles = {notice.statement.choices: notice.statement for notice in found if notice.title}
    if not granted and len(titles) == 1 and _OWNED.search(head[:_OWNED_WITHIN]):
        granted = list(titles.values())
    unique = {told.choices: told for told in reversed(granted)}
    return tuple(sorted(unique.values(), key=lambda told: told.line))
