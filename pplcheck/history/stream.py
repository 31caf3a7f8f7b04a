"""Every contribution of a history, one by one, exactly as the folded count has counted them.

The count writes down each contribution while it counts, so both always agree, and git is asked
once. What is written lies in the quarantine's folder, a few bytes a contribution: memory stays
the same however long the history is, but for its distinct identities.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache
from struct import Struct

from pplcheck.errors import CouldNotCheckError
from pplcheck.history.identities import Bearers
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.tally import DAY
from pplcheck.model.contribution import Contribution, Role

NOBODY = b"\n"
"""The author of a commit whose author cannot be read."""

_ROLES = tuple(Role)
_PLACES = {role: place for place, role in enumerate(_ROLES)}
_AT_ONCE = 4096
_NO_AUTHOR = 0


class Stream:
    """What was counted, in the order of the log, newest first; of a commit its author first."""

    def __init__(self, quarantine: Quarantine) -> None:
        """Begin an empty one in the quarantine's folder."""
        self._file = (quarantine.folder / "contributions").open("w+b")
        quarantine.at_close(self._file.close)
        self._record = Struct(f">{quarantine.digits // 2}sqBII")
        self._numbers: dict[bytes, int] = {b"": _NO_AUTHOR}
        self._bearers: Bearers | None = None

    def add(self, role: Role, commit: bytes, when: int, who: bytes, author: bytes = b"") -> None:
        """Write down a contribution: by whom, and of a co-author the author beside them.

        `when` is in seconds since 1970; `who` is `NOBODY` where the author cannot be read.
        """
        numbers = self._numbers
        self._file.write(
            self._record.pack(
                bytes.fromhex(commit.decode()),
                when,
                _PLACES[role],
                numbers.setdefault(who, len(numbers)),
                numbers.setdefault(author, len(numbers)),
            )
        )

    def restart(self) -> None:
        """Forget what was written: the count begins anew."""
        self._file.seek(0)
        self._file.truncate()

    def settle(self, bearers: Bearers) -> None:
        """The count is over, and it is known whom each identity stands for."""
        self._bearers = bearers

    def contributions(self, roles: Collection[Role] = _ROLES) -> Iterator[Contribution]:
        """Every contribution that the folded history counts, and those nobody can be named for.

        A contribution of the latter kind is an author's with an empty identity. Only `roles` are
        given. May be called again when the iteration has ended.

        Raises:
            CouldNotCheckError: the count has not been made.
        """
        bearers = self._bearers
        if bearers is None:
            raise CouldNotCheckError("the history has not been counted; read it first")
        names = list(self._numbers)
        places = {_PLACES[role] for role in roles}
        size = self._record.size
        self._file.seek(0)
        while chunk := self._file.read(size * _AT_ONCE):
            for commit, when, role, who, author in self._record.iter_unpack(chunk):
                if role not in places:
                    continue
                bearer = bearers.get(names[who])
                if bearer.is_bot or bearers.is_author(names[who], names[author]):
                    continue
                yield Contribution(
                    commit=commit.hex(),
                    day=day_of(when // DAY),
                    role=_ROLES[role],
                    raw=bearer.raw,
                    identity=bearer.identity,
                )


@lru_cache(maxsize=65536)
def day_of(number: int) -> date:
    """The calendar day with a number of days since 1970-01-01."""
    return date.fromordinal(date(1970, 1, 1).toordinal() + number)
