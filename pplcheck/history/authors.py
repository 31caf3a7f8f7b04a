"""Who wrote the commits of a pass over a history, and how many fall to each number.

Identities are those of the author line after the mailmap; co-authors are not looked for here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from pplcheck.history.bots import Bots
from pplcheck.history.mailmap import apply_mailmap
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.trace import Node
from pplcheck.history.trailers import same_key
from pplcheck.model.contribution import Identity


def name_authors(
    quarantine: Quarantine, nodes: Iterable[Node], mailmap: bytes | None
) -> dict[bytes, Identity]:
    """The identity behind each author as recorded, after the mailmap.

    Raises:
        UnreadableHistoryError: git did not answer for each of them.
    """
    recorded = sorted({node.author for node in nodes})
    mapped = apply_mailmap(quarantine, mailmap, recorded)
    return {who: _identity(mapped[who]) for who in recorded}


def count_by(
    nodes: Iterable[Node],
    numbers: Mapping[bytes, int],
    authors: Mapping[bytes, Identity],
    bots: Bots,
) -> dict[int, tuple[int, tuple[Identity, ...]]]:
    """For each number the commits that bear it and their authors, sorted, without tools.

    Authors with the same address are one person, whose identity is the one used most.
    """
    commits: Counter[int] = Counter()
    used: dict[int, Counter[bytes]] = defaultdict(Counter)
    for node in nodes:
        number = numbers[node.commit]
        commits[number] += 1
        used[number][node.author] += 1
    return {number: (commits[number], _people(used[number], authors, bots)) for number in commits}


def _people(
    used: Counter[bytes], authors: Mapping[bytes, Identity], bots: Bots
) -> tuple[Identity, ...]:
    tallied: dict[bytes, Counter[Identity]] = defaultdict(Counter)
    for who, count in used.items():
        identity = authors[who]
        if (identity.name or identity.email) and not bots.is_bot(identity):
            key = same_key(f"{identity.name}\n{identity.email}".encode("utf-8", "replace"))
            tallied[key][identity] += count
    best = (min(tally, key=lambda entry: (-tally[entry], entry)) for tally in tallied.values())
    return tuple(sorted(best))


def _identity(who: bytes) -> Identity:
    name, _, email = who.rpartition(b"\n")
    return Identity(name=_text(name), email=_text(email))


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
