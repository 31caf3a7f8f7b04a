"""The change under review takes reciprocity terms away.

Whoever sends a change to a commons should not be able to take it out of the commons with that
same change. A license with reciprocity terms was what people gave their work under; replacing it
needs their agreement and a decision of the project, not a line in a pull request. Clause 7(b) of
the Peer Production License adds that what was released under it stays released under it, and
other licenses of the kind say so in their own words.

So this looks at the work as the base has it and as the change would leave it. Where the license of
the whole work no longer asks anything back, that is an error; where single files that carried
reciprocity terms no longer do, it is a warning. It is told only where a base is named, and beside
it the change is judged under the terms of the base as well.

What to do: keep the license. If the project has decided otherwise, record the decision first: a
waiver of this finding in the policy, merged by its own review, names who decided and when.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pplcheck.model.changes import Changes
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt, plural, some_of


def _check(evidence: Evidence) -> Iterator[Finding]:
    changes = evidence.changes
    if changes is None:
        return
    source = evidence.license.declaration
    if changes.terms_before is Terms.RECIPROCAL and changes.terms_after is not Terms.RECIPROCAL:
        yield RULE.finding(
            f"this change replaces {excerpt(changes.license_before)} by "
            f"{_after(changes)}; what was released stays under {excerpt(changes.license_before)}",
            place=(source.path, source.line) if source else ("", 0),
            clause="7(b)" if changes.license_before == "PPL" else "",
            subject="work",
        )
    elif changes.released:
        found = RULE.finding(
            f"{plural(len(changes.released), 'file')} that carried reciprocity terms would no "
            f"longer: {some_of(changes.released)}",
            place=(changes.released[0], 0),
            subject="files",
        )
        yield replace(found, severity=Severity.WARNING)


def _after(changes: Changes) -> str:
    if changes.license_after:
        return f"{excerpt(changes.license_after)}, which asks nothing back"
    return "nothing that can be named"


RULE: Final = Rule(
    code="PPL108",
    name="terms-taken-away",
    severity=Severity.ERROR,
    summary="the change takes reciprocity terms away from the work or from some of its files",
    clause="7(b)",
    remedy="keep the license, or decide first and record the decision as a waiver at the base",
    example=(
        "A pull request replaces the Peer Production License in LICENSE by MIT.\n"
        "this change replaces PPL by MIT; what was released stays under PPL"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
