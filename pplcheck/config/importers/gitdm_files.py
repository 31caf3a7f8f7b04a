"""The files of gitdm, read line by line into statements; what they mean together is `gitdm`.

Source: `ConfigFile.py` of LWN's gitdm. A `#` begins a comment anywhere. Which kind a file is
stands in the configuration file that names it; a file alone is known by its lines: addresses
only are a group, pairs of addresses are aliases, all else maps addresses and domains. CNCF's
files write `!` for the `@` of an address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from posixpath import basename

from pplcheck.config.importers.addresses import mail
from pplcheck.config.importers.lines import day_of, numbered
from pplcheck.config.importers.remarks import Remarks
from pplcheck.config.places import relative_path
from pplcheck.config.wording import Unfit, plain
from pplcheck.model.frozen import frozen
from pplcheck.model.party import Source

_NAMING = ("EmailAliases", "RXEmailAliases", "EmailMap", "GroupMap", "FileTypeMap")
_VIRTUAL = "VirtualEmployer"
_GROUP_FILE = "group-map-"
_LEAST, _MOST = 1, 100

_Lines = list[tuple[Source, str]]


@frozen
class Alias:
    """`variant` is written for `canonical`; both as written, but for the `@`."""

    variant: str
    canonical: str
    source: Source


@frozen
class Mapped:
    """An address or a domain, in lower case, is an employer's until a day, not included."""

    key: str
    employer: str
    end: date | None
    source: Source


@frozen
class Part:
    """A percentage (1-100) of a virtual employer's work, and whose it is."""

    virtual: str
    employer: str
    percent: int
    source: Source


@dataclass(slots=True)
class Statements:
    """All that the files say, in the order gitdm reads it."""

    remarks: Remarks
    aliases: list[Alias] = field(default_factory=list)
    mapped: list[Mapped] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def references(path: str, data: bytes) -> tuple[str, ...]:
    """The files a configuration file names, as it names them; none for any other file.

    Only those in its own folder or below: a name must not lead a caller anywhere else.
    """
    lines = _lines(path, data, Remarks())
    first = list(islice(lines, 1))
    if not _is_configuration(first):
        return ()
    words = [line.split(None, 2) for _, line in (*first, *lines)]
    names = dict.fromkeys(each[1] for each in words if each[0] in _NAMING and len(each) > 1)
    return tuple(name for name in names if not isinstance(relative_path(name), Unfit))


def statements(files: tuple[tuple[str, bytes], ...], remarks: Remarks) -> Statements:
    """What the files say: first those that configurations name, then the rest by their look."""
    found = Statements(remarks=remarks)
    read = {path: list(_lines(path, data, remarks)) for path, data in files}
    used: set[str] = set()
    for path, lines in read.items():
        if _is_configuration(lines):
            used.add(path)
            used |= _configuration(lines, read, found)
    for path, lines in read.items():
        if path not in used:
            _alone(path, lines, found)
    return found


def _lines(path: str, data: bytes, remarks: Remarks) -> Iterator[tuple[Source, str]]:
    for source, line in numbered(path, data, remarks):
        text = line.partition("#")[0].strip()
        if text:
            yield source, text


def _is_configuration(lines: _Lines) -> bool:
    return bool(lines) and lines[0][1].split()[0] in (*_NAMING, _VIRTUAL)


def _configuration(lines: _Lines, files: Mapping[str, _Lines], found: Statements) -> set[str]:
    """Read a configuration file and all it names; the paths of those that were there."""
    used: set[str] = set()
    rest = iter(lines)
    for source, line in rest:
        word, *words = line.split(None, 2)
        if word == _VIRTUAL and words:
            _virtual(" ".join(words), rest, found)
        elif word not in _NAMING or not words:
            found.remarks.add(f"{plain(line)} is no line of gitdm's; not taken over", source)
        elif path := _given(words[0], files):
            used.add(path)
            _named(word, " ".join(words[1:]), files[path], source, found)
        elif word != "FileTypeMap":
            found.remarks.add(f"names {plain(words[0])}, which was not given", source)
    return used


def _given(name: str, files: Mapping[str, _Lines]) -> str:
    """The path of a file by the name a configuration gives it, empty where it is not there."""
    exact = [path for path in files if path == name or path.endswith(f"/{name}")]
    alike = [path for path in files if basename(path) == basename(name)]
    return min(exact or alike, key=len, default="")


def _named(word: str, rest: str, lines: _Lines, source: Source, found: Statements) -> None:
    """Read a file as the kind a configuration says."""
    if word == "GroupMap" and rest:
        _group(rest, lines, found)
    elif word == "GroupMap":
        found.remarks.add("a group map without an employer; not taken over", source)
    elif word == "RXEmailAliases":
        what = "aliases by regular expressions name no addresses; not taken over"
        found.remarks.add(what, source)
    elif word != "FileTypeMap":
        _READERS[word](lines, found)


def _alone(path: str, lines: _Lines, found: Statements) -> None:
    """Read a file that no configuration names."""
    words = [line.split() for _, line in lines]
    single = sum(len(each) == 1 for each in words)
    pairs = sum(_alias(*each) is not None for each in lines)
    if 2 * single > len(words):
        name = basename(path).removeprefix(_GROUP_FILE).rpartition(".")[0]
        name = name or basename(path).removeprefix(_GROUP_FILE)
        what = f"a group of addresses; taken for the employer {plain(name)} by the file's name"
        found.remarks.add(what, Source(path=path))
        _group(name, lines, found)
    elif 2 * pairs > len(words):
        _aliases(lines, found)
    else:
        _map(lines, found)


def _aliases(lines: _Lines, found: Statements) -> None:
    for source, line in lines:
        alias = _alias(source, line)
        if alias:
            found.aliases.append(alias)
        else:
            found.remarks.add(f"{plain(line)} is no alias; not taken over", source)


def _alias(source: Source, line: str) -> Alias | None:
    """The alias on a line; the case of the variant stays, as one with capitals never matches."""
    if line.startswith('"') and line.count('"') > 1:
        _, variant, canonical = line.split('"', 2)
    else:
        variant, _, canonical = line.replace("\t", " ").partition(" ")
    to, written = canonical.strip(), variant.strip()
    if "@" not in mail(to) or len(to.split()) != 1:
        return None
    if "@" not in written and "!" in written:
        user, _, host = written.rpartition("!")
        written = f"{user}@{host}"
    return Alias(variant=written, canonical=mail(to), source=source)


def _map(lines: _Lines, found: Statements) -> None:
    for source, line in lines:
        key, *rest = line.split(None, 1)
        name, limit, written = rest[0].partition("<") if rest else ("", "", "")
        end = day_of(written)
        if not name.strip() or (limit and end is None):
            what = f"{plain(line)} maps nothing to an employer; not taken over"
            found.remarks.add(what, source)
            continue
        employer = " ".join(name.split())
        found.mapped.append(Mapped(key=mail(key), employer=employer, end=end, source=source))


def _group(name: str, lines: _Lines, found: Statements) -> None:
    for source, line in lines:
        employer = " ".join(name.split())
        found.mapped.append(Mapped(key=mail(line), employer=employer, end=None, source=source))


def _virtual(name: str, rest: Iterator[tuple[Source, str]], found: Statements) -> None:
    """Read the lines of a virtual employer up to its `end`."""
    source = Source(path="")
    for source, line in rest:
        word, *words = line.split(None, 1)
        if word == "end":
            return
        digits = word.removesuffix("%")
        percent = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 4 else 0  # noqa: PLR2004 - digits of 100
        if not words or not _LEAST <= percent <= _MOST:
            found.remarks.add(f"{plain(line)} is no part of {plain(name)}; left out", source)
            continue
        employer = " ".join(words[0].split())
        found.parts.append(Part(virtual=name, employer=employer, percent=percent, source=source))
    found.remarks.add(f"virtual employer {plain(name)} has no end line", source)


_READERS: Mapping[str, Callable[[_Lines, Statements], None]] = {
    "EmailAliases": _aliases,
    "EmailMap": _map,
}
