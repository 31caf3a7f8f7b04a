"""License notices at the head of source files, where they stand in comments.

Only the first lines count, and only comments: lines that begin with a comment sign, block
comments and docstrings that open near the margin. Code, string literals, indented comments about
a passage, and pages of prose say nothing here; but `__license__` of a Python module does. The same
notice stands in many files, so each wording is read once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pplcheck.licensing.comments import Kind, paragraphs_in
from pplcheck.licensing.decode import decode
from pplcheck.licensing.expression import Vocabulary
from pplcheck.licensing.gnu import GNU_SIGNS
from pplcheck.licensing.latex import plain_latex
from pplcheck.licensing.markup import clean_row
from pplcheck.licensing.notices import Notice, joined, restated, retold, whole_notices_in
from pplcheck.licensing.statement import Statement
from pplcheck.licensing.wordings import Form, Wordings, unnumbered

DEPTH = 4 * 1024
"""How many bytes of a head may hold a notice."""

_WIDE = (b"\xff\xfe", b"\xfe\xff")
_SIGNS = re.compile(
    r"""^\s*(?:<\?(?:php\s|xml[^>]*\?>)?\s*)?
    (?:[/(]\*+!?|/\++|\*+(?=\s|$)|//+[!/]?|<!--+|\#+[!|]?(?=\W|$)|--+\[?=*\[?|;+|%+\{?|dnl\b
    |@?rem\b|\.\\"|@c\b|[rRuU]?"{3}|[rRuU]?'{3}|\{[-\#]|<\#|<%--|!+|"|'|=(?:begin|pod|head\d)
    )?[ \t]*""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOSERS = re.compile(
    r"""(?:(?<!\*)\*++[/)]|(?<!-)--++>|"{3}|'{3}|[-\#|]\}|\]\]|(?<![*\#;/|])[*\#;/|]++)$"""
)
"""What closes a comment at the end of a row; no run of signs is looked at twice."""
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
_OWNED = re.compile(
    rb"copyright|copyleft\s+(?:\(|\d{4}|by\b|de\b|por\b)|\xf0\x9f\x84\xaf|\xc2\xa9|\(c\)|@author",
    re.IGNORECASE,
)
_OWNED_WITHIN = 3000


_FIELD = re.compile(
    rb"""^__licen[sc]e__[ \t]*=[ \t]*(["'])(?P<value>[^"'\\\n]{1,200})\1""", re.MULTILINE
)


_Key = tuple[bytes, Kind, int]
"""A wording, in what it stands, and how many lines above it."""


@dataclass(slots=True, kw_only=True)
class Headers:
    """The reader of headers; it keeps what each wording was found to say, and at which line."""

    vocabulary: Vocabulary
    seen: dict[tuple[bytes, Kind], tuple[Notice, ...]] = field(default_factory=dict)
    forms: dict[_Key, tuple[tuple[Form, ...] | None, bool]] = field(default_factory=dict)
    wordings: Wordings = field(init=False)

    def __post_init__(self) -> None:
        """Know which numbers are part of a license's name."""
        self.wordings = Wordings(self.vocabulary)

    def statements_in(self, path: str, data: bytes) -> tuple[tuple[Statement, ...], bool]:
        """What the notices of a file's head say, by line; total, for any bytes.

        With it, whether a paragraph that speaks of licenses has words of the GPL's own notice.
        """
        lowered = path.casefold()
        if lowered.endswith(_PROSE):
            return (), False
        head = _head(data)
        told, signed = [], False
        for start, end, kind in paragraphs_in(head, lowered):
            forms, numbers, has_signs = self._read(
                head[start:end], kind, head.count(b"\n", 0, start)
            )
            signed = signed or has_signs
            if forms:
                told.append((forms, numbers))
        if not told:
            return (), signed
        if len(told) == 1 and len(told[0][0]) == 1:
            (form,), numbers = told[0]
            if not form.notice.title and not form.notice.alternative:
                return (form.statement(numbers),), signed
        found = [form.filled(numbers) for forms, numbers in told for form in forms]
        return _settled(joined(found), head), signed

    def _read(
        self, paragraph: bytes, kind: Kind, above: int
    ) -> tuple[tuple[Form, ...], Sequence[bytes], bool]:
        """What a wording says, the numbers, such as years, that may be others in each file, signs.

        `above` is how many lines stand above it.
        """
        wording, numbers = self.wordings.of(paragraph)
        key = (wording, kind, above)
        if key not in self.forms:
            found = self._below(wording, kind, above)
            forms = self.wordings.forms(found) if numbers else unnumbered(found)
            self.forms[key] = forms, any(sign in wording for sign in GNU_SIGNS)
        forms, has_signs = self.forms[key]
        if forms is None:
            return unnumbered(self._below(paragraph, kind, above)), (), has_signs
        return forms, numbers, has_signs

    def _below(self, paragraph: bytes, kind: Kind, above: int) -> tuple[Notice, ...]:
        key = (paragraph, kind)
        read = self.seen.get(key)
        if read is None:
            read = self.seen[key] = self._fresh(paragraph, kind)
        if not above:
            return read
        return tuple(
            retold(notice, restated(notice.statement, line=notice.statement.line + above))
            for notice in read
        )

    def _fresh(self, paragraph: bytes, kind: Kind) -> tuple[Notice, ...]:
        text = decode(paragraph)
        rows = text.split("\n") if text is not None else []
        if len(rows) != paragraph.count(b"\n") + 1:
            return ()  # no text, or one whose lines are not those counted
        if kind is Kind.LATEX:
            found = whole_notices_in([plain_latex(each) for each in rows], self.vocabulary)
            return tuple(each for each in found if not each.title)
        return whole_notices_in([_bare(each) for each in rows], self.vocabulary)


def python_field(data: bytes) -> tuple[Statement, ...]:
    """What a Python module says by `__license__`, as many do besides a notice or without one."""
    head = _head(data)
    found = _FIELD.search(head)
    value = decode(found["value"]) if found else None
    if found is None or not value:
        return ()
    line = head.count(b"\n", 0, found.start()) + 1
    return (Statement(line=line, written=value, choices=(value,), coarse=True),)


def _head(data: bytes) -> bytes:
    """The part of a file in which notices are looked for, in UTF-8 or a like encoding."""
    if data.startswith(_WIDE):
        return (decode(data[: 2 * DEPTH]) or "").encode("utf-8", "replace")[:DEPTH]
    head = data[:DEPTH]
    return head.replace(b"\r", b"\n") if b"\r" in head and b"\n" not in head else head


@lru_cache(maxsize=1 << 12)
def _bare(row: str) -> str:
    """A row without comment signs and markup."""
    row = row.rstrip()
    signs = _SIGNS.match(row)
    bare = row[signs.end() :] if signs else row
    closes = not bare[-1:].isalnum()
    return clean_row(_CLOSERS.sub("", bare).rstrip() if closes else bare)


def _settled(found: Sequence[Notice], head: bytes) -> tuple[Statement, ...]:
    """The statements that count: a bare title needs an owner, and no second title beside it."""
    granted = [notice.statement for notice in found if not notice.title]
    titles = {notice.statement.choices: notice.statement for notice in found if notice.title}
    if not granted and len(titles) == 1 and _OWNED.search(head[:_OWNED_WITHIN]):
        granted = list(titles.values())
    unique = {told.choices: told for told in reversed(granted)}
    return tuple(sorted(unique.values(), key=lambda told: told.line))
