"""Something in the repository could not be read.

An object is missing or damaged, or a file is listed and cannot be opened. What it would have said
is unknown, and unknown is not clean. Partial clones leave objects out on purpose; nothing is
fetched here, since a check should not reach out to servers a repository names.

What to do: run `git fsck` to see what is missing, and fetch it from a complete copy (for a partial
clone, `git fetch --refetch` with `--no-filter`); then check again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule


def _check(evidence: Evidence) -> Iterator[Finding]:
    yield from RULE.gaps(evidence)


RULE: Final = Rule(
    code="PPL902",
    name="unreadable-object",
    severity=Severity.ERROR,
    summary="something in the repository could not be read",
    clause="",
    remedy="run git fsck and fetch what is missing from a complete copy",
    example=(
        "The LICENSE file of the commit is an object that the clone does not hold.\n"
        "LICENSE: cannot be read, the object is missing"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
