"""The change adds a submodule, and what it holds cannot be checked.

A submodule is a pointer to a commit of another repository. Nothing of it lies in the history that
is judged: neither its license nor who made it. That is fine for a library, which has its own
project and can be checked there. But a folder that was judged yesterday and is a submodule today
has left the check, and with it whatever was found in it, so that is an error.

What to do: run pplcheck on the repository the submodule names, and keep its result; or leave the
files where they can be judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt, plural


def _check(evidence: Evidence) -> Iterator[Finding]:
    for submodule in evidence.changes.submodules if evidence.changes else ():
        found = RULE.finding(
            f"{excerpt(submodule.path)} is a new submodule; what it holds is not checked",
            place=(submodule.path, 0),
            subject="submodule",
        )
        if submodule.replaced:
            files = plural(submodule.replaced, "file")
            message = f"{found.message}, and it stands where {files} were judged before"
            found = replace(found, message=message, severity=Severity.ERROR)
        yield found


RULE: Final = Rule(
    code="PPL907",
    name="submodule-unread",
    severity=Severity.WARNING,
    summary="the change adds a submodule, whose content is not checked",
    clause="",
    remedy="check what the submodule names by itself, or keep the files in the repository",
    example=(
        "A pull request adds the submodule `vendor/player`.\n"
        "vendor/player is a new submodule; what it holds is not checked"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
