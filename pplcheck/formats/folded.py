"""A tree of files with their licenses, folded: a line where a license begins, not one a file.

A folder whose files share a license is one line. Below a folder only what differs from it is
shown, files of one folder under one license together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from pplcheck.formats.neutral import shown
from pplcheck.model.rule import plural
from pplcheck.model.scope import Means, Placed

MOST_LINES: Final = 200
"""How many lines are shown; machine formats hold every file."""

_ALONE: Final = 3
"""How many files of one folder under one license are named one by one."""

_NAME: Final = 60
_DEEPEST: Final = 60
_VIAS: Final = 2
_NOTHING: Final = "nothing declared"

Line = tuple[str, str, str, str]
"""Place, how many files, license, by what."""

_Via = Counter[str]


@dataclass(slots=True)
class _Folder:
    """A folder: its files by license, its folders, and by what all files below are licensed."""

    files: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    folders: dict[str, _Folder] = field(default_factory=dict)
    below: dict[str, _Via] = field(default_factory=lambda: defaultdict(Counter))
    vendored: int = 0

    def count(self, name: str) -> int:
        """How many files below are under a license."""
        return self.below[name].total() if name in self.below else 0


def folded(files: Sequence[Placed], root: str = ".") -> tuple[Line, ...]:
    """The lines of a tree; `root` names its root. The last line says what was left out."""
    top = _Folder()
    for entry in files:
        _add(top, entry)
    lines = list(islice(_lines(top, root, "", ""), MOST_LINES + 1))
    if len(lines) > MOST_LINES:
        lines[-1] = ("…", "", "and more: --format json holds every file", "")
    return tuple(lines)


def _add(top: _Folder, entry: Placed) -> None:
    *folders, last = entry.path.split("/")
    name, via = _license(entry), _via(entry)
    here = top
    _count(here, name, via, entry)
    for folder in folders[:_DEEPEST]:
        here = here.folders.setdefault(folder, _Folder())
        _count(here, name, via, entry)
    here.files[name].append(("/".join([*folders[_DEEPEST:], last]), via))


def _count(folder: _Folder, name: str, via: str, entry: Placed) -> None:
    folder.below[name][via] += 1
    folder.vendored += entry.vendored


def _license(entry: Placed) -> str:
    found = entry.license
    if found.via is None:
        return _NOTHING
    return found.expression.text if found.expression else "cannot be named"


def _via(entry: Placed) -> str:
    found = entry.license
    if found.via is None:
        return ""
    return "itself" if found.means is Means.OWN else found.via.path


def _lines(folder: _Folder, place: str, indent: str, around: str) -> Iterator[Line]:
    """The line of a folder where it differs from what is around, then what differs below."""
    usual = _usual(folder, around)
    name = indent + shown(place, _NAME)
    count = plural(folder.count(usual), "file")
    yield name, count, shown(usual, _NAME), _by(folder, usual)
    inner = f"{indent}  "
    for other, names in sorted(folder.files.items()):
        if other != usual:
            yield from _files(inner, other, sorted(names))
    for name in sorted(folder.folders):
        below = folder.folders[name]
        if set(below.below) != {usual}:
            yield from _lines(below, f"{name}/", inner, usual)


def _usual(folder: _Folder, around: str) -> str:
    """The license most files of a folder are under; what is around it where that is as good."""
    ranked = sorted(folder.below, key=lambda name: (-folder.count(name), name != around, name))
    return ranked[0] if ranked else _NOTHING


def _files(indent: str, name: str, names: list[tuple[str, str]]) -> Iterator[Line]:
    if len(names) <= _ALONE:
        for path, via in names:
            yield indent + shown(path, _NAME), "", shown(name, _NAME), shown(via, _NAME)
    else:
        by = _said_by(Counter(via for _, via in names))
        yield f"{indent}*", plural(len(names), "file"), shown(name, _NAME), by


def _by(folder: _Folder, name: str) -> str:
    is_vendored = folder.vendored and folder.vendored == sum(map(folder.count, folder.below))
    parts = [_said_by(folder.below.get(name, Counter())), "third-party" if is_vendored else ""]
    return " · ".join(part for part in parts if part)


def _said_by(vias: _Via) -> str:
    """By what, the most frequent first."""
    ranked = [
        shown(via, _NAME) for via, _ in sorted(vias.items(), key=lambda row: (-row[1], row[0]))
    ]
    more = f" and {len(ranked) - _VIAS} more" if len(ranked) > _VIAS else ""
    return ", ".join(ranked[:_VIAS]) + more
