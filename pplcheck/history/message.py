"""A commit's message as `git commit` hands it to its hook: what of it are trailers.

git itself picks the lines (git-interpret-trailers(1)); here it is only found where they stand, and
which lines look like trailers that git does not take. Comments (lines that begin with `#`) and
what lies below the scissors of `git commit --verbose` are no part of the message.
"""

from __future__ import annotations

import re

from pplcheck.history.quarantine import Quarantine
from pplcheck.history.trailers import KEYS
from pplcheck.model.frozen import frozen

_SCISSORS = re.compile(rb"^# -+ >8 -+$", re.MULTILINE)
_KEYS = {key.lower(): key for key in KEYS}
_LOOKS_LIKE = re.compile(
    rb"\s*(?P<key>%s)\b\s*:?\s*(?P<value>.*)"
    % b"|".join(key.replace("-", "[- ]?").encode() for key in KEYS),
    re.IGNORECASE,
)


@frozen
class Trailer:
    """A line that names somebody: its number from 1, the key as git's customs write it, the value.

    `read` is False where it only looks like a trailer, and git takes it for text.
    """

    line: int
    key: str
    value: str
    read: bool


def read_trailers(quarantine: Quarantine, message: bytes) -> tuple[Trailer, ...]:
    """The trailers of a message that name somebody, and what looks like them, by line.

    Raises:
        UnreadableHistoryError: git does not answer.
    """
    found = _SCISSORS.search(message)
    text = message[: found.start()] if found else message
    kept = b"\n".join(row for row in text.split(b"\n") if not row.startswith(b"#"))
    # --parse unfolds; what git then prints is compared without regard to white space
    answer = quarantine.run(
        "interpret-trailers", "--parse", stdin=kept or b"\n", what="the message"
    )
    picked = [_plain(row) for row in answer.split(b"\n") if row]
    return tuple(_trailers(text.split(b"\n"), picked))


def _trailers(rows: list[bytes], picked: list[bytes]) -> list[Trailer]:
    found = []
    for number, row in enumerate(rows, start=1):
        looks = _LOOKS_LIKE.fullmatch(row.rstrip(b"\r"))
        if row.startswith(b"#") or looks is None:
            continue
        whole = row
        for more in rows[number:]:
            if not more[:1].isspace() or not more.strip():
                break
            whole += b" " + more.strip()
        key = _KEYS.get(re.sub(rb"[ -]", b"-", looks["key"]).decode().lower(), "")
        value = _plain(whole).partition(b":")[2] if b":" in row else looks["value"]
        read = _plain(whole) in picked
        if read or _is_meant(row, key):
            text = value.decode("utf-8", "replace").strip()
            found.append(Trailer(line=number, key=key, value=text, read=read))
    return found


def _is_meant(row: bytes, key: str) -> bool:
    """Whether a line git takes for text was meant as a trailer: key, colon, and an address."""
    return bool(key) and b"<" in row and b">" in row


def _plain(row: bytes) -> bytes:
    return b" ".join(row.replace(b":", b": ", 1).split())
