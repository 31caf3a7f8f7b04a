from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, strategies as st

from pplcheck.model.contribution import Identity, Role
from pplcheck.model.party import (
    Answer,
    Capacity,
    Engagement,
    Ground,
    Kind,
    Organization,
    Source,
    Strength,
    Use,
)
from pplcheck.model.standing import Basis, Standing
from pplcheck.standing import grounds
from pplcheck.standing.classify import classify
from pplcheck.standing.situation import Situation
from tests.standing.parties import (
    ADA,
    FIRM,
    LIMBS,
    LONG_AGO,
    RECENT,
    WORKER_COOP,
    acted,
    agrees,
    alone,
    fact,
    organization,
    situation,
    the_one,
    uses,
)

COMMONERS = (
    Kind.COOPERATIVE,
    Kind.NONPROFIT,
    Kind.PUBLIC,
    Kind.EDUCATION,
    Kind.INDIVIDUAL,
    Kind.WORKER_COOPERATIVE,
)


@pytest.mark.parametrize("kind", COMMONERS)
@pytest.mark.parametrize(
    ("strength", "basis"),
    [
        (Strength.MAIL_DOMAIN, Basis.PRESUMED),
        (Strength.FREE_TEXT, Basis.PRESUMED),
        (Strength.IMPORTED, Basis.SHOWN),
        (Strength.REGISTER, Basis.SHOWN),
    ],
)
def test_contributing_without_a_business_behind_makes_a_commoner(
    kind: Kind, strength: Strength, basis: Basis
) -> None:
    found = the_one(situation(acted(), organizations=(organization(kind, strength=strength),)))

    assert (found.standing, found.basis) == (Standing.COMMONER, basis)


@pytest.mark.parametrize("strength", [Strength.MAIL_DOMAIN, Strength.FREE_TEXT])
def test_without_presumption_a_kind_without_source_is_undetermined(strength: Strength) -> None:
    coop = organization(Kind.COOPERATIVE, strength=strength)

    found = the_one(situation(acted(), organizations=(coop,), presume=False))

    assert (found.standing, found.basis) == (Standing.UNDETERMINED, Basis.SHOWN)
    assert "kind" in found.settles


@pytest.mark.parametrize(
    ("day", "commits", "threshold", "standing"),
    [
        (RECENT, 1, 1, Standing.CONTRIBUTING_COMMERCIAL),
        (RECENT, 4, 5, Standing.NON_CONTRIBUTING_COMMERCIAL),
        (LONG_AGO, 40, 1, Standing.NON_CONTRIBUTING_COMMERCIAL),
        (date(2024, 10, 1), 1, 1, Standing.CONTRIBUTING_COMMERCIAL),
        (date(2024, 9, 30), 1, 1, Standing.NON_CONTRIBUTING_COMMERCIAL),
        (date(2026, 10, 2), 1, 1, Standing.NON_CONTRIBUTING_COMMERCIAL),
        (LONG_AGO, 1, 0, Standing.NON_CONTRIBUTING_COMMERCIAL),
    ],
    ids=["recent", "too little", "long ago", "first day", "day before", "future", "threshold 0"],
)
def test_a_business_contributes_within_window_and_threshold(
    day: date, commits: int, threshold: int, standing: Standing
) -> None:
    of = situation(acted(day=day, commits=commits), organizations=(FIRM,))

    found = the_one(replace(of, threshold_commits=threshold))

    assert found.standing is standing


def test_a_business_that_contributed_long_ago_is_told_so() -> None:
    found = the_one(situation(acted(day=LONG_AGO), organizations=(FIRM,)))

    (ground,) = (entry for entry in found.grounds if entry.fact == "contributes")
    assert ground.source == "5, the last on 2019-01-10; none in the window that began on 2024-10-01"
    assert found.searched == ()


def test_a_declared_user_without_contribution_is_told_where_it_was_searched() -> None:
    found = the_one(situation(organizations=(FIRM,), users=(uses(Use.COMMERCIAL),)))

    (ground,) = (entry for entry in found.grounds if entry.fact == "contributes")
    assert found.standing is Standing.NON_CONTRIBUTING_COMMERCIAL
    assert found.searched == ("nebula.example", "Nebula", "The nebula")
    assert ground.answer is Answer.UNKNOWN
    assert ground.source == ("no contribution found (searched: nebula.example, Nebula, The nebula)")


def test_a_business_is_never_made_of_a_hint() -> None:
    hinted = organization(Kind.COMMERCIAL, strength=Strength.MAIL_DOMAIN)

    found = the_one(situation(acted(), organizations=(hinted,)))

    assert found.standing is Standing.UNDETERMINED


@pytest.mark.parametrize(
    ("party", "purpose", "standing", "basis"),
    [
        (WORKER_COOP, Use.COMMERCIAL, Standing.WORKER_OWNED_USER, Basis.SHOWN),
        (WORKER_COOP, Use.UNKNOWN, Standing.WORKER_OWNED_USER, Basis.SHOWN),
        (
            organization(Kind.WORKER_COOPERATIVE, facts=LIMBS[:1]),
            Use.COMMERCIAL,
            Standing.UNDETERMINED,
            Basis.SHOWN,
        ),
        (
            organization(Kind.WORKER_COOPERATIVE),
            Use.NONCOMMERCIAL,
            Standing.NONCOMMERCIAL_USER,
            Basis.SHOWN,
        ),
        (
            organization(Kind.EDUCATION),
            Use.NONCOMMERCIAL,
            Standing.NONCOMMERCIAL_USER,
            Basis.SHOWN,
        ),
        (
            organization(Kind.EDUCATION, strength=Strength.MAIL_DOMAIN),
            Use.NONCOMMERCIAL,
            Standing.NONCOMMERCIAL_USER,
            Basis.PRESUMED,
        ),
        (
            organization(Kind.PUBLIC),
            Use.COMMERCIAL,
            Standing.NON_CONTRIBUTING_COMMERCIAL,
            Basis.SHOWN,
        ),
        (
            organization(Kind.PUBLIC, strength=Strength.MAIL_DOMAIN),
            Use.COMMERCIAL,
            Standing.UNDETERMINED,
            Basis.SHOWN,
        ),
        (organization(Kind.NONPROFIT), Use.UNKNOWN, Standing.UNDETERMINED, Basis.SHOWN),
        (organization(Kind.COOPERATIVE), Use.COMMERCIAL, Standing.UNDETERMINED, Basis.SHOWN),
        (organization(Kind.INDIVIDUAL), Use.COMMERCIAL, Standing.UNDETERMINED, Basis.SHOWN),
        (organization(Kind.UNKNOWN), Use.NONCOMMERCIAL, Standing.UNDETERMINED, Basis.SHOWN),
        (FIRM, Use.NONCOMMERCIAL, Standing.NON_CONTRIBUTING_COMMERCIAL, Basis.SHOWN),
    ],
    ids=[
        "worker co-op",
        "worker co-op, purpose unknown",
        "one limb",
        "no limb, noncommercial",
        "university",
        "university by its domain",
        "city sells",
        "city by its domain sells",
        "association, purpose unknown",
        "co-op sells",
        "self-employed",
        "unknown kind",
        "firm, noncommercial",
    ],
)
def test_users_that_did_not_contribute(
    party: Organization, purpose: Use, standing: Standing, basis: Basis
) -> None:
    found = the_one(situation(organizations=(party,), users=(uses(purpose),)))

    assert (found.standing, found.basis) == (standing, basis)
    assert bool(found.settles) is (standing is Standing.UNDETERMINED)


def test_a_fact_against_the_kind_leaves_the_standing_open() -> None:
    firm = organization(Kind.NONPROFIT, facts=(fact("privately_owned", Answer.YES),))

    found = the_one(situation(acted(), organizations=(firm,)))

    assert found.standing is Standing.UNDETERMINED
    assert found.settles == (
        "which of the statements that disagree holds: privately owned and managed"
    )


def test_a_party_nobody_declared_is_of_unknown_kind() -> None:
    found = the_one(situation(users=(uses(Use.COMMERCIAL, key="orbit"),)))

    assert (found.party, found.kind) == ("orbit", Kind.UNKNOWN)
    assert found.standing is Standing.UNDETERMINED


def test_a_use_that_has_not_begun_is_no_use() -> None:
    later = uses(Use.COMMERCIAL, since=date(2026, 10, 2))

    found = the_one(situation(organizations=(FIRM,), users=(later,)))

    assert (found.uses, found.standing) == ((), Standing.UNDETERMINED)
    assert found.settles == "whether it uses the work, and how"


def test_an_agreement_shows_a_use() -> None:
    found = the_one(situation(organizations=(FIRM,), agreements=(agrees(start=date(2025, 1, 1)),)))

    assert [(use.use, use.since) for use in found.uses] == [(Use.UNKNOWN, date(2025, 1, 1))]
    assert found.standing is Standing.NON_CONTRIBUTING_COMMERCIAL


@pytest.mark.parametrize(
    ("capacity", "presume", "standing", "basis", "kind"),
    [
        (Capacity.SELF, True, Standing.COMMONER, Basis.SHOWN, Kind.INDIVIDUAL),
        (Capacity.SELF, False, Standing.COMMONER, Basis.SHOWN, Kind.INDIVIDUAL),
        (Capacity.NOTHING_SHOWN, True, Standing.COMMONER, Basis.PRESUMED, Kind.INDIVIDUAL),
        (Capacity.NOTHING_SHOWN, False, Standing.UNDETERMINED, Basis.SHOWN, Kind.INDIVIDUAL),
        (Capacity.CONFLICT, True, Standing.UNDETERMINED, Basis.SHOWN, Kind.UNKNOWN),
    ],
)
def test_persons(
    capacity: Capacity,
    presume: bool,  # noqa: FBT001
    standing: Standing,
    basis: Basis,
    kind: Kind,
) -> None:
    found = the_one(situation(alone(capacity), presume=presume))

    assert (found.standing, found.basis, found.kind) == (standing, basis, kind)
    assert found.is_person
    assert bool(found.settles) is (standing is Standing.UNDETERMINED)


def test_one_person_in_two_capacities_is_two_parties() -> None:
    found = classify(situation(alone(Capacity.SELF), alone(Capacity.NOTHING_SHOWN)))

    assert [entry.party for entry in found] == [ADA.key, f"{ADA.key}#self"]


def test_the_usual_hint_is_the_one_of_most_commits() -> None:
    found = the_one(
        situation(
            alone(Capacity.NOTHING_SHOWN, commits=2, hint="freemail"),
            alone(Capacity.NOTHING_SHOWN, commits=3, hint="noreply"),
        )
    )

    assert (found.hint, found.commits) == ("noreply", 5)


def test_roles_that_do_not_count_leave_no_trace() -> None:
    of = situation(acted(role=Role.REVIEW), organizations=(FIRM,))

    assert classify(of) == ()
    counting = the_one(replace(of, count=(Role.REVIEW,)))
    assert (counting.commits, counting.recent) == (0, 5)
    assert counting.standing is Standing.CONTRIBUTING_COMMERCIAL


def test_parties_keep_the_other_names_they_go_by() -> None:
    nameless = replace(ADA, identities=(*ADA.identities, Identity(name="Ada", email="")))
    of = situation(acted(), alone(Capacity.SELF), organizations=(FIRM,))

    firm, ada = classify(replace(of, individuals=(nameless,)))

    assert firm.known_as == ("The nebula", "nebula.example")
    assert ada.known_as == ("Ada Example <ada@gmail.com>", "Ada")
    assert firm.individuals == {"address:ada@nebula.example"}
    assert ada.individuals == {nameless.key}


def test_a_sponsor_is_no_person() -> None:
    of = situation(acted(role=Role.SPONSOR, who=""), organizations=(FIRM,))

    found = the_one(replace(of, count=(Role.SPONSOR,)))

    assert (found.people, found.individuals, found.contributed) == (0, frozenset(), True)


def test_commits_are_shown_also_where_the_policy_counts_only_reviews() -> None:
    of = situation(acted(), organizations=(FIRM,))

    found = the_one(replace(of, count=(Role.REVIEW,)))

    assert (found.commits, found.recent) == (5, 0)
    assert found.standing is Standing.NON_CONTRIBUTING_COMMERCIAL


def test_long_evidence_is_shortened_to_the_strongest() -> None:
    many = [acted(who=f"address:{n}@nebula.example") for n in range(20)]
    told = [
        replace(
            entry,
            grounds=(replace(entry.grounds[0], source=f"register.toml:{n:02}"),),
        )
        for n, entry in enumerate(many)
    ]

    found = the_one(situation(*told, organizations=(FIRM,)))

    texts = [ground.source for ground in found.grounds if ground.fact.startswith("acted")]
    assert (len(texts), texts[-1]) == (13, "and 8 more of the same or less strength")


RANK = {
    Standing.UNDETERMINED: 0,
    Standing.NON_CONTRIBUTING_COMMERCIAL: 1,
    Standing.CONTRIBUTING_COMMERCIAL: 2,
    Standing.NONCOMMERCIAL_USER: 2,
    Standing.WORKER_OWNED_USER: 2,
    Standing.COMMONER: 3,
}
PARTIES = st.builds(
    organization,
    st.sampled_from(Kind),
    strength=st.sampled_from(Strength),
    facts=st.lists(
        st.builds(
            fact,
            st.sampled_from(["worker_owned", "surplus_to_worker_owners", "privately_owned"]),
            st.sampled_from(Answer),
        ),
        max_size=3,
    ).map(tuple),
)
DAYS = st.dates(date(2015, 1, 1), date(2027, 1, 1))
SITUATIONS = st.builds(
    lambda party, presume, days, purposes: situation(
        *(acted(day=day, who=f"address:{day}@nebula.example") for day in days),
        organizations=(party,),
        users=tuple(uses(purpose) for purpose in purposes),
        presume=presume,
    ),
    PARTIES,
    st.booleans(),
    st.lists(DAYS, max_size=3),
    st.lists(st.sampled_from(Use), min_size=1, max_size=2),
)


@given(SITUATIONS, DAYS)
def test_adding_a_contribution_never_worsens_a_standing(of: Situation, day: date) -> None:
    before = the_one(of)

    after = the_one(replace(of, engagements=(*of.engagements, acted(day=day))))

    assert RANK[after.standing] >= RANK[before.standing]


@given(SITUATIONS)
def test_the_order_of_what_is_known_does_not_matter(of: Situation) -> None:
    mixed = replace(
        of, engagements=of.engagements[::-1], users=of.users[::-1], agreements=of.agreements[::-1]
    )

    assert classify(mixed) == classify(of)


def recorded(*, day: date = RECENT, confirmed: bool = True) -> Engagement:
    ground = Ground(
        clause="",
        fact="contributes, by the ledger",
        answer=Answer.YES,
        source="ledger.csv:7",
        strength=Strength.REGISTER if confirmed else Strength.FREE_TEXT,
    )
    engagement = acted(who="", day=day, commits=1, role=Role.LEDGER, strength=ground.strength)
    return replace(engagement, grounds=(ground,))


@pytest.mark.parametrize(
    ("confirmed", "strength"), [(True, Strength.REGISTER), (False, Strength.FREE_TEXT)]
)
def test_work_in_a_ledger_alone_contributes_as_strongly_as_it_is_confirmed(
    *, confirmed: bool, strength: Strength
) -> None:
    counted = replace(
        situation(recorded(confirmed=confirmed), organizations=(FIRM,)), count=(Role.LEDGER,)
    )

    found = the_one(counted)

    assert found.standing is Standing.CONTRIBUTING_COMMERCIAL
    assert (found.commits, found.recent, found.people, found.only_recorded) == (0, 1, 0, True)
    assert [g.strength for g in found.grounds if g.fact == "contributes"] == [strength]


@pytest.mark.parametrize(
    ("engagements", "expected"),
    [
        ((recorded(day=LONG_AGO),), Standing.UNDETERMINED),
        ((recorded(day=LONG_AGO), acted(day=LONG_AGO)), Standing.NON_CONTRIBUTING_COMMERCIAL),
    ],
    ids=["gave", "gave and wrote"],
)
def test_who_only_gave_and_long_ago_is_not_taken_for_a_user(
    engagements: tuple[Engagement, ...], expected: Standing
) -> None:
    counted = replace(
        situation(*engagements, organizations=(FIRM,)), count=(Role.AUTHOR, Role.LEDGER)
    )

    assert the_one(counted).standing is expected


def test_a_person_is_told_with_all_they_did() -> None:
    recorded = replace(alone(Capacity.SELF, commits=7), role=Role.LEDGER)

    found = the_one(replace(situation(recorded), count=(Role.LEDGER,)))

    assert (found.name, found.people, found.only_recorded) == ("Ada Example", 1, True)
    assert (found.commits, found.recent, found.contributed) == (0, 7, True)
    earlier = the_one(situation(alone(Capacity.SELF, day=LONG_AGO)))
    assert (earlier.commits, earlier.recent, earlier.contributed) == (5, 0, False)
    assert earlier.days == ((LONG_AGO, 5),)
    assert not earlier.only_recorded


def test_what_is_assumed_of_a_person_says_by_what() -> None:
    ground = acted().grounds[0]
    enrolled = replace(alone(Capacity.SELF), grounds=(replace(ground, source="register.toml:3"),))

    by_register, by_nothing = the_one(situation(enrolled)), the_one(situation(alone(Capacity.SELF)))

    assert by_register.facts
    assert {entry.source for entry in by_register.facts} == {"as individual, register.toml:3"}
    assert {entry.source for entry in by_nothing.facts} == {"as individual"}


@pytest.mark.parametrize("capacity", [Capacity.NOTHING_SHOWN, Capacity.CONFLICT])
def test_what_would_settle_a_person_depends_on_why_it_is_open(capacity: Capacity) -> None:
    found = the_one(situation(alone(capacity), presume=False))

    assert found.settles == grounds.settles_person(capacity)


@pytest.mark.parametrize(
    ("answer", "strength", "standing"),
    [
        (Answer.YES, Strength.REGISTER, Standing.WORKER_OWNED_USER),
        (Answer.YES, Strength.IMPORTED, Standing.WORKER_OWNED_USER),
        (Answer.YES, Strength.FREE_TEXT, Standing.UNDETERMINED),
        (Answer.UNKNOWN, Strength.REGISTER, Standing.UNDETERMINED),
    ],
    ids=["declared", "imported", "a hint", "unknown"],
)
def test_both_limbs_need_a_source_and_a_yes(
    answer: Answer, strength: Strength, standing: Standing
) -> None:
    limbs = tuple(replace(limb, answer=answer, strength=strength) for limb in LIMBS)
    coop = organization(Kind.WORKER_COOPERATIVE, facts=limbs)

    found = the_one(situation(organizations=(coop,), users=(uses(Use.UNKNOWN),)))

    assert found.standing is standing


def test_a_presumption_says_that_it_is_one() -> None:
    found = the_one(situation(alone(Capacity.NOTHING_SHOWN)))

    words = "as individual, presumed: nothing shows for whom they act"
    assert {entry.source for entry in found.facts} == {words}


def test_agreements_are_in_the_order_of_their_dates() -> None:
    first, second = agrees(until=date(2020, 1, 1)), agrees(start=date(2020, 1, 1))
    third = agrees(start=date(2021, 1, 1), until=date(2022, 1, 1))
    fourth = agrees(start=date(2021, 1, 1), until=date(2023, 1, 1))
    given = (fourth, third, second, first)

    found = the_one(situation(organizations=(FIRM,), agreements=given))

    assert found.agreements == (first, second, third, fourth)


@pytest.mark.parametrize(
    ("source", "strength", "hint"),
    [
        ("name ending", Strength.MAIL_DOMAIN, "kind from the name only"),
        ("mail domain", Strength.MAIL_DOMAIN, "kind from the mail domain only"),
        ("name ending", Strength.FREE_TEXT, ""),
    ],
)
def test_a_kind_that_is_only_hinted_at_says_by_what(
    source: str, strength: Strength, hint: str
) -> None:
    coop = replace(
        organization(Kind.COOPERATIVE, strength=strength), source=Source(path="", text=source)
    )

    assert the_one(situation(acted(), organizations=(coop,))).hint == hint


def test_an_organization_is_told_with_all_it_did() -> None:
    of = situation(
        acted(role=Role.REVIEW),
        acted(),
        acted(day=LONG_AGO, commits=2),
        organizations=(FIRM,),
        agreements=(agrees(start=date(2025, 1, 1)),),
    )

    found = the_one(of)

    assert not found.is_person
    assert found.days == ((LONG_AGO, 2), (RECENT, 5))
    assert found.uses_agreed
    assert "acted for nebula" in {ground.fact for ground in found.grounds}
    assert not the_one(situation(organizations=(FIRM,), users=(uses(Use.UNKNOWN),))).uses_agreed


def test_a_person_is_told_with_the_evidence() -> None:
    enrolled = replace(alone(Capacity.SELF), grounds=acted().grounds)

    found = the_one(situation(enrolled))

    assert found.grounds[0] == acted().grounds[0]
    assert len(found.grounds) == 2
    assert {entry.strength for entry in found.facts} == {Strength.REGISTER}


@pytest.mark.parametrize(
    ("strength", "kind"),
    [(Strength.IMPORTED, Standing.COMMONER), (Strength.FREE_TEXT, Standing.UNDETERMINED)],
)
def test_without_presumption_a_kind_needs_a_source(strength: Strength, kind: Standing) -> None:
    coop = organization(Kind.COOPERATIVE, strength=strength)

    found = the_one(situation(acted(), organizations=(coop,), presume=False))

    assert found.standing is kind
