"""Where the git directory of a path lies, found by hand and never by asking a git inside it.

Follows gitrepository-layout(5): a `.git` folder, or a `.git` file that names another folder
(worktrees, submodules), `commondir`, or a bare repository. Only regular files are read, small
ones, without following links. `core.worktree` is not looked at: the work tree is the folder
that holds `.git`.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from pplcheck.errors import NotARepositoryError, ShallowHistoryError
from pplcheck.model.frozen import frozen

POINTER_LIMIT = 4096
"""Bytes a `.git` file, `commondir`, HEAD or a loose ref may have."""


@frozen
class Located:
    """A repository's folders, absolute, links resolved.

    `root` holds `.git` and is None for a bare repository. `git_dir` holds HEAD and the index,
    `common` the objects and refs; they differ in a second work tree only.
    """

    root: Path | None
    git_dir: Path
    common: Path

    @property
    def name(self) -> str:
        """What people call it: the folder's name, without a `.git` at the end."""
        folder = self.root or (self.git_dir.parent if self.git_dir.name == ".git" else self.git_dir)
        return folder.name.removesuffix(".git") or folder.name

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder that belongs to the repository under check.

        The root of the file system does not count, or nothing would lie outside of it.
        """
        folders = dict.fromkeys(filter(None, (self.root, self.git_dir, self.common)))
        return tuple(folder for folder in folders if folder.parent != folder)


def locate(path: Path, *, named: bool) -> Located:
    """The repository `path` lies in: of that folder, or of the nearest one above it.

    A folder that has the shape of a bare repository is taken when the caller named it; else an
    enclosing repository goes first, for a work tree may carry such a folder to mislead.

    Raises:
        NotARepositoryError: there is none, or its layout is damaged or not understood.
    """
    start = _start(path)
    bare = is_git_dir(start)
    if bare and named:
        return _bare(start)
    for folder in (start, *start.parents):
        found = _at(folder)
        if found is not None:
            return found
    if bare:
        return _bare(start)
    raise NotARepositoryError(
        f"{start}: not a git repository, nor inside one; name a folder that holds a clone"
    )


def is_git_dir(folder: Path) -> bool:
    """Whether a folder has what makes a git directory: HEAD, objects, and refs."""
    return (
        kind_of(folder / "HEAD") in {stat.S_IFREG, stat.S_IFLNK}
        and _is_folder(folder / "objects")
        and (_is_folder(folder / "refs") or kind_of(folder / "packed-refs") == stat.S_IFREG)
    )


def kind_of(path: Path) -> int:
    """The file type bits, without following a link; 0 where nothing lies there."""
    try:
        return stat.S_IFMT(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return 0
    except (OSError, ValueError) as error:
        raise NotARepositoryError(
            f"{path}: cannot be looked at ({_words(error)}); make it readable for you"
        ) from error


def read_small(path: Path, limit: int = POINTER_LIMIT) -> bytes | None:
    """A regular file of at most `limit` bytes, None where nothing lies there.

    Raises:
        NotARepositoryError: it is a link, device or folder, is too large, or cannot be read.
    """
    if not kind_of(path):
        return None
    try:
        # Not blocking: a FIFO must not make us wait for somebody to write.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise NotARepositoryError(
            f"{path}: cannot be read ({_words(error)}); it has to be a regular file you may read"
        ) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):  # a folder cannot even be made a stream of
        os.close(handle)
        raise NotARepositoryError(f"{path}: not a regular file; git's own files have to be")
    with os.fdopen(handle, "rb") as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise NotARepositoryError(f"{path}: larger than {limit} bytes; git writes it far smaller")
    return content


def refuse_shallow(located: Located) -> None:
    """Make sure the history is not cut off, nor pretends to be.

    Raises:
        ShallowHistoryError: there is a `shallow` file that is not empty, or something else.
    """
    path = located.common / "shallow"
    kind = kind_of(path)
    if not kind or (kind == stat.S_IFREG and not path.lstat().st_size):
        return
    raise ShallowHistoryError(
        f"{located.root or located.git_dir}: the history is cut off, this is a shallow clone "
        f"({path} lists where); run `git fetch --unshallow` in it, or clone it in full"
        " (in continuous integration: fetch-depth 0)"
    )


def _start(path: Path) -> Path:
    try:
        start = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        words = _words(error)
        raise NotARepositoryError(f"{path}: cannot be opened ({words}); name a folder") from error
    if not start.is_dir():
        raise NotARepositoryError(f"{start}: not a folder; name the folder of a repository")
    return start


def _bare(folder: Path) -> Located:
    return Located(root=None, git_dir=folder, common=_common(folder))


def _at(folder: Path) -> Located | None:
    entry = folder / ".git"
    kind = kind_of(entry)
    if not kind:
        return None
    if kind == stat.S_IFLNK:
        raise NotARepositoryError(
            f"{entry}: a symbolic link, which is not followed; name the repository it points to"
        )
    git_dir = entry
    if kind == stat.S_IFREG:
        git_dir = _pointed(entry)
    elif kind != stat.S_IFDIR:
        raise NotARepositoryError(f"{entry}: neither a folder nor a regular file; remove it")
    return Located(root=folder, git_dir=git_dir, common=_common(git_dir))


def _pointed(entry: Path) -> Path:
    content = read_small(entry) or b""
    target = content.removeprefix(b"gitdir: ").rstrip(b"\r\n")
    if not content.startswith(b"gitdir: ") or not target or b"\0" in target:
        raise NotARepositoryError(
            f"{entry}: does not say `gitdir: FOLDER`; name the repository itself"
        )
    return _resolved(entry.parent / os.fsdecode(target), entry)


def _common(git_dir: Path) -> Path:
    pointer = git_dir / "commondir"
    content = read_small(pointer)
    common = git_dir
    if content is not None:
        target = content.rstrip(b"\r\n")
        if not target or b"\0" in target:
            raise NotARepositoryError(f"{pointer}: names no folder; repair the work tree")
        common = _resolved(git_dir / os.fsdecode(target), pointer)
    if not kind_of(git_dir / "HEAD") or not is_git_dir(common):
        raise NotARepositoryError(
            f"{git_dir}: not a complete git directory, HEAD, objects or refs are missing; "
            "repair it (`git fsck` tells more), or clone the repository again"
        )
    return common


def _resolved(target: Path, pointer: Path) -> Path:
    try:
        return target.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise NotARepositoryError(
            f"{pointer}: points to {target}, which cannot be opened ({_words(error)}); "
            "move it back, or clone the repository again"
        ) from error


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _words(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
