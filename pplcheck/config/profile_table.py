"""A TOML table of a license profile, read key by key.

Profiles come with the package, so the first mistake ends the reading, and a message names file and
key; that keeps reading fast.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pplcheck.errors import ConfigurationError
from pplcheck.model.compatibility import Certainty, Compatible, Flow, Joining
from pplcheck.model.license import ClauseUse, Effect, Terms

_Choice = TypeVar("_Choice", Terms, Effect, ClauseUse, Compatible, Certainty, Flow, Joining)


class ProfileTable:
    """A TOML table that knows where it stands, for errors that name file and key."""

    def __init__(self, file: str, key: str, values: object, allowed: set[str]) -> None:
        """A table at a dotted key of a file; a key that is not allowed is an error."""
        self.where = file
        self.key = key
        if not isinstance(values, dict):
            raise self.problem("", "must be a table")
        self.values: dict[str, Any] = values
        for name in sorted(set(values) - allowed):
            raise self.problem(name, "is not a key of a license profile")

    def problem(self, name: str, what: str) -> ConfigurationError:
        """An error about a key of this table, to be raised."""
        dotted = ".".join(part for part in (self.key, name) if part)
        return ConfigurationError((f"{self.where}: key '{dotted}' {what}",))

    def text(self, name: str, *, needed: bool = True) -> str:
        """A string; empty only where it is not needed."""
        value = self.values.get(name, None if needed else "")
        if not isinstance(value, str):
            raise self.problem(name, f"must be a string, got {value!r}")
        if needed and not value:
            raise self.problem(name, "must not be empty")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings, empty where the key is missing."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.problem(name, f"must be a list of strings, got {value!r}")
        return tuple(value)

    def count(self, name: str) -> int:
        """A whole number, 0 where the key is missing."""
        value = self.values.get(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.problem(name, f"must be a whole number, got {value!r}")
        return value

    def choice(self, name: str, kind: type[_Choice]) -> _Choice:
        """One of a kind, by its value."""
        return self._one(name, self.text(name), kind)

    def choices(self, name: str, kind: type[_Choice]) -> tuple[_Choice, ...]:
        """One or several of a kind, written as a string or a list of strings."""
        value = self.values.get(name)
        texts = (value,) if isinstance(value, str) else self.texts(name)
        if not texts:
            raise self.problem(name, "must name one at least")
        return tuple(self._one(name, text, kind) for text in texts)

    def _one(self, name: str, value: str, kind: type[_Choice]) -> _Choice:
        try:
            return kind(value)
        except ValueError:
            known = ", ".join(item.value for item in kind)
            raise self.problem(name, f"must be one of {known}, got {value!r}") from None

    def tables(self, name: str, allowed: set[str]) -> list[ProfileTable]:
        """The tables of a list, each with the keys allowed; none where the key is missing."""
        values = self.values.get(name, [])
        if not isinstance(values, list):
            raise self.problem(name, "must be a list of tables")
        prefix = f"{self.key}.{name}" if self.key else name
        return [
            ProfileTable(self.where, f"{prefix}[{index}]", value, allowed)
            for index, value in enumerate(values, 1)
        ]
