"""Real git repositories for tests, built from a table; the same table gives the same ids.

    repo = build(tmp_path / "work", [
        commit("Ada <ada@mail.example>", files={"LICENSE": "…"}, date="2020-01-01"),
        commit("Ben <ben@firm.example>", trailers=["Co-authored-by: Ada <ada@mail.example>"]),
        commit("Ada <ada@mail.example>", "Merge", parents=[0, 1]),
    ])

`build` returns the folder of the repository (the git directory itself when `bare=True`), checked
out on `main`. A commit without a date comes a day after the one before, the first on 2020-01-01.
`git(repo, …)` runs git on it, `ids(repo)` lists the commit ids newest first, `head(repo)` the
newest. The other functions turn a repository into a special one: worktree, submodule, shallow or
partial clone, corrupt object, hostile configuration, malformed author line, foreign owner.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from pplcheck.history.build import Blob, Entry, Plan, build_repository

__all__ = [
    "Entry",
    "Plan",
    "add_submodule",
    "add_worktree",
    "build",
    "clone",
    "commit",
    "corrupt_object",
    "detach",
    "executable",
    "fake_git",
    "forge_shallow",
    "git",
    "give_away",
    "head",
    "ids",
    "link",
    "listing",
    "make_hostile",
    "object_file",
    "partial_clone",
    "raw_commit",
    "remove_object",
    "shallow_clone",
]

When = str | int | dt.date | dt.datetime


def commit(  # noqa: PLR0913 - one keyword a column of the table
    author: str,
    message: str = "Change the work",
    *,
    files: Mapping[str, Blob] | None = None,
    date: When | None = None,
    committer: str = "",
    committed: When | None = None,
    parents: Sequence[int] | None = None,
    trailers: Sequence[str] = (),
    encoding: str = "",
    zone: str = "+0000",
) -> Plan:
    """A row of the table.

    `author` is "Name <address>". A date is an ISO text ("2020-01-01" or "2020-01-01T10:00:00Z",
    UTC where it has no zone), a date, a datetime or seconds since 1970. A file of None is removed.
    `parents` are positions in the table; [] makes a new root, None means the row before.
    """
    return Plan(
        author=author,
        message=message,
        files=files or {},
        date=_seconds(date),
        committer=committer,
        committed=_seconds(committed),
        parents=None if parents is None else tuple(parents),
        trailers=tuple(trailers),
        encoding=encoding,
        zone=zone,
    )


def build(
    folder: Path,
    commits: Sequence[Plan] = (),
    *,
    object_format: str = "sha1",
    bare: bool = False,
) -> Path:
    """The repository of a table in `folder`; an empty table leaves HEAD unborn."""
    build_repository(folder, commits, object_format=object_format, bare=bare)
    return folder


def link(target: str) -> Entry:
    """A symbolic link, as a value of `files`."""
    return Entry(data=os.fsencode(target), mode="120000")


def executable(text: str) -> Entry:
    """An executable file, as a value of `files`."""
    return Entry(data=text.encode(), mode="100755")


def git(repo: Path, *arguments: str, stdin: bytes = b"", check: bool = True) -> str:
    """What git says in a repository, stripped; nobody's own configuration is in force."""
    return _git_bytes(repo, *arguments, stdin=stdin, check=check).decode("utf-8", "replace").strip()


def head(repo: Path) -> str:
    """The id of the newest commit."""
    return git(repo, "rev-parse", "HEAD")


def ids(repo: Path) -> list[str]:
    """The ids of all commits of HEAD, newest first."""
    return git(repo, "rev-list", "HEAD").split()


def raw_commit(  # noqa: PLR0913 - one keyword a part of a commit object
    repo: Path,
    *,
    author: bytes = b"Ada <ada@mail.example> 1577836800 +0000",
    committer: bytes = b"Ada <ada@mail.example> 1577836800 +0000",
    message: bytes = b"Change the work\n",
    headers: Sequence[bytes] = (),
    parents: Sequence[str] | None = None,
) -> str:
    """Put a commit with exactly these lines on top of `main`, well-formed or not; its id.

    `author` and `committer` are the lines after the keyword; an empty one leaves the line out.
    """
    tree = git(repo, "rev-parse", "HEAD^{tree}")
    above = [head(repo)] if parents is None else list(parents)
    lines = [f"tree {tree}".encode(), *(f"parent {parent}".encode() for parent in above)]
    lines += [b"author " + author] if author else []
    lines += [b"committer " + committer] if committer else []
    content = b"\n".join([*lines, *headers]) + b"\n\n" + message
    made = git(repo, "hash-object", "-t", "commit", "-w", "--literally", "--stdin", stdin=content)
    folder = Path(git(repo, "rev-parse", "--absolute-git-dir"))
    (folder / "refs" / "heads" / "main").write_text(made + "\n")
    return made


def detach(repo: Path) -> Path:
    """Point HEAD at its commit instead of a branch."""
    git(repo, "checkout", "--quiet", "--detach")
    return repo


def clone(repo: Path, folder: Path, *options: str) -> Path:
    """A clone over the file transport, as from a server."""
    git(repo, "config", "uploadpack.allowFilter", "true")
    _git_bytes(repo.parent, "clone", "--quiet", *options, repo.as_uri(), str(folder))
    return folder


def shallow_clone(repo: Path, folder: Path, depth: int = 1) -> Path:
    """A clone cut off after `depth` commits."""
    return clone(repo, folder, f"--depth={depth}")


def partial_clone(repo: Path, folder: Path, kind: str = "blob:none") -> Path:
    """A clone without the objects a filter leaves out, and nothing checked out."""
    return clone(repo, folder, f"--filter={kind}", "--no-checkout")


def forge_shallow(repo: Path) -> Path:
    """A complete repository that pretends its newest commit is the first."""
    (repo / ".git" / "shallow").write_text(head(repo) + "\n")
    return repo


def add_worktree(repo: Path, folder: Path, branch: str = "other") -> Path:
    """A second work tree of the repository."""
    git(repo, "worktree", "add", "--quiet", "-b", branch, str(folder))
    return folder


def add_submodule(repo: Path, inner: Path, path: str = "part") -> Path:
    """The work tree of `inner` as a submodule at `path` of `repo`, committed."""
    allow = ("-c", "protocol.file.allow=always")
    git(repo, *allow, "submodule", "--quiet", "add", str(inner), path)
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@mail.example")
    git(repo, *who, "commit", "--quiet", "--message=Add a part")
    return repo / path


def object_file(repo: Path, name: str) -> Path:
    """The file of a loose object; unpacks the repository's packs if need be."""
    folder = Path(git(repo, "rev-parse", "--absolute-git-dir")) / "objects"
    packs = sorted(folder.glob("pack/*.pack"))
    for pack in packs:
        content = pack.read_bytes()
        for part in folder.glob(f"pack/{pack.stem}.*"):
            part.chmod(0o600)
            part.unlink()
        git(repo, "unpack-objects", "-q", stdin=content)
    return folder / name[:2] / name[2:]


def corrupt_object(repo: Path, name: str) -> Path:
    """Overwrite an object with bytes that are none."""
    path = object_file(repo, name)
    path.chmod(0o600)
    path.write_bytes(b"this is no object")
    return repo


def remove_object(repo: Path, name: str) -> Path:
    """Take an object away."""
    object_file(repo, name).unlink()
    return repo


def give_away(repo: Path, owner: int = 65534) -> Path:
    """Make somebody else own the repository; skips the test where that is not allowed."""
    if os.geteuid() != 0:
        pytest.skip("only root can give files to somebody else")
    for path in [repo, *repo.rglob("*")]:
        os.chown(path, owner, owner, follow_symlinks=False)
    return repo


def make_hostile(repo: Path, marker: Path) -> Path:
    """Fill the configuration with everything known to run a program, each touching `marker`.

    The commands are written so that a git started inside the repository runs them.
    """
    folder = Path(git(repo, "rev-parse", "--absolute-git-dir"))
    script = folder / "payload"
    script.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{marker}'\ncat 2>/dev/null\nexit 0\n")
    script.chmod(0o755)
    hooks = folder / "evil-hooks"
    hooks.mkdir()
    for name in ("post-checkout", "post-index-change", "pre-commit", "fsmonitor-watchman"):
        (hooks / name).write_bytes(script.read_bytes())
        (hooks / name).chmod(0o755)
    (folder / "evil-include").write_text(f"[core]\n\tfsmonitor = {script}\n")
    with (folder / "config").open("a") as config:
        config.write(_HOSTILE.format(script=script, hooks=hooks, include=folder / "evil-include"))
    (folder / "info").mkdir(exist_ok=True)
    (folder / "info" / "attributes").write_text("* diff=evil filter=evil merge=evil\n")
    if folder.name == ".git":
        (repo / ".gitattributes").write_text("* diff=evil filter=evil merge=evil\n")
    return repo


def fake_git(folder: Path, script: str) -> Path:
    """A folder for the PATH with a `git` that is this shell script."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "git"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return folder


def listing(folder: Path) -> dict[str, tuple[int, int, int, str]]:
    """Every path below a folder with its mode, size, modification time and link target."""
    found = {}
    for path in sorted([folder, *folder.rglob("*")]):
        state = path.lstat()
        target = str(path.readlink()) if path.is_symlink() else ""
        found[str(path)] = (state.st_mode, state.st_size, state.st_mtime_ns, target)
    return found


_HOSTILE = """
[core]
	fsmonitor = {script}
	hooksPath = {hooks}
	pager = {script}
	editor = {script}
	sshCommand = {script}
	gitProxy = {script}
	askPass = {script}
	alternateRefsCommand = {script}
[include]
	path = {include}
[includeIf "gitdir:/"]
	path = {include}
[pager]
	log = {script}
	diff = {script}
	config = {script}
[alias]
	log = !{script}
	cat-file = !{script}
	pplcheck = !{script}
[diff]
	external = {script}
[diff "evil"]
	textconv = {script}
	command = {script}
	cachetextconv = true
[filter "evil"]
	smudge = {script}
	clean = {script}
	process = {script}
	required = true
[merge "evil"]
	driver = {script} %A
[gpg]
	program = {script}
[gpg "ssh"]
	program = {script}
[log]
	showSignature = true
	mailmap = true
[mailmap]
	file = {script}
[credential]
	helper = !{script}
[trailer]
	ifexists = replace
[trailer "evil"]
	key = Co-authored-by
	command = {script}
	cmd = {script}
[remote "origin"]
	url = ext::{script}
	promisor = true
	partialclonefilter = blob:none
	uploadpack = {script}
	vcs = evil
[extensions]
	partialClone = origin
[protocol]
	allow = always
[uploadpack]
	packObjectsHook = {script}
"""


def _git_bytes(repo: Path, *arguments: str, stdin: bytes = b"", check: bool = True) -> bytes:
    keep = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    clean = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "HOME": str(repo)}
    answer = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", str(repo), *arguments],
        env={**keep, **clean, "LC_ALL": "C", "TZ": "UTC"},
        input=stdin,
        capture_output=True,
        check=False,
    )
    if check and answer.returncode:
        pytest.fail(f"git {arguments[0]}: {answer.stderr.decode('utf-8', 'replace')}")
    return answer.stdout


def _seconds(when: When | None) -> int | None:
    if when is None or isinstance(when, int):
        return when
    if isinstance(when, str):
        when = dt.datetime.fromisoformat(when)
    elif not isinstance(when, dt.datetime):
        when = dt.datetime(when.year, when.month, when.day, tzinfo=dt.UTC)
    if when.tzinfo is None:
        when = when.replace(tzinfo=dt.UTC)
    return int(when.timestamp())
