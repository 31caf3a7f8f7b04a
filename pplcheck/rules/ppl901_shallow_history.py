"""The history is cut off.

A shallow clone holds the last commits only, and many services make one by default. Who keeps up a
commons cannot be told from its last days: those who began it would be missing, and whoever came
last would look like everybody. A smaller answer would be a wrong one, so none is given. A file
that only pretends the history is cut off is treated the same way.

What to do: fetch the rest with `git fetch --unshallow`, or tell your build service to clone the
full history (often a setting named depth or fetch-depth, with 0 for all).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule


def _check(evidence: Evidence) -> Iterator[Finding]:
    yield from RULE.gaps(evidence)


RULE: Final = Rule(
    code="PPL901",
    name="shallow-history",
    severity=Severity.ERROR,
    summary="the history is cut off",
    clause="",
    remedy="fetch the whole history: git fetch --unshallow",
    example=(
        "A build service clones with a depth of 1.\n"
        "the history is cut off (shallow clone); run git fetch --unshallow"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
