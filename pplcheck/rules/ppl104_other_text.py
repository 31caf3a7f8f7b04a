"""A text is titled as one license and is another.

A file headed "Peer Production License" sometimes holds a changed or an altogether different
text: a translation with other gates, an edited copy, a noncommercial license under a new title.
What people read decides what they may do, so the title promises something the text does not
keep. The difference may be deliberate; then it deserves a name of its own, so that nobody takes
it for the license whose clauses they know. Clause 4(a) of the PPL, for one, lets nobody add
terms to it. Where the title is that of an ordinary license, this is a warning, and also where the
text is only close to a license and does not take its name. So it is where the notice at the head
of a file is the one the GNU licenses propose, and only the name in it was replaced: it may still
promise what the license named does not, such as later versions, or point to the text of the GPL.

What to do: restore the original text, write the notice anew, or give the changed one its own name
(`LicenseRef-` and a name) and say what differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pplcheck.model.declaration import Declaration
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt, plural, some_of


def _check(evidence: Evidence) -> Iterator[Finding]:
    reciprocal = {terms.id for terms in evidence.profiles if terms.terms is Terms.RECIPROCAL}
    declared = sorted(evidence.declarations, key=lambda entry: (entry.path, entry.line))
    for entry in declared:
        if entry.titled and not entry.vendored and not _is_what_it_says(entry):
            found = RULE.finding(
                f"{entry.path} {_words(entry)}",
                place=(entry.path, entry.line),
                subject=entry.titled,
            )
            is_grave = entry.titled in reciprocal and not _is_unnamed(entry)
            weight = RULE.severity if is_grave else Severity.WARNING
            yield replace(found, severity=weight)
    yield from _edited([entry for entry in declared if entry.wording and not entry.vendored])


def _words(entry: Declaration) -> str:
    """What a text is called and what it is; one that names no license is only close to one."""
    changes = f", changed in {some_of(entry.changed)}" if entry.changed else ""
    titled = excerpt(entry.titled)
    if entry.expression:
        return f"is titled {titled}, but its text is that of {entry.expression.text}"
    if _is_unnamed(entry):
        return f"has a text close to {titled}{changes}, and no name of its own that is known"
    return f"is titled {titled}, but its text differs from it{changes}"


def _is_unnamed(entry: Declaration) -> bool:
    """Whether a text is only close to a license, and has no title that is known."""
    return entry.expression is None and not entry.written


def _edited(found: list[Declaration]) -> Iterator[Finding]:
    """Notices in the wording of another license's, those that name the same license together."""
    alike: dict[tuple[str, str], list[Declaration]] = {}
    for entry in found:
        named = entry.expression.text if entry.expression else excerpt(entry.written)
        alike.setdefault((named, entry.wording), []).append(entry)
    for (named, wording), entries in alike.items():
        verb = "names" if len(entries) == 1 else "name"
        finding = RULE.finding(
            f"{plural(len(entries), 'file')} {verb} {named} in the wording of the {wording}'s "
            f"notice: {some_of([entry.path for entry in entries])}",
            place=(entries[0].path, entries[0].line),
            subject=f"{named} in the words of {wording}",
        )
        yield replace(finding, severity=Severity.WARNING)


def _is_what_it_says(entry: Declaration) -> bool:
    return entry.expression is not None and entry.titled in entry.expression.ids


RULE: Final = Rule(
    code="PPL104",
    name="license-titled-but-other-text",
    severity=Severity.ERROR,
    summary="a text is titled as one license and is another",
    clause="",
    remedy="restore the original text, or name the changed one LicenseRef-<name>",
    example=(
        "LICENSE is titled Peer Production License, and its section 4 has been rewritten.\n"
        "LICENSE is titled PPL, but its text differs from it, changed in section 4"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
