from __future__ import annotations

import pytest

from pplcheck.config.profiles import load_profiles
from pplcheck.model.license import Leaf
from pplcheck.model.party import Answer, Kind, Use
from pplcheck.model.permission import Inquiry
from pplcheck.standing.citations import cite
from pplcheck.standing.permission import permission
from pplcheck.standing.remedies import remedies

PROFILES = load_profiles()
NO_WAY = "ask the licensor for a separate agreement; LicenseRef-Coopyleft names no such way itself"
OPEN = "or keep to noncommercial use, which is open to this user"


def steps(name: str, kind: Kind, use: Use = Use.COMMERCIAL, **facts: str) -> tuple[str, ...]:
    stated = tuple(sorted((fact, Answer(value)) for fact, value in facts.items()))
    inquiry = Inquiry(kind=kind, use=use, facts=stated)
    leaf = Leaf(id=name)
    decided = permission(leaf, PROFILES, inquiry)
    return remedies(decided, cite(decided, inquiry), inquiry, leaf, PROFILES)


def test_a_yes_needs_nothing() -> None:
    assert steps("MIT", Kind.COMMERCIAL) == ()


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("PPL", Kind.NONPROFIT, "ask the licensor for a separate written agreement (4(f))"),
        (
            "LicenseRef-Coopyleft",
            Kind.COMMERCIAL,
            NO_WAY,
        ),
        (
            "LicenseRef-House",
            Kind.NONPROFIT,
            "read the license itself, or ask the authors what it allows",
        ),
    ],
)
def test_whom_to_ask(name: str, kind: Kind, expected: str) -> None:
    assert expected in steps(name, kind)


def test_the_facts_that_would_settle_it_are_named_and_no_value_suggested() -> None:
    first = steps("PPL", Kind.COOPERATIVE)[0]

    assert "--fact worker_owned=… --fact surplus_to_worker_owners=…" in first


def test_the_use_that_stays_open_is_named_only_where_it_is() -> None:
    assert OPEN in steps("PPL", Kind.NONPROFIT)
    assert OPEN not in steps("PPL", Kind.COMMERCIAL, profits_from_wage_labor="yes")
    assert OPEN not in steps("PPL", Kind.COMMERCIAL, Use.NONCOMMERCIAL)
