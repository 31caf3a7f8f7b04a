"""Which commits are signed by a key that the caller allows for the author's address.

Git itself verifies, commit by commit (git-log(1), `%G?`), which starts a program for each signed
one; so this is done only when asked. Keys are the caller's (see `keys`), never the repository's.
What git has no program for it calls unsigned (`N`), and at a signature of a form it does not know
it ends: which commits have one, and of which form, is read from the objects before. A signature
that nothing can verify proves nothing, and nothing more is said of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from subprocess import Popen

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.bots import Bots
from pplcheck.history.identities import Bearers
from pplcheck.history.keys import SSH_MINIMUM, Keys, Trust, lay_out
from pplcheck.history.process import output_of
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.raw import read_objects
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
_FORMS = (
    b"-----BEGIN PGP SIGNATURE-----",
    b"-----BEGIN PGP MESSAGE-----",
    b"-----BEGIN SIGNED MESSAGE-----",
)
_SSH_FORM = b"-----BEGIN SSH SIGNATURE-----"
_FORMAT = "%H%x00%G?%x00%GF%x00%GP%x00%GK%x00%an%x0a%ae%x00%at%x00%ct"
_UNVERIFIED = "%H%x00N%x00%x00%x00%x00%an%x0a%ae%x00%at%x00%ct"
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
    found = _sorted(quarantine, commit)
    verified = _fields(quarantine, found.readable, keys, _FORMAT)
    others = _fields(quarantine, found.odd, keys, _UNVERIFIED)
    for fields in chain(verified, others):
        name, letter, *fingerprints = (part.decode("utf-8", "replace") for part in fields[:5])
        author, day = fields[5], _day(fields[6], fields[7])
        email = author.partition(b"\n")[2].decode("utf-8", "replace")
        is_held = letter == _VALID and keys.speak_for(fingerprints, email)
        held[author, day] = is_held and held.get((author, day), True)
        counts["held" if is_held else "unsound" if letter in UNSOUND else "open"] += 1
        if letter in UNSOUND and len(unsound) < UNSOUND_LIMIT:
            unsound.append(Malformed(commit=name, what=UNSOUND[letter]))
    return Signatures(
        signed=_signed(held),
        verified=counts["held"],
        unverified=counts["open"] - found.unsigned,
        unsigned=found.unsigned,
        unsound_count=counts["unsound"],
        unsound=tuple(unsound),
    )


@dataclass(slots=True)
class _Sorted:
    """Commits by what git can do with their signatures: `readable` are those without one too."""

    readable: list[bytes] = field(default_factory=list)
    odd: list[bytes] = field(default_factory=list)
    unsigned: int = 0


def _sorted(quarantine: Quarantine, commit: str) -> _Sorted:
    """All that leads to a commit, merges aside, newest first."""
    forms = _FORMS if quarantine.program.version < SSH_MINIMUM else (*_FORMS, _SSH_FORM)
    is_sha256 = quarantine.object_format == "sha256"
    key = _SIGNATURE + (b"-sha256 " if is_sha256 else b" ")  # of the other kind git reads none
    names = quarantine.run("rev-list", "--no-merges", f"{commit}^{{commit}}", "--").split()
    found = _Sorted()
    for name, content in read_objects(quarantine, names):
        header = content.partition(b"\n\n")[0]
        _, is_signed, signature = header.partition(key)
        is_odd = is_signed and not signature.startswith(forms)
        (found.odd if is_odd else found.readable).append(name)
        found.unsigned += _SIGNATURE not in header
    return found


def _fields(
    quarantine: Quarantine, names: list[bytes], keys: Keys, form: str
) -> Iterator[tuple[bytes, ...]]:
    """What git tells of some commits, in a form of `_WIDTH` fields."""
    if not names:
        return
    log = quarantine.start(
        *keys.options,
        "log",
        "-z",
        "--no-walk=unsorted",
        "--stdin",
        "--no-show-signature",
        "--no-color",
        "--no-notes",
        "--no-mailmap",
        "--encoding=UTF-8",
        f"--format=tformat:{form}",
        stdin=b"".join(name + b"\n" for name in names),
        extra=dict(keys.extra),
    )
    told: list[bytes] = []
    for part in _parts(quarantine, log):
        told.append(part)
        if len(told) == _WIDTH:
            yield tuple(told)
            told.clear()
    if told:
        raise UnreadableHistoryError(
            quarantine.unreadable("the log of signatures", "it is not in the form asked for")
        )


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
