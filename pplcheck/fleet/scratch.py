"""A temporary folder that lies in no repository: TMPDIR may, and nothing is written there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pplcheck.errors import CouldNotCheckError

_ELSEWHERE = ("/tmp", "/var/tmp", "/dev/shm")  # noqa: S108 - a folder of our own is made in them


def scratch_folder() -> Path:
    """A new folder for its owner alone, in the first place that can be written to.

    Raises:
        CouldNotCheckError: there is none.
    """
    # tempfile.gettempdir() would try them by writing, the folder one stands in among them
    named = (tempfile.tempdir, *(os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")))
    for place in dict.fromkeys((*filter(None, named), *_ELSEWHERE)):
        real = Path(place).resolve()
        if any(map(_is_repository, (real, *real.parents)[:-1])):  # all lies at /
            continue
        try:
            return Path(tempfile.mkdtemp(prefix="pplcheck-fleet-", dir=real))
        except OSError:
            continue
    raise CouldNotCheckError(
        "no temporary folder can be written outside of repositories; set TMPDIR to one"
    )


def _is_repository(folder: Path) -> bool:
    try:
        return (folder / ".git").exists() or (
            (folder / "HEAD").exists() and (folder / "objects").is_dir()
        )
    except OSError:
        return False
