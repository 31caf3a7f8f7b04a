"""An index file made ready for a git that must write nothing into the repository.

See gitformat-index(5). Of a split index git touches the shared part, so that is copied. Of a sparse
index it writes the trees of folders as soon as it reads it, so we write it out in full before.
"""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

from pplcheck.errors import NotARepositoryError
from pplcheck.history.locate import kind_of
from pplcheck.history.plain import is_sparse
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.sparse_index import write_full

LIMIT = 1024 * 1024 * 1024
"""Bytes an index may have, with its shared parts: several million files."""


def ready_index(quarantine: Quarantine, index: Path) -> dict[str, str]:
    """The variable that has git read an index, or what stands for it, and only read it.

    Raises:
        NotARepositoryError: it, or a shared part of it, is no regular file, too large, or not
            what git writes.
        UnreadableHistoryError: a folder of a sparse index cannot be read.
    """
    shared = sorted(quarantine.git_dir.glob("sharedindex.*"))
    left = LIMIT
    for path in (index, *shared):
        left -= _size(path)
        if left < 0:
            raise NotARepositoryError(
                f"{path}: not a regular file, or larger than {LIMIT} bytes with the rest of the "
                "index; remove it and run `git reset`, which writes it anew"
            )
    if any(is_sparse(str(path)) for path in shared):
        raise NotARepositoryError(
            f"{index}: an index both split and sparse, which git never writes; remove it and run "
            "`git reset`"
        )
    if is_sparse(str(index)):
        full = quarantine.folder / "full-index"
        write_full(quarantine, index, full)
        index = full
    for path in shared:
        shutil.copyfile(path, quarantine.folder / path.name, follow_symlinks=False)
    return {"GIT_INDEX_FILE": str(index)}


def _size(path: Path) -> int:
    """Bytes of a regular file; more than fit for anything else."""
    return path.lstat().st_size if kind_of(path) == stat.S_IFREG else LIMIT + 1
