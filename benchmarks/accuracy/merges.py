"""How often two addresses of a history are rightly taken for one person.

    python -m benchmarks.accuracy merges REPOSITORY [TABLE...]

Tables: Stackalytics' `default_data.json`, or CNCF `developers_affiliations` texts. Without one,
the repository's own `.mailmap` is the truth, and hidden from the tool.

A pair counts where both addresses have authored commits and the table lists both. It is right
where the table gives both to one entry, wrong where it gives them to two, and unsure where it
gives them to two entries it calls alike: a table with one line for each spelling says nothing of
people. Precision is right/(right + wrong); "at least" counts the unsure as wrong. Recall is of all
pairs that the table gives to one entry. "Names alone" joins equal full names and asks nothing more.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from pplcheck.history.contributions import read_history
from pplcheck.history.quarantine import open_repository
from pplcheck.history.tree import commit_tree
from pplcheck.model.contribution import Activity, Role
from pplcheck.people.fullnames import words
from pplcheck.people.resolve import resolve

HEADER = (
    "repository",
    "truth",
    "method",
    "pairs",
    "right",
    "wrong",
    "unsure",
    "precision",
    "at least",
    "recall",
)
MAILMAP_LIMIT = 4 << 20
_ADDRESS = re.compile(r"([^<>]*)<([^<>]*)>")

Truth = Mapping[str, tuple[str, str]]
"""Address to (entry, the name the table calls it)."""


def run(repository: Path, tables: tuple[Path, ...]) -> list[tuple[str, ...]]:
    """Two rows, with the merges of the tool and with equal full names alone, and a heading."""
    with open_repository(repository, named=True) as opened:
        commit = opened.head()[0]
        found = commit_tree(opened, commit).read((".mailmap",), MAILMAP_LIMIT).get(".mailmap")
        mailmap = found.data if found else None
        known = read_history(opened, commit, mailmap=mailmap if tables else None, bots=())
    truth = _table(tables) if tables else _from_mailmap(mailmap or b"")
    kind = tables[0].suffix.removeprefix(".") if tables else "mailmap"
    name = repository.resolve()
    place = name.parent.name if name.name in {"repo", ".git"} else name.name
    methods = {"pplcheck": tool(known.activities), "names alone": names_alone(known.activities)}
    rows = [
        (place, kind, method, *figures(score(truth, _authors(known.activities), owner)))
        for method, owner in methods.items()
    ]
    return [HEADER, *rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Pairs: in the truth, and found right, wrong and unsure."""

    pairs: int
    right: int
    wrong: int
    unsure: int


def figures(score: Score) -> tuple[str, ...]:
    """A score as columns."""
    sure = score.right + score.wrong
    return (
        *map(str, (score.pairs, score.right, score.wrong, score.unsure)),
        _share(score.right, sure),
        _share(score.right, sure + score.unsure),
        _share(score.right, score.pairs),
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def score(truth: Truth, addresses: Iterable[str], owner: Mapping[str, str]) -> Score:
    """Pairs of these addresses, as the truth and an answer (address to person) have them."""
    listed = sorted(set(addresses) & truth.keys() & owner.keys())
    same = set(_pairs(listed, {address: truth[address][0] for address in listed}))
    found = set(_pairs(listed, owner))
    unsure = sum(_alike(truth[one][1], truth[other][1]) for one, other in found - same)
    return Score(
        pairs=len(same),
        right=len(found & same),
        wrong=len(found - same) - unsure,
        unsure=unsure,
    )


def _pairs(addresses: Iterable[str], person: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        groups[person[address]].append(address)
    for group in groups.values():
        yield from combinations(group, 2)


def _alike(one: str, other: str) -> bool:
    """Whether two names are spellings of each other: a full word, or all letters in common."""
    letters = {re.sub(r"[\W\d_]", "", name.casefold()) for name in (one, other)}
    return len(letters) == 1 or not set(words(one)).isdisjoint(words(other))


def tool(activities: Iterable[Activity]) -> dict[str, str]:
    """Address to person, as the tool resolves them without a register."""
    owner = resolve(activities, ()).owner
    return {who.email.casefold(): key for who, key in owner.items() if "@" in who.email}


def names_alone(activities: Iterable[Activity]) -> dict[str, str]:
    """Address to person, where equal full names are one person whatever else is known."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    addresses = set()
    for activity in activities:
        email = activity.raw.email.casefold()
        if "@" not in email:
            continue
        addresses.add(email)
        parent[root(activity.identity.email.casefold())] = root(email)
        name = " ".join(activity.raw.name.casefold().split())
        if " " in name:
            parent[root(f"name:{name}")] = root(email)
    return {address: root(address) for address in addresses}


def _authors(activities: Iterable[Activity]) -> set[str]:
    return {entry.raw.email.casefold() for entry in activities if entry.role is Role.AUTHOR}


def _table(tables: tuple[Path, ...]) -> Truth:
    """The addresses of a table; one that two entries list belongs to neither."""
    entries: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for path in tables:
        text = path.read_text(encoding="utf-8", errors="replace")
        read = _stackalytics(text) if path.suffix == ".json" else _cncf(text)
        for entry, name, address in read:
            entries[address.casefold()].add((entry, name))
    return {address: next(iter(who)) for address, who in entries.items() if len(who) == 1}


def _stackalytics(text: str) -> Iterator[tuple[str, str, str]]:
    for number, user in enumerate(json.loads(text)["users"]):
        for address in user["emails"]:
            yield str(number), user["user_name"], address


def _cncf(text: str) -> Iterator[tuple[str, str, str]]:
    """`Name: one!host, two!host` lines; the indented ones below say where they worked."""
    for line in text.splitlines():
        name, mark, addresses = line.partition(": ")
        if mark and not line.startswith(("#", "\t", " ")):
            for address in addresses.split(","):
                yield name.rstrip("*"), name, address.strip().replace("!", "@")


def _from_mailmap(data: bytes) -> Truth:
    """The addresses a mailmap lists, by the canonical address and the name it gives."""
    target: dict[str, str] = {}
    name_of: dict[str, str] = {}
    for line in data.decode("utf-8", "replace").splitlines():
        found = [] if line.startswith("#") else _ADDRESS.findall(line)
        if not found:
            continue
        canonical = found[0][1].strip().casefold()
        target.setdefault(canonical, canonical)
        if found[0][0].strip():
            name_of.setdefault(canonical, found[0][0].strip())
        if len(found) > 1:
            target[found[1][1].strip().casefold()] = canonical
    return {address: (key, name_of.get(key, "")) for address, key in target.items()}
