"""A plain repository, found by hand with nothing but `os`: for a hook that must answer at once.

What `locate`, `layout`, `refs` and `program` decide in full is decided here for the ordinary case:
a sound `.git`, loose or packed branches, no extensions. All else raises `NotPlainError`, and the
quarantine has to be asked, which knows what is allowed and says what is wrong.
"""

from __future__ import annotations

import os
import stat

from pplcheck.errors import CouldNotCheckError

POINTER_LIMIT = 4096
"""Bytes a `.git` file, `commondir`, HEAD or a loose ref may have."""
CONFIG_LIMIT = 256 << 10
"""Bytes of the repository's configuration."""
PACKED_LIMIT = 4 << 20
"""Bytes of `packed-refs`."""

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_BRANCH = "refs/heads/"
_SPARSE = b"sdir\0\0\0\0"
_PIECE = 1 << 20
_FORMAT = b"repositoryformatversion = 0\n"


class NotPlainError(CouldNotCheckError):
    """The repository is not as plain as a hook hopes; ask the quarantine."""


class Place:
    """A plain repository's folders, absolute: `root` holds `.git`; see `locate.Located`."""

    __slots__ = ("common", "git_dir", "root")

    def __init__(self, start: str) -> None:
        """Find it at or above a folder.

        Raises:
            NotPlainError: there is none, or it needs a closer look.
        """
        folder = os.path.realpath(start)
        while kind_of(f"{folder}/.git") == 0 and folder != "/":
            folder = os.path.dirname(folder)
        entry = f"{folder}/.git"
        kind = kind_of(entry)
        if kind == stat.S_IFREG:
            self.git_dir = _pointed(folder, read_small(entry).removeprefix(b"gitdir: "))
        elif kind == stat.S_IFDIR:
            self.git_dir = entry
        else:
            raise NotPlainError(f"{start}: no plain repository")
        self.root = folder
        self.common = self.git_dir
        if kind_of(f"{self.git_dir}/commondir"):
            self.common = _pointed(self.git_dir, read_small(f"{self.git_dir}/commondir"))
        config = read_small(f"{self.common}/config", CONFIG_LIMIT)
        if b"extensions" in config.lower() or config.count(b"version") != config.count(_FORMAT):
            raise NotPlainError(f"{self.common}: the format needs a closer look")

    @property
    def folders(self) -> tuple[str, str, str]:
        """Every folder that belongs to the repository."""
        return self.root, self.git_dir, self.common

    def holds(self, path: str) -> bool:
        """Whether a path lies in the repository, links resolved."""
        real = os.path.realpath(path)
        return any(real == folder or real.startswith(f"{folder}/") for folder in self.folders)

    def head(self) -> str:
        """The id of HEAD's commit, "" where its branch has none yet.

        Raises:
            NotPlainError: HEAD is neither a commit nor a branch that is easily found.
        """
        value = read_small(f"{self.git_dir}/HEAD").decode("utf-8", "replace").rstrip()
        if value.startswith("ref: "):
            value = self._branch(value[5:])
        if value and not is_id(value):
            raise NotPlainError("HEAD needs a closer look")
        return value

    def _branch(self, name: str) -> str:
        if not name.startswith(_BRANCH) or ".." in name or not name.isprintable() or " " in name:
            raise NotPlainError("HEAD names an odd branch")
        path = f"{self.common}/{name}"
        if kind_of(path) == stat.S_IFREG:
            return read_small(path).decode("ascii", "replace").rstrip()
        if not kind_of(f"{self.common}/packed-refs"):
            return ""
        packed = b"\n" + read_small(f"{self.common}/packed-refs", PACKED_LIMIT)
        before, found, _ = packed.partition(b" " + os.fsencode(name) + b"\n")
        return before.rpartition(b"\n")[2].decode("ascii", "replace") if found else ""


def is_id(text: str) -> bool:
    """Whether a text is the id of an object in a repository without extensions."""
    return len(text) == 40 and not text.strip("0123456789abcdef")  # noqa: PLR2004 - SHA-1


def kind_of(path: str) -> int:
    """The file type bits, without following a link; 0 where nothing lies there."""
    try:
        return stat.S_IFMT(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return 0
    except (OSError, ValueError) as error:
        raise NotPlainError(f"{path}: cannot be looked at") from error


def read_small(path: str, limit: int = POINTER_LIMIT) -> bytes:
    """A regular file of at most `limit` bytes, no link.

    Raises:
        NotPlainError: it is something else.
    """
    try:
        handle = os.open(path, _READ)
    except (OSError, ValueError) as error:
        raise NotPlainError(f"{path}: cannot be read") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):  # a folder cannot even be made a stream of
        os.close(handle)
        raise NotPlainError(f"{path}: not a regular file")
    with os.fdopen(handle, "rb") as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise NotPlainError(f"{path}: larger than {limit} bytes")
    return content


def is_sparse(index: str) -> bool:
    """Whether an index may say of itself that it is sparse, wherever in it; see gitformat-index(5).

    Raises:
        NotPlainError: it cannot be read.
    """
    seen = b""
    try:
        with open(index, "rb", buffering=0) as file:
            while piece := file.read(_PIECE):
                seen = seen[1 - len(_SPARSE) :] + piece
                if _SPARSE in seen:
                    return True
    except OSError as error:
        raise NotPlainError(f"{index}: cannot be read") from error
    return False


def check_objects(place: Place) -> None:
    """Make sure git finds plain files alone among the objects: a FIFO would make it wait forever.

    Raises:
        NotPlainError: something else lies there, or objects are borrowed.
    """
    top = f"{place.common}/objects"
    if kind_of(f"{top}/info/alternates"):
        raise NotPlainError(f"{top}: objects of others")
    folders = [top]
    try:
        for folder in folders:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if folder == top:
                            folders.append(entry.path)
                    elif not entry.is_file(follow_symlinks=False):
                        raise NotPlainError(f"{entry.path}: not plain")
    except OSError as error:
        raise NotPlainError(f"{top}: cannot be looked at") from error


def find_git(place: Place) -> tuple[str, str]:
    """The first git of the PATH outside the repository, and the PATH to hand on to it.

    Raises:
        NotPlainError: there is none.
    """
    entries = dict.fromkeys(os.environ.get("PATH", os.defpath).split(os.pathsep))
    search = [entry for entry in entries if entry.startswith("/") and not place.holds(entry)]
    for entry in search:
        path = f"{entry}/git"
        if os.access(path, os.X_OK) and os.path.isfile(path) and not place.holds(path):
            return path, os.pathsep.join(search)
    raise NotPlainError("no git found")


def fresh_folder(place: Place) -> str:
    """A new temporary folder, 0700, outside the repository.

    Raises:
        NotPlainError: none can be made.
    """
    parent = os.path.realpath(os.environ.get("TMPDIR") or "/tmp")  # noqa: S108 - made 0700, anew
    if place.holds(parent):
        raise NotPlainError("the temporary folder lies in the repository")
    folder = f"{parent}/pplcheck-{os.urandom(8).hex()}"
    try:
        os.mkdir(folder, 0o700)
    except OSError as error:
        raise NotPlainError(f"{parent}: cannot be written to") from error
    return folder


def _pointed(folder: str, content: bytes) -> str:
    target = os.fsdecode(content.rstrip(b"\r\n"))
    path = os.path.realpath(os.path.join(folder, target)) if "\0" not in target else ""
    if not target or kind_of(path) != stat.S_IFDIR:
        raise NotPlainError(f"{folder}: points to no folder")
    return path
