"""The stage that gives an answer once more, as it was written, where nothing has changed since.

An answer follows from the commit, the files that lie in the work tree, those that govern, the
request with its day, and this program. All of these make up the name it is kept under, but for
the files that govern: which of them are read shows only when they are, so an answer is kept with
what was read, and given only while that is still the same.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from pathlib import Path

from pplcheck._version import __version__
from pplcheck.errors import CouldNotCheckError, PplcheckError
from pplcheck.history.beneath import read_governing
from pplcheck.history.lying import Lying, lying
from pplcheck.history.quarantine import Quarantine
from pplcheck.model.data import license_data
from pplcheck.model.frozen import frozen
from pplcheck.model.shelf import Shelf
from pplcheck.model.written import Written
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.shelving import shelf_of

KIND = "written"
"""What answers are called on a shelf."""
LIMIT = 32 << 20
"""Bytes a file that governs or a register may have, and a text that is kept."""

_DATA = "ordinary.toml"


@frozen
class Keeping:
    """Where an answer is kept; `root` is the work tree's, None where a commit is judged."""

    shelf: Shelf
    name: str
    root: Path | None

    def known(self) -> Written | None:
        """The answer, if it is known and nothing that governs it has changed."""
        kept = self.shelf.get(self.name)
        try:
            head, _, text = zlib.decompress(kept or b"").partition(b"\n")
            found = json.loads(head)
            if self.root and not _still(self.root, found["governed"]):
                return None
            return Written(
                text=text.decode(), status=found["status"], complaints=tuple(found["complaints"])
            )
        except (zlib.error, ValueError, KeyError, TypeError, AttributeError):
            return None

    def put(self, written: Written, governed: Mapping[str, str]) -> None:
        """Keep an answer; `governed` are the paths that governed it, with digests."""
        if len(written.text) > LIMIT:
            return
        head = {
            "status": written.status,
            "complaints": written.complaints,
            "governed": dict(governed),
        }
        content = json.dumps(head, separators=(",", ":")).encode() + b"\n" + written.text.encode()
        self.shelf.put(self.name, zlib.compress(content, 1))


def keep(
    request: Request, repository: Quarantine, head: str, asked: Iterable[str]
) -> Keeping | None:
    """Where the answer about a commit is kept; None where it cannot be.

    `asked` is what was asked for beside the request, down to how it is written. What depends on
    more files of the caller than registers, or on a base, is not kept.
    """
    shelf = shelf_of(request.cache, repository)
    mine = (request.config, request.baseline, request.pseudonyms, request.allowed_signers)
    if shelf is None or request.base or request.keyring or any(mine):
        return None
    root = None if request.rev else repository.root
    try:
        files = _files(repository, root)
        registers = [read_digest(path) for path in request.registers]
    except (CouldNotCheckError, OSError):
        return None
    if files is None:
        return None
    branch = "" if request.rev else repository.head()[1]
    parts = (
        program(),
        repr(replace(request, cache=None)),
        os.path.abspath(request.path),  # noqa: PTH100 - as the search for a policy has it
        *(repository.name, str(root), head, branch, files),
        *registers,
        *asked,
    )
    digest = blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=16)
    return Keeping(shelf=shelf, name=f"{KIND}-{digest.hexdigest()}", root=root)


def digest_of(data: bytes | None) -> str:
    """What stands for the content of a file; empty where there is none."""
    return "" if data is None else blake2b(data, digest_size=16).hexdigest()


def read_digest(path: Path) -> str:
    """The digest of a file of the caller's; raises OSError, also where it is far too large."""
    with path.open("rb") as file:
        data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise OSError(f"{path} is too large")
    return digest_of(data)


def _files(repository: Quarantine, root: Path | None) -> str | None:
    """What stands for the files of the work tree; None where they may have changed just now."""
    if root is None or repository.index is None:
        return "none"
    found: Lying = lying(repository, root, repository.index)
    return found.digest if found.settled else None


def _still(root: Path, governed: Mapping[str, str]) -> bool:
    """Whether files that govern, or that would if they were there, are as they were."""
    try:
        return all(
            digest_of(read_governing(root, path, LIMIT)) == digest
            for path, digest in governed.items()
        )
    except PplcheckError:
        return False


@cache
def program() -> str:
    """A digest of this program's files by size and time, and of the libraries installed.

    Its data may lie beside its modules (see `model.data`).
    """
    digest = blake2b(f"{__version__} {sys.version}".encode(), digest_size=16)
    folders = [str(Path(__file__).parent.parent), str(license_data(_DATA).parent)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir():
                    folders += [entry.path] if entry.name != "__pycache__" else []
                else:
                    state = entry.stat()
                    told = f"{entry.path} {state.st_size} {state.st_mtime_ns}\n"
                    digest.update(told.encode("utf-8", "surrogateescape"))
    for place in sys.path:
        if os.path.isdir(place):  # noqa: PTH112 - as a string, of which there are many
            names = (name for name in os.listdir(place) if name.endswith("-info"))  # noqa: PTH208
            digest.update("\n".join(sorted(names)).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
