"""What published tables say by their own tools' rules, read in the shortest way.

Written apart from pplcheck's importers, so that the two can be compared: each reader gives a
function from (address, day) to a name as the table writes it, empty where it says nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

Lookup = Callable[[str, date], str]

_Ends = list[tuple[date, str]]


def lookup(tables: tuple[Path, ...]) -> tuple[str, Lookup]:
    """The format of tables, told by their look, and what they say."""
    text = tables[0].read_text(encoding="utf-8", errors="replace")
    if text.lstrip().startswith("{"):
        return "stackalytics", _stackalytics(text)
    if re.search(r"^\S[^\n]*: [^\n]*\S!\S", text, re.MULTILINE):
        return "cncf", _cncf(tables)
    return "gitdm", gitdm(tables[0])


def _at(ends: _Ends, day: date) -> str:
    return next((name for end, name in ends if day < end), "")


def _stackalytics(text: str) -> Lookup:
    """`user_processor.py`: a listed user's companies by their ends, else the closest domain."""
    data = json.loads(text)
    users: dict[str, _Ends] = {}
    for user in data["users"]:
        ends = sorted(
            (
                datetime.strptime(each["end_date"], "%Y-%b-%d").date()  # noqa: DTZ007 - a day
                if each["end_date"]
                else date.max,
                each["company_name"],
            )
            for each in user["companies"]
        )
        for email in user["emails"]:
            users[email.lower()] = [*ends, (date.max, "*independent")]
    domains = {
        name: each["company_name"] for each in data["companies"] for name in each["domains"] if name
    }

    def find(email: str, day: date) -> str:
        if email in users:
            return _at(users[email], day)
        labels = email.partition("@")[2].split(".")
        names = (".".join(labels[start:]) for start in range(len(labels) - 1))
        return next((domains[name] for name in names if name in domains), "")

    return find


def _cncf(tables: tuple[Path, ...]) -> Lookup:
    """A line of addresses, then indented lines of employers, each until a day."""
    people: dict[str, _Ends] = {}
    listed: list[str] = []
    for path in tables:
        for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
            if line.startswith("#") or not line.strip():
                continue
            if not line[0].isspace():
                written = line.rpartition(": ")[2].split(",")
                listed = [each.strip().lower().replace("!", "@") for each in written]
                for email in listed:
                    people[email] = []
                continue
            name, _, end = line.strip().partition(" until ")
            day = date.fromisoformat(end) if end else date.max
            for email in listed:
                people[email] = sorted([*people[email], (day, name)], key=lambda each: each[0])
    return lambda email, day: _at(people.get(email, []), day)


def gitdm(configuration: Path) -> Lookup:
    """`database.py`: the alias, then the address, then the most general domain, until a day."""
    aliases: dict[str, str] = {}
    ends: dict[str, _Ends] = {}
    for word, *words in _rows(configuration, 2):
        path = configuration.parent / words[0]
        if word == "EmailAliases":
            rows = [row for row in _rows(path, 1) if len(row) > 1]
            aliases |= {row[0].replace("!", "@"): row[1].replace("!", "@") for row in rows}
        elif word == "EmailMap":
            _read_map(path, ends)
        elif word == "GroupMap":
            for row in _rows(path, 0):
                _insert(ends, row[0].replace("!", "@").lower(), date.max, words[1])

    def find(email: str, day: date) -> str:
        address = aliases.get(email.lower(), email.lower()).lower()
        if address in ends:
            return _at(ends[address], day)
        labels = address.partition("@")[2].split(".")
        for start in range(len(labels) - 2, -1, -1):
            if ".".join(labels[start:]) in ends:
                return _at(ends[".".join(labels[start:])], day)
        return ""

    return find


def _read_map(path: Path, ends: dict[str, _Ends]) -> None:
    for key, *rest in _rows(path, 1):
        name, _, end = rest[0].partition("<") if rest else ("", "", "")
        day = date(*map(int, end.strip().split("-"))) if end.strip() else date.max
        _insert(ends, key.replace("!", "@").lower(), day, " ".join(name.split()))


def _insert(ends: dict[str, _Ends], key: str, day: date, name: str) -> None:
    ends[key] = sorted([*ends.get(key, []), (day, name)], key=lambda each: each[0])


def _rows(path: Path, splits: int) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        text = line.partition("#")[0].strip()
        if text:
            yield text.split(None, splits) if splits else [text]
