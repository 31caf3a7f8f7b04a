"""SPDX-License-Identifier tags in the heads of files (SPDX, annex "File Tags"; REUSE 3.3).

A tag counts where it begins a comment, or a line of its own. In running text, string literals,
backticks and code examples it is a mention; REUSE-IgnoreStart to REUSE-IgnoreEnd is skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pplcheck.licensing.decode import decode

HEAD = 16 * 1024
"""How many bytes of each file are looked at."""

_WORD = "SPDX-License-Identifier"
_BYTES = _WORD.encode()
_WIDE_MARKERS = (_WORD.encode("utf-16-le"), _WORD.encode("utf-16-be"))
_TAG = re.compile(
    r"""[ \t]*
        (?:(?:dnl|@?rem|c|@c(?:omment)?|comment|%%?|\.\\"|'\\"|\.\.|:)(?=[ \t]|$))?
        [^\w\n`'"]{0,40}
        SPDX-License-Identifier:[ \t]*(?P<value>[^\r\n]{1,400})""",
    re.IGNORECASE | re.VERBOSE,
)
_VIM = re.compile(r'[ \t]*"[ \t]*SPDX-License-Identifier:[ \t]*(?P<value>[^\r\n"]{1,400})$')
_BASIC = re.compile(r"[ \t]*'[ \t]*SPDX-License-Identifier:[ \t]*(?P<value>[^\r\n']{1,400})$")
_IGNORED = re.compile(r"REUSE-IgnoreStart.*?(?:REUSE-IgnoreEnd|\Z)", re.DOTALL)
_FENCED = re.compile(r"^[ \t]{0,3}(`{3,}|~{3,}).*?(?:^[ \t]{0,3}\1|\Z)", re.DOTALL | re.MULTILINE)
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|\A---\n.*?\n(?:---|\.\.\.)$", re.DOTALL | re.MULTILINE)
_CLOSERS = re.compile(
    r"""(?:\*+/|-+->|\#\}|--\}\}|%>|\?>|\*\)|-\}|\]\]|"{3}|'{3}|\\?\|\#|[#*;|]+)$"""
)
_NO_VALUE = frozenset("`'\"{}$<>%\\")
"""Signs that no expression holds, and that code around a mention does."""
_MARKUP = (".md", ".markdown", ".mdx", ".mdown", ".html", ".htm", ".xhtml", ".vue", ".svelte")
_PAGES = (".rst", ".adoc", ".asciidoc", ".org", ".txt", ".text", ".texi")
_LONGEST = 500
"""How much of a head behind the last tag is looked at."""
_PREAMBLE = 12
"""In pages of text, an indented tag further down is an example."""
_VIM_ENDINGS = (".vim", "vimrc", ".vimrc")
_BASIC_ENDINGS = (".vb", ".bas", ".vbs", ".cls", ".brs", ".frm")


def tags_in(path: str, data: bytes) -> tuple[tuple[int, str], ...]:
    """The tags of a file's head: (1-based line, value) in the order they stand."""
    if _BYTES not in data and not (b"\0" in data and any(w in data for w in _WIDE_MARKERS)):
        return ()
    text = _until_last(data)
    if text is None:
        return ()
    lowered = path.casefold()
    found = []
    for number, line in _lines(_visible(text, lowered.endswith(_MARKUP))):
        match = _TAG.match(line) or _other_tag(line, lowered)
        value = match["value"].strip() if match else ""
        if not value[-1:].isalnum():  # as every sign that closes a comment ends
            value = _CLOSERS.sub("", value).strip()
        example = number > _PREAMBLE and line[:3].isspace() and lowered.endswith(_PAGES)
        if value and not example and _NO_VALUE.isdisjoint(value):
            found.append((number, value))
    return tuple(found)


def _other_tag(line: str, path: str) -> re.Match[str] | None:
    """A tag in a comment of a language in which a quote begins one."""
    if path.endswith(_VIM_ENDINGS):
        return _VIM.match(line)
    return _BASIC.match(line) if path.endswith(_BASIC_ENDINGS) else None


def _until_last(data: bytes) -> str | None:
    """The text until shortly behind the last tag; None where there is no text."""
    near = data[: data.rfind(_BYTES) + _LONGEST]
    if near.isascii() and b"\0" not in data:  # the rest says nothing of how this is to be read
        return near.decode("ascii")
    text = decode(data)
    return text and text[: text.rfind(_WORD) + _LONGEST]


def _visible(text: str, markup: bool) -> str:  # noqa: FBT001 - one caller, one meaning
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "REUSE-IgnoreStart" in text:
        text = _blank(_IGNORED, text)
    if not markup:
        return text
    return _only_hidden(_blank(_FENCED, text) if "```" in text or "~~~" in text else text)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold the marker, numbered from 1."""
    number, seen = 1, 0
    place = text.find(_WORD)
    while place >= 0:
        start = text.rfind("\n", 0, place) + 1
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        number += text.count("\n", seen, start)
        seen = start
        yield number, text[start:end]
        place = text.find(_WORD, end)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with every match turned into empty lines, so that line numbers stay."""
    return pattern.sub(lambda match: "\n" * match[0].count("\n"), text)


def _only_hidden(text: str) -> str:
    """Of a marked-up page, what readers do not see: comments and front matter."""
    out, end = [], 0
    for match in _HIDDEN.finditer(text):
        out.append("\n" * text.count("\n", end, match.start()))
        out.append(match[0])
        end = match.end()
    out.append("\n" * text.count("\n", end))
    return "".join(out)
