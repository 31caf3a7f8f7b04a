"""Reports on a phyle to test formats with: an ordinary one, one of nothing, a hostile, a large."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from pplcheck.formats.neutral import without_addresses
from pplcheck.model.assembly import SCHEMA_VERSION, Input
from pplcheck.model.assembly_phyle import (
    BetweenRow,
    FlowRow,
    MemberRow,
    OwedRow,
    PhyleReport,
    ProjectRow,
)
from tests.formats.assembled import DIGEST, EVIL, HEAD

KITCHEN = ProjectRow(
    name="Kitchen",
    steward="nebula",
    steward_name="Nebula Coop",
    url="",
    state="judged",
    reason="",
    complete=True,
    head=HEAD,
    license="PPL",
    terms="reciprocal",
    contributions=16012,
    people=113,
    by_members=9120,
    by_others=640,
    open=5871,
    owing=2,
    undetermined=3,
    errors=1,
)
PANTRY = replace(
    KITCHEN,
    name="Pantry",
    steward="",
    steward_name="",
    complete=False,
    license="",
    terms="unknown",
    contributions=800,
    people=9,
    by_members=500,
    by_others=0,
    open=300,
    owing=0,
    undetermined=0,
    errors=0,
)
UNJUDGED = replace(
    KITCHEN,
    name="Garden",
    steward="meadow",
    steward_name="Meadow Coop",
    state="refused",
    reason="../garden: the history is shallow; fetch the rest with `git fetch --unshallow`",
    complete=False,
    head="",
    license="",
    terms="unknown",
    contributions=0,
    people=0,
    by_members=0,
    by_others=0,
    open=0,
    owing=0,
    undetermined=0,
    errors=0,
)
AWAY = replace(
    UNJUDGED,
    name="Ledger",
    steward="",
    steward_name="",
    url="https://forge.example/ledger",
    state="address",
    reason="",
)
NEBULA = MemberRow(
    id="nebula",
    name="Nebula Coop",
    keeps=1,
    gave=8700,
    recent=410,
    to_own=8200,
    to_others=0,
    shared=500,
    received=920,
    silent=False,
)
MEADOW: dict[str, Any] = {
    "gave": 920,
    "recent": 0,
    "to_own": 0,
    "to_others": 920,
    "shared": 0,
    "received": 0,
}
FLOW = FlowRow(
    member="nebula",
    name="Nebula Coop",
    project="Kitchen",
    steward="nebula",
    steward_name="Nebula Coop",
    commits=8200,
    recent=400,
    people=11,
    low=0.512116,
    high=0.878778,
)
LITTLE: dict[str, Any] = {"people": 1, "recent": 0, "low": 0.057457, "high": 0.424119}
HALF: dict[str, Any] = {"commits": 500, "people": 2, "recent": 10, "low": 0.625, "high": 1.0}
BETWEEN = BetweenRow(
    member="nebula",
    name="Nebula Coop",
    steward="nebula",
    steward_name="Nebula Coop",
    commits=8200,
)
OWED = OwedRow(
    project="Kitchen",
    party="orbit",
    name="Orbit Ltd",
    kind="commercial",
    commits=0,
    uses=True,
)
PHYLE = PhyleReport(
    schema_version=SCHEMA_VERSION,
    tool="pplcheck",
    version="0.1.0",
    as_of=date(2026, 11, 22),
    complete=False,
    name="Kitchens & gardens",
    inputs=(
        Input(role="phyle", path="phyle.toml", digest=DIGEST),
        Input(role="register", path="shared/register.toml", digest=DIGEST),
    ),
    more_inputs=1,
    judged=2,
    not_judged=4,
    projects=(
        KITCHEN,
        UNJUDGED,
        PANTRY,
        AWAY,
        replace(AWAY, name="Shed", url="", state="left-out"),
    ),
    more_projects=1,
    members=(
        NEBULA,
        replace(NEBULA, id="meadow", name="Meadow Coop", **MEADOW),
        replace(
            NEBULA,
            id="quiet",
            name="quiet",
            keeps=0,
            gave=0,
            recent=0,
            to_own=0,
            shared=0,
            received=0,
            silent=True,
        ),
    ),
    more_members=2,
    between=(
        BETWEEN,
        replace(BETWEEN, member="meadow", name="Meadow Coop", commits=920),
        replace(BETWEEN, steward="", steward_name="", commits=500),
    ),
    more_between=3,
    flows=(
        FLOW,
        replace(FLOW, member="meadow", name="Meadow Coop", commits=920, **LITTLE),
        replace(FLOW, project="Pantry", steward="", steward_name="", **HALF),
    ),
    more_flows=4,
    owed=(OWED, replace(OWED, party="comet", name="Comet Inc", commits=640, uses=False)),
    more_owed=5,
)
"""A report in which every part says something."""

EMPTY = replace(
    PHYLE,
    complete=True,
    inputs=(),
    more_inputs=0,
    judged=0,
    not_judged=0,
    projects=(),
    more_projects=0,
    members=(NEBULA,),
    more_members=0,
    between=(),
    more_between=0,
    flows=(),
    more_flows=0,
    owed=(),
    more_owed=0,
)
"""A report on a phyle that names no project."""

CODES = frozenset(
    (  # noqa: SIM905 - a list of words is read more easily so
        "schema_version state terms kind role tool version"
    ).split()
)
"""Members that no stranger writes."""


def hostile(part: Any = PHYLE) -> Any:
    """The report with every text of strangers replaced by what could hurt."""
    if isinstance(part, tuple):
        return tuple(hostile(entry) for entry in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    return replace(part, **{field.name: _evil(part, field.name) for field in fields(part)})


def _evil(part: Any, name: str) -> Any:
    value = getattr(part, name)
    if isinstance(value, str) and value and name not in CODES:
        return without_addresses(EVIL)
    return hostile(value)


PHYLES = {"full": PHYLE, "empty": EMPTY, "hostile": hostile()}
