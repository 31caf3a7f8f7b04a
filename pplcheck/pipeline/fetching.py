"""What to run where the base is not in the clone; continuous integration often fetches little.

Commands follow git-fetch(1). Only names that need no quoting are put into one.
"""

from __future__ import annotations

import re

_REMOTE = re.compile(
    r"(?:refs/remotes/)?(?P<remote>origin|upstream)/(?P<branch>[\w./-]+)", re.ASCII
)
_BRANCH = re.compile(r"(?:refs/heads/)?(?P<branch>[A-Za-z0-9_][\w./-]*)", re.ASCII)
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_OURS = re.compile(r"(?:HEAD|FETCH_HEAD|ORIG_HEAD|MERGE_HEAD|[0-9a-f]{7,})")


def fetch_command(base: str, *, unshallow: bool) -> str:
    """The git command that brings a base into a clone, and with `unshallow` the whole history."""
    command = "git fetch --unshallow" if unshallow else "git fetch"
    remote = _REMOTE.fullmatch(base)
    if remote:
        name, branch = remote["remote"], remote["branch"]
        return f"{command} {name} +refs/heads/{branch}:refs/remotes/{name}/{branch}"
    if _COMMIT.fullmatch(base):
        return f"{command} origin {base}"
    branch_name = _BRANCH.fullmatch(base)
    if branch_name and not _OURS.fullmatch(base):
        return f"{command} origin {branch_name['branch']}:{branch_name['branch']}"
    return f"{command} origin"
