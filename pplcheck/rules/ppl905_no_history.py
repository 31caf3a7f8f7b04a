"""There is no history to read.

The path is no git repository, or one without a commit. Nothing can be said about who makes a work
before anybody has made any of it, and an empty answer would look like a clean one.

What to do: give a path inside a repository, or make the first commit; `pplcheck demo` shows what
an answer looks like.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule


def _check(evidence: Evidence) -> Iterator[Finding]:
    yield from RULE.gaps(evidence)


RULE: Final = Rule(
    code="PPL905",
    name="no-history",
    severity=Severity.ERROR,
    summary="there is no history to read",
    clause="",
    remedy="give a path inside a git repository with at least one commit",
    example=(
        "`pplcheck` is started in a folder of pictures that lies in no repository.\n"
        "no repository is at or above this folder"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
