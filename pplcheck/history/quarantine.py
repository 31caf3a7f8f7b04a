"""The one door to git: a git directory of our own in front of the real objects.

Ordinary read-only git calls run programs that a repository's configuration names (fsmonitor,
textconv, filters, external diff, promisor fetch, gpg.program, …), and no set of `-c` options
stops all of it. So the configuration of the repository under check is never in force: git and
GitPython only ever see a fresh bare directory with a configuration of ours, whose objects are
those of the repository (GIT_OBJECT_DIRECTORY, see git(1)). Nothing is written into it.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pplcheck.errors import (
    CouldNotCheckError,
    EmptyHistoryError,
    UnknownRevisionError,
    UnreadableHistoryError,
)
from pplcheck.history import surroundings
from pplcheck.history.layout import check_layout, check_objects
from pplcheck.history.locate import Located, kind_of, locate, refuse_shallow
from pplcheck.history.process import Processes, last_words
from pplcheck.history.program import Program, environment, find_git, require_sha256
from pplcheck.history.refs import all_refs, read_head

REVISION_LIMIT = 1000
"""Characters a revision may have."""


def open_repository(path: Path, *, named: bool, whole: bool = True) -> Quarantine:
    """The repository at or above `path`, opened through a quarantine; close it after use.

    `named` says that the caller typed this very path. Where the history does not have to be
    `whole`, one that is cut off is no obstacle.

    Raises:
        NotARepositoryError: there is none, or its layout is not understood.
        ShallowHistoryError: its history is cut off.
        GitUnavailableError: no git, or one too old.
        CouldNotCheckError: no temporary folder outside the repository.
    """
    located = locate(path, named=named)
    program = find_git(located.folders)
    layout = check_layout(located, program)
    if layout == "sha256":
        require_sha256(program)
    if whole:
        refuse_shallow(located)
    check_objects(located)
    return Quarantine(located, program, layout)


class Quarantine(Processes):
    """A repository behind the door; a context manager that removes its folder on the way out.

    `root` is the folder that holds `.git`, None for a bare repository; `git_dir` and `name` are
    the repository's; `index` is its index file, None where there is none; `folder` is the
    quarantine's own git directory; `object_format` is `sha1` or `sha256`.
    """

    def __init__(self, located: Located, program: Program, object_format: str) -> None:
        """Make the folder; `located` and `object_format` have been checked before."""
        self.located = located
        self.root = located.root
        self.git_dir = located.git_dir
        self.name = located.name
        self.object_format = object_format
        self.program = program
        self.digits = 64 if object_format == "sha256" else 40
        self.index = self.git_dir / "index" if kind_of(self.git_dir / "index") else None
        self._refs_copied = False
        self._copying = threading.Lock()
        folder = _fresh_folder(located)
        objects = {
            "GIT_DIR": str(folder),
            "GIT_OBJECT_DIRECTORY": str(located.common / "objects"),
        }
        around = environment(folder, program.search) | objects
        super().__init__(program.path, folder, around, located.root or located.git_dir)
        surroundings.lay_out(str(folder), sha256=object_format == "sha256")

    def __enter__(self) -> Self:
        """The quarantine itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """End every git still running and remove the folder; may be called again."""
        self.stop_all()
        shutil.rmtree(self.folder, ignore_errors=True)

    def head(self) -> tuple[str, str]:
        """The commit HEAD stands for, and the branch it names ("" when detached).

        Raises:
            EmptyHistoryError: HEAD has no commit yet.
            NotARepositoryError: HEAD is not what git writes.
        """
        return read_head(self.located, self.digits)

    def resolve(self, revision: str) -> str:
        """The id of the commit a revision of gitrevisions(7) names; reflogs are not looked at.

        Raises:
            UnknownRevisionError: it names no commit of this repository.
        """
        _refuse_odd(revision)
        status, said = self._ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if status or not re.fullmatch(rf"[0-9a-f]{{{self.digits}}}", said):
            raise UnknownRevisionError(
                f"revision {revision!r} is no commit of {self.name}; "
                "`git log` and `git branch --all` show what there is"
            )
        return said

    def merge_base(self, one: str, other: str) -> str:
        """The id of a best common ancestor of two revisions.

        Raises:
            UnknownRevisionError: one of them names no commit, or they share no history.
            UnreadableHistoryError: an object on the way is missing or damaged.
        """
        status, said = self._ask("merge-base", self.resolve(one), self.resolve(other))
        if status and said:  # no common ancestor is status 1 without a word
            raise UnreadableHistoryError(self.unreadable("the history", said))
        if not said:
            raise UnknownRevisionError(
                f"revisions {one!r} and {other!r} of {self.name} share no history; "
                "name a base the other revision was made from"
            )
        return said.split()[0]

    def _ask(self, *arguments: str) -> tuple[int, str]:
        """Exit status and answer of GitPython's git in the quarantine, its words if it fails."""
        self._copy_refs()
        gitpython = _gitpython(self.program)
        git = gitpython.Git(str(self.folder))
        git.update_environment(**(_blanked(self.folder) | self.environment))
        try:
            return 0, str(git.execute([self.program.path, *arguments]))
        except gitpython.GitCommandError as error:
            words = str(error.stderr).removeprefix("\n  stderr: ").strip("'")
            return int(error.status or 1), last_words(words.encode("utf-8", "surrogateescape"))

    def _copy_refs(self) -> None:
        with self._copying:
            if self._refs_copied:
                return
            self._refs_copied = True
            plain, symbolic = all_refs(self.located, self.digits)
            lines = (f"{value} {name}\n" for name, value in sorted(plain.items()))
            packed = "".join(lines).encode("utf-8", "surrogateescape")
            self._put("packed-refs", packed)
            for name, target in symbolic.items():
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                self._put(name, os.fsencode(f"ref: {target}\n"))
            try:
                commit, _ = self.head()
            except EmptyHistoryError:
                return  # HEAD then stays what lay_out wrote: a branch without a commit
            self._put("HEAD", f"{commit}\n".encode())

    def _put(self, name: str, content: bytes) -> None:
        """Write a file of ours all at once: a git at work beside us must not read half of it."""
        new = self.folder / "new"
        new.write_bytes(content)
        new.replace(self.folder / name)


def _refuse_odd(revision: str) -> None:
    if (
        not revision
        or revision.startswith("-")
        or not revision.isprintable()
        or len(revision) > REVISION_LIMIT
    ):
        raise UnknownRevisionError(
            f"revision {revision[:40]!r} cannot be a revision; name a branch, a tag or a commit"
        )


def _fresh_folder(located: Located) -> Path:
    """A new temporary folder, 0700, outside the repository under check."""
    # tempfile.gettempdir() tries the places by writing, the folder one stands in among them.
    named = (tempfile.tempdir, *(os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")))
    for place in dict.fromkeys((*named, "/tmp", "/var/tmp", "/dev/shm")):  # noqa: S108
        if not place:
            continue
        real = Path(place).resolve()
        if any(real.is_relative_to(folder) for folder in located.folders):
            continue
        try:
            return Path(tempfile.mkdtemp(prefix="pplcheck-", dir=real))
        except OSError:
            continue
    raise CouldNotCheckError(
        "no temporary folder can be written outside the repository under check; set TMPDIR to one"
    )


def _gitpython(program: Program) -> Any:
    """GitPython, imported late (it takes 0.1 s) and told which git to start.

    On import it runs `git version` from the PATH as it is, with the caller's environment as it
    is; one variable names our git instead, ours switch off configuration, and the caller's
    (GIT_TRACE writes files) are put by.
    """
    ours = {key: value for key, value in surroundings.NO_CONFIGURATION.items() if _is_gits(key)}
    ours["GIT_PYTHON_GIT_EXECUTABLE"] = program.path
    callers = {key: value for key, value in os.environ.items() if _is_gits(key)}
    for key in callers:
        del os.environ[key]
    os.environ.update(ours)
    try:
        import git
    finally:
        for key in ours:
            del os.environ[key]
        os.environ.update(callers)
    return git


def _is_gits(variable: str) -> bool:
    return variable.startswith("GIT_")


def _blanked(folder: Path) -> dict[str, str]:
    """Harmless values for the caller's GIT_* variables, which GitPython hands on.

    They cannot be unset there; empty means unset to git, apart from those that name a place.
    """
    blank = {name: "" for name in os.environ if _is_gits(name)}
    places = {"GIT_WORK_TREE": "", "GIT_COMMON_DIR": "", "GIT_INDEX_FILE": "index"}
    places["GIT_GRAFT_FILE"] = "info/grafts"  # which is not there
    return blank | {name: str(folder / place) for name, place in places.items() if name in blank}
