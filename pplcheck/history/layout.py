"""Whether a repository's layout is one that is understood, and safe to read.

Follows git's technical page on the repository version. Of the repository's configuration only
the format version and the extensions are looked at, from a copy of its bytes, without includes.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from pplcheck.errors import NotARepositoryError, UnreadableHistoryError
from pplcheck.history.locate import Located, read_small
from pplcheck.history.program import Program, environment

CONFIG_LIMIT = 4 * 1024 * 1024
ALTERNATES_LIMIT = 64 * 1024
ALTERNATES_DEPTH = 5
"""How many object folders may borrow from one another in a row, as in git."""
MOST_FOLDERS = 256
"""How many object folders there may be in all."""

_HARMLESS = frozenset(
    {
        "noop",
        "noop-v1",
        "preciousobjects",
        "partialclone",
        "worktreeconfig",
        "relativeworktrees",
        "compatobjectformat",
    }
)
_KEYS = r"^(extensions\..*|core\.repositoryformatversion)$"
_VERSION = re.compile(rb"repositoryformatversion\s*=\s*(\S*)", re.IGNORECASE)


def check_layout(located: Located, program: Program) -> str:
    """The object format, `sha1` or `sha256`, of a repository whose extensions are all known.

    Raises:
        NotARepositoryError: an extension, format version or ref storage is not understood.
    """
    content = read_small(located.common / "config", CONFIG_LIMIT)
    if content is None or _is_plain(content):
        return "sha1"
    object_format = "sha1"
    for key, value in _settings(content, located, program):
        name = key.removeprefix("extensions.")
        if name == "objectformat" and value in {"sha1", "sha256"}:
            object_format = value
        elif not _is_known(name, value):
            raise NotARepositoryError(
                f"{located.common}: the repository says {key} = {value!r}, which pplcheck does "
                "not understand; clone it anew with `git clone --ref-format=files`, "
                "or wait for a newer pplcheck"
            )
    return object_format


def check_objects(located: Located) -> None:
    """Make sure git will find only regular files where it looks for objects.

    Opening a FIFO would wait forever. Links to files and folders are fine.

    Raises:
        UnreadableHistoryError: something else lies there.
    """
    folders = [located.common / "objects"]
    seen: set[str] = set()
    for depth in range(ALTERNATES_DEPTH + 1):
        found: list[Path] = []
        for folder in folders:
            real = os.path.realpath(folder)
            if real in seen:  # folders may borrow from one another, and from themselves
                continue
            seen.add(real)
            if len(seen) > MOST_FOLDERS:
                raise UnreadableHistoryError(
                    f"{located.common}: borrows from more than {MOST_FOLDERS} object folders; "
                    "clone the repository in full"
                )
            _check_folder(folder)
            found += _alternates(folder) if depth < ALTERNATES_DEPTH else []
        folders = found


def _is_plain(content: bytes) -> bool:
    """Whether nothing but the ordinary can be in force: most repositories, without a process."""
    return b"extensions" not in content.lower() and all(
        found[1] in {b"0", b"1"} for found in _VERSION.finditer(content)
    )


def _is_known(name: str, value: str) -> bool:
    if name == "core.repositoryformatversion":
        return value in {"0", "1"}
    return name in _HARMLESS or (name == "refstorage" and value == "files")


def _settings(content: bytes, located: Located, program: Program) -> Iterator[tuple[str, str]]:
    answer = subprocess.run(  # noqa: S603 - an absolute git, our own environment
        [program.path, "config", "--file", "-", "--no-includes", "-z", "--get-regexp", _KEYS],
        cwd="/",
        env=environment(Path(os.devnull), program.search) | {"GIT_DIR": os.devnull},
        input=content,
        capture_output=True,
        check=False,
    )
    if answer.returncode not in {0, 1}:  # 1: no such key
        words = answer.stderr.decode("utf-8", "replace").strip()
        raise NotARepositoryError(
            f"{located.common / 'config'}: git cannot read it ({words}); repair the line it names"
        )
    for setting in answer.stdout.split(b"\0")[:-1]:
        key, _, value = setting.partition(b"\n")
        yield key.decode("utf-8", "replace").lower(), value.decode("utf-8", "replace").lower()


def _check_folder(folder: Path) -> None:
    for parent in (folder, folder / "pack", *_fans(folder), folder / "info"):
        try:
            with os.scandir(parent) as entries:
                odd = next((entry.path for entry in entries if not _is_fine(entry)), None)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise UnreadableHistoryError(
                f"{parent}: cannot be opened ({error.strerror}); make it readable for you"
            ) from error
        if odd is not None:
            raise UnreadableHistoryError(
                f"{odd}: neither a regular file nor a folder, among git's objects; "
                "remove it, or clone the repository again"
            )


def _fans(folder: Path) -> Iterator[Path]:
    return (folder / f"{number:02x}" for number in range(256))


def _is_fine(entry: os.DirEntry[str]) -> bool:
    # A link that leads nowhere is fine: git will not find an object there.
    return entry.is_file() or entry.is_dir() or not Path(entry.path).exists()


def _alternates(folder: Path) -> list[Path]:
    """The object folders another one borrows from, read as git reads them."""
    path = folder / "info" / "alternates"
    content = read_small(path, ALTERNATES_LIMIT) or b""
    found = []
    for line in content.split(b"\n"):
        name = line.partition(b"\0")[0]
        if name.startswith(b'"') and b"\\" in name:
            raise UnreadableHistoryError(
                f"{path}: names a folder with characters that need escapes; move that folder, "
                "or clone the repository in full"
            )
        if name and not name.startswith(b"#"):
            found.append(folder / os.fsdecode(name.strip(b'"')))
    return found
