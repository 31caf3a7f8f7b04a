"""A git started directly, in front of a plain repository: for a hook that must answer at once.

The rules are those of the quarantine: the repository's configuration is never in force, and git
sees a bare directory of ours in front of the real objects. What is not plain, or does not go well,
raises `NotPlainError`: the quarantine has to be asked, which says what is wrong.
"""

from __future__ import annotations

import os
import stat

from pplcheck.history.plain import (
    NotPlainError,
    Place,
    check_objects,
    find_git,
    fresh_folder,
    is_sparse,
    kind_of,
)
from pplcheck.history.surroundings import environment, lay_out

LIMIT = 4 << 20
"""Bytes a blob may have."""
ASKED = 16 << 10
"""Bytes of questions at a time: a pipe holds them while git is still answering."""
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""What a branch without a commit is compared to; git knows it without an object."""

DIFFERENCE = (
    "diff-index",
    "--cached",
    "--raw",
    "-z",
    "--no-renames",
    "--no-abbrev",
    "--no-ext-diff",
    "--ita-invisible-in-index",
    "--ignore-submodules=none",
)
"""How the index is compared to a commit: raw, and without what is only intended to be added."""

_REGULAR = frozenset({"100644", "100755", "100664"})


class Change:
    """A path that is staged: before and after are blob ids, empty where no regular file is."""

    __slots__ = ("after", "before", "path")

    def __init__(self, path: str, before: str, after: str) -> None:
        """Keep the three."""
        self.path = path
        self.before = before
        self.after = after


class Direct:
    """A plain repository behind the door, for a few questions; a context manager.

    While it is open, the process stands in a temporary folder, so that git finds nothing around
    it. Every method raises NotPlainError where the quarantine has to be asked.
    """

    def __init__(self, place: Place, index: str) -> None:
        """`index` is the index file that hooks name, "" for git's own; see githooks(5).

        A relative one is relative to the root, where hooks are started.
        """
        self._place = place
        own = f"{place.git_dir}/index"
        self._index = os.path.join(place.root, index) if index else own
        kind = kind_of(self._index)
        if kind != stat.S_IFREG and (index or kind):
            raise NotPlainError("the index is no regular file")
        if any(name.startswith("sharedindex.") for name in os.listdir(place.git_dir)):
            raise NotPlainError("the index lies in two files")
        if kind and is_sparse(self._index):
            raise NotPlainError("the index is sparse")
        check_objects(place)
        self._git, self._search = find_git(place)
        self._reader: _Git | None = None

    def __enter__(self) -> Direct:  # noqa: PYI034 - importing Self would take too long
        """Make the folder and go there."""
        self._folder = fresh_folder(self._place)
        lay_out(self._folder, sha256=False)
        self._around = environment(self._folder, self._search) | {
            "GIT_DIR": self._folder,
            "GIT_OBJECT_DIRECTORY": f"{self._place.common}/objects",
            "GIT_INDEX_FILE": self._index,
        }
        self._before = os.open(".", os.O_RDONLY | os.O_CLOEXEC)
        os.chdir(self._folder)
        return self

    def __exit__(self, *_: object) -> None:
        """Go back and remove the folder."""
        if self._reader:
            self._reader.stop()
        os.fchdir(self._before)
        os.close(self._before)
        for parent, names, files in os.walk(self._folder, topdown=False):
            for name in files:
                os.unlink(f"{parent}/{name}")
            for name in names:
                os.rmdir(f"{parent}/{name}")
        os.rmdir(self._folder)

    def changes(self) -> list[Change]:
        """What the index has other than HEAD, in git's order; links and submodules as nothing."""
        commit = self._place.head() or EMPTY_TREE
        process = _Git(self._git, (*DIFFERENCE, commit, "--"), self._around)
        answer = process.answer.read()
        if process.stop():
            raise NotPlainError("git could not compare the index")
        parts = answer.split(b"\0")[:-1]
        return [_change(*both) for both in zip(parts[::2], parts[1::2], strict=True)]

    def contents(self, names: list[str]) -> list[bytes | None]:
        """Blobs whole, in order; None for what is not there.

        A name is a blob's id, or a colon and a path in the index. See git-cat-file(1).
        """
        if not self._reader:
            self._reader = _Git(self._git, ("cat-file", "--batch"), self._around)
        found: list[bytes | None] = []
        waiting = size = 0
        for name in names:
            question = os.fsencode(name) + b"\n"
            if question.count(b"\n") != 1 or len(question) > ASKED:
                raise NotPlainError("a path cannot be asked for")
            if size + len(question) > ASKED:
                found += [self._blob(self._reader) for _ in range(waiting)]
                waiting = size = 0
            os.write(self._reader.questions, question)
            waiting, size = waiting + 1, size + len(question)
        return found + [self._blob(self._reader) for _ in range(waiting)]

    def _blob(self, reader: _Git) -> bytes | None:
        header = reader.answer.readline(2 * ASKED + 100)
        if header.endswith(b" missing\n"):
            return None
        words = header.split()
        if len(words) != 3 or words[1] != b"blob" or int(words[2]) > LIMIT:  # noqa: PLR2004
            raise NotPlainError("a file is damaged or large")
        size = int(words[2])
        data = reader.answer.read(size + 1)
        if len(data) != size + 1:
            raise NotPlainError("git ended before the end of a file")
        return data[:size]


class _Git:
    """One git at work, questions and answer on pipes, its complaints dropped."""

    def __init__(self, program: str, arguments: tuple[str, ...], around: dict[str, str]) -> None:
        source, self.questions = os.pipe()
        answer, into = os.pipe()
        silent = os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC)
        ends = ((source, 0), (into, 1), (silent, 2))
        actions = [(os.POSIX_SPAWN_DUP2, end, number) for end, number in ends]
        self.answer = os.fdopen(answer, "rb", 1 << 16)
        try:
            self._pid = os.posix_spawn(program, ["git", *arguments], around, file_actions=actions)
        finally:
            for end, _ in ends:
                os.close(end)

    def stop(self) -> int:
        """Take no more answers, and give git's exit status."""
        self.answer.close()
        os.close(self.questions)
        return os.waitpid(self._pid, 0)[1]


def _change(entry: bytes, path: bytes) -> Change:
    mode, mode_after, before, after, _ = entry.decode("ascii").split(" ")
    return Change(
        os.fsdecode(path),
        before if mode[1:] in _REGULAR else "",
        after if mode_after in _REGULAR else "",
    )
