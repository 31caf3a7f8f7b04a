"""A README as sections and sentences, each sentence knowing the line of every character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from pplcheck.model.frozen import frozen
from pplcheck.model.naming import plain

_STARS = re.compile(r"^(?:(?P<stars>\*{1,6})(?=[ \t])|#[ \t]+.*)", re.MULTILINE)
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_HASHES = re.compile(r"\s{0,3}(#{1,6}|={1,6})\s+(?P<title>\S.*)")
_HTML_HEADING = re.compile(r"\s*<h(?P<level>[1-6])[^>]*>(?P<title>.*?)</h[1-6]>", re.IGNORECASE)
_UNDERLINE = re.compile(r"\s{0,3}([=\-~^\"'*+#])\1{2,}\s*$")
_BOLD = re.compile(r"\s*(?:\*\*|__)(?P<title>[^*_]{2,60})(?:\*\*|__)\s*:?\s*$")
_LINK = re.compile(
    r"!?\[(?P<text>[^\[\]]*)\]"
    r"(?:\((?:(?P<page>https?://[^\s()]+)|(?:[^()]|\([^()]*\))*)\)|\[[^\[\]]*\])?"
)
_FEW_LETTERS = 6
"""So few capitals as a link's text (`PPL`) say less than the page it leads to."""
_ORG_LINK = re.compile(r"\[\[[^\[\]]*\]\[(?P<text>[^\[\]]*)\]\]")
_ASCIIDOC_LINK = re.compile(
    r"(?:\blink:|\bxref:|\bhttps?://)[^\s\[\]<>()\"]{0,500}\[(?P<text>[^\[\]]+)\]"
)
_RST_LINK = re.compile(r"`(?P<text>[^`<>]++)(?:<[^<>]*+>)?`_{0,2}")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"</?(?!https?:)[a-zA-Z][^<>]*>")
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`")
_HARD_BREAK = re.compile(r"(?:  +|\\|<br\s*/?>\s*)$", re.IGNORECASE)
_FIELD = re.compile(
    r"\s*(?:software |code )?"
    r"(?:licen[sc]es?|licencias?|licenças?|licenza|lizenz|llicència|lizentzia)\s*:\s",
    re.IGNORECASE,
)
_BROKEN = "\v"
"""Where a line ends as its writer wants it to; a character nobody writes."""
_BREAK = re.compile(
    r"(?<=[.!?])\s+(?=[A-Z\"'(¡¿])|\n\s*\n|\n(?=\s*(?:[-*+•]|\d+[.)])\s)"
    rf"|{_BROKEN}\n(?=\W*[A-ZÀ-Þ\d])"
)
_BREAK_BEFORE_LIST = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(¡¿])")
_INITIAL = re.compile(r"(?:^|[A-ZÀ-Þ][\w'\u2019.-]*|&|\d{4}|©|\bby)\s*\b[A-Z]\.$")
"""How a person's name goes on behind a full stop; "written in C." ends a sentence."""
_NEAR = 40
_FOLLOWING = 4
"""Rows below a heading that are looked at for what follows it."""
_TABLE_RULE = re.compile(r"\s*\|[\s|:+-]*")
_CELLS = re.compile(r"\s*\|(?P<key>[^|]{3,40})\|(?P<value>[^|]{2,200})\|?\s*$")
_BEHIND_TITLE = re.compile(
    r"^(?P<title>[^:(]*?)\s*(?::|\s[-|\u2013\u2014]+\s|\()\s*(?P<rest>\S.*?)\)?\s*$"
)
"""A heading that says more than what its section is about: `License: X`, `License (X)`."""
_NAMED = re.compile(
    r"\blicen[sc]e(?:,?\s+(?:version\s+|v\.?\s*)?\d[\d.]*)?(?:\s*\([^()]*\))?\W*$", re.IGNORECASE
)
_OWNED = re.compile(r"\W*(?:©|\(c\)|copyright\b|permission is hereby granted\b)", re.IGNORECASE)
_SPACES = str.maketrans({"\n": " ", _BROKEN: " "})
_LONGEST = 2000
_LONGEST_PART = 60
_LONGEST_NAME = 120
_LONGEST_TITLE = 1000
_CHOICE = re.compile(r"\beither\b|\bone of\b|at your option|your choice", re.IGNORECASE)
_TITLES = re.compile(
    r"license|licence|licenses|licences|licensing|licensing information|license information"
    r"|licencia|licencias|licença|licenca|licenza|lizenz|llicencia|llicència|lizentzia|copying|copyright|legal|copyleft"
    r"|copyright and license|copyright and licence|copyright & license|license and copyright"
    r"|license & copyright|license and copyrights|copyright and licensing|licensing and copyright"
    r"|legal notice|terms of use and license|software license|code license|license terms"
    r"|project license|our license|license agreement|ethical license"
)


@frozen
class Sentence:
    """A sentence without markup, cut at 2,000 characters; `legal` in a section on the license.

    `part` is the heading within that section below which it stands, "" where there is none;
    `begins` says that it is the first sentence of the section, `title` that it is a heading.
    """

    text: str
    base: int
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    legal: bool
    part: str = ""
    begins: bool = False
    title: bool = False

    def line_at(self, offset: int) -> int:
        """The 1-based line in which the character at an offset stands."""
        return self.lines[max(bisect_right(self.starts, self.base + offset) - 1, 0)]


@dataclass(slots=True)
class _Block:
    """Lines that belong together: a paragraph or list of one section."""

    legal: bool
    rows: list[tuple[int, str]]
    part: str = ""
    begins: bool = False
    title: bool = False


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a page, code examples left out, in order."""
    for block in _blocks(text.splitlines()):
        yield from _split(block)


def title_of_page(text: str) -> str:
    """The first heading of a page, which names the project as a rule; empty without one."""
    rows = text[:5000].splitlines()
    for row, below in zip(rows, [*rows[1:], ""], strict=False):
        level, title = _heading(row, below)
        if level:
            return re.sub(r"[^\w\s.-]", "", clean_row(title)).strip()
    return ""


def headed_by_stars(text: str) -> str:
    """An Org page with its headings (`* Title`) as Markdown has them; comments left out."""
    return _STARS.sub(lambda found: "#" * len(found["stars"] or ""), text)


def is_legal_title(title: str) -> bool:
    """Whether a heading announces the license of the project, in some common languages."""
    if len(title) > _LONGEST_TITLE:
        return False
    title = re.sub(r"\([^)]*\)|:.*|\s[-|\u2013\u2014]+\s.*", "", title)
    bare = re.sub(r"[^\w&\s]", " ", plain(clean_row(title)))
    bare = re.sub(r"\s+", " ", bare).strip()
    return bool(_TITLES.fullmatch(re.sub(r"^\d+\s+", "", bare)))


def _blocks(rows: list[str]) -> Iterator[_Block]:
    legal_level, fence = 0, ""
    parts: list[tuple[int, str]] = []
    block = _Block(legal=False, rows=[])
    for index, row in enumerate(rows):
        mark = _FENCE.match(row)
        if fence or mark:
            closes = bool(mark and fence and mark[1].startswith(fence))
            fence = "" if closes else fence or (mark[1] if mark else "")
            continue
        level, title = _heading(row, rows[index + 1] if index + 1 < len(rows) else "")
        if level:
            yield block
            begins = is_legal_title(title)
            if begins:
                legal_level = level
            elif level <= legal_level:
                legal_level = 0
            legal = bool(legal_level)
            parts = [each for each in parts if legal and each[0] < level]
            above = parts[-1][1] if parts else ""
            heading, numbered = " ".join(clean_row(title).split()), index + 1
            if not begins:
                below = rows[numbered : numbered + _FOLLOWING]
                is_name = legal or _names_the_license(heading, below)
                yield _Block(legal=is_name, rows=[(numbered, heading)], part=above, title=True)
            elif found := _BEHIND_TITLE.match(heading):
                said = f"{found['title']}: {found['rest']}"
                yield _Block(legal=True, rows=[(numbered, said)], begins=True)
            part = heading.strip(" :#*")[:_LONGEST_PART] if legal and not begins else ""
            parts += [(level, part)] if part else []
            block = _Block(legal=legal, rows=[], part=part, begins=begins)
        elif not _UNDERLINE.fullmatch(row) and not _TABLE_RULE.fullmatch(row):
            _add(block, index + 1, row)
    yield block


def _names_the_license(heading: str, below: list[str]) -> bool:
    """Whether a heading may name the license: who owns the work, or what is granted, follows."""
    if len(heading) > _LONGEST_NAME or not _NAMED.search(heading):
        return False
    following = (row for row in below if row.strip() and not _UNDERLINE.fullmatch(row))
    return bool(_OWNED.match(next(following, "")))


def _add(block: _Block, number: int, row: str) -> None:
    """Add a row; one that is a field, such as `License: X`, stands apart from those around it."""
    cells = _CELLS.match(row) if row.lstrip().startswith("|") else None
    if cells and is_legal_title(cells["key"]):
        row = f"{cells['key'].strip()}: {cells['value'].strip()}"
    text = clean_row(row).replace(_BROKEN, " ")
    is_field = bool(_FIELD.match(text))
    if is_field and block.rows:
        before, told = block.rows[-1]
        block.rows[-1] = (before, told.rstrip(_BROKEN) + _BROKEN)
    is_broken = is_field or bool(_HARD_BREAK.search(row[-100:]))
    block.rows.append((number, text + _BROKEN * is_broken))


def _heading(row: str, below: str) -> tuple[int, str]:
    """The level of a heading and its title; level 0 where the row is none."""
    if found := _HASHES.match(row):
        return len(found[1]), found["title"].rstrip().rstrip("#=").rstrip()
    if found := _HTML_HEADING.match(row):
        return int(found["level"]), found["title"]
    if found := _BOLD.match(row):
        return 6, found["title"]
    if row.strip() and len(row) <= 100 and _UNDERLINE.fullmatch(below):  # noqa: PLR2004 - a title
        return (1 if below.strip()[0] == "=" else 2), row
    return 0, ""


def clean_row(row: str) -> str:
    """A row without links' addresses, images, tags, emphasis and quote signs."""
    row = row[:4000]
    if "[" in row:
        if "]]" in row:
            row = _ORG_LINK.sub(lambda found: found["text"], row)
        if ":" in row:
            row = _ASCIIDOC_LINK.sub(lambda found: found["text"], row)
        row = _LINK.sub(_linked, _IMAGE.sub(" ", row))
    if "`" in row:
        row = _RST_LINK.sub(lambda found: found["text"].rstrip(), row)
    if "<" in row:
        row = _TAG.sub(" ", row)
    if "*" in row or "_" in row or "`" in row:
        row = _EMPHASIS.sub("", row)
    return row.lstrip("> \t|")


def _linked(link: re.Match[str]) -> str:
    text, page = link["text"], link["page"]
    is_letters = len(text) <= _FEW_LETTERS and text.isupper()
    return f"{text} ({page})" if page and is_letters else text


def _split(block: _Block) -> Iterator[Sentence]:
    joined = "".join(f"{row}\n" for _, row in block.rows)
    starts = tuple(accumulate((len(row) + 1 for _, row in block.rows), initial=0))[:-1]
    lines = tuple(number for number, _ in block.rows)
    breaks = _BREAK_BEFORE_LIST if _CHOICE.search(joined) else _BREAK
    ends = [found.end() for found in breaks.finditer(joined) if not _is_in_name(joined, found)]
    begin, begins = 0, block.begins
    for end in [*ends, len(joined)]:
        part = joined[begin:end]
        if part.strip():
            yield Sentence(
                text=part[:_LONGEST].translate(_SPACES),
                base=begin,
                starts=starts,
                lines=lines,
                legal=block.legal,
                part=block.part,
                begins=begins,
                title=block.title,
            )
            begins = False
        begin = end


def _is_in_name(joined: str, found: re.Match[str]) -> bool:
    """Whether a person's name goes on behind an initial, and no sentence ends there."""
    if _BROKEN in found[0] or not joined.endswith(".", 0, found.start()):
        return False
    return bool(_INITIAL.search(joined[max(found.start() - _NEAR, 0) : found.start()]))
