"""Calls of pplcheck in a repository under watch: what they said, and what they did to it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.lines import Line
from tests.hostile.tracing import traced

DRIVER = Path(__file__).with_name("driver.py")
ROOT = DRIVER.parents[2]
Said = tuple[int, str, str]
PEOPLE = re.compile(r"""[^\s<>"'()`]+@[\w-]+(?:\.[\w-]+)*\.example|(?:Ada|Eve) Example""")
"""Mail addresses and names of those who are in the repositories here."""
ABOUT_PEOPLE = {"ask", "init", "explain", "register import", "register export"}
"""Commands that are about people, beside every one that is told to show them."""
IN_WORDS = "`ada@mail.example ssh-ed25519 AAAA…`"
"""An address that stands in a message of ours, as an example."""


@dataclass(frozen=True, kw_only=True)
class Bench:
    """A folder for one experiment: the repository is `repo`, everything else lies beside it."""

    folder: Path

    @property
    def repo(self) -> Path:
        """The repository under watch."""
        return self.folder / "r"

    @property
    def out(self) -> Path:
        """Where calls write what they are told to write."""
        return self.folder / "out"

    @property
    def trace(self) -> Path:
        """Where the trace goes."""
        return self.folder / "trace"

    def prepare(self) -> None:
        """Make the folders beside the repository."""
        for name in ("out", "marks", "home", "cache", "tmp"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (self.out / "signers").touch()

    def around(self) -> dict[str, str]:
        """The environment of a caller who has nothing of their own."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "tmp"),
            "PPLCHECK_CACHE_DIR": str(self.folder / "cache"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": str(ROOT),
            "SOURCE_DATE_EPOCH": "1780000000",
        }


def run(
    bench: Bench,
    lines: Sequence[Line],
    *,
    around: Mapping[str, str] | None = None,
    inside: str = "",
    trace: bool = False,
) -> list[Said]:
    """Make calls one after another in one process started in the repository, or `inside` it.

    None may name anybody where people are not asked about.
    """
    words = [[word.replace("{out}", str(bench.out)) for word in line.words] for line in lines]
    answers = bench.folder / "answers.json"
    command = [sys.executable, str(DRIVER), str(answers)]
    done = subprocess.run(
        traced(command, bench.trace) if trace else command,
        cwd=bench.repo / inside,
        env=bench.around() | dict(around or {}),
        input=json.dumps(words).encode(),
        capture_output=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
    said = [(status, out, err) for status, out, err in json.loads(answers.read_text())]
    assert named(lines, said) == {}
    return said


def named(lines: Sequence[Line], said: Sequence[Said]) -> dict[str, list[str]]:
    """Whom calls name that are not about people, and whom complaints of any call, by the call."""
    found: dict[str, list[str]] = {}
    for line, (_, output, complaints) in zip(lines, said, strict=True):
        is_asked = line.command in ABOUT_PEOPLE or "--show-people" in line.words
        people = people_in(complaints.replace(IN_WORDS, "") + ("" if is_asked else output))
        found |= {" ".join(line.words): people} if people else {}
    return found


def people_in(text: str) -> list[str]:
    """Every mail address and name of a text."""
    return sorted(set(PEOPLE.findall(text)))


def fingerprint(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Every path below a folder: its mode, its time of change, a digest of what it holds."""
    found = {}
    for path in sorted([folder, *folder.rglob("*")]):
        state = path.lstat()
        content = b""
        if path.is_symlink():
            content = os.fsencode(path.readlink())
        elif stat.S_ISREG(state.st_mode):
            content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        name = path.relative_to(folder).as_posix()
        found[name] = (state.st_mode, state.st_mtime_ns, digest)
    return found


def changed(
    before: dict[str, tuple[int, int, str]], after: dict[str, tuple[int, int, str]]
) -> list[str]:
    """The paths that are new, gone or otherwise than they were."""
    return sorted(name for name in before | after if before.get(name) != after.get(name))


@contextlib.contextmanager
def listener() -> Iterator[socket.socket]:
    """Somebody who waits for calls on this machine, at a port of their own."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server


def called(server: socket.socket) -> bool:
    """Whether anybody has connected."""
    try:
        connection, _ = server.accept()
    except BlockingIOError:
        return False
    connection.close()
    return True
