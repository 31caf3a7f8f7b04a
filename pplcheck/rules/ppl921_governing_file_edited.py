"""The change edits a file that says how changes are judged.

The policy, the registers and ledgers, the mailmap, the waivers and the baseline decide what a check
finds. If a change could edit them and be judged by the edited version, anybody could pass any check
by editing them in the same change. So with a base named, they are read as the base has them, and an
edit takes effect once it is merged. Attributes, lists of ignored revisions and license annotations
are treated alike.

Edits of these files are ordinary work: a new enrollment, a corrected fact, a renewed waiver. They
only need somebody who looks at them as what they are, and the policy's `[review] governing` can
name who that is.

What to do: have the edit reviewed by whom the finding names. A waiver cannot be part of the
change it is for; merge it first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt


def _check(evidence: Evidence) -> Iterator[Finding]:
    changes = evidence.changes
    if changes is None:
        return
    reviewer = excerpt(changes.reviewer) or "a maintainer"
    for governing in changes.governing:
        yield RULE.finding(
            f"this change edits {excerpt(governing.path)} ({governing.what.value}), which counts "
            f"as the base has it; {reviewer} is to review the edit",
            place=(governing.path, 0),
            subject=governing.what.value,
        )


RULE: Final = Rule(
    code="PPL921",
    name="governing-file-edited",
    severity=Severity.WARNING,
    summary="the change edits a file that governs the check; it counts once merged",
    clause="",
    remedy="have the edit reviewed by whom the policy names; it takes effect once it is merged",
    example=(
        "A pull request adds a line to register.toml.\n"
        "this change edits register.toml (register), which counts as the base has it; a "
        "maintainer is to review the edit"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
