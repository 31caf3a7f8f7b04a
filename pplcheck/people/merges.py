"""Same name, with corroboration: which individuals are taken for one person.

For counting people, and for a presumption where nothing else shows for whom they acted. What
registers say of one of them never reaches the others: nothing is shown of anybody because of a
name they share with somebody else.

Two individuals with the same full name are joined where something besides the name says so: both
addresses are written from the name, both were active within a year, both are at one registered
domain, freemail aside, or a word of the name is nobody else's in a history of many names. A name
that chance alone may give to two people here, judged by how many others bear its words (the rarer
a value, the more its agreement says: Fellegi and Sunter, "A Theory for Record Linkage", 1969),
needs the very same local part besides. So does a handle that is a word of somebody's full name
here, as a given name is, and one that no address is called by, unless it is long and the history
large; accounts that code hosts name in their own addresses are handles. Nobody is joined by a name
that two people of a register bear, that more addresses carry than one person has, or that only
others wrote beside an address, in trailers, where it is somebody else's. A local part alone joins
nobody.

Months in which two organizations' addresses were both at work are no reason against: on six
histories with published tables or mailmaps that kept apart one true pair in twelve, and not one
false pair.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from pplcheck.model.contribution import Activity, Role
from pplcheck.model.frozen import frozen
from pplcheck.people import domains, fullnames

ADDRESS_LIMIT = 40
"""Individuals a name may be found on; a name on more of them is nobody's own."""
STRANGERS = 2
"""Full names besides the owner's that an address may carry; with more it is a shared one."""
HANDLES = 3
"""Handles that one person may write at one address."""
CHANCE = 0.02
"""Bearers of a name expected by chance; above it, the name alone tells too little."""
ENOUGH = 100
"""Different full names a history must have before a word that only one of them holds is rare."""
NEAR = timedelta(days=365)
"""How far apart two addresses may be in use and still follow each other."""
_WRITTEN = "addresses written from the name"
_ACTIVE = "activity within a year"
_TOGETHER = "a domain in common"
_ALIKE = "the same local part"
_RARE = "a word in it that nobody else here has"
_PART = 3
_LOCAL = 4
_RUN_TOGETHER = 8
_LONG = 6

Name = tuple[str, ...]


@frozen
class Merge:
    """Individuals joined by name, keys sorted, and what corroborates it, in a fixed order."""

    keys: tuple[str, ...]
    corroboration: tuple[str, ...]


def merges(members: Mapping[str, list[Activity]], listed: Mapping[str, str]) -> tuple[Merge, ...]:
    """Which individuals are one by name, sorted; `members` are each one's activities by key.

    `listed` are those a register lists, with the name it gives. Two of them are never joined.
    """
    usual = {key: _usual(members[key]) for key in members}
    borne = frozenset(usual.values())
    names = {
        key: _own_names(members[key], listed.get(key, ""), usual[key], borne) for key in members
    }
    chance = _Chance(name for own in names.values() for name in own.values() if name)
    joined = _Joined()
    for text, same in _groups(names).items():
        if len(same) > ADDRESS_LIMIT or sum(key in listed for key, _ in same) > 1:
            continue
        traces = [_Trace.of(key, name or (text,), members[key]) for key, name in same]
        is_called = any(text in trace.accounts for trace in traces)
        expected = max(chance.bearers(name) for _, name in same)
        is_full = any(name for _, name in same)
        is_own = expected <= CHANCE if is_full else chance.is_handle(text, called=is_called)
        _join(traces, joined, common=not is_own)
        if not expected and chance.is_telling and all(name for _, name in same):
            for trace in traces:
                joined.join(traces[0].key, trace.key, _RARE)
    return joined.merges(listed)


def _own_names(
    activities: list[Activity], declared: str, usual: Name, borne: Container[Name]
) -> dict[str, Name]:
    """The names that are an individual's own, by their letters: full names as words, handles as ().

    The one a register declares, the most used full name and its variants. One that shares no word
    with it is somebody else's, written there by mistake; an address with several of those, or
    with more handles than one person has, is shared and names nobody. `usual` is the most used
    one, `borne` are those of everybody: one that shares a word, is somebody's usual name and
    stands in trailers only is theirs.
    """
    texts = _texts(activities) | {declared} - {""}
    handles = {fullnames.handle(text) for text in texts} - {""}
    logins = {fullnames.login(entry.raw.email) for entry in activities} - {""}
    own: dict[str, Name] = dict.fromkeys(sorted(logins | handles), ())
    if len(handles) > HANDLES:
        return {}
    full = {name for text in texts if (name := fullnames.words(text))}
    if len(full) < 2:  # noqa: PLR2004 - nothing to choose from
        return own | {"".join(name): name for name in full}
    if sum(set(name).isdisjoint(usual) for name in full) > STRANGERS:
        return {}
    related = {*usual, *fullnames.words(declared)}
    signed = {fullnames.words(entry.raw.name) for entry in activities if entry.role is Role.AUTHOR}
    for name in sorted(full):
        is_variant = related.issubset(name) or related.issuperset(name)
        is_own = name in signed or name not in borne
        if is_variant or (is_own and not related.isdisjoint(name)):
            own["".join(name)] = name
    return own


def _texts(activities: list[Activity]) -> set[str]:
    """Everything that was written for a name, before and after the mailmap."""
    return {entry.raw.name for entry in activities} | {entry.identity.name for entry in activities}


def _usual(activities: list[Activity]) -> Name:
    """The full name under which most was done; the first in order where equal."""
    full = {fullnames.words(text) for text in _texts(activities)} - {()}
    if len(full) < 2:  # noqa: PLR2004 - nothing to choose from
        return next(iter(full), ())
    counts: Counter[Name] = Counter()
    for activity in activities:
        for text in {activity.raw.name, activity.identity.name}:
            counts[fullnames.words(text)] += activity.commits
    del counts[()]
    return min(counts, key=lambda name: (-counts[name], name), default=())


def _groups(names: Mapping[str, Mapping[str, Name]]) -> dict[str, list[tuple[str, Name]]]:
    """Who bears each name, where more than one does.

    A short handle is not taken for a full name without its space.
    """
    bearers: dict[str, list[tuple[str, Name]]] = defaultdict(list)
    for key, own in names.items():
        for text, name in own.items():
            bearers[text].append((key, name))
    found: dict[str, list[tuple[str, Name]]] = {}
    for text in sorted(text for text, same in bearers.items() if len(same) > 1):
        same = sorted(bearers[text])
        full = [entry for entry in same if entry[1]]
        taken = full if full and len(text) < _RUN_TOGETHER else same
        if len(taken) > 1:
            found[text] = taken
    return found


class _Chance:
    """How many others may bear a name by chance, given how often its words occur in names."""

    def __init__(self, names: Iterable[Name]) -> None:
        distinct = set(names)
        self._count = len(distinct)
        self.words = Counter(word for name in distinct for word in set(name))

    @property
    def is_telling(self) -> bool:
        """Whether there are names enough for a rare word to mean something."""
        return self._count >= ENOUGH

    def is_handle(self, text: str, *, called: bool) -> bool:
        """Whether a handle is one person's: no word of a full name here, and no chance find.

        `called` says that an address has it for its local part; else it needs to be a long one.
        """
        return text not in self.words and (called or (self.is_telling and len(text) >= _LONG))

    def bearers(self, name: Name) -> float:
        """Expected number of people who bear a name, its own bearer left out.

        Few names tell little of how frequent a word is: it counts as if there were enough.
        """
        expected = float(self._count) if name else 0.0
        for word in name:
            expected *= (self.words[word] - 1) / max(self._count, ENOUGH)
        return expected


@frozen
class _Trace:
    """What may speak for one person: local parts, registered domains, first and last day."""

    key: str
    written: bool
    accounts: frozenset[str]
    places: frozenset[str]
    first: date
    last: date

    @classmethod
    def of(cls, key: str, name: Name, activities: list[Activity]) -> _Trace:
        """The traces of an individual who bears a name."""
        boxes = [domains.read_mailbox(text) for text in {entry.raw.email for entry in activities}]
        return cls(
            key=key,
            written=any(_is_written_from(box.local, name) for box in boxes),
            accounts=frozenset(_account(box.local) for box in boxes),
            places=frozenset(box.registrable for box in boxes) - {""},
            first=min(entry.days[0][0] for entry in activities),
            last=max(entry.days[-1][0] for entry in activities),
        )


def _account(local: str) -> str:
    """A local part without punctuation, a code host's number before it or a tag behind it."""
    before, _, after = local.partition("+")
    account = after if before.isdigit() and after else before
    return "".join(sign for sign in account if sign.isalnum())


def _is_written_from(local: str, name: Name) -> bool:
    """Whether a local part holds a word of the name, or is its initials."""
    text = _account(local)
    initials = "".join(word[0] for word in name)
    return text == initials or any(len(word) >= _PART and word in text for word in name)


def _join(traces: list[_Trace], joined: _Joined, *, common: bool) -> None:
    """Join those of one name for whom something besides the name speaks."""
    locals_: dict[str, str] = {}
    places: dict[str, str] = {}
    written = ""
    for trace in traces:
        for local in sorted(trace.accounts):
            if len(local) >= _LOCAL:
                joined.join(locals_.setdefault(local, trace.key), trace.key, _ALIKE)
        if common:
            continue
        for place in sorted(trace.places):
            joined.join(places.setdefault(place, trace.key), trace.key, _TOGETHER)
        if trace.written:
            written = written or trace.key
            joined.join(written, trace.key, _WRITTEN)
    if not common:
        _join_in_time(traces, joined)


def _join_in_time(traces: list[_Trace], joined: _Joined) -> None:
    """Join those that were active within a year of one another."""
    reached: tuple[date, str] = (date.min, "")
    for before, after in pairwise(sorted(traces, key=lambda trace: (trace.first, trace.key))):
        reached = max(reached, (before.last, before.key))
        if after.first - reached[0] <= NEAR:
            joined.join(reached[1], after.key, _ACTIVE)


@dataclass(slots=True)
class _Joined:
    """Keys joined so far, and why."""

    _parent: dict[str, str] = field(default_factory=dict)
    _why: dict[str, set[str]] = field(default_factory=dict)

    def join(self, one: str, other: str, why: str) -> None:
        """Join two individuals; nothing where they are the same."""
        if one == other:
            return
        first, second = sorted((self._root(one), self._root(other)))
        self._parent[second] = first
        reasons = self._why.pop(second, set()) if first != second else set()
        self._why.setdefault(first, set()).update(reasons, {why})

    def merges(self, listed: Mapping[str, str]) -> tuple[Merge, ...]:
        """Those joined; none where two whom a register lists would come together."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._parent):
            found[self._root(key)].append(key)
        order = (_ALIKE, _WRITTEN, _TOGETHER, _ACTIVE, _RARE)
        return tuple(
            Merge(
                keys=tuple(keys),
                corroboration=tuple(why for why in order if why in self._why[root]),
            )
            for root, keys in sorted(found.items())
            if len(keys) > 1 and sum(key in listed for key in keys) <= 1
        )

    def _root(self, key: str) -> str:
        parent = self._parent
        while (above := parent.setdefault(key, key)) != key:
            parent[key] = parent[above]
            key = parent[above]
        return key
