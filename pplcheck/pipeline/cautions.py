"""What to know next to an answer about permission: facts that clash, other voices, other files."""

from __future__ import annotations

from collections.abc import Sequence

from pplcheck.licensing.conflicts import conflicts
from pplcheck.licensing.scope import Scopes
from pplcheck.model.declaration import Conflict, Declaration
from pplcheck.model.license import Terms
from pplcheck.model.party import FACTS
from pplcheck.model.permission import Inquiry
from pplcheck.model.policy import Policy
from pplcheck.model.rule import plural
from pplcheck.model.scope import FileLicense
from pplcheck.model.standing import Reading
from pplcheck.standing.permission import contradicted

_SAID = 4

_COPYFAIR = (
    "the project's policy (reading copyfair) also lets those use the work who contribute to it; "
    "the license does not say so, and this answer is the license's"
)


def stated_against(inquiry: Inquiry) -> tuple[str, ...]:
    """Facts that are stated against what the kind of user means."""
    kind = inquiry.kind.value.replace("-", " ")
    return tuple(
        f"stated against what is meant by {kind}: {FACTS[fact]}: {answer.value}; taken as stated"
        for fact, answer in contradicted(inquiry)
    )


def policy_voice(policy: Policy, found: FileLicense) -> tuple[str, ...]:
    """That the project's own rule lets contributors use what the license closes to them."""
    is_copyfair = policy.reading is Reading.COPYFAIR and found.terms is Terms.RECIPROCAL
    return (_COPYFAIR,) if is_copyfair else ()


def differing(declarations: Sequence[Declaration], found: FileLicense) -> tuple[str, ...]:
    """Declarations for the same place that say something else than the one believed."""
    via = found.via
    if via is None:
        return ()
    return tuple(
        _conflict(conflict, via)
        for conflict in conflicts(declarations)
        if conflict.covers == via.covers and not conflict.inbound
    )


def _conflict(conflict: Conflict, believed: Declaration) -> str:
    said = [
        f"{entry.path}{f':{entry.line}' if entry.line else ''} says {entry.expression.text}"
        for entry in conflict.declarations
        if entry.expression and entry.expression != believed.expression
    ]
    more = f", and {len(said) - _SAID} more" if len(said) > _SAID else ""
    return f"{'; '.join(said[:_SAID])}{more}; {believed.path} is believed first"


def untracked(paths: Sequence[str], place: str) -> tuple[str, ...]:
    """That a path is no file of the work, nor a folder with any."""
    known = not place or any(path == place or path.startswith(f"{place}/") for path in paths)
    text = f"{place} is not among the files of the work; what is told is the license around it"
    return () if known else (text,)


def other_files(
    paths: Sequence[str], scopes: Scopes, found: FileLicense, place: str
) -> tuple[str, ...]:
    """How many files below a folder are under other licenses than the one an answer is about."""
    prefix = f"{place}/" if place else ""
    below = [path for path in paths if path.startswith(prefix)]
    others = sum(scopes.license_of(path).expression != found.expression for path in below)
    if not others:
        return ()
    verb = "is" if others == 1 else "are"
    count = plural(others, "file")
    told = f"{count} of {len(below):,} here {verb} not under this license"
    return (f"{told}: pplcheck licenses --tree",)
