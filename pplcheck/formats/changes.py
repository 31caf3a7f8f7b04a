"""What a change does, short: as lines for people and as a block for machines.

Formats for pull requests show it first. Nobody is named; organizations are.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from pplcheck.formats.declared import Value
from pplcheck.formats.neutral import neutral, shown
from pplcheck.model.changes import Changes, Governs
from pplcheck.model.rule import plural

LISTED: Final = 100
"""How many entries a list in the machine block holds; its count tells of all."""

_NAMED: Final = 3
_NAME: Final = 60
_SHORT: Final = 7


def headline(changes: Changes) -> str:
    """From where to where: the head's commits beside a base."""
    base = neutral(changes.base[:_SHORT])
    named = shown(changes.named, _NAME)
    if changes.is_ahead:
        return f"since {base}, where this branched off {named}, which has moved on"
    return f"since {base}" if changes.base.startswith(changes.named) else f"since {named} ({base})"


def lines(changes: Changes) -> tuple[str, ...]:
    """What the change does, a line a subject, those without anything to say left out."""
    told = [_who(changes)]
    told += [
        f"{shown(change.path, _NAME)}: {_text(change.before)} → {_text(change.after)}"
        for change in changes.licenses[:_NAMED]
    ]
    told += _more(len(changes.licenses), "license change")
    told += _other_terms(changes)
    told += [
        f"{shown(entry.path, _NAME)} is a submodule now, not checked"
        for entry in changes.submodules[:_NAMED]
    ]
    told += _more(len(changes.submodules), "new submodule")
    if changes.governing:
        reviewer = shown(changes.reviewer, _NAME) or "a maintainer"
        told.append(f"for {reviewer} to review: {_paths(changes.governing)}")
    if changes.stale:
        told.append(f"outdated, update this branch: {_paths(changes.stale)}")
    return tuple(told)


def block(changes: Changes | None) -> Value | None:
    """The same for machines; None where no base was named."""
    if changes is None:
        return None
    return {
        "base": changes.base,
        "head": changes.head,
        "named": changes.named,
        "ahead": changes.is_ahead,
        "commits": changes.commits,
        "new_contributors": changes.new_contributors,
        "new_organizations": list(changes.new_organizations),
        "license": {
            "from": changes.license_before or None,
            "to": changes.license_after or None,
            "terms_from": changes.terms_before.value,
            "terms_to": changes.terms_after.value,
        },
        "licenses": {
            "count": len(changes.licenses),
            "rows": [
                {"path": entry.path, "from": entry.before or None, "to": entry.after or None}
                for entry in changes.licenses[:LISTED]
            ],
        },
        "other_terms": {
            "count": len(changes.other_terms),
            "rows": [
                {"path": entry.path, "expression": entry.expression}
                for entry in changes.other_terms[:LISTED]
            ],
        },
        "released": {"count": len(changes.released), "rows": list(changes.released[:LISTED])},
        "submodules": [
            {"path": entry.path, "replaced": entry.replaced} for entry in changes.submodules
        ],
        "governing": [_governs(entry) for entry in changes.governing],
        "reviewer": changes.reviewer or None,
        "stale": [_governs(entry) for entry in changes.stale],
    }


def _who(changes: Changes) -> str:
    parts = [plural(changes.commits, "commit")]
    if changes.new_contributors:
        parts.append(plural(changes.new_contributors, "new contributor"))
    organizations = [shown(name, _NAME) for name in changes.new_organizations]
    if organizations:
        named = ", ".join(organizations[:_NAMED])
        rest = len(organizations) - _NAMED
        more = f" and {rest:,} more" if rest > 0 else ""
        word = "organization" if len(organizations) == 1 else "organizations"
        parts.append(f"new {word}: {named}{more}")
    return " · ".join(parts)


def _other_terms(changes: Changes) -> list[str]:
    """New files under other terms, those of one license together, the most first."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in changes.other_terms:
        found[entry.expression].append(entry.path)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    told = []
    for expression, paths in ranked[:_NAMED]:
        first = shown(paths[0], _NAME)
        example = first if len(paths) == 1 else f"{first}, …"
        told.append(f"{plural(len(paths), 'new file')} under {_text(expression)}: {example}")
    return told + _more(len(ranked), "license of new files", "licenses of new files")


def _more(count: int, one: str, many: str = "") -> list[str]:
    rest = count - _NAMED
    return [f"and {plural(rest, one, many)} more"] if rest > 0 else []


def _text(expression: str) -> str:
    return shown(expression, _NAME) or "nothing declared"


def _paths(governing: tuple[Governs, ...]) -> str:
    named = ", ".join(shown(entry.path, _NAME) for entry in governing[:_NAMED])
    rest = len(governing) - _NAMED
    return f"{named} and {rest:,} more" if rest > 0 else named


def _governs(entry: Governs) -> Value:
    return {"path": entry.path, "what": entry.what.value}
