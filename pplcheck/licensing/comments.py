"""Where the head of a source file speaks of licenses in comments.

A comment is a line that begins with a comment sign, or a block comment or docstring that opens
near the margin. Every paragraph is found from a row that holds a word for licenses, upward and
downward as far as rows are not blank.
"""

from __future__ import annotations

import re
from enum import StrEnum

from pplcheck.licensing.latex import is_latex

_MARK = re.compile(rb"icen[sc]")
"""A pattern that begins with letters is found faster than `bytes.find` finds the letters."""
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
_Block = tuple[bytes, bytes]
"""How a block comment begins and ends."""
_Openers = dict[bytes, tuple[int, int]]
"""How far a sign was looked for in a head, and where it stood last, -1 where it does not."""

_BLOCKS: tuple[_Block, ...] = (
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
_HIDDEN: tuple[_Block, ...] = ((b"<!--", b"-->"),)
_BEFORE_BLOCK = re.compile(rb"[ \t]{0,2}(?:[rRuU]|<\?(?:php)?\s*|<\?xml[^>]*\?>\s*)?")
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


class Kind(StrEnum):
    """In what a paragraph stands: commented lines, a block comment, the text of a LaTeX file."""

    LINES = "lines"
    BLOCK = "block"
    LATEX = "latex"


Paragraph = tuple[int, int, Kind]
"""[start, end) of a head; of commented lines, those around the one that speaks of a license."""


def paragraphs_in(head: bytes, path: str) -> list[Paragraph]:
    """The paragraphs in comments that speak of licenses, other than in an SPDX tag.

    `path` is in lower case; its ending says which signs begin a comment.
    """
    found: list[Paragraph] = []
    rows = _rows(head)
    if not rows:
        return found
    openers: _Openers = {}
    markup, done = path.endswith(_MARKUP), 0
    for start, end in rows:
        if start < done:
            continue
        if not markup and _is_line(head[start : start + 8], path):
            begin, after = _upward(head, start, lines=True), _downward(head, end, lines=True)
            found.append((begin, after, Kind.LINES))
            done = _downward(head, end) if rows[-1][0] >= after else after
        else:
            blocks = _HIDDEN if markup else _BLOCKS
            part = _in_block(head, start, end, blocks, openers)
            if part is None and is_latex(path):
                part = _upward(head, start), _downward(head, end), Kind.LATEX
            if part:
                found.append(part)
                done = part[1]
        if len(found) >= _MOST_PARAGRAPHS:
            break
    return found


def _rows(head: bytes) -> list[tuple[int, int]]:
    """Where the rows lie that hold a mark and no tag, each once, in order."""
    found = []
    end = 0
    lowered = head.lower()
    while place := _MARK.search(lowered, end):
        start = head.rfind(b"\n", 0, place.start()) + 1
        end = head.find(b"\n", place.end())
        end = len(head) if end < 0 else end
        if b"SPDX-" not in head[start:end]:
            found.append((start, end))
    return found


def _is_line(row: bytes, path: str) -> bool:
    return bool(_LINE.match(row)) or path.endswith(_OWN_SIGNS.get(row[:1], ()))


def _in_block(
    head: bytes, start: int, end: int, blocks: tuple[_Block, ...], openers: _Openers
) -> Paragraph | None:
    """The paragraph around a row within the block comment in which it lies, if it lies in one."""
    for opener, closer in blocks:
        place = _last(head, opener, end, openers)
        if place >= 0 and opener == closer and not head.count(opener, 0, end) % 2:
            place = head.rfind(opener, 0, place)
        if place >= 0 and _holds(head, place, start, opener, closer):
            close = head.find(closer, max(place + len(opener), start))
            limit = len(head) if close < 0 else close
            begin, after = _upward(head, start), _downward(head, end)
            return max(begin, place), min(after, limit), Kind.BLOCK
    return None


def _last(head: bytes, opener: bytes, end: int, openers: _Openers) -> int:
    """Where a sign stands last before an end; looked for only behind where it was before."""
    looked, place = openers.get(opener, (0, -1))
    found = head.rfind(opener, max(looked - len(opener), 0), end)
    openers[opener] = end, found if found >= 0 else place
    return openers[opener][1]


def _holds(head: bytes, place: int, start: int, opener: bytes, closer: bytes) -> bool:
    """Whether the block comment that opens at a place does so near the margin and holds a row."""
    if 0 <= head.find(closer, place + len(opener)) < start:
        return False
    margin = head[head.rfind(b"\n", 0, place) + 1 : place]
    return bool(_BEFORE_BLOCK.fullmatch(margin))


def _upward(head: bytes, start: int, *, lines: bool = False) -> int:
    """Where the paragraph begins that goes up from a row; `lines`: as far as rows are comments."""
    for _ in range(_MOST_ROWS):
        above = head.rfind(b"\n", 0, start - 1) + 1 if start else 0
        if start == 0 or not head[above : start - 1].strip(_BLANK):
            break
        if lines and not _LINE.match(head, above, above + 8):
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
        if lines and not _LINE.match(head, end + 1, end + 9):
            break
        end = below
    return end
