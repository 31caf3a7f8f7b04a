"""A later commit replaced a license that keeps the commons by one that does not.

A license with reciprocity terms asks something back from those who live off the commons; a
copyleft license keeps changed versions in it. Where one of them gives way to a permissive license
or to proprietary terms, later work can be taken and nothing need come back. That may well be what
the project decided. But people gave their work under the earlier promise, and they, and everybody
who reuses the work, should be able to see when it changed.

Nothing is taken back by such a change: what was released under the earlier license stays under
it, for all who have it. The Peer Production License says so in clause 7(b), and other licenses of
the kind in their own words. A change from reciprocity terms to copyleft is not reported, nor one
that a later commit has undone.

What to do: say in the README up to which commit the earlier license applies, and that it still
does there; if the change was a mistake, restore the license. Where it was decided, waive the
finding and name the decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from pplcheck.model.declaration import Origin, Period
from pplcheck.model.license import AllOf, Expr, Leaf, LicenseTerms, Terms
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule

_COPYLEFT_FAMILIES: Final = frozenset({"copyleft", "gnu", "parity", "cooperative", "npl"})
_COPYLEFT: Final = re.compile(
    r"(?:[AL]?GPL|MPL|EPL|EUPL|CDDL|OSL|CECILL|CC-BY-(?:NC-)?SA|ODbL|CPL|APSL|MS-RL|QPL|SSPL|copyleft)"
    r"-",
    re.IGNORECASE,
)
_RESTRICTED: Final = re.compile(r"-(?:NC|ND)\b")
_PROPRIETARY: Final = re.compile(
    r"proprietary|all-rights-reserved|^UNLICENSED$|^BUSL-|^Elastic-|commercial$|^LicenseRef-EULA",
    re.IGNORECASE,
)
_STAYS: Final = {"PPL": "7(b)"}
"""Where a license says that what was granted stays granted, more closely than its profile."""


def _check(evidence: Evidence) -> Iterator[Finding]:
    found = (*evidence.license.periods, *_edited(evidence))
    for place, (before, after) in enumerate(pairwise(found), start=2):
        undone = any(_keeps(later, evidence.profiles) for later in found[place:])
        if not undone and _closes(before, after, evidence.profiles):
            yield _finding(before, after, evidence.profiles)


def _edited(evidence: Evidence) -> Iterator[Period]:
    """The license file as edited and not committed yet, where that is what differs."""
    present, periods = evidence.license, evidence.license.periods
    source = present.declaration
    if not periods or source is None or present.expression is None or present.since:
        return
    if source.path == periods[-1].path and source.origin is not Origin.POLICY:
        yield replace(periods[-1], commit="", expression=present.expression, terms=present.terms)


def _finding(before: Period, after: Period, profiles: tuple[LicenseTerms, ...]) -> Finding:
    earlier = before.expression.text if before.expression else ""
    later = after.expression.text if after.expression else "nothing that can be named"
    when = f"on {after.day.isoformat()} ({after.commit[:9]})" if after.commit else "by an edit"
    found = RULE.finding(
        f"{earlier} was replaced by {later} {when}; "
        f"what was released under {earlier} stays under it",
        place=(after.path, 0),
        clause=_clause(before, profiles),
        subject=f"{earlier} > {later}",
    )
    return replace(found, commit=after.commit)


def _clause(period: Period, profiles: tuple[LicenseTerms, ...]) -> str:
    """The clause of the earlier license that speaks of its end, empty where none is known."""
    ids = period.expression.ids if period.expression else ()
    for profile in profiles:
        if profile.id in ids and profile.terms is Terms.RECIPROCAL:
            ends = [clause.number for clause in profile.clauses if "terminat" in clause.subject]
            return _STAYS.get(profile.id, ends[0] if ends else "")
    return ""


def _keeps(period: Period, profiles: tuple[LicenseTerms, ...]) -> bool:
    """Whether a license asks something back or keeps changed versions in the commons."""
    if period.terms is Terms.RECIPROCAL:
        return True
    return period.expression is not None and _is_copyleft(period.expression.tree, profiles)


def _closes(before: Period, after: Period, profiles: tuple[LicenseTerms, ...]) -> bool:
    if not _keeps(before, profiles) or _keeps(after, profiles):
        return False
    if after.expression is None:
        return before.terms is Terms.RECIPROCAL
    ids = after.expression.ids
    if any(_PROPRIETARY.search(name) for name in ids):
        return True
    restricted = any(_RESTRICTED.search(name) for name in ids)
    return before.terms is Terms.RECIPROCAL and after.terms is Terms.NONE and not restricted


def _is_copyleft(tree: Expr, profiles: tuple[LicenseTerms, ...]) -> bool:
    """Of licenses that all apply one is enough; of alternatives all must be."""
    if isinstance(tree, Leaf):
        families = {profile.id: profile.family for profile in profiles}
        return families.get(tree.id) in _COPYLEFT_FAMILIES or bool(_COPYLEFT.match(tree.id))
    parts = [_is_copyleft(part, profiles) for part in tree.parts]
    return any(parts) if isinstance(tree, AllOf) else all(parts)


RULE: Final = Rule(
    code="PPL105",
    name="commons-closed",
    severity=Severity.WARNING,
    summary="a license that keeps the commons was replaced by one that does not",
    clause="7(b)",
    remedy="say up to which commit the earlier license applies, or restore it",
    example=(
        "The LICENSE file was the Peer Production License until May 2025, and is MIT since.\n"
        "PPL was replaced by MIT on 2025-05-02 (5614bb3a0); what was released under PPL stays "
        "under it"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
