"""A license text without what editors, browsers and page makers put between its words.

Invisible characters, entities, words hyphenated at the end of a line, and words or numbers that
begin every line (`rem`, `dnl`, line numbers) are no part of what a license says.
"""

from __future__ import annotations

import html
import re

from pplcheck.licensing.shingles import tokens

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_HYPHENATED = re.compile(r"([^\W\d_]{2,30})[-\u2010][ \t]{0,8}\r?\n[ \t]{0,40}([^\W\d_]{2,30})")
_LEADERS = (
    re.compile(r"^[ \t]{0,8}@?rem\b[ \t]?", re.IGNORECASE | re.MULTILINE),
    re.compile(r"^[ \t]{0,8}dnl\b[ \t]?", re.MULTILINE),
    re.compile(r"^[ \t]{0,8}\d{1,5}(?:[ \t]*[|:]|\t|[ \t]{2}|$)", re.MULTILINE),
)
_ROW = re.compile(r"^.*\S", re.MULTILINE)
_LEAST_ROWS = 5
_NEARLY_ALL = 0.9


def cleaned(text: str) -> str:
    """The text as a reader sees it, in time proportional to its length."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    for leader in _LEADERS:
        if leader.match(text.lstrip("\r\n")):
            text = _without(leader, text)
    return _joined(text) if _HYPHENATED.search(text) else text


def _without(leader: re.Pattern[str], text: str) -> str:
    """The text without what begins nearly all its rows; where only some rows do, it stays."""
    rows = len(_ROW.findall(text))
    if rows < _LEAST_ROWS or len(leader.findall(text)) < _NEARLY_ALL * rows:
        return text
    return leader.sub("", text)


def _joined(text: str) -> str:
    """The text with divided words whole; `worker-owned`, whose parts are words here, stays two."""
    apart = set(tokens(_HYPHENATED.sub(" ", text)))

    def join(found: re.Match[str]) -> str:
        are_words = apart.issuperset(tokens(f"{found[1]} {found[2]}"))
        return f"{found[1]}-{found[2]}\n" if are_words else f"{found[1]}{found[2]}\n"

    return _HYPHENATED.sub(join, text)
