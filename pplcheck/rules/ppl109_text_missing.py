"""No file holds the text of the license.

Licenses with reciprocity terms ask that their text, or its address, goes with every copy: a
recipient who cannot read the terms cannot keep them. A name in the package metadata or a line in
the README declares the license, and does not carry it. Many of these texts lie in few places of
the web, and some have moved; several texts share a name. So it is best to have the very text
beside the work. An address in the README may be enough for the license, which is why this is a
note.

What to do: put the text into LICENSE, or into LICENSES/ under its name as REUSE has it.
`pplcheck explain` with the name of the license tells where its text is published.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.declaration import Direction, Origin
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, passing_on


def _check(evidence: Evidence) -> Iterator[Finding]:
    declared = evidence.license.declaration
    if declared is None or any(gap.path or gap.fatal for gap in evidence.gaps):
        return
    held = _texts(evidence)
    for terms in evidence.governing:
        if terms.terms is Terms.RECIPROCAL and terms.id not in held:
            yield RULE.finding(
                f"no file holds the text of {terms.id}; whoever passes this on has to add it, or "
                "its address, to every copy",
                place=(declared.path, declared.line),
                clause=passing_on(evidence),
                subject=terms.id,
            )


def _texts(evidence: Evidence) -> frozenset[str]:
    """The licenses whose text lies in the repository, also under a title that is not its own.

    An altered text carries the terms as far as it goes; what is altered is PPL104's matter.
    """
    texts = [
        entry
        for entry in evidence.declarations
        if entry.origin is Origin.TEXT
        and entry.direction is Direction.OUTBOUND
        and not entry.vendored
    ]
    named = {name for entry in texts if entry.expression for name in entry.expression.ids}
    return frozenset(named | {entry.titled for entry in texts if entry.titled})


RULE: Final = Rule(
    code="PPL109",
    name="license-text-missing",
    severity=Severity.NOTE,
    summary="a license with reciprocity terms is declared, and no file holds its text",
    clause="",
    remedy="add the text of the license as LICENSE or in LICENSES/",
    example=(
        'package.json says `"license": "PPL"`, and there is no LICENSE file.\n'
        "no file holds the text of PPL; whoever passes this on has to add it, or its address, to "
        "every copy"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
