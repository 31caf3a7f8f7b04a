"""What is staged: the index compared to HEAD, and the files as the next commit would have them.

The index is named, not copied: git only reads it. Inside a hook it may be another file than git's
own, as in `git commit FILE`; see githooks(5).
"""

from __future__ import annotations

from pathlib import Path

from pplcheck.errors import EmptyHistoryError
from pplcheck.history.differences import differences_in
from pplcheck.history.direct import DIFFERENCE
from pplcheck.history.index import ready_index
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.tree import CommitTree, commit_tree
from pplcheck.model.changes import REGULAR, Difference
from pplcheck.model.frozen import frozen

_EMPTY_TREE = {
    "sha1": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "sha256": "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
}
"""What a branch without a commit is compared to; git knows it without an object."""


@frozen
class Staged:
    """What is staged: the paths that differ from HEAD, sorted, and the trees on both sides."""

    differences: tuple[Difference, ...]
    before: CommitTree
    after: CommitTree


def read_staged(quarantine: Quarantine, index: Path | None) -> Staged:
    """What the next commit would change; `index` is the index file, None for git's own.

    Raises:
        NotARepositoryError: the index is not what git writes.
        UnreadableHistoryError: git cannot read it, or HEAD's tree.
    """
    try:
        head = quarantine.head()[0]
        before = commit_tree(quarantine, head)
    except EmptyHistoryError:
        head, before = _EMPTY_TREE[quarantine.object_format], CommitTree(quarantine, {})
    found = differences_in(_compared(quarantine, index or quarantine.index, head))
    blobs, others = dict(before.blobs), set(before.others)
    for entry in found:
        blobs.pop(entry.path, None)
        others.discard(entry.path)
        if entry.mode_after in REGULAR:
            blobs[entry.path] = entry.blob_after
        elif entry.mode_after:
            others.add(entry.path)
    after = CommitTree(quarantine, blobs, frozenset(others))
    return Staged(differences=found, before=before, after=after)


def _compared(quarantine: Quarantine, index: Path | None, head: str) -> bytes:
    # where there is none, nothing is left in the next commit
    none = {"GIT_INDEX_FILE": str(quarantine.folder / "index")}
    extra = ready_index(quarantine, index) if index else none
    return quarantine.run(*DIFFERENCE, head, "--", extra=extra, what="the index")
