"""Which commits are signed by a key that the caller allows for the author's address.

Git itself verifies, commit by commit (git-log(1), `%G?`), which starts a program for each signed
one; so this is done only when asked. Keys are the caller's (see `keys`), never the repository's.
What git has no program for it calls unsigned (`N`): that is read from the headers instead.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from subprocess import Popen

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.bots import Bots
from pplcheck.history.identities import Bearers
from pplcheck.history.keys import Keys, Trust, lay_out
from pplcheck.history.process import output_of
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.stream import day_of
from pplcheck.history.tally import DAY
from pplcheck.model.contribution import Identity, Malformed, Signatures, SignedDays

UNSOUND_LIMIT = 100
"""Commits with a signature that does not hold that are named one by one, the newest."""

UNSOUND = {
    "B": "the signature does not fit the commit",
    "X": "the signature has expired",
    "Y": "the key had expired",
    "R": "the key was revoked",
}
"""What is said of a signature that speaks against itself, by git's letter."""

_VALID = "G"
_SIGNATURE = b"\ngpgsig"
_FORMAT = "%H%x00%G?%x00%GF%x00%GP%x00%GK%x00%an%x0a%ae%x00%at%x00%ct"
_WIDTH = 8
_DIGITS = 11
_CHUNK = 1 << 16


def read_signatures(quarantine: Quarantine, commit: str, trust: Trust) -> Signatures:
    """The signatures of all commits that lead to `commit`, merges aside.

    Raises:
        UnreadableHistoryError: git stopped early, or does not answer in order.
        ConfigurationError: a file of the caller holds no key.
        GitUnavailableError: a program that verifies is missing or too old.
    """
    keys = lay_out(quarantine, trust)
    held: dict[tuple[bytes, date], bool] = {}
    counts: Counter[str] = Counter()
    unsound: list[Malformed] = []
    for fields in _fields(quarantine, commit, keys):
        name, letter, *fingerprints = (part.decode("utf-8", "replace") for part in fields[:5])
        author, day = fields[5], _day(fields[6], fields[7])
        email = author.partition(b"\n")[2].decode("utf-8", "replace")
        is_held = letter == _VALID and keys.speak_for(fingerprints, email)
        held[author, day] = is_held and held.get((author, day), True)
        counts["held" if is_held else "unsound" if letter in UNSOUND else "open"] += 1
        if letter in UNSOUND and len(unsound) < UNSOUND_LIMIT:
            unsound.append(Malformed(commit=name, what=UNSOUND[letter]))
    unsigned = min(_unsigned(quarantine, commit), counts["open"])
    return Signatures(
        signed=_signed(held),
        verified=counts["held"],
        unverified=counts["open"] - unsigned,
        unsigned=unsigned,
        unsound_count=counts["unsound"],
        unsound=tuple(unsound),
    )


def _fields(quarantine: Quarantine, commit: str, keys: Keys) -> Iterator[tuple[bytes, ...]]:
    log = quarantine.start(
        *keys.options,
        "log",
        "-z",
        "--no-merges",
        "--no-show-signature",
        "--no-color",
        "--no-notes",
        "--no-mailmap",
        "--encoding=UTF-8",
        f"--format=tformat:{_FORMAT}",
        f"{commit}^{{commit}}",
        "--",
        extra=dict(keys.extra),
    )
    fields: list[bytes] = []
    for part in _parts(quarantine, log):
        fields.append(part)
        if len(fields) == _WIDTH:
            yield tuple(fields)
            fields.clear()
    if fields:
        raise UnreadableHistoryError(
            quarantine.unreadable("the log of signatures", "it is not in the form asked for")
        )


def _unsigned(quarantine: Quarantine, commit: str) -> int:
    """How many commits have no signature in their header, of whatever kind it may be."""
    raw = quarantine.start("rev-list", "--no-merges", "--header", f"{commit}^{{commit}}", "--")
    headers = (part.partition(b"\n\n")[0] for part in _parts(quarantine, raw))
    return sum(_SIGNATURE not in header for header in headers)


def _parts(quarantine: Quarantine, process: Popen[bytes]) -> Iterator[bytes]:
    """What a process writes up to each NUL."""
    stream, pieces = output_of(process), [b""]
    for chunk in quarantine.within(iter(lambda: stream.read(_CHUNK), b"")):
        first, *others = chunk.split(b"\0")
        pieces.append(first)
        for other in others:
            yield b"".join(pieces)
            pieces = [other]
    quarantine.finish(process)


def _day(written: bytes, committed: bytes) -> date:
    """The day a commit counts on, as the history counts it."""
    for digits in (written, committed):
        if digits.isdigit() and len(digits) <= _DIGITS:
            return day_of(int(digits) // DAY)
    return day_of(0)


def _signed(held: dict[tuple[bytes, date], bool]) -> tuple[SignedDays, ...]:
    """Per identity as recorded the days of which all commits hold, sorted."""
    bearers = Bearers({author: author for author, _ in held}, Bots(()))
    days: dict[Identity, set[date]] = defaultdict(set)
    for (author, day), is_held in held.items():
        if is_held:
            days[bearers.get(author).raw].add(day)
    return tuple(SignedDays(identity=who, days=frozenset(days[who])) for who in sorted(days))
