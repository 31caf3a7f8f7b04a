"""The git program: found on the PATH, never inside the repository under check, new enough.

The environment it runs in is built from nothing, so that neither the caller's hook variables
(see githooks(5): GIT_DIR, GIT_INDEX_FILE, …) nor anybody's configuration is in force.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pplcheck.errors import GitUnavailableError
from pplcheck.history import surroundings
from pplcheck.model.frozen import frozen

MINIMUM = (2, 25)
"""The oldest git whose options and refusals the quarantine relies on."""
SHA256_MINIMUM = (2, 29)
"""The first git that reads SHA-256 repositories."""
PATIENCE = 60
"""Seconds a git may take to say its version."""


@frozen
class Program:
    """A git that may be started: its absolute path, its version, the PATH to hand on to it."""

    path: str
    version: tuple[int, int]
    search: str


def find_git(forbidden: Iterable[Path] = ()) -> Program:
    """The first git of the PATH that lies outside every `forbidden` folder.

    Relative entries of the PATH are left out: they would mean the folder one happens to be in.

    Raises:
        GitUnavailableError: there is none, it does not say its version, or it is too old.
    """
    folders = frozenset(forbidden)
    search = _safe_entries(os.environ.get("PATH", os.defpath), folders)
    for entry in search:
        path = os.path.join(entry, "git")  # noqa: PTH118 - plain strings for an environment
        if os.access(path, os.X_OK) and Path(path).is_file() and _outside(path, folders):
            return _checked(path, os.pathsep.join(search))
    raise GitUnavailableError(
        "no git found on the PATH; install git "
        f"{MINIMUM[0]}.{MINIMUM[1]} or newer, or add its folder to PATH"
    )


def environment(home: Path, search: str) -> dict[str, str]:
    """An environment built from nothing, with `home` as home and `search` as PATH."""
    return surroundings.environment(str(home), search)


def require_sha256(program: Program) -> None:
    """Make sure the git found can read a SHA-256 repository.

    Raises:
        GitUnavailableError: it is older than that.
    """
    if program.version < SHA256_MINIMUM:
        raise GitUnavailableError(
            f"this repository uses SHA-256 object names, which git {_dotted(program.version)} at "
            f"{program.path} cannot read; install git {_dotted(SHA256_MINIMUM)} or newer"
        )


def _safe_entries(search: str, forbidden: frozenset[Path]) -> list[str]:
    entries = dict.fromkeys(search.split(os.pathsep))
    return [entry for entry in entries if Path(entry).is_absolute() and _outside(entry, forbidden)]


def _outside(path: str, forbidden: frozenset[Path]) -> bool:
    real = Path(os.path.realpath(path))
    return forbidden.isdisjoint((real, *real.parents))


def _checked(path: str, search: str) -> Program:
    said = _version_line(path, search, _identity(path))
    found = re.match(r"git version (\d+)\.(\d+)", said)
    if found is None:
        raise GitUnavailableError(
            f"{path} does not say its version, it says {said[:60]!r}; install git "
            f"{_dotted(MINIMUM)} or newer"
        )
    version = (int(found[1]), int(found[2]))
    if version < MINIMUM:
        raise GitUnavailableError(
            f"git {_dotted(version)} at {path} is too old to read a repository safely; install "
            f"git {_dotted(MINIMUM)} or newer"
        )
    return Program(path=path, version=version, search=search)


def _identity(path: str) -> tuple[int, ...]:
    """What changes when another program is put at a path."""
    try:
        found = Path(path).stat()
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


@lru_cache(maxsize=8)
def _version_line(path: str, search: str, identity: tuple[int, ...]) -> str:  # noqa: ARG001
    """What a program says; one process asks the same program once, however many it inspects."""
    try:
        answer = subprocess.run(  # noqa: S603 - an absolute path outside the repository
            [path, "version"],
            env=environment(Path(os.devnull), search),
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitUnavailableError(
            f"{path} cannot be started ({error}); install git {_dotted(MINIMUM)} or newer"
        ) from error
    return answer.stdout.decode("utf-8", "replace").strip()


def _dotted(version: tuple[int, int]) -> str:
    return f"{version[0]}.{version[1]}"
