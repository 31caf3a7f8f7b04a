"""A signature does not hold.

Where you bring along the keys you trust, commits signed with them count as stronger evidence than
an address anyone can type. A signature that does not fit its commit, that has expired, or whose key
had expired or was revoked when it was looked at, proves nothing: its commits count like unsigned
ones. Most often somebody let a key expire, or a commit was rewritten by a tool; it can also mean
that somebody changed what another had signed. Commits without a signature, or with one of a key
you did not bring, are not told here: nobody has to sign.

What to do: ask the author. A key that expired can be prolonged and brought along anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt, plural


def _check(evidence: Evidence) -> Iterator[Finding]:
    signatures = evidence.history.signatures
    if signatures is None or not signatures.unsound:
        return
    first = signatures.unsound[0]
    found = RULE.finding(
        f"{plural(signatures.unsound_count, 'commit')} with a signature that does not hold; the "
        f"newest: {first.commit[:7]}, {excerpt(first.what)}",
        subject="signatures",
    )
    yield replace(found, commit=first.commit)


RULE: Final = Rule(
    code="PPL908",
    name="unsound-signature",
    severity=Severity.WARNING,
    summary="commits carry a signature that does not hold",
    clause="",
    remedy="ask the authors; such commits count like unsigned ones",
    example=(
        "With `--allowed-signers keys`, one commit was changed after it had been signed.\n"
        "1 commit with a signature that does not hold; the newest: 5614bb3, the signature does not "
        "fit the commit"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
