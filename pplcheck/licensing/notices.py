"""License notices: the few lines at the head of a file that say under which license it is.

Read as such: "licensed under the …", "this file is subject to the terms of the …", "you can
redistribute it under the terms of …", a field `License: …` or `@license …`, and a line that is a
license's full name and nothing else. What is said about other works, plans, parts or the past is
not. Wordings follow the notices that the Apache, GNU, Mozilla and CNPL texts propose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from pplcheck.licensing.denials import DENIED
from pplcheck.licensing.expression import Vocabulary, leaves_of, parse
from pplcheck.licensing.names import name_from, names_from
from pplcheck.licensing.statement import Statement
from pplcheck.model.frozen import frozen

_UNDER = re.compile(
    r"\b(?:under|bajo|sous|sob|unter|sotto|subject\s+to|governed\s+by|covered\s+by|sujet[oa]\s+a"
    r"|soumis\s+à|conditions?\s+of|is\s+licen[sc]ed\s+as)\s+(?=\S)",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\b(?:this|these|ce|cet|cette|ces|este|esta|estos|esto|dieses?|diese|questo|questa)\s+(?:[\w'-]+\s+){0,2}?"
    r"(?=\w)|\b(?:the|all|el|la|le|todo\s+el|toda\s+la)\s+(?:(?:source|whole|entire|present"
    r"|accompanying|following)\s+)*(?:program|software|files?|code|work|library|package|module"
    r"|programa|archivo|obra|código|fichier|logiciel|programme)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"^\W*(?:(?:dual(?:ly)?[\s-]*)?licen[sc]ed|(?:is\s+)?released|distributed|published|available|provided|made"
    r"\s+available|use,?\s+(?:modification|distribution)|licenciad[oa]|publicad[oa]|liberad[oa]"
    r"|distribuid[oa]|distribué\w*|publiée?|diffusée?|lizenziert|veröffentlicht|under|bajo|sous"
    r"|unter|free\s+to\s+(?:use|copy|share|remix)|permission\s+is)\b",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\b(?:is|are)\W+(?:free|non-?violent|anti-?capitalist|open[\s-]source|libre|copyleft"
    r"|copyfarleft)\W+software\b|\byou\s+(?:can|may)\b.{0,40}\b(?:use|copy|redistribute|modify)",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\A(?>.*?(?:\bcopyright\b|©|\(c\))).*\b(?:licen[sc]ed|released|distributed|published|available"
    r"|licenciad[oa]|publicad[oa]|distribué\w*|diffusée?)\s*$",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:not|isn't|never|no\s+longer|formerly|previously|originally|was|were|used\s+to|until"
    r"|unlike|except|unless|if|would|could|should|might|consider\w*|will\s+be|plan\w*|e\.g"
    r"|for\s+example|such\s+as|depend\w*|third[\s-]party|bundled|vendored|portions|parts|some"
    r"|based\s+on|derive[sd]|adapted|borrowed|copied|taken|inspired|ported|compatible|alternative\s+to"
    r"|rest\s+of|remainder|other\s+than|rest\s+of|remainder|fonts?|icons?|images?|snippets?|contains|includes|incorporates|it\s+uses"
    r"|whether|articles?|about|describes?|explains?|era|fueron?|inspirad\w+|basad\w+|algun[oa]s"
    rf"|était|inspiré\w*|basée?|{DENIED})\b"
)
"""Looked for in lower case: most alternatives are then ruled out by their first letter."""
_DOUBT_AFTER = re.compile(r"\W*(?:until|before|in\s+the\s+past|no\s+longer|style)\b", re.IGNORECASE)
_FIELD = re.compile(
    r"^\W*(?:licen[sc]e|licencia|licença|licenza|lizenz)s?\b(?:\s*(?:[:=]|-(?=\s))\s*|\s+)"
    r"(?P<value>\S.*)",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\W*@\w|\W*\w+\s*[:=]|\W*\w+\s+-\s", re.IGNORECASE)
_LONGEST_ROW = 500
_ADDRESS = re.compile(r"<?https?://[^\s>)]+>?")
_TITLE = re.compile(r"\blicen[sc]e\b|\b(?:licencia|licença|licenza)\b|lizenz\b", re.IGNORECASE)
_BREAK = re.compile(
    r"(?<=[.!?])\s++(?=[A-Z\"'(¡¿©@])|(?<!\s)\s++(?=free\s+to\s+(?:use|copy|share)\b)"
    r"|(?<!\s)\s++(?=(?:Licen[sc]ed|Released|Distributed|Published|Licenciad[oa]|Publicad[oa]|Distribué)\b)"
)
_ALTERNATIVELY = re.compile(
    r"\W*(?:alternatively|alternativement|alternativamente|or\b)", re.IGNORECASE
)
_RUNS_ON = re.compile(
    r"\b(?:the|an?|of|or|and|to|with|under|by|as|la|el|los|las|de|del|y|o|le|les|du|des|et|ou|der"
    r"|die|das|und|oder|il|lo|e)\s*$",
    re.IGNORECASE,
)
"""How a row ends whose sentence the next one goes on with, so that it is no title."""
_ARTICLE = re.compile(r"^(?:the|la|el|a)\s+", re.IGNORECASE)
LONGEST_QUOTE = 200
"""How much of a notice is quoted."""

_MOST_PLACES = 4
_MOST_WORDS = 12
_LONGEST = 3000


@frozen
class Notice:
    """A statement of a notice.

    `title` where a line gives no more than the license's name; `alternative` where it offers
    another license than one named before.
    """

    statement: Statement
    title: bool = False
    alternative: bool = False


def restated(told: Statement, *, line: int = 0, written: str = "") -> Statement:
    """A statement with another line or quotation; faster than `dataclasses.replace`."""
    return Statement(
        line=line or told.line,
        written=written or told.written,
        choices=told.choices,
        unclear=told.unclear,
        inbound=told.inbound,
        coarse=told.coarse,
    )


def retold(notice: Notice, statement: Statement) -> Notice:
    """A notice with its statement restated."""
    return Notice(statement=statement, title=notice.title, alternative=notice.alternative)


def joined(notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """Notices with alternatives joined to what stands before; one to nothing known is dropped."""
    found: list[Notice] = []
    for notice in notices:
        if not notice.alternative:
            found.append(notice)
        elif found and not found[-1].title:
            found[-1] = _or(found[-1], notice.statement)
    return tuple(found)


def cut(notice: Notice) -> Notice:
    """A notice of which no more is quoted than `LONGEST_QUOTE`."""
    told = notice.statement
    if len(told.written) <= LONGEST_QUOTE:
        return notice
    return retold(notice, restated(told, written=told.written[:LONGEST_QUOTE]))


def notices_in(rows: Sequence[str], vocabulary: Vocabulary) -> tuple[Notice, ...]:
    """The notices of a paragraph, given as rows without comment signs; lines count from 1."""
    return tuple(map(cut, whole_notices_in(rows, vocabulary)))


def whole_notices_in(rows: Sequence[str], vocabulary: Vocabulary) -> tuple[Notice, ...]:
    """As `notices_in`, quoted as long as they are."""
    found = [
        notice
        for number, row in enumerate(rows, 1)
        if (notice := _row(row, number, vocabulary))
        and not (notice.title and number > 1 and _RUNS_ON.search(rows[number - 2]))
    ]
    text = " ".join(rows)[:_LONGEST]
    starts = tuple(accumulate((len(row) + 1 for row in rows), initial=0))[:-1]
    base = 0
    for sentence in _sentences(text):
        statement = _sentence(text, base, base + len(sentence), starts, vocabulary)
        base += len(sentence)
        if statement:
            alternative = bool(_ALTERNATIVELY.match(sentence))
            found.append(Notice(statement=statement, alternative=alternative))
    return tuple(found)


def _or(before: Notice, other: Statement) -> Notice:
    said = before.statement
    choices = tuple(dict.fromkeys((*said.choices, *other.choices)))
    joined = Statement(line=said.line, written=said.written, choices=choices, unclear=said.unclear)
    return Notice(statement=joined)


def _sentences(text: str) -> Iterator[str]:
    """Sentences; a line such as "Licensed under …" begins one, unless doubt stands before it."""
    begin = 0
    for gap in _BREAK.finditer(text):
        ended = text[gap.start() - 1 : gap.start()] in {".", "!", "?"}
        if ended or not _DOUBT.search(text[begin : gap.start()].lower()):
            yield text[begin : gap.end()]
            begin = gap.end()
    yield text[begin:]


def _sentence(
    text: str, begin: int, end: int, starts: tuple[int, ...], vocabulary: Vocabulary
) -> Statement | None:
    """What a sentence grants; its names may run on behind its end ("v. 2.0")."""
    for place in islice(_UNDER.finditer(text, begin, end), _MOST_PLACES):
        before = text[begin : place.start()]
        if _DOUBT.search(before.lower()):
            return None
        if not _is_grant(before, text[place.start() : end]):
            continue
        name = name_from(text, place.end(), vocabulary)
        if name and not _DOUBT_AFTER.match(text, name.end):
            ids, unclear = names_from(text[: name.end + 200], name, vocabulary)
            return Statement(
                line=max(bisect_right(starts, name.start), 1),
                written=" ".join(text[begin:end].split()),
                choices=ids,
                unclear=unclear,
            )
    return None


def _is_grant(before: str, rest: str) -> bool:
    if _BEGINS.match(before + rest):
        return True
    return any(pattern.search(before) for pattern in (_THIS, _FREE, _OWNED))


def _row(row: str, number: int, vocabulary: Vocabulary) -> Notice | None:
    """A row that is a field `License: X`, or a license's full name."""
    lowered = row.lower()
    if "licen" not in lowered and "lizenz" not in lowered:
        return None
    field = _FIELD.search(row[:_LONGEST_ROW]) if _MARKED.match(row) else None
    if field and not _DOUBT.search(row[: field.start()].lower()):
        value = field["value"].strip(" .,;")
        bare = _ADDRESS.sub(" ", value).strip(" .,;")
        for text in (value, bare):
            if known := _known(text, vocabulary):
                return _told(number, row, known)
        name = name_from(bare, 0, vocabulary)
        if name and not bare[: name.start].strip(" \"'(") and _ends(bare[name.end :]):
            ids, unclear = names_from(bare, name, vocabulary)
            return _told(number, row, ids, unclear=unclear)
    return _title(row, number, vocabulary)


def _title(row: str, number: int, vocabulary: Vocabulary) -> Notice | None:
    bare = row.strip(" \t\"'().:,;*")
    if not _TITLE.search(bare) or len(bare.split()) > _MOST_WORDS:
        return None
    bare = _ARTICLE.sub("", bare)
    name = name_from(bare, 0, vocabulary)
    if name is None or name.start > 0 or not _ends(bare[name.end :]):
        return None
    if " " not in bare[: name.end]:
        return None  # a short name is no title
    told = _told(number, row, (name.id,))
    return Notice(statement=told.statement, title=True)


def _ends(rest: str) -> bool:
    """Whether a name is followed by nothing, or by a break."""
    return not rest.strip() or rest.lstrip()[0] in "-\u2013\u2014(,;:."


def _told(number: int, row: str, choices: tuple[str, ...], *, unclear: str = "") -> Notice:
    written = " ".join(row.split())
    return Notice(
        statement=Statement(line=number, written=written, choices=choices, unclear=unclear)
    )


def _known(value: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A value that is an expression of known names, as one choice."""
    expression = parse(value, vocabulary)
    whole = expression and all(leaf.known for leaf in leaves_of(expression))
    return (expression.text,) if expression and whole else ()
