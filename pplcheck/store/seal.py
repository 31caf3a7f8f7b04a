"""A file's content under a seal: what is cut off, changed, foreign or in another's place is seen.

The seal is a checksum against accidents (BLAKE2b of the place and the content, RFC 7693), no
signature: who may write the user's files may as well change the user's programs.
"""

from __future__ import annotations

from hashlib import blake2b

MAGIC = b"pplcheck cache 1\n"
"""How every file begins; another form of the files is another number."""
_SIZE = 32


def seal(place: str, content: bytes) -> bytes:
    """The content of a file that belongs at a place."""
    return MAGIC + _digest(place, content) + content


def unseal(place: str, sealed: bytes) -> bytes | None:
    """What was sealed for this very place; None where the file is anything else."""
    start = len(MAGIC) + _SIZE
    content = sealed[start:]
    is_sound = sealed[:start] == MAGIC + _digest(place, content) and len(sealed) >= start
    return content if is_sound else None


def _digest(place: str, content: bytes) -> bytes:
    digest = blake2b(place.encode() + b"\0", digest_size=_SIZE)
    digest.update(content)
    return digest.digest()
