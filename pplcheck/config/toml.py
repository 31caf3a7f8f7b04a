"""TOML tables with typed getters that collect every problem, each with file, line and key.

Getters note what is wrong, answer with a default and go on; `Table.finish` notes the keys nobody
asked for. The document's problems are raised together by whoever read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from pplcheck.config.document import Document
from pplcheck.config.outline import KeyPath, dotted
from pplcheck.config.wording import Unfit, did_you_mean, listed, shown

T = TypeVar("T")


class Table:
    """One table of a document, read key by key; what is wrong goes to the document's problems.

    `subject` is how messages name what the table describes (`organization 'acme'`); tables
    without one are named by the dotted key.
    """

    def __init__(
        self, document: Document, values: dict[str, Any], path: KeyPath, subject: str = ""
    ) -> None:
        """A table at a path of a document; `subject` may be set once it is known."""
        self.subject = subject
        self._document = document
        self._values = values
        self._path = path
        self._asked: dict[str, None] = {}

    def has(self, key: str) -> bool:
        """Whether a key is there, whatever its value."""
        self._asked[key] = None
        return key in self._values

    def line(self, *rest: str | int) -> int:
        """The line of this table, or of a key or element in it; 0 where it is not known."""
        return self._document.outline.line((*self._path, *rest))

    def problem(self, what: str, *rest: str | int) -> None:
        """Note `key 'rest' {what}` for a key or element of this table."""
        full = dotted((*self._path, *rest))
        name = dotted(rest) if self.subject and rest else full
        head = f"{self.subject}: " if self.subject else ""
        said = f"key '{name}' {what}" if name else what
        key = full if self.subject else ""
        self._document.problems.add(head + said, line=self.line(*rest), key=key)

    def text(self, key: str, *, required: str = "") -> str:
        """A text without surrounding space, empty where missing; `required` says what to write."""
        return self.parsed(key, _some_text, "", required=required)

    def written(self, key: str) -> str:
        """A text, whole number or date as text, without surrounding space; empty where missing."""
        if not self.has(key):
            return ""
        value = self._values[key]
        is_exact = isinstance(value, (int, date)) and not isinstance(value, (bool, datetime))
        if isinstance(value, str) or is_exact:
            return shown(value) if is_exact else value.strip()
        exact = f'; write it in quotes: "{value}"' if isinstance(value, float) else ""
        self.problem(f"must be a text, a whole number or a date, got {shown(value)}{exact}", key)
        return ""

    def parsed(
        self, key: str, parse: Callable[[str], T | Unfit], default: T, *, required: str = ""
    ) -> T:
        """A text as `parse` reads it, the default where it is missing or unfit."""
        if not self.has(key):
            if required:
                self.problem(f"is missing; {required}", key)
            return default
        found = self._fit(self._values[key], parse, key)
        return default if isinstance(found, Unfit) else found

    def parsed_list(
        self,
        key: str,
        parse: Callable[[str], T | Unfit],
        default: tuple[T, ...] = (),
        *,
        least: str = "",
    ) -> tuple[T, ...]:
        """A list of texts as `parse` reads them, each once; `least` is asked of an empty one."""
        if not self.has(key):
            return default
        values = self._values[key]
        if not isinstance(values, list):
            example = f"; write [{shown(values)}]" if isinstance(values, str) else ""
            self.problem(f"must be a list of texts, got {shown(values)}{example}", key)
            return default
        if least and not values:
            self.problem(f"must not be empty; {least}", key)
        fit = (self._fit(value, parse, key, at) for at, value in enumerate(values))
        return tuple(dict.fromkeys(found for found in fit if not isinstance(found, Unfit)))

    def choice(
        self,
        key: str,
        options: Mapping[str, T],
        default: T,
        *,
        required: str = "",
        otherwise: Mapping[str, str] | None = None,
    ) -> T:
        """One of the options by its text; `otherwise` maps other words for them to options."""
        if not self.has(key):
            if required:
                self.problem(f"is missing; {required}", key)
            return default
        value = self._values[key]
        if isinstance(value, str) and value in options:
            return options[value]
        guess = _guess(value, options, otherwise or {}) or self._hint(value, options)
        self.problem(f"must be {listed(options)}, got {shown(value)}{did_you_mean(guess)}", key)
        return default

    def whole(self, key: str, *, low: int, high: int, default: int) -> int:
        """A whole number from `low` to `high`, both inclusive."""
        if not self.has(key):
            return default
        value = self._values[key]
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.problem(f"must be a whole number from {low} to {high}, got {shown(value)}", key)
        return default

    def share(self, key: str, *, default: float) -> float:
        """A share from 0 to 1, both inclusive."""
        if not self.has(key):
            return default
        value = self._values[key]
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if is_number and 0 <= value <= 1:
            return float(value)
        self.problem(f"must be a share from 0 to 1, like 0.5, got {shown(value)}", key)
        return default

    def version(self, supported: int) -> None:
        """Note a problem where `schema` is written and is not the version supported."""
        value = self._values.get("schema", supported)
        if self.has("schema") and (isinstance(value, bool) or value != supported):
            said = f"must be {supported}, the version this pplcheck reads"
            self.problem(f"{said}, got {shown(value)}", "schema")

    def day(self, key: str) -> date | None:
        """A date without a time of day, None where missing."""
        if not self.has(key):
            return None
        value = self._values[key]
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.problem(f"must be a date like 2026-10-01, got {shown(value)}{_as_date(value)}", key)
        return None

    def table(self, key: str) -> Table:
        """The table under a key, an empty one where it is missing; keeps this table's subject."""
        value = self._values.get(key, {})
        if self.has(key) and not isinstance(value, dict):
            self.problem(f"must be a table, got {shown(value)}", key)
        values = value if isinstance(value, dict) else {}
        return Table(self._document, values, (*self._path, key), self.subject)

    def tables(self, key: str) -> tuple[Table, ...]:
        """The list of tables under a key, none where it is missing."""
        value = self._values.get(key, [])
        if self.has(key) and not isinstance(value, list):
            name = dotted(tuple(part for part in (*self._path, key) if isinstance(part, str)))
            self.problem(f"must be a list of tables, got {shown(value)}; write [[{name}]]", key)
            return ()
        found = []
        for at, entry in enumerate(value):
            if isinstance(entry, dict):
                path = (*self._path, key, at)
                found.append(Table(self._document, entry, path, self.subject))
            else:
                self.problem(f"must be a table, got {shown(entry)}", key, at)
        return tuple(found)

    def finish(self) -> None:
        """Note every key nobody asked for; to be called when all known ones were asked for."""
        for key in self._values:
            if key not in self._asked:
                self._refuse(key)

    def _refuse(self, key: str) -> None:
        known = ", ".join(self._asked)
        hint = did_you_mean(self._hint(key, self._asked)) or f"; known here: {known}"
        self.problem(f"is not known{hint}", key)

    def _hint(self, value: Any, options: Iterable[str]) -> str:
        return self._document.problems.hint(value, options) if isinstance(value, str) else ""

    def _fit(self, value: Any, parse: Callable[[str], T | Unfit], *place: str | int) -> T | Unfit:
        found = parse(value) if isinstance(value, str) else Unfit(reason="must be a text")
        if isinstance(found, Unfit):
            hint = did_you_mean(found.guess or self._hint(value, found.among))
            self.problem(f"{found.reason}, got {shown(value)}{hint}", *place)
        return found


def one_of(options: Mapping[str, T]) -> Callable[[str], T | Unfit]:
    """A reader of one text of several, for lists of choices."""

    def read(text: str) -> T | Unfit:
        if text in options:
            return options[text]
        return Unfit(reason=f"must be {listed(options)}", among=tuple(options))

    return read


def _some_text(value: str) -> str | Unfit:
    return value.strip() or Unfit(reason="must not be empty")


def _guess(value: Any, options: Mapping[str, T], otherwise: Mapping[str, str]) -> str:
    """What is plainly meant: true by yes, or a word that stands for an option."""
    if isinstance(value, bool):
        said = "yes" if value else "no"
        return said if said in options else ""
    return otherwise.get(value.strip().lower(), "") if isinstance(value, str) else ""


def _as_date(value: Any) -> str:
    if isinstance(value, datetime):
        return f"; leave out the time: {value.date().isoformat()}"
    if isinstance(value, str):
        try:
            return f"; leave out the quotes: {date.fromisoformat(value).isoformat()}"
        except ValueError:
            return ""
    return ""
