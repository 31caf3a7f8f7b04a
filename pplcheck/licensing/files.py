"""A license file's declaration: its text named, or what it says instead of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pplcheck.licensing.beside import spoken_beside
from pplcheck.licensing.decode import decode
from pplcheck.licensing.expression import Vocabulary, any_of, parse, single
from pplcheck.licensing.fingerprints import libraries
from pplcheck.licensing.markup import clean_row
from pplcheck.licensing.notices import joined, notices_in
from pplcheck.licensing.prose import statements_in
from pplcheck.licensing.shingles import MOST_CHARACTERS, MOST_WORDS, words_in
from pplcheck.licensing.statement import Statement
from pplcheck.licensing.tags import HEAD, tags_in
from pplcheck.licensing.terms import terms_of
from pplcheck.licensing.texts import Identified, examine, words
from pplcheck.model.declaration import Origin, Trust
from pplcheck.model.frozen import frozen
from pplcheck.model.license import Expression, Leaf, LicenseTerms, Match, MatchVerdict, Terms
from pplcheck.model.tree import Content

MOST_BYTES = 1 << 20
"""License files longer than this are not compared; they are reported as gaps."""

_BRIEF_WORDS = 300
_FEW_WORDS = 150
_NAME_WORDS = 14
_MANY = 40
"""Words beyond a license's longest text that are worth a remark."""

_CLAUSES = 6
_REFERENCE = re.compile(
    r"""[\s#*=>_-]*(?:(?:please\s+)?(?:see|read|ver|véase|vea|voir|siehe|vedi|cf)\b[\s:.]*)?
    (?:(?:also|the|in|el|en|le|die)\s+)*(?:(?:file|archivo|fichier|datei)\s+)?[`'"<(\[]*
    (?P<path>(?:\./|(?:\.\./)*)(?:[\w+-][\w.+-]*/)*[\w+-][\w.+-]*)[`'">)\]]*\.?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,300}")
_LONGEST_REFERENCE = 300
_FILLED = re.compile(r"(?P<field>year|copyright holder|organi[sz]ation)s?[ \t]*:", re.IGNORECASE)
"""The template R has packages under the MIT and BSD licenses fill in (Writing R Extensions)."""
_LONGEST_FILLING = 1000


@frozen
class Reading:
    """What a license file was found to say; `problem` is why it could not be read, or empty.

    `changed` are the clauses that an altered text changed; `refers` is the path, as written, of a
    file that only says where the license stands, else empty. A file that `fills` a license in, as
    beside DESCRIPTION, holds the years and owners and names none.
    """

    line: int = 0
    written: str = ""
    expression: Expression | None = None
    origin: Origin = Origin.TEXT
    trust: Trust = Trust.TEXT
    note: str = ""
    titled: str = ""
    problem: str = ""
    changed: tuple[str, ...] = ()
    refers: str = ""
    fills: bool = False


def read_license_file(
    content: Content, profiles: Sequence[LicenseTerms], vocabulary: Vocabulary
) -> Reading:
    """What a license file declares; total, for any bytes."""
    if content.truncated:
        return Reading(problem=f"larger than {MOST_BYTES // 1024} KiB, not compared")
    text = decode(content.data)
    if text is None:
        return Reading(problem="no text in UTF-8, UTF-16 or latin-1")
    if not text.strip():
        return Reading(note="the file is empty")
    if _is_filled_in(text):
        return Reading(fills=True)
    found = examine(text, profiles)
    if found.match.verdict is MatchVerdict.MATCH and found.match.id:
        # the notice of another license may stand before that for some part
        noticed = _noticed(text, vocabulary) if found.notice else None
        reading = noticed or _matched(found, found.match.id, text)
        reciprocal = terms_of(reading.expression, profiles) is Terms.RECIPROCAL
        return _with_beside(reading, text, vocabulary) if reciprocal else reading
    return (
        _tagged(content.data, vocabulary)
        or _brief(text, vocabulary)
        or _summary(text, vocabulary, found.match)
        or _reference(text)
        or _unmatched(found, text)
    )


def _is_filled_in(text: str) -> bool:
    """Whether a file holds the years and the owners of a license that stands elsewhere, no more."""
    rows = [row for row in text[:_LONGEST_FILLING].splitlines() if row.strip()]
    found = [_FILLED.match(row) for row in rows if not row[0].isspace()]
    told = {field["field"].casefold() for field in found if field}
    return len(text) < _LONGEST_FILLING and all(found) and {"year", "copyright holder"} <= told


def _matched(found: Identified, license_id: str, text: str) -> Reading:
    expression = single(Leaf(id=license_id))
    if found.notice:
        return _stated(Statement(line=1, written=license_id, choices=()), expression)
    titled = found.match.titled or ""
    return Reading(
        written=license_id,
        expression=expression,
        note="; ".join(remarks(found, text)),
        titled="" if titled in ("", license_id) else titled,
    )


def _with_beside(reading: Reading, text: str, vocabulary: Vocabulary) -> Reading:
    """What applies is unknown where a choice is offered beside a text with reciprocity terms."""
    beside = spoken_beside(text, reading.written, vocabulary)
    if beside is None:
        return reading
    if beside.choice:
        note = f"beside the text of {reading.written} a choice is offered: {beside.written}"
        return replace(reading, expression=None, note=note)
    told = f"words beside the text speak of another license: {beside.written}"
    return replace(reading, note="; ".join(filter(None, (told, reading.note))))


def remarks(found: Identified, text: str) -> tuple[str, ...]:
    """What is to be known of a comparison: other texts in the file, and what was not compared."""
    told = []
    if found.match.verdict is MatchVerdict.MATCH:
        if found.others:
            told.append(f"the file also holds the text of {', '.join(found.others)}")
        if found.notice:
            told.append("the notice the license proposes, not its text")
        elif found.resized and len(words_in(text)) - _longest(found.match.id) > _MANY:
            told.append("other words stand around the text; they were not compared")
    is_long = len(text) > MOST_CHARACTERS or (
        len(text) > MOST_WORDS and len(words(text).split()) > MOST_WORDS
    )
    return (*told, f"only the first {MOST_WORDS:,} words were compared") if is_long else tuple(told)


def _longest(license_id: str | None) -> int:
    """How many words the longest known text of a license has."""
    prints = [entry for library in libraries() for entry in library.prints]
    return max((entry.words for entry in prints if entry.id == license_id), default=0)


def _reference(text: str) -> Reading | None:
    """A file that holds no more than the path of another; so git writes links where none exist."""
    found = _REFERENCE.fullmatch(text) if len(text) <= _LONGEST_REFERENCE else None
    path = found["path"] if found else ""
    if "/" not in path and "." not in path:
        return None
    return Reading(written=path, note=f"the file only refers to {path}", refers=path)


def _unmatched(found: Identified, text: str) -> Reading:
    reading = _unnamed(found)
    return replace(reading, note="; ".join([reading.note, *remarks(found, text)]))


def _unnamed(found: Identified) -> Reading:
    if found.others:
        return Reading(note=f"the file holds several texts: {', '.join(found.others)}")
    named = found.match.titled or ""
    if found.match.title_only:
        note = f"titled {named}; no text of it is known here"
        return Reading(written=named, expression=single(Leaf(id=named)), note=note)
    if found.match.verdict is MatchVerdict.ALTERED:
        near = found.match.id or ""
        note, changed = _alterations(found), found.match.changed
        return Reading(written=named, titled=named or near, note=note, changed=changed)
    if named:
        return Reading(written=named, titled=named, note=f"titled {named}, but another text")
    return Reading(note="the text is not known here")


def _alterations(found: Identified) -> str:
    parts = [f"close to {found.match.id}"]
    clauses = found.match.changed
    if clauses:
        more = f" and {len(clauses) - _CLAUSES} more" if len(clauses) > _CLAUSES else ""
        parts.append(f"changed in {', '.join(clauses[:_CLAUSES])}{more}")
    if found.missing:
        lacking = "; ".join(phrase.partition(" | ")[0] for phrase in found.missing)
        parts.append(f"but without: {lacking}")
    elif not clauses:
        parts.append("but passages were added or left out")
    return ", ".join(parts)


def _tagged(data: bytes, vocabulary: Vocabulary) -> Reading | None:
    tags = tags_in("LICENSE", data[:HEAD])
    if not tags:
        return None
    line, value = tags[0]
    return Reading(
        line=line,
        written=value,
        expression=parse(value, vocabulary),
        origin=Origin.SPDX_TAG,
        trust=Trust.SPDX_TAG,
    )


def _brief(text: str, vocabulary: Vocabulary) -> Reading | None:
    """A file that only names the license, or says in a few words where to find it."""
    count = len(words(text).split())
    if count > _BRIEF_WORDS:
        return None
    if count <= _NAME_WORDS:
        named = parse(" ".join(text.strip(" \t\r\n#*=-.").split()), vocabulary)
        if named and all(vocabulary.find(found) for found in named.ids):
            line = 1 + text[: len(text) - len(text.lstrip())].count("\n")
            return _stated(Statement(line=line, written=named.text, choices=()), named)
    noticed = _noticed(text, vocabulary)
    if noticed or count > _FEW_WORDS:
        return noticed
    for statement in statements_in(f"# License\n\n{text}", vocabulary):
        parsed = [parse(choice, vocabulary) for choice in statement.choices]
        names = [expression for expression in parsed if expression]
        if names and not statement.unclear and not statement.inbound:
            return _stated(statement, any_of(names), below=2)
    return None


def _noticed(text: str, vocabulary: Vocabulary) -> Reading | None:
    """The first notice of a file that says under which license the work is."""
    for notice in joined(notices_in([clean_row(row) for row in text.splitlines()], vocabulary)):
        parsed = [parse(choice, vocabulary) for choice in notice.statement.choices]
        names = [expression for expression in parsed if expression]
        if names and not notice.title and not notice.statement.unclear:
            return _stated(notice.statement, any_of(names))
    return None


def _summary(text: str, vocabulary: Vocabulary, match: Match) -> Reading | None:
    """A few words under a license's title that send the reader to the license's own page."""
    named = match.titled or ""
    if match.verdict is not MatchVerdict.UNKNOWN or len(words(text).split()) > _BRIEF_WORDS:
        return None
    pages = (vocabulary.find(found[0].rstrip(".,;:)>]")) for found in _ADDRESS.finditer(text))
    if not named or named not in pages:
        return None
    return _stated(Statement(line=1, written=named, choices=()), single(Leaf(id=named)))


def _stated(statement: Statement, expression: Expression, *, below: int = 0) -> Reading:
    return Reading(
        line=max(statement.line - below, 1),
        written=statement.written,
        expression=expression,
        origin=Origin.HEADER,
        trust=Trust.MANIFEST,
        note="the file names the license without its text",
    )
