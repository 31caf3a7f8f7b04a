"""A text is titled as one license and is another.

A file headed "Peer Production License" sometimes holds a changed or an altogether different
text: a translation with other gates, an edited copy, a noncommercial license under a new title.
What people read decides what they may do, so the title promises something the text does not
keep. The difference may be deliberate; then it deserves a name of its own, so that nobody takes
it for the license whose clauses they know. Clause 4(a) of the PPL, for one, lets nobody add
terms to it. Where the title is that of an ordinary license, this is a warning.

What to do: restore the original text, or give the changed one its own name
(`LicenseRef-` and a name) and say what differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pplcheck.model.declaration import Declaration
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt


def _check(evidence: Evidence) -> Iterator[Finding]:
    reciprocal = {terms.id for terms in evidence.profiles if terms.terms is Terms.RECIPROCAL}
    for entry in sorted(evidence.declarations, key=lambda entry: (entry.path, entry.line)):
        if entry.titled and not entry.vendored and not _is_what_it_says(entry):
            text = "differs from it"
            if entry.expression:
                text = f"is that of {entry.expression.text}"
            found = RULE.finding(
                f"{entry.path} is titled {excerpt(entry.titled)}, but its text {text}",
                place=(entry.path, entry.line),
                subject=entry.titled,
            )
            weight = RULE.severity if entry.titled in reciprocal else Severity.WARNING
            yield replace(found, severity=weight)


def _is_what_it_says(entry: Declaration) -> bool:
    return entry.expression is not None and entry.titled in entry.expression.ids


RULE: Final = Rule(
    code="PPL104",
    name="license-titled-but-other-text",
    severity=Severity.ERROR,
    summary="a text is titled as one license and is another",
    clause="",
    remedy="restore the original text, or name the changed one LicenseRef-<name>",
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
