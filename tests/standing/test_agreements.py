from __future__ import annotations

from dataclasses import replace

from pplcheck.model.party import Use
from pplcheck.standing.agreements import applies_to, read_agreements
from tests.standing.parties import FIRM, agrees, setting, situation, the_one, uses


def test_a_use_applies_where_it_meets_a_file_under_the_terms() -> None:
    use = uses(Use.COMMERCIAL, scope=("api/**",))

    assert applies_to(use, ("api/x.py",))
    assert applies_to(use, ())
    assert not applies_to(use, ("docs/x.md",))


def test_two_agreements_together_may_cover_a_use() -> None:
    halves = (agrees(scope=("api/**",)), agrees(scope=("docs/**",)))
    entry = the_one(
        situation(organizations=(FIRM,), users=(uses(Use.COMMERCIAL),), agreements=halves)
    )

    under = setting(paths=("api/x", "docs/y"))
    both = read_agreements(entry, frozenset({Use.COMMERCIAL}), under)
    half = read_agreements(
        replace(entry, agreements=halves[:1]), frozenset({Use.COMMERCIAL}), under
    )

    assert (both.cover, half.cover) == (True, False)
    assert half.grounds[-1].source == "not covered: 1 of 2 files used, such as docs/y"


def test_the_clause_is_the_licenses_own_or_none() -> None:
    entry = the_one(
        situation(organizations=(FIRM,), users=(uses(Use.COMMERCIAL),), agreements=(agrees(),))
    )

    numbers = [
        read_agreements(entry, frozenset({Use.COMMERCIAL}), setting(key)).grounds[0].clause
        for key in ("PPL", "Coopyleft")
    ]

    assert numbers == ["4(f)", ""]
