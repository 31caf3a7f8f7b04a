"""Names in one spelling, so that one person's ways of writing theirs can be compared.

Compared without case, accents, punctuation and what stands in brackets (Unicode NFKC, case
folded); the order of words stays as it is. Roles, machines and placeholders are no names
(`data/nobody.txt`). A name of one word is a handle, unless it is a Chinese or Korean one written
without a space. Nothing about a person is read from a name: names are only compared.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pplcheck.people import tables

LENGTH_LIMIT = 200
"""Characters of a name that are looked at; a longer one is none."""

_LETTERS = 4
_SHORTEST_HANDLE = 5
_LONGEST_UNSPACED = 4
_REMEMBERED = 1 << 16
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\"[^\"]*\"")
# An address instead of a name, or several people in one.
_SEVERAL = re.compile(r"[@,;&/|+]|\band\b", re.IGNORECASE)
# "Family, Given", as directories have it: not both of two words, which are two people.
_TURNED = re.compile(r"(\S+(?: \S+)?), ?(\S+)|(\S+), ?(\S+ \S+)")
_WORD = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"[^\W_]+")
_LOGIN = re.compile(r"(?:\d+\+)?([^@+]+)@users\.noreply\.[^@]+", re.IGNORECASE)
_MARKS = re.compile("[\u0300-\u036f]")
# Letters with a stroke have no base letter in Unicode; people without such a keyboard drop it.
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe"}
)
_UNSPACED = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+|[\uac00-\ud7a3]+")


@lru_cache(maxsize=_REMEMBERED)
def words(name: str) -> tuple[str, ...]:
    """The words of a full name in one spelling; none where it is no full name, or is too long.

    "Family, Given" is turned round. Initials are left out where two longer words remain. Two to
    four Chinese characters or Korean syllables without a space are the first, the family name,
    and the rest.
    """
    if len(name) > LENGTH_LIMIT:
        return ()
    turned = _TURNED.fullmatch(_ASIDE.sub(" ", name).strip()) if "," in name else None
    if turned:
        name = f"{turned[2] or turned[4]} {turned[1] or turned[3]}"
    if _SEVERAL.search(name):
        return ()
    found = tuple(_WORD.findall(_plain(_ASIDE.sub(" ", name))))
    if _is_nobody(found):
        return ()
    if len(found) == 1:
        return (found[0][0], found[0][1:]) if _is_unspaced(found[0]) else ()
    longer = tuple(word for word in found if len(word) > 1)
    if len(longer) > 1:
        return longer
    return found if len("".join(found)) >= _LETTERS else ()


def handle(name: str) -> str:
    """A name of one word as an account may have it, without punctuation; empty for any other."""
    name = name.strip()
    if " " in name or "@" in name or len(name.split()) != 1 or len(name) > LENGTH_LIMIT:
        return ""
    plain = _plain(name)
    if _is_nobody(tuple(_WORD.findall(plain))):
        return ""
    found = "".join(_SIGN.findall(plain))
    return found if len(found) >= _SHORTEST_HANDLE else ""


def login(address: str) -> str:
    """The account that an address given out by a code host names, as `handle` writes it."""
    found = _LOGIN.fullmatch(address) if "noreply" in address.casefold() else None
    return handle(found[1]) if found else ""


def _is_nobody(found: tuple[str, ...]) -> bool:
    nobody = tables.domains("nobody.txt")
    return " ".join(found) in nobody or not nobody.isdisjoint(found)


def _plain(name: str) -> str:
    """Case folded, Latin, Greek and Cyrillic letters without accents."""
    if name.isascii():
        return name.casefold()
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    return unicodedata.normalize("NFC", _MARKS.sub("", spread)).translate(_STROKES)


def _is_unspaced(word: str) -> bool:
    return 2 <= len(word) <= _LONGEST_UNSPACED and bool(_UNSPACED.fullmatch(word))  # noqa: PLR2004
