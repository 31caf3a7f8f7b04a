"""Charsets a commit may declare, and which of them git may be trusted to recode.

Git recodes a commit as a whole, its header lines too. Where a charset does not keep ASCII as it
is (UTF-16, EBCDIC, UTF-7), these lines are no lines any more, and git 2.39 was seen to read past
the end of such a commit. Names follow the IANA registry and its common spellings.
"""

from __future__ import annotations

import re

_KEEPS_ASCII = re.compile(
    rb"(?:utf-?8|(?:us-)?ascii"
    rb"|iso[-_ ]?8859[-_ ]?\d{1,2}|latin-?\d{1,2}|l\d"
    rb"|(?:windows|win|cp)-?(?:125\d|874|932|936|949|950)|(?:cp|ibm)-?(?:437|85\d|86\d)"
    rb"|koi8-?[rtu]|tis-?620|mac[-_]?(?:roman|cyrillic|greek|turkish|latin2)|macintosh"
    rb"|shift[-_]?jisx?|sjis|ms_?kanji|euc-?(?:jp|kr|cn|tw)|ujis|iso-2022-(?:jp|kr|cn)(?:-\d)?"
    rb"|gb-?2312|gbk|gb-?18030|big-?5(?:-?hkscs)?)",
    re.IGNORECASE,
)


def keeps_ascii(charset: bytes) -> bool:
    """Whether text that is ASCII reads the same in this charset; none declared is UTF-8."""
    name = _bare(charset)
    return not name or _KEEPS_ASCII.fullmatch(name) is not None


def to_utf8(text: bytes, charset: bytes) -> bytes:
    """The text in UTF-8; as it was where the charset is unknown or does not fit."""
    if not charset or not keeps_ascii(charset):
        return text
    try:
        return text.decode(_bare(charset).decode("ascii")).encode("utf-8")
    except (LookupError, UnicodeError):
        return text


def _bare(charset: bytes) -> bytes:
    """The name without the quotes a configuration may have left around it."""
    return charset.strip(b" '\"")
