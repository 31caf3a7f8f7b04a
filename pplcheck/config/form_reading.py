"""Filled-in forms of `ask` as their readers find them: Markdown, CSV, TOML; bounded, total.

Each reader gives the same records: what a question is about, what stood in the form, and what
was filled in, with the line of each answer. What the answers mean is judged in `answers`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from pplcheck.config.document import Problems, read_document
from pplcheck.config.wording import plain
from pplcheck.model.inquiry import Topic, unescaped

_TOPICS: Final = {str(topic): topic for topic in Topic}
_KNOWN: Final = ("id", "name", "identity")
_FIGURES: Final = frozenset({"commits", "first", "last", "settles"})
_UNASKED: Final = "n/a"
_FORMULA: Final = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_FIELD: Final = re.compile(r"\s*[-*+]\s+([A-Za-z_]+)\s*:(.*)")
_CODE: Final = re.compile(r"(`{1,9})(.*)\1")
_ESCAPED_MARK: Final = re.compile(r"\\([!-/:-@\[-_{-~])")


@dataclass(slots=True, kw_only=True)
class Filled:
    """One filled-in question: topic, line, what identifies its subject, and the answers.

    An answer is its text with its line (1-based); empty texts are left out.
    """

    topic: Topic
    line: int
    id: str = ""
    name: str = ""
    identities: list[str] = field(default_factory=list)
    answers: dict[str, tuple[str, int]] = field(default_factory=dict)


def read_form(data: bytes, path: str, problems: Problems) -> list[Filled]:
    """The questions of a form with their answers; the format follows the content.

    What cannot be read is added to `problems`.

    Raises:
        ConfigurationError: it is no text, or no TOML within bounds.
    """
    text = _text(data, problems)
    problems.raise_any()
    head = text.lstrip().partition("\n")[0].lower()
    if "about" in head and ("," in head or ";" in head or "\t" in head) and head[:1] not in "#-":
        return _from_csv(text.lstrip(), problems)
    if path.endswith(".toml") or re.search(r"^[ \t]*\[\[", text, re.MULTILINE):
        return _from_toml(data, path, problems)
    return _from_markdown(text, problems)


def _text(data: bytes, problems: Problems) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.add("is not UTF-8 text; save the file as UTF-8", line=line)
        return ""


def _from_markdown(text: str, problems: Problems) -> list[Filled]:
    """Sections of `- field: value` lines; a field that comes again begins another answer."""
    found: list[Filled] = []
    for number, line in enumerate(text.split("\n"), start=1):
        match = _FIELD.fullmatch(line)
        if not match or (match[1] != "about" and not found):
            continue
        key, value = match[1], match[2].strip()
        if key == "about":
            topic = _topic(_plain_markdown(value), number, problems)
            found += [Filled(topic=topic, line=number)] if topic else []
        elif key in _KNOWN:
            _know(found[-1], key, _plain_markdown(value))
        elif value:
            if key in found[-1].answers:
                found.append(_again(found[-1], number))
            found[-1].answers[key] = (_plain_markdown(value), number)
    return found


def _again(before: Filled, line: int) -> Filled:
    return Filled(
        topic=before.topic,
        line=line,
        id=before.id,
        name=before.name,
        identities=list(before.identities),
    )


def _plain_markdown(value: str) -> str:
    """A value without a code span around it, or without backslashes before punctuation."""
    span = _CODE.fullmatch(value)
    if span:
        return unescaped(span[2])
    return unescaped(value) if "\\u{" in value else _ESCAPED_MARK.sub(r"\1", value)


def _know(record: Filled, key: str, value: str) -> None:
    if key == "identity":
        record.identities.append(value)
    else:
        setattr(record, key, value)


def _from_csv(text: str, problems: Problems) -> list[Filled]:
    """Rows under a header; commas, semicolons or tabs, as spreadsheets write them."""
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    found: list[Filled] = []
    try:
        header = [cell.strip().lower() for cell in next(rows)]
        for row in rows:
            if any(cell.strip() for cell in row):
                cells = dict(zip(header, map(_cell, row), strict=False))
                found += _row(cells, rows.line_num, problems)
    except csv.Error as error:
        problems.add(f"is not valid CSV: {plain(str(error))}", line=rows.line_num)
    return found


def _row(cells: Mapping[str, str], line: int, problems: Problems) -> list[Filled]:
    topic = _topic(cells.get("about", ""), line, problems)
    if not topic:
        return []
    listed = cells.get("identities", "")
    record = Filled(topic=topic, line=line)
    record.id, record.name = unescaped(cells.get("id", "")), unescaped(cells.get("name", ""))
    record.identities = [unescaped(part.strip()) for part in listed.split(";") if part.strip()]
    known = {"about", "identities", *_KNOWN, *_FIGURES}
    for key, value in cells.items():
        if key not in known and value not in ("", _UNASKED):
            record.answers[key] = (unescaped(value), line)
    return [record]


def _cell(text: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    written = text.strip(" ")
    return (
        written[1:]
        if written[:1] == "'" and written[1:2] in _FORMULA[:] and written[1:]
        else written
    )


def _from_toml(data: bytes, path: str, problems: Problems) -> list[Filled]:
    """Blocks in the words of a register, with empty texts where nothing was filled in."""
    document = read_document(data, path)
    found: list[Filled] = []
    for topic in Topic:
        blocks = document.values.get(topic.value, [])
        for at, block in enumerate(blocks if isinstance(blocks, list) else []):
            if isinstance(block, dict):
                place = (topic.value, at)
                found += _block(
                    topic, block, lambda *rest, p=place: document.outline.line((*p, *rest))
                )
    for key in document.values:
        if key not in _TOPICS and key != "schema":
            line = document.outline.line((key,))
            problems.add(f"key '{plain(key)}' is not known in a form", line=line)
    return sorted(found, key=lambda record: record.line)


def _block(topic: Topic, block: dict[str, Any], line: Any) -> Iterable[Filled]:
    own = Filled(topic=topic, line=line())
    own.id, own.name = _word(block.get("id", "")), _word(block.get("name", ""))
    listed = block.get("identities", [])
    own.identities = [_word(item) for item in listed] if isinstance(listed, list) else []
    known = {"id", "name", "identities", "enrollment"}
    _answer(own, {k: v for k, v in block.items() if k not in known}, line)
    if topic is not Topic.PERSON:
        return [own]
    nested = block.get("enrollment", [])
    found = [own] if own.answers else []
    for at, entry in enumerate(nested if isinstance(nested, list) else []):
        if isinstance(entry, dict):
            record = _again(own, line("enrollment", at))
            _answer(record, entry, lambda *rest, n=at: line("enrollment", n, *rest))
            found.append(record)
    return found


def _answer(record: Filled, values: Mapping[str, Any], line: Any) -> None:
    for key, value in values.items():
        if isinstance(value, dict):  # facts = { … }
            _answer(record, value, lambda *rest, k=key: line(k, *rest))
        elif _word(value).strip():
            record.answers[key] = (_word(value).strip(), line(key))


def _word(value: Any) -> str:
    """A TOML value as a text; true and false as people mean them."""
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def _topic(word: str, line: int, problems: Problems) -> Topic | None:
    topic = _TOPICS.get(word.strip().lower())
    if topic is None:
        problems.add(
            f'about must be "person", "organization" or "user", got "{plain(word)}"', line=line
        )
    return topic
