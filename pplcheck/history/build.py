"""Repositories built from a table of commits; the same table gives the same ids every time.

Used by `pplcheck demo` and by the tests. The objects come from one `git fast-import`, whose
stream format git-fast-import(1) describes.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from pplcheck.errors import OutputError
from pplcheck.history.program import Program, environment, find_git, require_sha256
from pplcheck.model.frozen import frozen

BRANCH = "main"
FIRST_DAY = 1_577_836_800
"""2020-01-01 00:00 UTC: the date of a first commit that names none; the next is a day later."""
DAY = 86_400


@frozen
class Entry:
    """What lies at a path: bytes and a git file mode (100644, 100755, 120000, 160000).

    For a link (120000) `data` is where it points, for a submodule (160000) a commit id.
    """

    data: bytes
    mode: str = "100644"


Blob = bytes | str | Entry | None


@frozen
class Plan:
    """A commit to be built.

    `author` and `committer` read `Name <address>`; an empty committer is the author. `date` and
    `committed` are seconds since 1970 UTC, None for a day after the commit before. `files` maps
    paths to what they hold from now on, None removes one. `parents` are positions in the table,
    None means the commit before. `trailers` are lines for the end of the message. `encoding`
    names the charset the commit is written in and declares; empty is UTF-8, undeclared. `zone`
    is the time zone written, which moves no instant. Text that has surrogate escapes is written
    as the bytes they stand for.
    """

    author: str
    message: str = "Change the work"
    date: int | None = None
    committer: str = ""
    committed: int | None = None
    files: Mapping[str, Blob] = field(default_factory=dict)
    parents: tuple[int, ...] | None = None
    trailers: tuple[str, ...] = ()
    encoding: str = ""
    zone: str = "+0000"


def build_repository(
    folder: Path,
    commits: Sequence[Plan],
    *,
    object_format: str = "sha1",
    bare: bool = False,
) -> tuple[str, ...]:
    """Make a repository in `folder` with these commits on `main`, checked out unless bare.

    Without commits the repository is empty, its HEAD unborn. Returns the ids in table order.

    Raises:
        GitUnavailableError: no git, or one too old.
        OutputError: the folder cannot be written, or git refuses a commit.
    """
    program = find_git()
    if object_format != "sha1":
        require_sha256(program)
    builder = _Builder(folder=folder, program=program)
    builder.create(object_format, bare=bare)
    if not commits:
        return ()
    stream = b"".join(_stream(commits))
    ids = builder.git("fast-import", "--quiet", "--date-format=raw", stdin=stream).decode().split()
    if not bare:
        builder.git("read-tree", "-u", "--reset", "HEAD")
    return tuple(ids)


@frozen
class _Builder:
    folder: Path
    program: Program

    def create(self, object_format: str, *, bare: bool) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"{self.folder}: the folder for the new repository cannot be made "
                f"({error.strerror}); name one that can be written"
            ) from error
        shape = ["--bare"] if bare else []
        if object_format != "sha1":
            shape.append(f"--object-format={object_format}")
        self.git("init", "--quiet", "--template=", *shape, ".")
        self.git("symbolic-ref", "HEAD", f"refs/heads/{BRANCH}")

    def git(self, *arguments: str, stdin: bytes = b"") -> bytes:
        answer = subprocess.run(  # noqa: S603 - a git found by find_git, in a repository we made
            [self.program.path, *arguments],
            cwd=self.folder,
            env=environment(self.folder, self.program.search),
            input=stdin,
            capture_output=True,
            check=False,
        )
        if answer.returncode:
            words = answer.stderr.decode("utf-8", "replace").strip()
            raise OutputError(
                f"{self.folder}: git {arguments[0]} did not build the repository: {words}"
            )
        return answer.stdout


def _stream(commits: Sequence[Plan]) -> Iterator[bytes]:
    before = FIRST_DAY - DAY
    for position, plan in enumerate(commits):
        date = before + DAY if plan.date is None else plan.date
        before = date
        parents = plan.parents
        if parents is None:
            parents = (position - 1,) if position else ()
        yield from _commit(plan, position, date, parents)
    for position in range(len(commits)):
        yield b"get-mark :%d\n" % (position + 1)
    yield b"done\n"


def _commit(plan: Plan, position: int, date: int, parents: tuple[int, ...]) -> Iterator[bytes]:
    charset = plan.encoding or "utf-8"
    committed = date if plan.committed is None else plan.committed
    zone = plan.zone.encode()
    if not parents:
        # Forgets the branch so far; else fast-import would make its tip the parent.
        yield b"reset refs/heads/%s\n" % BRANCH.encode()
    yield b"commit refs/heads/%s\nmark :%d\n" % (BRANCH.encode(), position + 1)
    yield b"author %s %d %s\n" % (_text(plan.author, charset), date, zone)
    committer = _text(plan.committer or plan.author, charset)
    yield b"committer %s %d %s\n" % (committer, committed, zone)
    if plan.encoding:
        yield b"encoding %s\n" % plan.encoding.encode()
    yield _data(_text(_message(plan), charset))
    for number, parent in enumerate(parents):
        yield b"%s :%d\n" % (b"merge" if number else b"from", parent + 1)
    for path, blob in plan.files.items():
        yield _change(path, blob)
    yield b"\n"


def _message(plan: Plan) -> str:
    ending = "\n\n" + "\n".join(plan.trailers) if plan.trailers else ""
    return f"{plan.message.rstrip()}{ending}\n"


def _change(path: str, blob: Blob) -> bytes:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    quoted = b'"%s"' % escaped.encode("utf-8", "surrogateescape")
    if blob is None:
        return b"D %s\n" % quoted
    if not isinstance(blob, Entry):
        blob = Entry(data=_text(blob, "utf-8") if isinstance(blob, str) else blob)
    if blob.mode == "160000":
        return b"M 160000 %s %s\n" % (blob.data, quoted)
    return b"M %s inline %s\n" % (blob.mode.encode(), quoted) + _data(blob.data)


def _text(text: str, charset: str) -> bytes:
    return text.encode(charset, "surrogateescape")


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)
