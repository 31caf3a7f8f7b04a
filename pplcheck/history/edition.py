"""What a kept count depends on besides the commits: this code, and the git that reads for it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from pplcheck._version import __version__
from pplcheck.history.frozen import FORMAT
from pplcheck.history.quarantine import Quarantine
from pplcheck.model.contribution import Role


def owner_of(quarantine: Quarantine) -> str:
    """Whose counts may be gone on with: the repository, its object format, and all who count.

    A repository is its folder: the path of the objects and refs, and which folder that is (device
    and inode). Not the commit alone, as git does not compare every object it reads with its id: a
    repository with forged objects would answer for another that has the same tip.
    """
    common = quarantine.located.common
    state = common.stat()
    parts = (
        os.fsencode(common),
        f"{state.st_dev} {state.st_ino} {quarantine.object_format}".encode(),
        f"{quarantine.program.version} {_edition()}".encode(),
    )
    return blake2b(b"\0".join(parts), digest_size=16).hexdigest()


@cache
def _edition() -> str:
    """A digest of everything here that decides what a count is, so that none outlives a change."""
    digest = blake2b(f"{__version__} {FORMAT} {sys.byteorder} {list(Role)}".encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        with suppress(OSError):  # where only compiled modules are installed, the version speaks
            digest.update(path.read_bytes())
    return digest.hexdigest()
