"""What a process and its children really did, as strace(1) saw it: programs, files, connections."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "execve,execveat,socket,connect,open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,"
    "renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,symlinkat,chmod,fchmodat,truncate,utimensat,"
    "chdir,fchdir"
)
_CALL = re.compile(r"^(?:\d+\s+)?(?P<name>\w+)\((?P<rest>.*)\)\s+= (?P<answer>-?\d+|\?)")
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<folder>[^>]*)>, )?"(?P<path>(?:[^"\\]|\\.)*)"')
_OPENS = frozenset({"open", "openat", "openat2", "creat"})
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")


@dataclass(frozen=True, kw_only=True)
class Trace:
    """The programs started (with their arguments), and every path, absolute, by what was done."""

    started: tuple[tuple[str, ...], ...]
    read: frozenset[str]
    written: frozenset[str]
    sockets: tuple[str, ...]


def unavailable() -> str:
    """Why nothing can be traced here; empty where it can."""
    program = shutil.which("strace")
    if program is None:
        return "no strace is installed"
    tried = subprocess.run(
        [program, "-f", "-e", "trace=execve", "true"], capture_output=True, check=False
    )
    return "" if tried.returncode == 0 else "this system lets nobody be traced"


def traced(command: Sequence[str], into: Path) -> list[str]:
    """A command line that runs another one under strace and writes what it sees into a file."""
    options = ["-f", "-qq", "-y", "--seccomp-bpf", "-s", "4096", "-e", f"trace={CALLS}"]
    return ["strace", *options, "-o", str(into), "--", *command]


def read_trace(file: Path, folder: Path) -> Trace:
    """What stands in the file; the process was started in a folder. Calls that failed are out."""
    started: list[tuple[str, ...]] = []
    read: set[str] = set()
    written: set[str] = set()
    sockets: list[str] = []
    standing = {"": folder}
    for number, name, rest in _calls(file):
        here = standing.get(number) or next(reversed(standing.values()))
        if name in {"chdir", "fchdir"}:
            there = re.search(r'[<"]([^>"]*)[>"]', rest)
            standing[number] = Path(_absolute(there[1] if there else "", here))
            continue
        if name in {"socket", "connect"}:
            sockets.append(f"{name}({rest})")
            continue
        paths = [
            _absolute(found["path"], Path(found["folder"] or here))
            for found in _PATH.finditer(rest)
        ]
        if name.startswith("exec"):
            words = re.search(r"\[(.*)\], ", rest)
            arguments = re.findall(r'"((?:[^"\\]|\\.)*)"', words[1]) if words else []
            started.append((paths[0], *arguments))
        elif name in _OPENS and not (name == "creat" or _WRITING.search(rest)):
            read.update(paths[:1])
        else:
            written.update(paths[:1] if name in _OPENS else paths)
    return Trace(
        started=tuple(started),
        read=frozenset(read),
        written=frozenset(written),
        sockets=tuple(sockets),
    )


def _calls(file: Path) -> Iterator[tuple[str, str, str]]:
    """Process, name and arguments of each call that went well, in order.

    One that another process cut in two is put together again.
    """
    halves: dict[str, str] = {}
    for line in file.read_text(encoding="utf-8", errors="backslashreplace").splitlines():
        number = line.partition(" ")[0]
        whole = line
        if line.endswith("<unfinished ...>"):
            halves[number] = line.removesuffix(" <unfinished ...>")
            continue
        if " resumed>" in line:
            whole = halves.pop(number, "") + line.partition(" resumed>")[2]
        found = _CALL.match(whole)
        if found and not found["answer"].startswith("-"):
            yield number, found["name"], found["rest"]


def _absolute(path: str, folder: Path) -> str:
    """A path as strace writes it, made absolute."""
    plain = path.encode().decode("unicode_escape")
    return os.path.normpath(os.path.join(folder, plain))  # noqa: PTH118
