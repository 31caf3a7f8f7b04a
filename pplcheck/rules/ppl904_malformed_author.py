"""Some commits do not say clearly who made them.

An author line without a name, an address or a date that can be read is rare; old conversions from
other systems and hand-made commits have them. Such commits are counted, and where no author can
be read they belong to the unknown part of every share. They are not dropped, since a commit that
disappears from the count changes everybody's share.

What to do: usually nothing; history is not worth rewriting for it. Where it matters who it was, a
line in `.mailmap` or an identity in the register names them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt, plural


def _check(evidence: Evidence) -> Iterator[Finding]:
    yield from RULE.gaps(evidence)
    malformed = evidence.history.malformed
    if malformed:
        first = malformed[0]
        found = RULE.finding(
            f"{plural(len(malformed), 'commit')} with an author or committer line that cannot be "
            f"read fully; the first: {first.commit[:7]}, {excerpt(first.what)}",
            subject="malformed",
        )
        yield replace(found, commit=first.commit)


RULE: Final = Rule(
    code="PPL904",
    name="malformed-author-line",
    severity=Severity.WARNING,
    summary="commits whose author or committer line cannot be read fully",
    clause="",
    remedy="nothing is lost: they are counted; name the authors in .mailmap where it matters",
    example=(
        "Three commits were converted from another system without an author's name.\n"
        "3 commits with an author or committer line that cannot be read fully; the first: "
        "5614bb3, the author line names nobody"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
