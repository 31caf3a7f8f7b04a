"""A license is declared in words nobody can look up.

"Our own license", a misspelt id or an invented abbreviation may be clear to those who wrote it;
to everyone else, and to every tool, it leaves open what is allowed. The bare letters PPL are an
example: apart from the Peer Production License they stand for a pilot's license, a library and
other licenses. The terms of such a license are unknown here, not absent: what rests on them is
reported as undetermined. A known license with terms added to it, such as "MIT with the Commons
Clause" or "Apache-2.0, for noncommercial use only", is another license, and unknown as well.

What to do: use the license's SPDX id; where it has none, name it `LicenseRef-` and a name of
your own, and keep its text in `LICENSES/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.declaration import Declaration, Origin
from pplcheck.model.license import AllOf, AnyOf, Expr, Terms
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt, plural


def _check(evidence: Evidence) -> Iterator[Finding]:
    named = frozenset(one.id for one in evidence.profiles if one.terms is Terms.UNKNOWN)
    unread = {gap.path for gap in evidence.gaps}
    places: dict[str, list[Declaration]] = {}
    for entry in sorted(evidence.declarations, key=lambda entry: (entry.path, entry.line)):
        reason = _unknown(entry, named)
        if entry.path in unread or entry.vendored or _titled_otherwise(entry):
            continue
        if reason:
            places.setdefault(reason, []).append(entry)
    for reason, entries in places.items():
        first = entries[0]
        others = f" ({plural(len(entries), 'place')})" if len(entries) > 1 else ""
        yield RULE.finding(
            f"{reason}{others}", place=(first.path, first.line), subject=excerpt(first.written)
        )


def _titled_otherwise(entry: Declaration) -> bool:
    """Whether the place is one of a titled text that is not what its title says: PPL104's."""
    return bool(entry.titled)


def _unknown(entry: Declaration, named: frozenset[str]) -> str:
    """What is unknown about a declaration, in words; empty where nothing is.

    `named` are licenses known by name only, of which no text was to be had.
    """
    if entry.expression is None:
        if entry.origin is Origin.TEXT:
            return f"the text of {entry.path} is not that of a license known here"
        return f'"{excerpt(entry.written)}" names no license that can be looked up'
    names = sorted(
        {*_unknown_ids(entry.expression.tree), *named.intersection(entry.expression.ids)}
    )
    if not names:
        return ""
    return f"{' and '.join(names)} is not known here; its terms are undetermined"


def _unknown_ids(tree: Expr) -> Iterator[str]:
    if isinstance(tree, AllOf | AnyOf):
        for part in tree.parts:
            yield from _unknown_ids(part)
    elif not tree.known:
        yield tree.id


RULE: Final = Rule(
    code="PPL102",
    name="unknown-license-expression",
    severity=Severity.WARNING,
    summary="a declared license cannot be looked up",
    clause="",
    remedy="use the SPDX id, or LicenseRef-<name> with the text in LICENSES/",
    example=(
        'composer.json says `"license": "Coopyleft-2"`, a name no list of licenses knows.\n'
        '"Coopyleft-2" names no license that can be looked up'
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
