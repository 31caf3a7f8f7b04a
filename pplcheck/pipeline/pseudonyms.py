"""Names that stand in for people: keyed, short, the same for the same person and key.

A bare hash of an address can be undone by hashing every address one knows. With a key that only
the project holds nobody else can: HMAC-SHA256 (RFC 2104) over the individual's key, in base 32
(RFC 4648) so that it can be read aloud. The key never leaves its file.
"""

from __future__ import annotations

import base64
import hmac
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pplcheck.errors import UnreadableConfigurationError, UsageError
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.tree import commit_tree, work_tree
from pplcheck.model.party import Capacity
from pplcheck.model.standing import PartyStanding

SHORTEST = 16
"""Bytes a key must have at least."""

LONGEST = 4096
"""Bytes a key file may have; a longer one is more likely the wrong file."""

LENGTH = 10
"""Characters of a pseudonym, fifty bits; more only where two would be alike."""

MARK = "person-"
"""How every pseudonym begins."""


WITHHELD = "withheld with the name"
"""What stands for a source that may name a person."""


def read_key(path: Path, repository: Quarantine) -> bytes:
    """The key in a file: a regular one, not followed if it is a link, outside the repository.

    Raises:
        UsageError: the file is not there, too short or too long, or the repository tracks it:
            who has the repository would have the key.
        UnreadableConfigurationError: it is no regular file, or cannot be read.
    """
    _refuse_tracked(path, repository)
    data = _read(path)
    if not SHORTEST <= len(data) <= LONGEST:
        raise UsageError(
            f"the key in {str(path)!r} has {len(data)} bytes; it needs {SHORTEST} to {LONGEST}, "
            "such as `head --bytes=32 /dev/urandom` writes"
        )
    return data


def name_people(key: bytes, people: Iterable[str]) -> Mapping[str, str]:
    """The pseudonym of each individual's key, no two alike, whatever the order."""
    digests = {who: _digest(key, who) for who in sorted(set(people))}
    lengths = dict.fromkeys(digests, LENGTH)
    while alike := _alike(digests, lengths):
        lengths.update({who: lengths[who] + 1 for who in alike})
    return {who: MARK + digest[: lengths[who]] for who, digest in digests.items()}


def under_pseudonyms(standings: Iterable[PartyStanding], key: bytes) -> tuple[PartyStanding, ...]:
    """Standings in which no person is named, nor the places that would name them."""
    entries = tuple(standings)
    names = name_people(key, (individual(entry) for entry in entries if entry.is_person))
    return tuple(
        replace(
            entry,
            name=names[individual(entry)],
            grounds=tuple(replace(ground, source=WITHHELD) for ground in entry.grounds),
        )
        if entry.is_person
        else entry
        for entry in entries
    )


def individual(entry: PartyStanding) -> str:
    """The key of the individual whose standing it is, in whatever capacity."""
    party = entry.party
    for capacity in Capacity:
        party = party.removesuffix(f"#{capacity}")
    return party


def _digest(key: bytes, who: str) -> str:
    digest = hmac.new(key, who.encode("utf-8", "surrogatepass"), sha256).digest()
    return base64.b32encode(digest).decode().rstrip("=").lower()


def _alike(digests: Mapping[str, str], lengths: Mapping[str, int]) -> list[str]:
    """Those whose shortened digest is somebody else's too."""
    found: dict[str, list[str]] = {}
    for who, digest in digests.items():
        found.setdefault(digest[: lengths[who]], []).append(who)
    return [who for people in found.values() if len(people) > 1 for who in people]


def _refuse_tracked(path: Path, repository: Quarantine) -> None:
    root = repository.root
    place = path.resolve()
    if root is None or not place.is_relative_to(root.resolve()):
        return
    within = place.relative_to(root.resolve()).as_posix()
    head = repository.head()[0]
    if any(within in tree.paths for tree in (work_tree(repository), commit_tree(repository, head))):
        raise UsageError(
            f"the repository tracks {str(path)!r}, so whoever has it has the key; "
            "keep the key outside, and make a new one"
        )


def _read(path: Path) -> bytes:
    try:
        # Not blocked by a pipe without a writer, not led elsewhere by a link; see open(2).
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise UnreadableConfigurationError(f"{str(path)!r} is no regular file")
            return file.read(LONGEST + 1)
    except FileNotFoundError:
        raise UsageError(f"no such key file: {str(path)!r}") from None
    except OSError as error:
        raise UnreadableConfigurationError(
            f"cannot read the key file {str(path)!r}: {error.strerror}"
        ) from error
