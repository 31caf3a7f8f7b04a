"""No license is declared for the work.

Whoever shares a work without saying under which license has shared nothing but the sight of it:
by default the law of most countries reserves every use to the authors. A cooperative that means
to give, and to ask for reciprocity, has to say so where people look: nobody can keep terms that
are not written down, and those who contribute should know what their work becomes.

This speaks up only where nothing speaks for the work as a whole, as a warning where most files
name a license of their own, and stays silent where a place that might have spoken could not be
read: the check then ends without an answer, see PPL902.

What to do: put the license's text into a file named LICENSE at the root, and name it in the
package metadata with its SPDX id, for example `license = "PPL"`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pplcheck.model.declaration import Direction
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, plural


def _check(evidence: Evidence) -> Iterator[Finding]:
    if _is_declared(evidence) or any(gap.fatal for gap in evidence.gaps):
        return
    coverage = evidence.coverage
    said = coverage.files - coverage.unknown
    if coverage.files and not coverage.unknown:
        return
    message = "nothing says under which license this work is shared"
    if said:
        message = (
            f"{said:,} of {plural(coverage.files, 'file')} name a license; nothing says under "
            "which license the work as a whole is shared"
        )
    found = RULE.finding(message, subject="license")
    yield replace(found, severity=Severity.WARNING) if said > coverage.unknown else found


def _is_declared(evidence: Evidence) -> bool:
    return evidence.license.declaration is not None or any(
        entry.direction is Direction.OUTBOUND and not entry.vendored and not entry.covers
        for entry in evidence.declarations
    )


RULE: Final = Rule(
    code="PPL101",
    name="no-license-declared",
    severity=Severity.ERROR,
    summary="no license is declared for the work",
    clause="",
    remedy="add a LICENSE file with the license's text and name it in the package metadata",
    example=(
        "A repository holds twelve source files and a README, and no file names a license.\n"
        "nothing says under which license this work is shared"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
