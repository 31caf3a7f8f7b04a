"""There is no git, or one too old to be read safely.

The history is read with git itself, kept away from the repository's own settings. An old git lacks
the switches that keep it so, and reading without them could run a program the repository names.

What to do: install a current git, and see that it is found on the PATH.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule


def _check(evidence: Evidence) -> Iterator[Finding]:
    yield from RULE.gaps(evidence)


RULE: Final = Rule(
    code="PPL906",
    name="git-unavailable",
    severity=Severity.ERROR,
    summary="there is no git, or one too old to be read safely",
    clause="",
    remedy="install a current git and see that it is on the PATH",
    example=(
        "A container image holds Python and no git.\n"
        "no git found on the PATH; install git 2.25 or newer, or add its folder to PATH"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
