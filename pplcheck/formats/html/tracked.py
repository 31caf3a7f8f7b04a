"""Values of the report that know where in its JSON they stand, so that a page can say so.

Each number a page shows carries the JSON pointer (RFC 6901) of its value: what a reader sees and
what a machine reads can be held beside one another, one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class Tracked:
    """A value with its pointer; members and entries of it are tracked too."""

    __slots__ = ("at_", "raw_")

    def __init__(self, raw: Any, at: str = "") -> None:
        """`at` is the JSON pointer of the value."""
        self.raw_ = raw
        self.at_ = at

    def __getattr__(self, name: str) -> Tracked:
        """A member of a part of the report; AttributeError where it has none of that name."""
        return Tracked(getattr(self.raw_, name), f"{self.at_}/{name}")

    def __getitem__(self, place: int) -> Tracked:
        """An entry of a list."""
        return Tracked(self.raw_[place], f"{self.at_}/{place % len(self.raw_)}")

    def __iter__(self) -> Iterator[Tracked]:
        """All entries of a list."""
        return (Tracked(entry, f"{self.at_}/{n}") for n, entry in enumerate(self.raw_))

    def __len__(self) -> int:
        """How many entries a list has."""
        return len(self.raw_)

    def __bool__(self) -> bool:
        """Whether there is anything: a list with entries, a text, a number but 0."""
        return bool(self.raw_)

    def __eq__(self, other: object) -> bool:
        """Whether the value itself is another one."""
        return bool(self.raw_ == raw(other))

    def __hash__(self) -> int:
        """The hash of the value itself."""
        return hash(self.raw_)


def raw(value: Any) -> Any:
    """A value without its pointer."""
    return value.raw_ if isinstance(value, Tracked) else value
