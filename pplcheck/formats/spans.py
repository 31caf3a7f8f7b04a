"""Text for Markdown in which nothing a stranger wrote is read as Markdown or HTML.

Plain words stay plain; any other run of words stands in a code span, where GitHub and GitLab make
no link, mention, reference, image or HTML of it. Follows the GitHub Flavored Markdown spec on code
spans and autolinks; an escaped `@user` or `#1` would still be linked.
"""

from __future__ import annotations

import re
from typing import Final

from pplcheck.formats.neutral import shown

_OPENING: Final = "(\"'¿¡«\u00a0"
_CLOSING: Final = ")\"'.,;:?!…»\u00a0"
"""French has a blank that does not break beside some of them."""

_QUOTED: Final = re.compile(r"`[^`]+`")
"""What a message of ours quotes, a command for example: a code span already."""
_WORDS: Final = re.compile(rf"(?:\A| )([{_OPENING}]*{_QUOTED.pattern}[{_CLOSING}]*(?= |\Z)|[^ ]*)")
_PLAIN: Final = re.compile(
    r"[^\W_]+(?:[-,'][^\W_]+|\([a-z]+\))*"
    r"|[<>]?\d{1,3}(?:[,.\u202f]\d{3})*(?:\u00a0%)?"
    r"|[%·+=-]"
)
"""Words, numbers as every language groups them, and signs that mean nothing."""

_REFERENCE: Final = re.compile(r"[A-Za-z]+-\d+|(?=[0-9a-fA-F]*\d)[0-9a-fA-F]{7,}|www")
"""What services link by itself: an issue (`GH-12`), a commit, a host."""


def inline(text: str, limit: int) -> str:
    """A text of at most `limit` characters, neutral, as part of a paragraph."""
    words: list[str] = []
    risky: list[str] = []
    for word in _WORDS.findall(shown(text, limit)):
        before, core, after = _parts(word)
        if is_plain(core) or _QUOTED.fullmatch(core):
            words += _span(risky)
            risky = []
            words.append(word)
        elif before or after:
            words += _span(risky)
            risky = []
            words.append(f"{before}{code(core)}{after}")
        else:
            risky.append(word)
    return " ".join([*words, *_span(risky)])


def code(text: str) -> str:
    r"""A code span of a neutral text; a backtick, which would end it, appears as `\u{60}`."""
    return f"`{text.replace('`', _BACKTICK)}`"


_BACKTICK: Final = "\\u{60}"


def is_plain(word: str) -> bool:
    """Whether a word means nothing to Markdown nor to the services that show it."""
    return not word or bool(_PLAIN.fullmatch(word) and not _REFERENCE.fullmatch(word))


def _span(words: list[str]) -> list[str]:
    return [code(" ".join(words))] if words else []


def _parts(word: str) -> tuple[str, str, str]:
    """What opens, is, and closes a word."""
    rest = word.lstrip(_OPENING)
    before = word[: len(word) - len(rest)]
    core = rest.rstrip(_CLOSING)
    after = rest[len(core) :]
    if after.startswith(")") and "(" in core:  # 4(c), as clauses are printed
        core, after = f"{core})", after[1:]
    return before, core, after
