r"""The one place where text that comes from a repository is made harmless for people to read.

Names, paths, messages and license texts are written by strangers. Control characters can steer a
terminal, bidirectional controls and invisible characters can make a text read as another
(https://www.unicode.org/reports/tr36/, https://www.unicode.org/reports/tr39/). Each such character
is shown as `\u{1b}`: nothing is dropped silently, and what stood there can be recognized. So is the
sign that would make a command of GitHub out of a line of a log, wherever the line breaks: its
runner looks for `::error …::` behind spaces, and for `##[error]` anywhere
(https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands).

Machine formats other than CSV keep the text as it is, in their own escapes, but for lone surrogates
and mail addresses; see `sound` and `without_addresses`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

LIMIT: Final = 2000
"""How many characters of one text are shown unless a caller wants fewer."""

ELLIPSIS: Final = "…"

_SAFE_MARKS: Final = 4
"""How many combining marks may follow one another; living scripts stay below it."""

_IGNORABLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Characters that show nothing or steer direction (Default_Ignorable_Code_Point and blanks)."""

_HIDDEN_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_MARK_CATEGORIES: Final = frozenset({"Mn", "Me"})
_NONCHARACTERS: Final = frozenset({0xFFFE, 0xFFFF})
_COMMAND: Final = re.compile(
    r"(?<=##)\[|:(?=:(?:add-mask|add-matcher|add-path|debug|echo|endgroup|error|group"
    r"|internal-set-repo-path|notice|remove-matcher|save-state|set-env|set-output|stop-commands"
    r"|warning)\b)",
    re.IGNORECASE,
)
"""The sign that begins a command in the log of a workflow, of the older and the present form."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_PART: Final = r"[^\s<>()\[\]@,;:\"'/\\]{1,254}"
_ADDRESS: Final = re.compile(f"{_PART}@{_PART}")
WITHHELD: Final = "(address withheld)"


def neutral(text: str, limit: int = LIMIT) -> str:
    r"""A text for people: printable characters only, at most `limit` of them.

    Hidden characters appear as `\u{hex}`, a tab or line break too. A text that is too long
    ends in an ellipsis; an escape is never cut in two.
    """
    if len(text) <= limit and text.isascii() and text.isprintable() and not _COMMAND.search(text):
        return text
    return _made_neutral(text[: limit + 1], limit)


@lru_cache(maxsize=512)
def _made_neutral(text: str, limit: int) -> str:
    """Looked at character by character; names come up again and again, so the last are kept."""
    pieces: list[str] = []
    room = limit
    marks = _SAFE_MARKS  # a mark at the very start would sit on what stands before the text
    bidden = {found.start() for found in _COMMAND.finditer(text)}
    for place, character in enumerate(text):
        is_mark = unicodedata.category(character) in _MARK_CATEGORIES
        marks = marks + 1 if is_mark else 0
        is_shown = place not in bidden and marks <= _SAFE_MARKS and not is_hidden(character)
        piece = character if is_shown else _escaped(character)
        room -= len(piece)
        if room < 0:
            return _cut(pieces, limit)
        pieces.append(piece)
    return "".join(pieces)


def is_hidden(character: str) -> bool:
    """Whether a character shows nothing by itself, steers a display, or is no character at all."""
    if character.isascii():
        return not character.isprintable()
    return (
        unicodedata.category(character) in _HIDDEN_CATEGORIES
        or ord(character) & 0xFFFF in _NONCHARACTERS
        or _IGNORABLE.match(character) is not None
    )


def sound(text: str) -> str:
    r"""A text any JSON parser reads: lone surrogates, which are no text, appear as `\u{dcff}`."""
    return _SURROGATE.sub(lambda found: _escaped(found.group()), text)


def without_addresses(text: str) -> str:
    """A text in which mail addresses are withheld; `name@example.org` becomes a note saying so."""
    return _ADDRESS.sub(WITHHELD, text) if "@" in text else text


def shown(text: str, limit: int = LIMIT) -> str:
    """A text for people, neutral and without mail addresses."""
    return neutral(without_addresses(text), limit)


def _escaped(character: str) -> str:
    return f"\\u{{{ord(character):x}}}"


def _cut(pieces: list[str], limit: int) -> str:
    """The pieces that fit, with an ellipsis in place of the rest."""
    length = sum(map(len, pieces))
    while pieces and length >= limit:
        length -= len(pieces.pop())
    return "".join([*pieces, ELLIPSIS])[: max(limit, 0)]
