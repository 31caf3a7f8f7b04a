"""How a repository is armed: payloads that leave a mark, and a git that runs into them."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.repos import build, commit, git, object_file, raw_commit

SIGNATURES = (b"PGP SIGNATURE", b"SIGNED MESSAGE", b"SSH SIGNATURE")


@dataclass(frozen=True, kw_only=True)
class Trap:
    """A repository to arm; `marks` is where payloads leave theirs, `port` where one listens."""

    repo: Path
    marks: Path
    port: int = 9

    @property
    def folder(self) -> Path:
        """The git directory."""
        return self.repo / ".git"

    def payload(self, name: str) -> Path:
        """A program in the repository that leaves a mark of this name and ends well."""
        path = self.folder / "payloads" / name
        path.parent.mkdir(exist_ok=True)
        write(path, f"#!/bin/sh\n: > '{self.marks}/{name}'\nexit 0\n")
        return path

    def config(self, text: str, name: str = "config") -> None:
        """Lines for the end of a configuration file of the repository."""
        with (self.folder / name).open("a", encoding="utf-8") as file:
            file.write(text + "\n")

    def sprung(self) -> list[str]:
        """The names of the payloads that have run."""
        return sorted(path.name for path in self.marks.iterdir())


def write(path: Path, text: str) -> None:
    """A program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


Arm = Callable[[Trap, str], None]
"""Sets the trap in a repository; the payload goes by the name."""


@dataclass(frozen=True, kw_only=True)
class Vector:
    """One way in.

    `arm` sets the trap. `spring` is what an ordinary git is asked to run into it, in a terminal if
    `terminal`; empty where it takes a server, a person or another version of git. `around` is the
    caller's environment while our program runs, `{payload}` and `{repo}` in it filled in. `apart`
    are commands of ours it is not meant for.
    """

    name: str
    arm: Arm = lambda _trap, _name: None
    spring: tuple[str, ...] = ()
    terminal: bool = False
    around: dict[str, str] = field(default_factory=dict)
    stdin: bytes = b""
    apart: tuple[str, ...] = ()

    def surroundings(self, trap: Trap) -> dict[str, str]:
        """The caller's environment, without what an ordinary one has."""
        payload = trap.payload(self.name) if self.around else Path()
        return {
            name: value.replace("{payload}", str(payload)).replace("{repo}", str(trap.repo))
            for name, value in self.around.items()
        }


def base(folder: Path) -> Path:
    """The repository that gets armed: a merge, signatures, attributes, a changed license."""
    firm = "Eve Example <eve@firm.example>"
    repo = build(
        folder,
        [
            commit(
                "Ada Example <ada@mail.example>",
                files={
                    "LICENSE": "SPDX-License-Identifier: MIT\n",
                    "a.txt": "a\n",
                    ".mailmap": "Ada Example <ada@mail.example> <ada@old.example>\n",
                    "CODEOWNERS": "* ada@mail.example\n",
                    "package.json": '{"name": "x", "license": "MIT"}\n',
                    ".gitattributes": "* diff=evil filter=evil merge=evil\n",
                },
            ),
            commit(
                firm,
                files={"LICENSE": "SPDX-License-Identifier: PPL\n", "old.txt": "old\n"},
                trailers=["Co-authored-by: Ada Example <ada@old.example>"],
            ),
            commit(firm, parents=[0], files={"b.txt": "b\n", "a.txt": "aa\n"}),
            commit(firm, "Merge", parents=[1, 2], files={"old.txt": None, "c.txt": "c\n"}),
        ],
    )
    git(repo, "read-tree", "--reset", "-u", "HEAD")
    for kind in SIGNATURES:
        first, *rest = (b"-----BEGIN %s-----\n\niQEz\n-----END %s-----" % (kind, kind)).split(b"\n")
        header = b"\n".join([b"gpgsig " + first, *(b" " + line for line in rest)])
        raw_commit(repo, headers=[header])
    (repo / "a.txt").write_text("changed\n")
    (repo / ".git" / "COMMIT_EDITMSG").write_text("Change\n\nCo-authored-by: X <x@firm.example>\n")
    return repo


def hole(trap: Trap) -> None:
    """Take away the object of a file that is no longer there."""
    name = git(trap.repo, "rev-parse", "HEAD~3^1:old.txt")
    object_file(trap.repo, name).unlink(missing_ok=True)


def setting(*lines: str) -> Arm:
    """Arms by lines of configuration; `{p}` is the payload."""

    def arm(trap: Trap, name: str) -> None:
        text = "\n".join(lines)
        trap.config(text.replace("{p}", str(trap.payload(name))).replace("{port}", str(trap.port)))

    return arm


def promisor(*lines: str) -> Arm:
    """Arms by a remote that has promised a missing object."""
    configured = setting(
        '[remote "origin"]', "promisor = true", "partialclonefilter = blob:none", *lines,
        "[extensions]", "partialClone = origin", "[protocol]", "allow = always",
        '[protocol "ext"]', "allow = always",
    )  # fmt: skip

    def arm(trap: Trap, name: str) -> None:
        hole(trap)
        configured(trap, name)

    return arm


def spring(vector: Vector, trap: Trap) -> None:
    """Let an ordinary git run into it; nobody else's configuration is in force."""
    home = trap.marks.parent
    around = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "TERM": "xterm",
        **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "x"),
        **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "x@x.example"),
        **vector.surroundings(trap),
    }
    words = [word.replace("{repo}", str(trap.repo)) for word in vector.spring]
    command = ["git", "-c", "safe.directory=*", *words]
    if vector.terminal:
        run_in_terminal(command, trap.repo, around, vector.stdin)
        return
    subprocess.run(
        command,
        cwd=trap.repo,
        env=around,
        input=vector.stdin,
        capture_output=True,
        check=False,
        timeout=30,
    )


def run_in_terminal(
    command: list[str], folder: Path, around: dict[str, str], typed: bytes = b""
) -> tuple[int, bytes]:
    """Run a program that finds a terminal at all its ends; its exit status and what it showed."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command, cwd=folder, env=around, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    os.write(ours, typed)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # as Linux says that the other end is closed
        pass
    finally:
        os.close(ours)
    return process.wait(timeout=60), shown
