"""A license text without what editors, browsers and page makers put between its words.

Invisible characters, entities, words hyphenated at the end of a line, and words or numbers that
begin every line (`rem`, `dnl`, line numbers) are no part of what a license says.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from pplcheck.licensing.shingles import tokens

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_HYPHEN = re.compile(r"[-\u2010][ \t]{0,8}\r?\n[ \t]{0,40}(?=([^\W\d_]{2,30}))")
"""A hyphen that ends a line; looked for first, as far fewer places have one than have letters."""
_PART = re.compile(r"[^\W\d_]{2,30}\Z")
_LONGEST_PART = 30
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
    divided = list(_divided(text))
    return _joined(text, divided) if divided else text


def _without(leader: re.Pattern[str], text: str) -> str:
    """The text without what begins nearly all its rows; where only some rows do, it stays."""
    rows = len(_ROW.findall(text))
    if rows < _LEAST_ROWS or len(leader.findall(text)) < _NEARLY_ALL * rows:
        return text
    return leader.sub("", text)


def _divided(text: str) -> Iterator[tuple[str, str, int, int]]:
    """The first and second part of every divided word, with [start, end) of both together."""
    done = 0
    for hyphen in _HYPHEN.finditer(text):
        place = hyphen.start()
        part = _PART.search(text, max(done, place - _LONGEST_PART), place)
        if part:
            done = hyphen.end(1)
            yield part[0], hyphen[1], part.start(), done


def _joined(text: str, divided: list[tuple[str, str, int, int]]) -> str:
    """The text with divided words whole; `worker-owned`, whose parts are words here, stays two."""
    between, end = [], 0
    for _, _, start, after in divided:
        between.append(text[end:start])
        end = after
    between.append(text[end:])
    apart = set(tokens(" ".join(between)))
    whole = [between[0]]
    for (one, other, _, _), rest in zip(divided, between[1:], strict=True):
        are_words = apart.issuperset(tokens(f"{one} {other}"))
        whole.append(f"{one}-{other}\n" if are_words else f"{one}{other}\n")
        whole.append(rest)
    return "".join(whole)
