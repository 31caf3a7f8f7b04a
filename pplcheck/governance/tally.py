"""Contributions as rows of intervals: by organization, person, kind, standing, year or pay.

Each row's `low` counts what is shown for it. `high` adds what is presumed for it and what is open:
contributions of which the row's question has no answer, and which may therefore all be its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from pplcheck.model.attribution import Attribution, By, Certainty, Pay, Portion, Row
from pplcheck.model.frozen import frozen
from pplcheck.model.party import SELF, Answer, Capacity, Kind
from pplcheck.model.standing import Standing

ENOUGH = 3
"""How many people an undeclared organization must have to be named without naming anybody."""

_PAID = "paid"
_UNPAID = "unpaid"
_UNKNOWN = "unknown"


@frozen
class _Place:
    """Where a portion is counted: the key of its row, and how far that holds."""

    key: str
    certainty: Certainty


@dataclass(slots=True)
class _Sum:
    """What falls to one row."""

    shown: int = 0
    presumed: int = 0
    people: set[str] = field(default_factory=set)
    pay: Counter[str] = field(default_factory=Counter)
    example: Attribution = field(default_factory=Attribution)
    folded: int = 0
    files: int | None = None
    lines: int | None = None

    @property
    def commits(self) -> int:
        return self.shown + self.presumed

    def add(self, portion: Portion, certainty: Certainty) -> None:
        """Count a portion."""
        if certainty is Certainty.PRESUMED:
            self.presumed += portion.count
        else:
            self.shown += portion.count
        if portion.attribution.individual:
            self.people.add(portion.attribution.individual)
        self.pay[_pay(portion.attribution)] += portion.count
        self._touch(portion.files, portion.lines)
        self.example = portion.attribution

    def join(self, other: _Sum) -> None:
        """Count everything that falls to another row."""
        self.shown += other.shown
        self.presumed += other.presumed
        self.people |= other.people
        self.pay += other.pay
        self._touch(other.files, other.lines)
        self.folded += 1

    def _touch(self, files: int | None, lines: int | None) -> None:
        if files is not None:
            self.files = (self.files or 0) + files
        if lines is not None:
            self.lines = (self.lines or 0) + lines


def pay_of(portions: Iterable[Portion]) -> Pay:
    """How much of all contributions was paid for."""
    counts: Counter[str] = Counter()
    for portion in portions:
        counts[_pay(portion.attribution)] += portion.count
    return Pay(**counts)


def rows(
    portions: Iterable[Portion],
    by: By,
    *,
    fold: bool = True,
    names: Mapping[str, str] | None = None,
) -> tuple[Row, ...]:
    """The rows of an answer; `by` is anything but commit.

    Organizations and persons come with most contributions first, what is not shown last; kinds,
    standings and pay in their own order, one row each, also where zero; years ascending. `fold`
    joins organizations that only a mail domain shows, with fewer than `ENOUGH` people each.
    `names` holds what each person is called.
    """
    entries = tuple(portions)
    total = sum(portion.count for portion in entries)
    sums: dict[str, _Sum] = defaultdict(_Sum)
    for portion in entries:
        place = _PLACES[by](portion)
        sums[place.key].add(portion, place.certainty)
    unknown = sums[""].commits if "" in sums else 0
    if by is By.ORGANIZATION and fold:
        sums = _folded(sums)
    keys = _ORDERS.get(by, ()) or sorted(sums, key=lambda key: _rank(key, sums[key], by))
    return tuple(
        _row(key, sums.get(key) or _Sum(), by, (total, unknown), names or {}) for key in keys
    )


def _pay(attribution: Attribution) -> str:
    if attribution.paid is Answer.UNKNOWN:
        return _UNKNOWN
    if attribution.paid is Answer.NO:
        return _UNPAID
    return _PAID if attribution.paid_certainty is Certainty.SHOWN else "presumed"


def _by_organization(portion: Portion) -> _Place:
    attribution = portion.attribution
    key = SELF if attribution.capacity is Capacity.SELF else attribution.organization
    return _Place(key=key, certainty=Certainty.SHOWN if key else Certainty.UNKNOWN)


def _by_person(portion: Portion) -> _Place:
    key = portion.attribution.individual
    return _Place(key=key, certainty=Certainty.SHOWN if key else Certainty.UNKNOWN)


def _by_kind(portion: Portion) -> _Place:
    attribution = portion.attribution
    if attribution.certainty is Certainty.UNKNOWN:
        return _Place(key="", certainty=Certainty.UNKNOWN)
    return _Place(key=attribution.kind.value, certainty=attribution.certainty)


def _by_standing(portion: Portion) -> _Place:
    attribution = portion.attribution
    if attribution.certainty is Certainty.UNKNOWN:
        return _Place(key="", certainty=Certainty.UNKNOWN)
    return _Place(key=attribution.standing.value, certainty=attribution.certainty)


def _by_year(portion: Portion) -> _Place:
    return _Place(key=f"{portion.year:04}", certainty=Certainty.SHOWN)


def _by_paid(portion: Portion) -> _Place:
    attribution = portion.attribution
    if attribution.paid is Answer.UNKNOWN:
        return _Place(key="", certainty=Certainty.UNKNOWN)
    key = _PAID if attribution.paid is Answer.YES else _UNPAID
    return _Place(key=key, certainty=attribution.paid_certainty)


_PLACES: Mapping[By, Callable[[Portion], _Place]] = {
    By.ORGANIZATION: _by_organization,
    By.PERSON: _by_person,
    By.KIND: _by_kind,
    By.STANDING: _by_standing,
    By.YEAR: _by_year,
    By.PAID: _by_paid,
}
_ORDERS: Mapping[By, tuple[str, ...]] = {
    By.KIND: (*(kind.value for kind in Kind if kind is not Kind.UNKNOWN), ""),
    By.STANDING: (
        *(entry.value for entry in Standing if entry is not Standing.UNDETERMINED),
        "",
    ),
    By.PAID: (_PAID, _UNPAID, ""),
}
_OPEN_NAMES: Mapping[By, str] = {
    By.KIND: Kind.UNKNOWN.value,
    By.STANDING: Standing.UNDETERMINED.value,
    By.PAID: _UNKNOWN,
}
_FOLDED = "\0"
"""The key of the row that holds the folded organizations; no id is like it."""


def _folded(sums: Mapping[str, _Sum]) -> dict[str, _Sum]:
    """The sums with organizations of few people joined, where nobody declares them."""
    kept: dict[str, _Sum] = {}
    for key, entry in sums.items():
        is_small = len(entry.people) < ENOUGH and not entry.example.declared
        if key in {"", SELF} or not is_small:
            kept[key] = entry
        else:
            kept.setdefault(_FOLDED, _Sum()).join(entry)
    return kept


def _rank(key: str, entry: _Sum, by: By) -> tuple[int, int, str]:
    if by is By.YEAR:
        return (0, 0, key)
    place = {"": 3, SELF: 2, _FOLDED: 1}.get(key, 0)
    return (place, -entry.commits, key)


def _row(key: str, entry: _Sum, by: By, whole: tuple[int, int], names: Mapping[str, str]) -> Row:
    total, unknown = whole
    most = entry.commits if not key or by is By.YEAR else entry.commits + unknown
    return Row(
        name=_name(key, entry, by, names),
        party=key if by is By.ORGANIZATION and key not in {SELF, _FOLDED} else "",
        kind=_kind(key, entry, by),
        commits=entry.commits,
        people=len(entry.people),
        low=entry.shown / total if total else 0.0,
        high=most / total if total else 0.0,
        pay=Pay(**entry.pay),
        folded=entry.folded,
        files=entry.files,
        lines=entry.lines,
    )


def _name(key: str, entry: _Sum, by: By, names: Mapping[str, str]) -> str:
    if not key:
        return _OPEN_NAMES.get(by, "")
    if key == _FOLDED:
        domains = "further domain" if entry.folded == 1 else "further domains"
        return f"{entry.folded} {domains} with one or two people each"
    if by is By.ORGANIZATION:
        return entry.example.name or key
    return names.get(key, "") if by is By.PERSON else key


def _kind(key: str, entry: _Sum, by: By) -> Kind | None:
    if by is By.KIND:
        return Kind(key or Kind.UNKNOWN)
    if by is By.PERSON:
        return Kind.INDIVIDUAL if key else Kind.UNKNOWN
    if by is not By.ORGANIZATION:
        return None
    if key == SELF:
        return Kind.INDIVIDUAL
    return Kind.UNKNOWN if key in {"", _FOLDED} else entry.example.kind
