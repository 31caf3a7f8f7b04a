"""Commits read as they are written, for the rare history whose log git cannot show in order.

Slower than `log`, and independent of what a commit declares: objects come with their size from
`git cat-file --batch`, and are taken apart here as git does it (commit objects as git-cat-file(1)
prints them, the author line as `split_ident_line` reads it, trailers from the last paragraph).
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from typing import IO

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.charsets import to_utf8
from pplcheck.history.comparison import is_named
from pplcheck.history.log import RECORD_LIMIT, Batch, Record
from pplcheck.history.process import output_of
from pplcheck.history.quarantine import Quarantine

_IDENT = re.compile(rb"([^<]*)<([^>]*)>(?:.*>)?(?:\s+(\d+)\s+[+-]\d+)?", re.DOTALL)
_FOLDED = re.compile(rb"\n[ \t]+")
_TRAILER = re.compile(rb"[A-Za-z0-9-]+[ \t]*:")
_OWN = (b"Signed-off-by: ", b"(cherry picked from commit ")


def read_raw(quarantine: Quarantine, commit: str, *, without: str = "") -> Iterator[Batch]:
    """Every commit that leads to `commit`, newest first, each a batch of its own.

    Those that lead to `without` too, the full id of a commit, are left out.

    Raises:
        UnreadableHistoryError: a commit is missing, damaged, not what its id says, or far too
            large.
    """
    left_out = (f"^{without}",) if without else ()
    names = quarantine.run("rev-list", f"{commit}^{{commit}}", *left_out, "--").split()
    for name, content in read_objects(quarantine, names):
        record = _record(name, content)
        yield Batch([[field] for field in record])


def read_objects(quarantine: Quarantine, names: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Commits by their full ids, in this order, each with its object as it is; raises as above."""
    asked = b"".join(name + b"\n" for name in names)
    process = quarantine.start("cat-file", "--batch", "--buffer", stdin=asked)
    for name in names:
        content = _content(quarantine, process, output_of(process))
        if not is_named(name, b"commit", content, quarantine.object_format):
            quarantine.stop(process)
            words = f"commit {name.decode()} is not what its id says"
            raise UnreadableHistoryError(quarantine.unreadable("the history", words))
        yield name, content
    quarantine.finish(process)


def _content(quarantine: Quarantine, process: subprocess.Popen[bytes], stream: IO[bytes]) -> bytes:
    header = stream.readline().split()
    size = int(header[2]) if header[1:2] == [b"commit"] else RECORD_LIMIT + 1
    content = stream.read(size) if size <= RECORD_LIMIT else b""
    if len(content) < size or stream.read(1) != b"\n":
        quarantine.stop(process)
        words = "a commit is damaged or far too large"
        raise UnreadableHistoryError(quarantine.unreadable("the history", words))
    return content


def _record(name: bytes, content: bytes) -> Record:
    # To git a NUL ends a header line, and the message; of each kind the first line counts.
    header, _, message = content.partition(b"\n\n")
    header, message = header.replace(b"\0", b"\n"), message.partition(b"\0")[0]
    parents = []
    lines: dict[bytes, bytes] = {}
    for line in header.split(b"\n"):
        key, _, value = line.partition(b" ")
        if key == b"parent":
            parents.append(value)
        lines.setdefault(key, value)
    charset = lines.get(b"encoding", b"")
    author, written = _ident(to_utf8(lines.get(b"author", b""), charset))
    committer, committed = _ident(to_utf8(lines.get(b"committer", b""), charset))
    message = to_utf8(message, charset)
    return Record(
        commit=name,
        parents=b" ".join(parents),
        author=author,
        written=written,
        committer=committer,
        committed=committed,
        message=message,
        trailers=_trailers(message),
        charset=charset,
    )


def _ident(line: bytes) -> tuple[bytes, bytes]:
    """The name, a line feed and the address; and the seconds, empty where there are none."""
    found = _IDENT.match(line)
    if found is None:
        return b"\n", b""
    who = found[1].strip() + b"\n" + found[2]
    return (who if who.count(b"\n") == 1 else b"\n"), found[3] or b""


def _trailers(message: bytes) -> bytes:
    """The last paragraph, unfolded, where git takes it for trailers; never the first one.

    Every line is a trailer, or a quarter are and one is git's own (git-interpret-trailers(1)).
    """
    paragraphs = re.split(rb"\n\s*\n", message.strip())
    if len(paragraphs) == 1:
        return b""
    lines = _FOLDED.sub(b" ", paragraphs[-1]).split(b"\n")
    lines = [line for line in lines if not line.startswith(b"#")]
    own = sum(line.startswith(_OWN) for line in lines)
    trailers = own + sum(1 for line in lines if _TRAILER.match(line) and not line.startswith(_OWN))
    others = len(lines) - trailers
    if not trailers or (others and not (own and trailers * 3 >= others)):
        return b""
    return b"\n".join(lines)
