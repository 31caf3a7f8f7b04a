"""Which paths differ between the trees of two commits, and how the two commits are related.

One `git diff-tree --raw` without renames: what counts is what lies where, not how it got there.
The raw format is that of git-diff(1).
"""

from __future__ import annotations

import os

from pplcheck.history.quarantine import Quarantine
from pplcheck.model.changes import Difference

_NOTHING = "000000"


def read_differences(quarantine: Quarantine, before: str, after: str) -> tuple[Difference, ...]:
    """Every path of which the two commits hold something else, sorted; links and submodules too.

    Raises:
        UnreadableHistoryError: a tree is missing or damaged.
    """
    answer = quarantine.run(
        "diff-tree",
        "-r",
        "-z",
        "--raw",
        "--no-renames",
        "--no-abbrev",
        "--no-ext-diff",
        "--no-textconv",
        "--ignore-submodules=none",
        f"{before}^{{tree}}",
        f"{after}^{{tree}}",
        "--",
        what="the difference of two commits",
    )
    return differences_in(answer)


def differences_in(answer: bytes) -> tuple[Difference, ...]:
    """The paths of git's raw format with NUL bytes (git-diff(1)), sorted."""
    parts = answer.split(b"\0")[:-1]
    found = [_difference(entry, path) for entry, path in zip(parts[::2], parts[1::2], strict=True)]
    return tuple(sorted(found, key=lambda difference: difference.path))


def _difference(entry: bytes, path: bytes) -> Difference:
    mode_before, mode_after, blob_before, blob_after, _ = entry.decode("ascii").split(" ")
    mode_before = mode_before.removeprefix(":")
    was, is_ = mode_before != _NOTHING, mode_after != _NOTHING
    return Difference(
        path=os.fsdecode(path),
        mode_before=mode_before if was else "",
        mode_after=mode_after if is_ else "",
        blob_before=blob_before if was else "",
        blob_after=blob_after if is_ else "",
    )
