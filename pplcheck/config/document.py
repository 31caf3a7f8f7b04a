"""A TOML file read within bounds: size, encoding, nesting and syntax are judged before values.

A file that cannot be taken for TOML at all is refused at once; past that, no problem hides
another: they are noted, and `Problems.raise_any` speaks in the end.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from typing import Any

from pplcheck.config.outline import MAX_KEY_PARTS, MAX_NESTING, Outline
from pplcheck.config.wording import nearest, plain
from pplcheck.errors import ConfigurationError
from pplcheck.model.frozen import frozen

MAX_BYTES = 1 << 20
"""The longest policy that is read, in bytes."""

REGISTER_BYTES = 32 << 20
"""The longest register that is read, in bytes: about 150,000 imported people, read in 20 s."""

MAX_PROBLEMS = 200
"""How many problems of one file are listed; the rest are counted."""

MAX_HINTS = 50
"""How many problems of one file may search for what was meant, as searching takes time."""

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class Problems:
    """What is wrong with one file, in the order of its lines."""

    def __init__(self, path: str) -> None:
        """Start with none; `path` is the file as messages name it."""
        self.path = path
        self._found: list[tuple[int, int, str]] = []

    def add(self, message: str, *, line: int = 0, key: str = "") -> None:
        """Note a problem at a line (1-based, 0 unknown), with the dotted key where it helps."""
        place = f"{plain(self.path, 200)}:{line}" if line else plain(self.path, 200)
        detail = f", {key}" if key else ""
        self._found.append((line, len(self._found), f"{message} ({place}{detail})"))

    def hint(self, given: str, options: Iterable[str]) -> str:
        """The option a text most likely stands for, empty where none is near."""
        return nearest(given, options) if len(self._found) < MAX_HINTS else ""

    def raise_any(self) -> None:
        """Raise ConfigurationError with all problems, if there is one."""
        if not self._found:
            return
        messages = [message for _, _, message in sorted(self._found)]
        if len(messages) > MAX_PROBLEMS:
            rest = len(messages) - MAX_PROBLEMS
            messages[MAX_PROBLEMS:] = [f"and {rest} more problems ({plain(self.path, 200)})"]
        raise ConfigurationError(tuple(messages))


@frozen
class Document:
    """A TOML file as read: its values, outline, digest, and the problems noted so far."""

    path: str
    digest: str
    values: dict[str, Any]
    outline: Outline
    problems: Problems


def digest_of(data: bytes) -> str:
    """`sha256:` and the hex digest of a file's bytes."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def read_document(data: bytes, path: str, *, limit: int = MAX_BYTES) -> Document:
    """The document in a file's bytes, at most `limit` of them; syntax only.

    Raises:
        ConfigurationError: too large, not UTF-8, a byte order mark, nested too deep, not TOML.
    """
    problems = Problems(path)
    text = _text(data, problems, limit)
    problems.raise_any()
    outline = Outline(text)
    if outline.too_deep:
        problems.add(
            f"nests too deep; keys have at most {MAX_KEY_PARTS} parts, "
            f"lists and tables at most {MAX_NESTING} levels",
            line=outline.too_deep,
        )
        problems.raise_any()
    values = _values(text, problems)
    problems.raise_any()
    return Document(
        path=path, digest=digest_of(data), values=values, outline=outline, problems=problems
    )


def _text(data: bytes, problems: Problems, limit: int) -> str:
    if len(data) > limit:
        problems.add(f"is larger than {limit // 1024:,} KiB; split it or shorten it")
        return ""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.add("looks like UTF-16; save the file as UTF-8", line=1)
        return ""
    if data.startswith(b"\xef\xbb\xbf"):
        problems.add("begins with a byte order mark; save the file as UTF-8 without one", line=1)
        return ""
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02x}"
        problems.add(f"is not UTF-8 text: {found}; save the file as UTF-8", line=line)
        return ""


def _values(text: str, problems: Problems) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        problems.add("nests too deep for the TOML reader; use fewer levels")
    except ValueError as error:  # also for numbers with more digits than Python converts
        words = str(error)
        place = _PLACE.search(words)
        line = int(place[1]) if place and place[1] else text.count("\n") + 1 if place else 0
        reason = _PLACE.sub("", words) or "it cannot be read"
        said = plain(reason[:1].lower() + reason[1:], 200)
        problems.add(f"is not valid TOML: {said}", line=line)
    return {}
