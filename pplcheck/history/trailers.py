"""Trailers that say who else took part in a commit, and messages that say it undoes another.

Follows git-interpret-trailers(1) for the form (git itself picks the lines), and the customs of
the field for the keys: Co-authored-by as code hosts write it, the others as the kernel and git
describe them in "Submitting patches", Signed-off-by as the Developer Certificate of Origin,
Sponsored-by as FreeBSD does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pplcheck.model.contribution import Role

KEYS: Mapping[str, tuple[Role, ...]] = {
    "Co-authored-by": (Role.CO_AUTHOR,),
    "Co-developed-by": (Role.CO_AUTHOR,),
    "Signed-off-by": (Role.SIGN_OFF,),
    "Reviewed-by": (Role.REVIEW,),
    "Acked-by": (Role.REVIEW,),
    "Mentored-by": (Role.REVIEW,),
    "Reported-by": (Role.REPORT,),
    "Suggested-by": (Role.REPORT,),
    "Helped-by": (Role.REPORT,),
    "Noticed-by": (Role.REPORT,),
    "Found-by": (Role.REPORT,),
    "Requested-by": (Role.REPORT,),
    "Tested-by": (Role.TEST,),
    "Reviewed-and-tested-by": (Role.REVIEW, Role.TEST),
    "Reported-and-tested-by": (Role.REPORT, Role.TEST),
    "Sponsored-by": (Role.SPONSOR,),
}
"""The trailers read, and what they say somebody did.

To acknowledge a change is to have looked at it; to suggest one, or to help with an idea but no
patch, is to have told of it. `Assisted-by` and `Generated-by` name tools, and are not read.
"""

Company = tuple[tuple[tuple[Role, bytes, bytes], bool], ...]
"""Who took part beside an author, and whether they sign it off.

Each by role, identity, and of a co-author the author: after the mailmap the two may be one.
"""

_ROLES = {key.lower().encode(): roles for key, roles in KEYS.items()}
_ADDRESSED = re.compile(rb"(?<![^<>])([^<>]*+)<([^<>]*+)>")
"""A name and an address; it begins at a bracket or at the start, so that nothing is read twice."""
_JOIN = re.compile(rb"^\s*(?:[,;&]|and\s)\s*")
_SUBJECT = re.compile(rb"""revert(?:\([^()\n]*\))?!?:\s|revert ["'\xe2]""", re.IGNORECASE)
_UNDOES = re.compile(rb"^This reverts commit [0-9a-f]{7,64}\b", re.MULTILINE)
_LISTED = re.compile(rb"^[*-] ", re.MULTILINE)


def participants(trailers: bytes) -> tuple[tuple[Role, bytes], ...]:
    """Who took part, in which role: each role and address once, in order.

    An identity is its name, a line feed, and its address; an organization that is named without
    an address has an empty one.
    """
    return tuple((role, who) for (role, _), (who, _) in _parties(trailers).items())


@lru_cache(maxsize=4096)
def company(author: bytes, trailers: bytes) -> tuple[bool, Company]:
    """Whether the author of a commit signs it off, and who else took part in it.

    To sign off is to have a Signed-off-by with the very address. Who writes most writes often:
    answers are kept a while.
    """
    parties = _parties(trailers)
    signers = [party[1] for (role, _), party in parties.items() if role is Role.SIGN_OFF]
    name, _, email = author.partition(b"\n")
    own = email.lower()
    same = own or name.lower()
    found: list[tuple[tuple[Role, bytes, bytes], bool]] = []
    for (role, key), (who, address) in parties.items():
        signs = address in signers and address != b""
        if role is not Role.CO_AUTHOR:
            found.append(((role, who, b""), signs))
        elif key != same:
            found.append(((role, who, author), signs))
    return own in signers and own != b"", tuple(found)


def _parties(trailers: bytes) -> dict[tuple[Role, bytes], tuple[bytes, bytes]]:
    found: dict[tuple[Role, bytes], tuple[bytes, bytes]] = {}
    for line in trailers.split(b"\n"):
        for key, party in _line(line):
            if key not in found:
                found[key] = party
    return found


def same_key(who: bytes) -> bytes:
    """What two identities share when they are one: the address in lower case, else the name."""
    name, _, email = who.partition(b"\n")
    return email.lower() or name.lower()


def is_revert(message: bytes) -> bool:
    """Whether a commit says that it undoes another, as `git revert` or a code host words it.

    A `Reapply` is one as well: it brings back work that has been counted. A message that lists
    changes before it names a reverted commit is a squashed branch, and no revert.
    """
    if message[:6].lower() == b"revert" and _SUBJECT.match(message):
        return True
    if b"This reverts commit " not in message:
        return False
    found = _UNDOES.search(message)
    return found is not None and _LISTED.search(message, 0, found.start()) is None


@lru_cache(maxsize=16_384)
def _line(line: bytes) -> tuple[tuple[tuple[Role, bytes], tuple[bytes, bytes]], ...]:
    """Whom a trailer names: what tells them apart, the identity, the address in lower case."""
    key, _, value = line.partition(b":")
    roles = _ROLES.get(key.strip().lower(), ())
    value = value.strip()
    if not roles or not value:
        return ()
    pairs = _ADDRESSED.findall(value)
    if not pairs:
        bare = re.fullmatch(rb"[^\s@]++@[^\s@.]++(?:\.[^\s@.]++)+", value)
        pairs = [(b"", value)] if bare else [(value, b"")]
    people = [(_JOIN.sub(b"", name).strip(b' \t"'), email.strip()) for name, email in pairs]
    named = [name + b"\n" + email for name, email in people if name or email]
    return tuple(
        ((role, same_key(who)), (who, who.partition(b"\n")[2].lower()))
        for role in roles
        for who in named
    )
