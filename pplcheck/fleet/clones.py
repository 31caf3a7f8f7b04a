"""Addresses fetched into bare clones of ours: by few protocols, without submodules or hooks.

A clone leaves out what no scan reads (`--filter=blob:none`, see git-clone(1)): only the files of
HEAD and of the license files' history follow, by name, in one request each. Git runs with an
environment and configuration of ours, asks for no password, and fetches nothing by itself.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Final

from pplcheck.errors import CouldNotCheckError, OutputError
from pplcheck.fleet.places import Entry, without_secrets
from pplcheck.fleet.pool import cores
from pplcheck.fleet.worker import Bounds
from pplcheck.history.program import Program, environment, find_git

PROTOCOLS: Final = "https:ssh:git:http:file"
"""Those git may use (GIT_ALLOW_PROTOCOL, see git(1)); none that runs a program of its own."""

LICENSES: Final = (":(icase,glob)*licen[cs]e*", ":(icase,glob)*copying*", ":(icase,glob)readme*")
"""Files at the root whose history is read."""

_SETTINGS: Final = (
    "protocol.ext.allow=never",
    "core.hooksPath=/dev/null",
    "fetch.recurseSubmodules=false",
    "fetch.fsckObjects=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "credential.helper=",
    "http.followRedirects=initial",
)
_LONG: Final = 64
_WORDS: Final = 300
_OBJECT: Final = re.compile(rb"[0-9a-f]{40,64}")


class _FetchError(CouldNotCheckError):
    """An address could not be fetched."""


def cloned(entries: Sequence[Entry], folder: Path, bounds: Bounds, jobs: int) -> tuple[Entry, ...]:
    """The entries, those with an address now with the path of its clone in `folder`.

    What cannot be fetched carries the reason; an earlier clone of it stays as it was.
    """
    folder = folder.absolute()  # git is started in it
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # addresses may hold passwords
    except OSError as error:
        raise OutputError(f"cannot write to {str(folder)!r}: {error.strerror}") from error
    git = find_git(entry.path.resolve() for entry in entries if entry.path)
    with ThreadPoolExecutor(max_workers=jobs or 2 * cores()) as pool:
        return tuple(pool.map(lambda entry: _with_clone(entry, folder, git, bounds), entries))


def _with_clone(entry: Entry, folder: Path, git: Program, bounds: Bounds) -> Entry:
    if not entry.url:
        return entry
    path = folder / f"{blake2b(entry.url.encode(), digest_size=10).hexdigest()}.git"
    try:
        fetch(entry.url, path, git, bounds.seconds)
    except CouldNotCheckError as error:
        return replace(entry, path=path, trouble=f"could not be fetched: {error}")
    return replace(entry, path=path)


def fetch(address: str, path: Path, git: Program, seconds: float) -> None:
    """Clone an address, or bring its clone up to date; whole, or left as it was.

    Raises:
        CouldNotCheckError: git could not, or took longer than `seconds`.
    """
    door = _Git(git, path, seconds)
    if not path.exists():
        new = path.with_suffix(".new")
        shutil.rmtree(new, ignore_errors=True)
        options = ("--bare", "--filter=blob:none", "--no-tags", "--template=", "--quiet")
        try:
            door.run(path.parent, "clone", *options, "--", address, str(new))
            new.rename(path)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
    else:
        door.run(path, "fetch", "--quiet", "--prune", "--filter=blob:none", "--no-tags", "origin",
                 "+refs/heads/*:refs/heads/*")  # fmt: skip
    _bring_files(door, path)


def _bring_files(door: _Git, path: Path) -> None:
    """Fetch the files a scan reads and that are not there yet."""
    raw = (
        "log",
        "--format=",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "-m",
        "HEAD",
        "--",
        *LICENSES,
    )
    history = door.run(path, *raw)
    tree = door.run(path, "ls-tree", "-r", "-z", "--format=%(objecttype) %(objectname)", "HEAD")
    wanted = {name[5:] for name in tree.split(b"\0") if name.startswith(b"blob ")}
    for line in history.splitlines():
        wanted |= {
            name for name in line.split()[2:4] if _OBJECT.fullmatch(name) and name.strip(b"0")
        }
    lost = _lost(door, path, sorted(wanted))
    if lost:
        options = ("--quiet", "--no-tags", "--no-write-fetch-head", "--filter=blob:none", "--stdin")
        door.run(path, "fetch", *options, "origin", stdin=b"\n".join(lost) + b"\n")


def _lost(door: _Git, path: Path, names: Sequence[bytes]) -> list[bytes]:
    """Those of some objects that are not in a clone.

    Git would fetch them one by one rather than say so, and is therefore asked about the same
    objects from a folder that does not know where they come from.
    """
    plain = path / "plain.git"
    kind = "sha256" if any(len(name) == _LONG for name in names) else "sha1"
    options = ("--quiet", "--bare", "--template=", f"--object-format={kind}")
    door.run(path, "init", *options, str(plain))
    asked = b"".join(name + b"\n" for name in names)
    objects = {"GIT_OBJECT_DIRECTORY": str(path / "objects")}
    said = door.run(plain, "cat-file", "--batch-check", stdin=asked, around=objects)
    return [line.split()[0] for line in said.splitlines() if line.endswith(b" missing")]


class _Git:
    """Git as we let it reach out."""

    def __init__(self, git: Program, home: Path, seconds: float) -> None:
        self._git = git
        self._seconds = seconds
        self._around = environment(home, git.search) | {
            "GIT_ALLOW_PROTOCOL": PROTOCOLS,
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_SSH_COMMAND": "ssh -o BatchMode=yes",
            **{name: os.environ[name] for name in ("SSH_AUTH_SOCK", "https_proxy", "SSL_CERT_FILE")
               if name in os.environ},
        }  # fmt: skip

    def run(
        self,
        folder: Path,
        *arguments: str,
        stdin: bytes = b"",
        around: Mapping[str, str] | None = None,
    ) -> bytes:
        """What git says in a folder; in a group of its own, ended where it takes too long."""
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        process = subprocess.Popen(  # noqa: S603 - an absolute git, our own environment
            [self._git.path, *settings, *arguments],
            cwd=folder,
            env=self._around | {**(around or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            said, complaint = process.communicate(stdin, timeout=self._seconds)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise _FetchError(f"git took longer than {self._seconds:g} s") from error
        if process.returncode:
            lines = complaint.decode("utf-8", "replace").split("\n")
            words = "; ".join(line.strip() for line in lines[:2] if line.strip())[:_WORDS]
            raise _FetchError(f"git {arguments[0]} failed: {without_secrets(words)}")
        return said
