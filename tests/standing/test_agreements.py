from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pplcheck.model.agreement import Agreement, User
from pplcheck.model.party import Answer, Ground, Kind, Strength, Use
from pplcheck.standing.agreements import Agreed, applies_to, read_agreements
from pplcheck.standing.situation import Classified
from tests.standing.parties import (
    AS_OF,
    FIRM,
    SHOWN,
    agrees,
    setting,
    situation,
    the_one,
    uses,
)

COMMERCIAL = frozenset({Use.COMMERCIAL})


def party(*agreements: Agreement, users: tuple[User, ...] = (uses(Use.COMMERCIAL),)) -> Classified:
    return the_one(situation(organizations=(FIRM,), users=users, agreements=agreements))


def on_file(number: str, source: str, answer: Answer, strength: Strength) -> Ground:
    return Ground(clause=number, fact="agreement", answer=answer, source=source, strength=strength)


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


@pytest.mark.parametrize(
    ("start", "until", "answer", "state"),
    [
        pytest.param(None, None, Answer.YES, "in force", id="without dates"),
        pytest.param(AS_OF, None, Answer.YES, "in force", id="from today on"),
        pytest.param(
            AS_OF + timedelta(1), None, Answer.NO, f"begins on {AS_OF + timedelta(1)}", id="later"
        ),
        pytest.param(None, AS_OF, Answer.NO, f"ended on {AS_OF}", id="until today, exclusive"),
    ],
)
def test_an_agreement_is_told_with_its_state(
    start: date | None, until: date | None, answer: Answer, state: str
) -> None:
    entry = party(agrees(scope=("api/**", "docs/**"), start=start, until=until))

    found = read_agreements(entry, COMMERCIAL, setting())

    told = on_file("4(f)", f"{SHOWN}: for api/**, docs/**, {state}", answer, Strength.REGISTER)
    assert found == Agreed(cover=answer is Answer.YES, grounds=(told,))


def test_that_no_agreement_is_on_file_is_told_of_firms_and_users() -> None:
    none = on_file("4(f)", "none on file", Answer.UNKNOWN, Strength.NOTHING)
    firm, user = replace(party(), uses=()), replace(party(), kind=Kind.UNKNOWN)

    for entry in (firm, user):
        assert read_agreements(entry, COMMERCIAL, setting()) == Agreed(cover=False, grounds=(none,))
    neither = replace(firm, kind=Kind.UNKNOWN)
    assert read_agreements(neither, COMMERCIAL, setting()) == Agreed(cover=False, grounds=())


@pytest.mark.parametrize(
    ("agreed", "used", "missing"),
    [
        pytest.param((("**",),), (("api/**",),), "", id="everything"),
        pytest.param(((), ("api/**",)), ((), ("docs/**",)), "", id="no scope is everything"),
        pytest.param((("api/**",), ("docs/**",)), (("docs/**",),), "", id="one of two"),
        pytest.param((("api/**",),), (("x/**",), ("docs/**",)), "docs/**, x/**", id="others"),
        pytest.param((("api/**",),), ((),), "**", id="all is used"),
    ],
)
def test_scopes_are_compared_where_no_files_are_known(
    agreed: tuple[tuple[str, ...], ...], used: tuple[tuple[str, ...], ...], missing: str
) -> None:
    users = tuple(uses(Use.COMMERCIAL, scope=scope) for scope in used)
    entry = replace(party(), uses=users, agreements=tuple(agrees(scope=one) for one in agreed))

    found = read_agreements(entry, COMMERCIAL, setting(paths=()))

    assert found.cover is not bool(missing)
    short = [ground for ground in found.grounds if ground.fact != "agreement"]
    assert short == (
        [
            Ground(
                clause="4(f)",
                fact="agreement covers the use",
                answer=Answer.NO,
                source=f"not covered: {missing}",
                strength=Strength.REGISTER,
            )
        ]
        if missing
        else []
    )


def test_only_the_uses_in_question_and_within_the_terms_need_an_agreement() -> None:
    users = (
        uses(Use.COMMERCIAL, scope=("api/**",)),
        uses(Use.NONCOMMERCIAL, scope=("docs/**",)),
        uses(Use.COMMERCIAL, scope=("elsewhere/**",)),
    )
    entry = party(agrees(scope=("api/**",)), users=users)

    assert read_agreements(entry, COMMERCIAL, setting()).cover
    assert not read_agreements(entry, frozenset(Use), setting()).cover
    assert not read_agreements(entry, COMMERCIAL, setting(), (("docs/**",),)).cover


def test_without_a_declared_use_everything_needs_an_agreement() -> None:
    half = replace(party(agrees(scope=("api/**",))), uses=())

    found = read_agreements(half, COMMERCIAL, setting())

    assert not found.cover
    assert found.grounds[-1].source == "not covered: 1 of 2 files used, such as docs/b.md"
