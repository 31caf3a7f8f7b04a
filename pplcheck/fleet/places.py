"""Which repositories are meant: phyle files, lists, folders, globs and addresses, as entries.

Folders are searched for repositories without going into one; a link is followed once, so that links
in a circle come to an end. Nothing is opened here but folders and the caller's own files.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from pplcheck.errors import UsageError
from pplcheck.formats.neutral import sound
from pplcheck.model.frozen import frozen
from pplcheck.model.phyle import Phyle
from pplcheck.pipeline.governing import read_file
from pplcheck.pipeline.phyle import read_phyle

DEEPEST: Final = 8
"""How many folders below the one named a repository may lie."""

MOST: Final = 1_000_000
"""How many folders one search may look into."""

LIST_BYTES: Final = 64 << 20
"""Bytes of a list of repositories."""

_ADDRESS: Final = re.compile(r"(https|ssh|git|http|file)://[^\s]{1,2000}", re.IGNORECASE)
_SECRET: Final = re.compile(r"(?<=://)[^\s/@]*@")
_SHORT_ADDRESS: Final = re.compile(r"[\w.-]{1,64}@[\w.-]{1,255}:(?!/)[^\s]{1,1000}")


@frozen
class Entry:
    """One repository as it was named: what to call it, and where it lies or is to be had.

    Before anything is fetched either `path` is None or `url` is empty; a `url` may hold a password
    and is told by way of `without_secrets` alone. `steward` is the member of a phyle that keeps it.
    `trouble` says why it could not be fetched.
    """

    name: str
    path: Path | None = None
    url: str = ""
    steward: str = ""
    trouble: str = ""


@frozen
class Named:
    """Everything that was named, in order, and the phyle it belongs to, if any."""

    entries: tuple[Entry, ...]
    phyle: Phyle | None


def read_places(words: Sequence[str]) -> Named:
    """The repositories that the words of a command line mean; no two are called the same.

    A word is an address, a phyle file (`.toml`), a list (any other file: a path or address a line,
    `#` begins a comment), a repository, a folder of repositories, or a glob of these.

    Raises:
        UsageError: a word means nothing, two phyles are named, or nothing is found.
        ConfigurationError: the phyle file is not what it must be.
    """
    entries: list[Entry] = []
    phyle: Phyle | None = None
    for word in words:
        path = Path(word)
        if is_address(word):
            entries.append(Entry(name=_name_of(word), url=word))
        elif path.suffix == ".toml" and path.is_file():
            if phyle is not None:
                raise UsageError(f"two phyles are named: {phyle.path} and {word}; name one")
            phyle = read_phyle(path)
            entries += _of_phyle(phyle)
        elif path.is_file():
            entries += _of_list(path)
        else:
            entries += _of_folders(word)
    if not entries:
        raise UsageError("no repository is named; give folders, lists, or a phyle with projects")
    return Named(entries=_apart(entries), phyle=phyle)


def is_address(word: str) -> bool:
    """Whether a word is the address of a repository elsewhere, and no path."""
    return bool(_ADDRESS.fullmatch(word) or _SHORT_ADDRESS.fullmatch(word))


def without_secrets(text: str) -> str:
    """A text in which no address names who asks or with what word: `https://host.example/a`."""
    return _SECRET.sub("", text)


def _of_phyle(phyle: Phyle) -> Iterator[Entry]:
    folder = Path(phyle.path).parent
    for project in phyle.projects:
        path = folder / project.path if project.path else None
        yield Entry(name=project.name, path=path, url=project.url, steward=project.steward)


def _of_list(file: Path) -> Iterator[Entry]:
    text = read_file(file, LIST_BYTES).decode("utf-8", "surrogateescape")
    for line in text.splitlines():
        word = line.strip()
        if not word or word.startswith("#"):
            continue
        if is_address(word):
            yield Entry(name=_name_of(word), url=word)
        else:
            yield Entry(
                name=_relative(file.parent / word, file.parent / word), path=file.parent / word
            )


def _of_folders(word: str) -> Iterator[Entry]:
    """A folder, or those a glob finds; one that is no repository stands for those in it."""
    folders = [Path(word)] if Path(word).exists() else [Path(at) for at in sorted(glob.glob(word))]  # noqa: PTH207 - a word may be absolute
    if not folders:
        raise UsageError(f"nothing lies at {word!r}; name a repository, a folder, a list or a glob")
    for folder in folders:
        found = list(_repositories(folder))
        if not found and len(folders) == 1:
            found = [folder]  # told with the reason why it is none
        for path in found:
            yield Entry(name=_relative(path, folder), path=path)


def _relative(path: Path, folder: Path) -> str:
    """What a repository in a folder is called; mirrors that lie in `NAME/repo` go by NAME."""
    name = _plain(f"/{path.relative_to(folder)}").lstrip("/")
    if name and path != folder:
        return name
    whole = os.path.abspath(folder)  # noqa: PTH100 - a link keeps its name
    return Path(_plain(whole)).name or whole


def _plain(name: str) -> str:
    """A path as a name: without what mirrors end in, and text in any case."""
    return sound(name).removesuffix("/repo").removesuffix("/.git").removesuffix(".git")


def _repositories(top: Path) -> Iterator[Path]:
    """Repositories at or below a folder, by path, those too that a link leads to once more.

    Every other real folder is looked into once.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [(top, 0)]
    while waiting:
        folder, depth = waiting.pop()
        try:
            known = folder.stat()
            names = sorted(os.listdir(folder), reverse=True)  # noqa: PTH208 - names alone
        except PermissionError:
            yield folder  # what lies there is not known: an entry that fails says so
            continue
        except OSError:
            continue  # gone, no folder, or a link in a circle: no repository lies here
        is_new = (known.st_dev, known.st_ino) not in seen
        seen.add((known.st_dev, known.st_ino))
        if ".git" in names or {"HEAD", "objects"} <= set(names):
            yield folder
        elif is_new and depth < DEEPEST and len(seen) < MOST:
            waiting += [(folder / name, depth + 1) for name in names if _may_hold(folder / name)]


def _may_hold(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _name_of(address: str) -> str:
    """What a repository elsewhere is called: the last two parts of its address."""
    parts = re.split(r"[/:]+", without_secrets(address).rstrip("/").removesuffix(".git"))
    return "/".join(part for part in parts[-2:] if part) or address


def _apart(entries: list[Entry]) -> tuple[Entry, ...]:
    """The entries, with a number behind names that are taken."""
    taken: set[str] = set()
    next_numbers: dict[str, int] = {}
    found = []
    for entry in entries:
        name, number = entry.name, next_numbers.get(entry.name, 2)
        while name in taken:
            name, number = f"{entry.name} ({number})", number + 1
        next_numbers[entry.name] = number
        taken.add(name)
        found.append(replace(entry, name=name))
    return tuple(found)
