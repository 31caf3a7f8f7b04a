"""A license file's declaration: its text named, or what it says instead of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pplcheck.licensing.decode import decode
from pplcheck.licensing.expression import Vocabulary, any_of, parse, single
from pplcheck.licensing.markup import clean_row
from pplcheck.licensing.notices import joined, notices_in
from pplcheck.licensing.prose import statements_in
from pplcheck.licensing.statement import Statement
from pplcheck.licensing.tags import HEAD, tags_in
from pplcheck.licensing.texts import Identified, examine, words
from pplcheck.model.declaration import Origin, Trust
from pplcheck.model.license import Expression, Leaf, LicenseTerms, MatchVerdict
from pplcheck.model.tree import Content

MOST_BYTES = 1 << 20
"""License files longer than this are not compared; they are reported as gaps."""

_BRIEF_WORDS = 300
_FEW_WORDS = 150
_NAME_WORDS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a license file was found to say; `problem` is why it could not be read, or empty."""

    line: int = 0
    written: str = ""
    expression: Expression | None = None
    origin: Origin = Origin.TEXT
    trust: Trust = Trust.TEXT
    note: str = ""
    titled: str = ""
    problem: str = ""


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
    found = examine(text, profiles)
    if found.match.verdict is MatchVerdict.MATCH and found.match.id:
        return _matched(found, found.match.id)
    return _tagged(content.data, vocabulary) or _brief(text, vocabulary) or _unmatched(found)


def _matched(found: Identified, license_id: str) -> Reading:
    titled = found.match.titled or ""
    others = f"the file also holds the text of {', '.join(found.others)}" if found.others else ""
    return Reading(
        written=license_id,
        expression=single(Leaf(id=license_id)),
        note=others,
        titled="" if titled in ("", license_id) else titled,
    )


def _unmatched(found: Identified) -> Reading:
    if found.others:
        return Reading(note=f"the file holds several texts: {', '.join(found.others)}")
    named = found.match.titled or ""
    if found.match.verdict is MatchVerdict.ALTERED:
        named = named or (found.match.id or "")
        return Reading(written=named, titled=named, note=_alterations(found))
    if named:
        return Reading(written=named, titled=named, note=f"titled {named}, but another text")
    return Reading(note="the text is not known here")


def _alterations(found: Identified) -> str:
    near = f"close to {found.match.id}"
    if found.missing:
        lacking = "; ".join(phrase.partition(" | ")[0] for phrase in found.missing)
        return f"{near}, but without: {lacking}"
    return f"{near}, but passages were added or left out"


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
    for notice in joined(notices_in([clean_row(row) for row in text.splitlines()], vocabulary)):
        parsed = [parse(choice, vocabulary) for choice in notice.statement.choices]
        names = [expression for expression in parsed if expression]
        if names and not notice.title and not notice.statement.unclear:
            return _stated(notice.statement, any_of(names))
    if count > _FEW_WORDS:
        return None
    for statement in statements_in(f"# License\n\n{text}", vocabulary):
        parsed = [parse(choice, vocabulary) for choice in statement.choices]
        names = [expression for expression in parsed if expression]
        if names and not statement.unclear and not statement.inbound:
            return _stated(statement, any_of(names), below=2)
    return None


def _stated(statement: Statement, expression: Expression, *, below: int = 0) -> Reading:
    return Reading(
        line=max(statement.line - below, 1),
        written=statement.written,
        expression=expression,
        origin=Origin.HEADER,
        trust=Trust.MANIFEST,
        note="the file names the license without its text",
    )
