"""The repository's mailmap, applied by git itself, so that its answers are those of git.

One `git check-mailmap --stdin` in the quarantine over all distinct identities (see gitmailmap(5)
and git-check-mailmap(1)); the mailmap is the caller's copy of its bytes, whose size the caller
bounds. A line is one step: git follows no chain, so that lines in a circle lead nowhere twice.
"""

from __future__ import annotations

from collections.abc import Collection

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.quarantine import Quarantine


def apply_mailmap(
    quarantine: Quarantine,
    mailmap: bytes | None,
    identities: Collection[bytes],
) -> dict[bytes, bytes]:
    """Each identity (name, line feed, address) after the mailmap; unchanged without one.

    Raises:
        UnreadableHistoryError: git did not answer for each of them.
    """
    mapped = {who: who for who in identities}
    askable = [who for who in mapped if _is_askable(who)]
    if not mailmap or not mailmap.strip() or not askable:
        return mapped
    path = quarantine.folder / "mailmap"
    path.write_bytes(mailmap)
    answer = quarantine.run(
        "-c",
        f"mailmap.file={path}",
        "check-mailmap",
        "--stdin",
        stdin=b"".join(b"%s <%s>\n" % tuple(who.split(b"\n")) for who in askable),
        what="the mailmap",
    ).split(b"\n")[:-1]
    if len(answer) != len(askable):
        raise UnreadableHistoryError(
            f"git check-mailmap answered {len(answer)} times for {len(askable)} identities; "
            "repair .mailmap, or try another git"
        )
    for who, line in zip(askable, answer, strict=True):
        name, _, email = line.partition(b"<")
        mapped[who] = name.strip() + b"\n" + email.removesuffix(b">")
    return mapped


def _is_askable(who: bytes) -> bool:
    """Whether the identity survives being written as `Name <address>` and read again."""
    name, _, email = who.partition(b"\n")
    return b"<" not in name and b">" not in email and b"\n" not in email and name.strip() == name
