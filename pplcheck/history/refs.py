"""Refs read by hand: where HEAD points, and all names a revision may use.

Follows gitrepository-layout(5) and git-pack-refs(1). A ref that is no safe name, no regular file
or no object id is not in force. Replace refs and grafts are left behind on purpose: they would
show another history than the one recorded.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from pplcheck.errors import EmptyHistoryError, NotARepositoryError, UnreadableHistoryError
from pplcheck.history.locate import Located, kind_of, read_small

PACKED_LIMIT = 64 * 1024 * 1024
"""Bytes of `packed-refs` that are read: about a million refs."""
LOOSE_LIMIT = 200_000
"""Loose refs that are read; a repository with more should pack them."""
DEPTH = 5
"""How many refs may point on to another ref, as in git."""

_SAFE = re.compile(rb"refs(?:/(?!\.)[^\0-\x20\x7f~^:?*\[\\/]+(?<!\.lock)(?<!\.))+")
_PRIVATE = ("refs/bisect/", "refs/worktree/", "refs/rewritten/")


def read_head(located: Located, digits: int) -> tuple[str, str]:
    """The commit HEAD stands for and the branch it names, "" where it names none.

    `digits` is the length of an object id.

    Raises:
        EmptyHistoryError: the branch has no commit yet.
        NotARepositoryError: HEAD, or a ref it leads to, is not what git writes.
        UnreadableHistoryError: refs point to each other in a circle.
    """
    name = "HEAD"
    branch = ""
    for _ in range(DEPTH + 1):
        value = _value(located, name)
        if value is None and name == "HEAD":
            raise NotARepositoryError(
                f"{located.git_dir}: HEAD is empty, or a link that names no ref; "
                "repair it with `git symbolic-ref HEAD refs/heads/BRANCH`"
            )
        if value is None:
            raise EmptyHistoryError(
                f"{located.root or located.git_dir}: HEAD points to {name}, which has no commit "
                "yet; commit first, or name a revision with --rev"
            )
        if not value.startswith("ref:"):
            return _id(value, name, digits, located), branch.removeprefix("refs/heads/")
        name = _target(value, name, located)
        branch = branch or name
    raise UnreadableHistoryError(
        f"{located.git_dir}: HEAD leads from ref to ref without end; "
        "repair it with `git symbolic-ref HEAD refs/heads/BRANCH`"
    )


def all_refs(located: Located, digits: int) -> tuple[dict[str, str], dict[str, str]]:
    """Every ref in force: name to object id, and name to the ref it points on to.

    Raises:
        NotARepositoryError: a ref, or a folder of refs, cannot be read; an older value that is
            packed would stand for it.
        UnreadableHistoryError: there are more loose refs than are read.
    """
    plain = dict(_packed(located, digits))
    symbolic: dict[str, str] = {}
    for name, value in _loose(located):
        plain.pop(name, None)
        symbolic.pop(name, None)
        target = value[4:].strip()
        if value.startswith("ref:"):
            if is_safe(target):
                symbolic[name] = target
        elif _is_id(value, digits):
            plain[name] = value
    return plain, symbolic


def is_safe(name: str) -> bool:
    """Whether a ref name is one git would write, below `refs/`, and neither leads elsewhere."""
    raw = os.fsencode(name)
    return (
        _SAFE.fullmatch(raw) is not None
        and b".." not in raw
        and b"@{" not in raw
        and not raw.startswith(b"refs/replace/")
    )


def _value(located: Located, name: str) -> str | None:
    """What a ref holds, as text without the line end; None where there is none."""
    folders = [located.git_dir]
    if name != "HEAD" and not name.startswith(_PRIVATE):
        folders.append(located.common)
    for folder in dict.fromkeys(folders):
        value = _loose_value(folder / name)
        if value:
            return value
    return None if name == "HEAD" else _packed_value(located, name)


def _loose_value(path: Path) -> str | None:
    """What a loose ref holds; a link into `refs/` is the old way to write `ref: refs/…`."""
    kind = kind_of(path)
    if kind == stat.S_IFLNK:
        target = str(path.readlink())
        return f"ref: {target}" if target.startswith("refs/") else None
    if kind == stat.S_IFDIR:
        return None  # other refs lie below this name
    content = read_small(path)
    return None if content is None else os.fsdecode(content.rstrip())


def _packed_value(located: Located, name: str) -> str | None:
    pattern = rb"^([0-9a-f]{40,64}) " + re.escape(os.fsencode(name)) + rb"$"
    found = re.search(pattern, _packed_bytes(located), re.MULTILINE)
    return found[1].decode() if found else None


def _packed_bytes(located: Located) -> bytes:
    return read_small(located.common / "packed-refs", PACKED_LIMIT) or b""


def _packed(located: Located, digits: int) -> Iterator[tuple[str, str]]:
    pattern = rb"^([0-9a-f]{%d}) (refs/[^\r\n]+)$" % digits
    for found in re.finditer(pattern, _packed_bytes(located), re.MULTILINE):
        name = os.fsdecode(found[2])
        if is_safe(name):
            yield name, found[1].decode()


def _loose(located: Located) -> Iterator[tuple[str, str]]:
    """Loose refs, those of the work tree last, so that they win."""
    count = 0
    for folder in dict.fromkeys((located.common, located.git_dir)):
        for name in _files_below(folder, "refs"):
            count += 1
            if count > LOOSE_LIMIT:
                raise UnreadableHistoryError(
                    f"{folder}: more than {LOOSE_LIMIT} refs in files of their own; "
                    "pack them with `git pack-refs --all`"
                )
            value = _loose_value(folder / name) if is_safe(name) else None
            if value:
                yield name, value


def _files_below(top: Path, name: str) -> Iterator[str]:
    """All that is no folder below a name, however deep."""
    waiting = [name]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(top / folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            continue  # a work tree of its own may have no refs
        except OSError as error:
            raise NotARepositoryError(
                f"{top / folder}: cannot be opened ({error.strerror}); make it readable for you"
            ) from error
        for entry in found:
            path = f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            else:
                yield path


def _target(value: str, name: str, located: Located) -> str:
    target = value.removeprefix("ref:").strip()
    if not is_safe(target):
        raise NotARepositoryError(
            f"{located.git_dir}: {name} points to {target!r}, which is no ref name; "
            "repair it with `git symbolic-ref HEAD refs/heads/BRANCH`"
        )
    return target


def _id(value: str, name: str, digits: int, located: Located) -> str:
    if not _is_id(value, digits):
        raise NotARepositoryError(
            f"{located.git_dir}: {name} holds {value[:70]!r}, which is no commit id; "
            "repair it, or clone the repository again"
        )
    return value


def _is_id(value: str, digits: int) -> bool:
    return re.fullmatch(rf"[0-9a-f]{{{digits}}}", value) is not None
