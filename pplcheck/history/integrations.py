"""Who took work in: merges, and commits whose committer is not their author.

One more `git log` beside the one that counts contributions, of a few fields only (git-log(1),
pretty formats). A merge that a code host committed is its author's, since hosts write there who
pressed the button; any other commit that a host committed tells nobody.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from datetime import UTC, datetime
from typing import Final

from pplcheck.history.bots import Bots
from pplcheck.history.identities import Bearers
from pplcheck.history.mailmap import apply_mailmap
from pplcheck.history.process import output_of
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.trailers import same_key
from pplcheck.model.contribution import Identity
from pplcheck.model.influence import Integration, Integrations

_FORMAT: Final = "%P%x00%an%x0a%ae%x00%cn%x0a%ce%x00%ct"
_WIDTH: Final = 4
_LATEST: Final = 253_402_300_799
_FORGES: Final = frozenset({b"noreply@github.com", b"noreply@gitlab.com", b"noreply@codeberg.org"})
"""Addresses under which code hosts commit what is done in the browser."""

_Key = tuple[bytes, int]


def start_integrations(quarantine: Quarantine, commit: str) -> subprocess.Popen[bytes]:
    """The log of authors and committers of all that leads to a commit, at work beside others."""
    return quarantine.start(
        "log",
        "-z",
        "--no-show-signature",
        "--no-color",
        "--no-notes",
        "--no-mailmap",
        "--encoding=UTF-8",
        f"--format=tformat:{_FORMAT}",
        f"{commit}^{{commit}}",
        "--",
    )


def read_integrations(
    quarantine: Quarantine,
    log: subprocess.Popen[bytes],
    *,
    mailmap: bytes | None,
    bots: tuple[Identity, ...],
) -> Integrations | None:
    """What the log shows; None where a commit's charset keeps git from showing it in order.

    Raises:
        UnreadableHistoryError: git did not come to its end.
    """
    count = _Count()
    rest: list[bytes] = []
    stream = output_of(log)
    tail = b""
    for chunk in quarantine.within(iter(lambda: stream.read(1 << 20), b"")):
        parts = (tail + chunk).split(b"\0")
        tail = parts.pop()
        fields = rest + parts
        whole = len(fields) - len(fields) % _WIDTH
        rest = fields[whole:]
        for place in range(0, whole, _WIDTH):
            count.add(*fields[place : place + _WIDTH])
    quarantine.finish(log)
    if rest or tail or count.is_odd:
        return None
    return _settled(count, quarantine, mailmap, Bots(bots))


class _Count:
    """Counts by author and committer as recorded."""

    def __init__(self) -> None:
        self.merges: Counter[_Key] = Counter()
        self.pairs: Counter[tuple[bytes, bytes, int]] = Counter()
        self.by_forge = 0
        self.is_odd = False

    def add(self, parents: bytes, author: bytes, committer: bytes, seconds: bytes) -> None:
        if seconds and not seconds.isdigit():
            self.is_odd = True
            return
        when = int(seconds) if seconds and len(seconds) <= len(str(_LATEST)) else 0
        year = datetime.fromtimestamp(min(when, _LATEST), tz=UTC).year
        is_forge = committer.partition(b"\n")[2].lower() in _FORGES
        if b" " in parents:
            self.merges[author if is_forge else committer, year] += 1
        elif is_forge:
            self.by_forge += 1
        else:
            self.pairs[author, committer, year] += 1


def _settled(
    count: _Count, quarantine: Quarantine, mailmap: bytes | None, bots: Bots
) -> Integrations:
    people = {who for who, _ in count.merges}
    people |= {who for pair in count.pairs for who in pair[:2]}
    bearers = Bearers(apply_mailmap(quarantine, mailmap, people), bots)
    applied: Counter[_Key] = Counter()
    own = 0
    for (author, committer, year), number in count.pairs.items():
        if same_key(author) == same_key(committer) or bearers.is_author(committer, author):
            own += number
        else:
            applied[committer, year] += number
    sums: dict[tuple[Identity, Identity, int], Counter[str]] = {}
    for name, counter in (("merges", count.merges), ("applied", applied)):
        for (who, year), number in counter.items():
            bearer = bearers.get(who)
            if not bearer.is_bot:
                key = (bearer.raw, bearer.identity, year)
                sums.setdefault(key, Counter())[name] += number
    entries = tuple(
        Integration(
            raw=raw,
            identity=identity,
            year=year,
            merges=sums[key]["merges"],
            applied=sums[key]["applied"],
        )
        for key in sorted(sums)
        for raw, identity, year in (key,)
    )
    return Integrations(
        entries=entries,
        merges=sum(count.merges.values()),
        applied=sum(applied.values()),
        own=own,
        by_forge=count.by_forge,
    )
