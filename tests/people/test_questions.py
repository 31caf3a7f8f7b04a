from __future__ import annotations

from datetime import date

import pytest

from pplcheck.model.inquiry import Inquiries, Topic
from pplcheck.model.party import Answer, Ground, Kind, Strength
from pplcheck.model.standing import Basis, PartyStanding, Reciprocity, Standing, Verdict
from pplcheck.people.questions import inquiries, questions


def _party(  # noqa: PLR0913
    commits: int,
    kind: Kind = Kind.INDIVIDUAL,
    *,
    key: str = "",
    standing: Standing = Standing.COMMONER,
    basis: Basis = Basis.PRESUMED,
    limbs: tuple[str, ...] = (),
) -> PartyStanding:
    is_person = not key or key.startswith("address:")
    return PartyStanding(
        party=key or f"address:{commits}@gmail.com",
        name=key or "Ada Example",
        kind=kind,
        is_person=is_person,
        standing=standing,
        basis=basis,
        verdict=Verdict.PERMITTED,
        reciprocity=Reciprocity.NONE,
        commits=commits,
        recent=0,
        people=1,
        first=None,
        last=None,
        grounds=tuple(
            Ground(clause="", fact=name, answer=Answer.YES, source="", strength=Strength.REGISTER)
            for name in limbs
        ),
        settles="which of two holds",
    )


def _asked(*parties: PartyStanding, reciprocal: bool = False) -> list[tuple[str, float]]:
    found = questions(parties, unattributed=0, reciprocal=reciprocal, users_declared=False)
    return [(entry.ask, entry.settles) for entry in found]


def test_the_smallest_group_that_settles_most_is_asked_about() -> None:
    found = _asked(*(_party(commits) for commits in (50, 30, 15, 3, 1, 1)))

    assert found == [("3 people: whom did they act for, and when?", 0.95)]


def test_one_person_is_one_person_in_two_capacities() -> None:
    found = _asked(
        _party(5, key="address:ada@gmail.com"),
        _party(
            5,
            key="address:ada@gmail.com#conflict",
            standing=Standing.UNDETERMINED,
            basis=Basis.SHOWN,
        ),
    )

    assert found == [("1 person: whom did they act for, and when?", 1.0)]


def test_nobody_who_is_shown_is_asked_about() -> None:
    assert _asked(_party(5, basis=Basis.SHOWN), _party(0)) == []


def test_organizations_are_asked_about_by_share() -> None:
    unknown = {"standing": Standing.UNDETERMINED, "basis": Basis.SHOWN}

    found = _asked(
        _party(1, Kind.UNKNOWN, key="meteor.example", **unknown),  # type: ignore[arg-type]
        _party(3, Kind.EDUCATION, key="lab.edu"),
        _party(4, Kind.NONPROFIT, key="ngo", basis=Basis.SHOWN),
        _party(2, Kind.COMMERCIAL, key="orbit", **unknown),  # type: ignore[arg-type]
    )

    assert found == [
        ("lab.edu (3 commits): an educational institution?", 0.3),
        ("orbit (2 commits): which of two holds?", 0.2),
        ("meteor.example (1 commit): a firm, a cooperative, an association?", 0.1),
    ]


def test_ownership_is_asked_of_those_that_look_like_cooperatives() -> None:
    hinted = _party(1, Kind.COOPERATIVE, key="meteor.example", basis=Basis.PRESUMED)

    found = _asked(hinted)

    assert found[0] == ("meteor.example (1 commit): worker-owned, all surplus to its owners?", 1.0)


def test_a_worker_cooperative_is_asked_for_the_limb_it_does_not_show() -> None:
    limbs = ("worker_owned", "surplus_to_worker_owners")
    shown, claimed = (
        _party(1, Kind.WORKER_COOPERATIVE, key=key, basis=Basis.SHOWN, limbs=held)
        for key, held in (("a", limbs), ("b", limbs[:1]))
    )

    assert _asked(shown, claimed) == [
        ("b (1 commit): worker-owned, all surplus to its owners?", 0.5)
    ]


def test_users_are_asked_for_among_the_first_three() -> None:
    parties = [_party(9 - n, Kind.COOPERATIVE, key=f"org{n}") for n in range(5)]

    found = _asked(*parties, reciprocal=True)

    assert (found[2], len(found)) == (("who uses this work?", 0.0), 6)


def test_users_are_asked_for_also_in_an_empty_history() -> None:
    silent = _party(0, Kind.UNKNOWN, key="x", standing=Standing.UNDETERMINED, basis=Basis.SHOWN)

    assert [ask for ask, _ in _asked(silent, reciprocal=True)] == [
        "x (0 commits): a firm, a cooperative, an association?",
        "who uses this work?",
    ]


def test_declared_users_need_no_question() -> None:
    assert questions((), unattributed=0, reciprocal=True, users_declared=True) == ()


def _inquired(*entries: PartyStanding, limit: int = 9, unattributed: int = 0) -> Inquiries:
    return inquiries(
        entries,
        project="p",
        as_of=date(2026, 1, 1),
        unattributed=unattributed,
        users_declared=False,
        limit=limit,
    )


def test_inquiries_rank_people_and_organizations_by_what_they_settle() -> None:
    found = _inquired(
        _party(60), _party(20, Kind.UNKNOWN, key="orbit.example"), _party(10), unattributed=10
    )

    assert [(each.topic, each.settles, round(each.together, 2)) for each in found.entries] == [
        (Topic.PERSON, 0.6, 0.6),
        (Topic.ORGANIZATION, 0.2, 0.8),
        (Topic.PERSON, 0.1, 0.9),
        (Topic.USER, 0.0, 0.0),
    ]
    assert (found.few, found.open_share) == (3, 1.0)
    count, settled = found.first(Topic.PERSON)
    assert (count, round(settled, 9)) == (2, 0.7)
    assert found.first(Topic.ORGANIZATION) == (1, 0.2)
    assert sum(found.first(*Topic)[1:]) == pytest.approx(found.entries[found.few - 1].together)


def test_inquiries_put_the_standings_of_a_person_together() -> None:
    found = _inquired(_party(6, key="address:a#1"), _party(4, key="address:a#2"), limit=1)

    assert found.entries[0].commits == 10
    assert found.left_out == 0


def test_inquiries_beyond_the_limit_are_counted() -> None:
    found = _inquired(_party(3), _party(2), _party(1), limit=1)

    assert (len(found.entries), found.left_out, found.few) == (2, 2, 1)
    assert found.first(Topic.PERSON) == (1, 0.5)


def test_an_empty_history_asks_for_users_only() -> None:
    found = _inquired()

    assert (found.total, found.few, found.open_share) == (0, 0, 0.0)
    assert [each.topic for each in found.entries] == [Topic.USER]
