"""What identities stand for once a history is read: decoded, mailmapped, told from tools.

Names and addresses that are no UTF-8 after git has recoded them are read as Latin-1, the charset
of most commits that do not declare theirs; every sequence of bytes has a reading, always the
same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from pplcheck.history.bots import Bots
from pplcheck.history.trailers import same_key
from pplcheck.model.contribution import Identity


class Bearer(NamedTuple):
    """An identity as recorded and after the mailmap, and whether it is a tool's."""

    raw: Identity
    identity: Identity
    is_bot: bool


class Bearers:
    """Everybody a history names, by identity as recorded: the name, a line feed, the address."""

    def __init__(self, mapped: Mapping[bytes, bytes], bots: Bots) -> None:
        """`mapped` holds every identity of the history with what the mailmap makes of it."""
        self._mapped = mapped
        self._bots = bots
        self._known: dict[bytes, Bearer] = {}

    def get(self, who: bytes) -> Bearer:
        """Who bears an identity."""
        known = self._known.get(who)
        if known is None:
            raw = identity = _identity(who)
            is_bot = self._bots.is_bot(raw)
            if self._mapped[who] != who:
                identity = _identity(self._mapped[who])
                is_bot = is_bot or self._bots.is_bot(identity)
            known = self._known[who] = Bearer(raw, identity, is_bot)
        return known

    def mapped(self, people: Iterable[bytes]) -> frozenset[bytes]:
        """What the mailmap makes of some identities, each once."""
        return frozenset(self._mapped[who] for who in people)

    def is_author(self, who: bytes, author: bytes) -> bool:
        """Whether a co-author is the commit's author under another name; no author is nobody."""
        return bool(author) and same_key(self._mapped[who]) == same_key(self._mapped[author])


@lru_cache(maxsize=65536)
def _identity(who: bytes) -> Identity:
    name, _, email = who.partition(b"\n")
    return Identity(name=_text(name), email=_text(email))


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
