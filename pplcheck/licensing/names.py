"""Licenses named in running text: where a name starts and ends, and which others join it.

The longest run of words that the vocabulary knows counts, after the filler words that lead to it
("the terms of the"); a bare `PPL` and other short tokens that prove nothing do not.
"""

from __future__ import annotations

import re
from itertools import islice

from pplcheck.licensing.customary import customary_name
from pplcheck.licensing.gnu import gnu_name
from pplcheck.licensing.restrictions import UNCLEAR, is_restricted
from pplcheck.licensing.vocabulary import Vocabulary
from pplcheck.model.frozen import frozen
from pplcheck.model.naming import fold

_FILLER = re.compile(
    r"\W*(?:the|a|an|una?|une?|uma?|eine[rs]?|il|lo|terms|conditions|of|and|both|either|dual|la|el|los|las|le|les|de|del|des|do|da"
    r"|dos|t[eé]rminos?|condiciones|termes|(?:establecid|estipulad|descrit)[oa]s\s+en"
    r"|énoncée?s\s+dans|(?:set\s+out|stated)\s+in|licen[sc]e|licencia|licença|licenza|lizenz|llicència|der|den|die|same"
    r"|free|open|source|permissive|copyleft|copyfarleft|version|under|is|es|est|gnu)\b",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[^\s,;:()\[\]{}“”\"]+")
_JOIN = re.compile(
    r"\s*(?:,\s*)?(?P<word>[*•-](?=\s)|\bor\b|\band/or\b|\bo\b|\bou\b|\boder\b|/|\band\b|\by\b|\bet\b|&|\be\b)\s*"
    r"(?:the\s+|a\s+|la\s+)?",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"\b(?:dual|double|either|at your option|your choice|a tu elecci[oó]n|au choix)\b",
    re.IGNORECASE,
)
_AFTER_SHORT = re.compile(
    r"\s*(?:$|[.,;:()\[\]|/\u2014\u2013©!-]|licen[sc]e\b|or\b|and\b|©|at\b|see\b|with\b|as\b|found\b|that\s+can\b|\d{3})",
    re.IGNORECASE,
)
_OTHER = re.compile(r"[\s(]+(?:trans)?feminist", re.IGNORECASE)
"""What makes of a license's name that of another, named after it."""
_LICENSE_WORD = re.compile(r"\blicen[sc]es?$", re.IGNORECASE)
_LEAD = re.compile(r"[\s\"'\u201c\u2018(:*]*")
_OR = frozenset({"or", "o", "ou", "oder", "/", "and/or"})
_TAIL = ".!?*•|/\u2013\u2014- \t"
_LONGEST_WORD = 2000
_MOST_WORDS = 11
_MOST_FILLERS = 10
_SHORT = 6
_JOINED = "joined by and"
"""Why several licenses mean nothing that can be told: all may apply, or each to a part."""


@frozen
class Name:
    """A license named in a sentence: [start, end) and the id."""

    start: int
    end: int
    id: str


def name_from(text: str, place: int, vocabulary: Vocabulary) -> Name | None:
    """The name at a place, or after the filler words there ("the terms of the")."""
    told = gnu_name(text, place) or customary_name(text, place, vocabulary.in_prose)
    if told:
        return Name(start=told[0], end=told[1], id=told[2])
    best = None
    for _ in range(_MOST_FILLERS):
        lead = _LEAD.match(text, place)
        best = _name_at(text, lead.end() if lead else place, vocabulary) or best
        filler = _FILLER.match(text, place)
        if filler is None or not text[filler.end() :].strip():
            break
        place = filler.end()
    return best


def _name_at(text: str, start: int, vocabulary: Vocabulary) -> Name | None:
    """The longest known name that starts here."""
    for end in reversed(_ends(text, start, vocabulary)):
        name = text[start:end].rstrip(_TAIL)
        if "(" in name and text.startswith(")", end):  # a version in brackets: "(v 1.3)"
            name += ")"
        known = vocabulary.in_prose(name) if name else None
        if (
            known
            and not _OTHER.match(text, start + len(name))
            and (not _is_short(name) or _AFTER_SHORT.match(text, start + len(name)))
        ):
            return Name(start=start, end=start + len(name), id=known)
    return None


def _ends(text: str, start: int, vocabulary: Vocabulary) -> list[int]:
    """Where a name that starts here may end: behind each word with which one may begin."""
    is_address = "/" in "".join(text[start : start + _LONGEST_WORD].split(maxsplit=1)[:1])
    ends: list[int] = []
    for piece in islice(_PIECE.finditer(text, start), _MOST_WORDS):
        words = text[start : piece.end()]
        plain_words = not is_address and "(" not in words
        if plain_words and not vocabulary.beginnings.may_be(words.rstrip(_TAIL)):
            break
        ends.append(piece.end())
    return ends


def _is_short(name: str) -> bool:
    """Whether a name is a few letters, which begin the names of other things as well."""
    return len(fold(name)) <= _SHORT and not _LICENSE_WORD.search(name)


def names_from(text: str, name: Name, vocabulary: Vocabulary) -> tuple[tuple[str, ...], str]:
    """The ids that a name and those joined to it give, and why they mean nothing, or ""."""
    ids, words, end = [name.id], [], name.end
    while join := _JOIN.match(_past_brackets(text, end)):
        offset = len(text) - len(_past_brackets(text, end)) + join.end()
        following = name_from(text, offset, vocabulary)
        if following is None:
            if _is_named(text, offset, vocabulary):
                return tuple(ids), UNCLEAR if join["word"].casefold() in _OR else _JOINED
            break
        end = following.end
        ids.append(following.id)
        words.append(join["word"].casefold())
    ids = _told_once(ids)
    if is_restricted(text, name.start, end, ids):
        return tuple(ids), UNCLEAR
    choice = any(word in _OR for word in words)
    return tuple(ids), "" if len(ids) == 1 or choice or _EITHER.search(text) else _JOINED


def _is_named(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """Whether a word names a license, whatever follows it: "and AGPLv3 for the server"."""
    word = _PIECE.match(text, start)
    return bool(word and vocabulary.in_prose(word[0].rstrip(_TAIL)))


def _told_once(ids: list[str]) -> list[str]:
    """Each id once; a relative's name without a version adds nothing to the same with one."""
    versions = [id_ for id_ in ids if id_.startswith("LicenseRef-")]
    return [
        id_
        for id_ in dict.fromkeys(ids)
        if not any(
            other.startswith(f"{id_}-") and other[len(id_) + 1].isdigit() for other in versions
        )
    ]


def _past_brackets(text: str, end: int) -> str:
    rest = re.sub(r"^\s*licen[sc]es?\b", "", text[end:], flags=re.IGNORECASE)
    return re.sub(r"^\s*\([^()]{0,80}\)", "", rest)
