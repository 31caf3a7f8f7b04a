from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from pplcheck.model.contribution import Role
from pplcheck.model.license import AllOf, AnyOf, Expression, Leaf, Terms
from pplcheck.model.party import Answer, Capacity, Kind, Organization, Strength, Use
from pplcheck.model.standing import PartyStanding, Reading, Reciprocity, Standing, Verdict
from pplcheck.standing.assess import assess
from pplcheck.standing.classify import classify
from pplcheck.standing.situation import Classified
from tests.standing.parties import (
    AS_OF,
    FIRM,
    LIMBS,
    LONG_AGO,
    WAGES,
    WORKER_COOP,
    acted,
    agrees,
    alone,
    fact,
    judged,
    organization,
    setting,
    situation,
    uses,
)

COPYFAIR = setting(reading=Reading.COPYFAIR)
NO_WAGES = (fact("profits_from_wage_labor", Answer.NO),)
ASSOCIATION = organization(Kind.NONPROFIT)


def _outcome(found: PartyStanding) -> tuple[Verdict, Reciprocity]:
    return found.verdict, found.reciprocity


def _clauses(found: PartyStanding) -> set[str]:
    return {ground.clause for ground in found.grounds}


PROHIBITED = (Verdict.PROHIBITED, Reciprocity.APPLIES)
PERMITTED = (Verdict.PERMITTED, Reciprocity.NONE)
OPEN = (Verdict.UNDETERMINED, Reciprocity.UNDETERMINED)
AGREED = (Verdict.PERMITTED, Reciprocity.AGREED)


@pytest.mark.parametrize(
    ("party", "kleiner", "copyfair"),
    [
        (FIRM, PROHIBITED, PERMITTED),
        (
            organization(Kind.COMMERCIAL),
            (Verdict.UNDETERMINED, Reciprocity.APPLIES),
            PERMITTED,
        ),
        (WORKER_COOP, PERMITTED, PERMITTED),
        (ASSOCIATION, PERMITTED, PERMITTED),
        (organization(Kind.EDUCATION, strength=Strength.MAIL_DOMAIN), PERMITTED, PERMITTED),
        (organization(Kind.UNKNOWN), OPEN, OPEN),
        (organization(Kind.UNKNOWN, facts=(*LIMBS, *NO_WAGES)), PERMITTED, PERMITTED),
    ],
    ids=[
        "firm",
        "firm, wages unknown",
        "worker co-op",
        "association",
        "university hinted",
        "unknown",
        "unknown kind, all facts known",
    ],
)
def test_contributors(
    party: Organization, kleiner: tuple[object, ...], copyfair: tuple[object, ...]
) -> None:
    of = situation(acted(), organizations=(party,))

    assert _outcome(judged(of)) == kleiner
    assert _outcome(judged(of, COPYFAIR)) == copyfair


def test_wage_labor_prohibits_even_when_contributing_and_cites_the_bar() -> None:
    found = judged(situation(acted(), organizations=(FIRM,)))

    assert found.standing is Standing.CONTRIBUTING_COMMERCIAL
    assert {"3", "4(d)"} <= _clauses(found)


def test_copyfair_says_that_it_is_a_policy() -> None:
    found = judged(situation(acted(), organizations=(FIRM,)), COPYFAIR)

    assert any("a project's policy, not what the license says" in g.source for g in found.grounds)


def test_copyfair_opens_nothing_to_a_firm_that_contributed_long_ago() -> None:
    found = judged(situation(acted(day=LONG_AGO), organizations=(FIRM,)), COPYFAIR)

    assert _outcome(found) == PROHIBITED


@pytest.mark.parametrize(
    ("party", "purpose", "outcome"),
    [
        (FIRM, Use.COMMERCIAL, PROHIBITED),
        (FIRM, Use.NONCOMMERCIAL, PROHIBITED),
        (organization(Kind.COMMERCIAL), Use.NONCOMMERCIAL, OPEN),
        (organization(Kind.COMMERCIAL, facts=NO_WAGES), Use.NONCOMMERCIAL, PERMITTED),
        (organization(Kind.COMMERCIAL, facts=NO_WAGES), Use.COMMERCIAL, PROHIBITED),
        (organization(Kind.COMMERCIAL), Use.COMMERCIAL, PROHIBITED),
        (WORKER_COOP, Use.COMMERCIAL, PERMITTED),
        (WORKER_COOP, Use.UNKNOWN, PERMITTED),
        (organization(Kind.COOPERATIVE), Use.COMMERCIAL, OPEN),
        (organization(Kind.COOPERATIVE), Use.NONCOMMERCIAL, PERMITTED),
        (
            organization(Kind.COOPERATIVE, facts=(fact("worker_owned", Answer.NO),)),
            Use.COMMERCIAL,
            PROHIBITED,
        ),
        (ASSOCIATION, Use.COMMERCIAL, PROHIBITED),
        (ASSOCIATION, Use.UNKNOWN, OPEN),
        (organization(Kind.INDIVIDUAL), Use.NONCOMMERCIAL, PERMITTED),
        (organization(Kind.INDIVIDUAL), Use.COMMERCIAL, OPEN),
        (
            organization(Kind.INDIVIDUAL, facts=(*WAGES, fact("privately_owned", Answer.YES))),
            Use.NONCOMMERCIAL,
            PROHIBITED,
        ),
        (organization(Kind.UNKNOWN), Use.NONCOMMERCIAL, OPEN),
    ],
    ids=[
        "firm sells",
        "firm does not sell",
        "firm of unknown wages does not sell",
        "firm without wages does not sell",
        "firm without wages sells",
        "firm of unknown wages sells",
        "worker co-op sells",
        "worker co-op, purpose unknown",
        "co-op sells",
        "co-op does not sell",
        "co-op not worker-owned sells",
        "association sells",
        "association, purpose unknown",
        "person does not sell",
        "person sells",
        "self-employed with employees",
        "unknown kind",
    ],
)
def test_declared_users(party: Organization, purpose: Use, outcome: tuple[object, ...]) -> None:
    found = judged(situation(organizations=(party,), users=(uses(purpose),)))

    assert _outcome(found) == outcome


def test_a_commoner_that_sells_is_not_covered() -> None:
    found = judged(situation(acted(), organizations=(ASSOCIATION,), users=(uses(Use.COMMERCIAL),)))

    assert found.standing is Standing.COMMONER
    assert _outcome(found) == PROHIBITED
    assert {"4(b)", "4(c)(i)"} <= _clauses(found)


def test_a_person_selling_is_told_that_it_is_arguable() -> None:
    person = organization(Kind.INDIVIDUAL)

    found = judged(situation(organizations=(person,), users=(uses(Use.COMMERCIAL),)))

    assert any("arguable" in ground.source for ground in found.grounds)
    assert "owned by those who work in it" in found.settles


def test_a_limb_without_source_is_not_enough_to_sell() -> None:
    weak = tuple(replace(limb, strength=Strength.FREE_TEXT) for limb in LIMBS)
    coop = organization(Kind.WORKER_COOPERATIVE, facts=weak)

    found = judged(situation(organizations=(coop,), users=(uses(Use.COMMERCIAL),)))

    assert _outcome(found) == OPEN
    assert any("never presumed" in ground.source for ground in found.grounds)


@pytest.mark.parametrize(
    ("capacity", "presume", "outcome"),
    [
        (Capacity.NOTHING_SHOWN, True, PERMITTED),
        (Capacity.SELF, True, PERMITTED),
        (Capacity.NOTHING_SHOWN, False, (Verdict.UNDETERMINED, Reciprocity.NONE)),
        (Capacity.CONFLICT, True, OPEN),
    ],
)
def test_persons(capacity: Capacity, presume: bool, outcome: tuple[object, ...]) -> None:  # noqa: FBT001
    assert _outcome(judged(situation(alone(capacity), presume=presume))) == outcome


def test_a_license_that_admits_people_admits_those_of_whom_nothing_shows() -> None:
    found = judged(situation(alone(Capacity.NOTHING_SHOWN)), setting("ACSL"))

    assert _outcome(found) == PERMITTED


def test_a_relative_is_judged_by_its_own_clauses() -> None:
    facts = (fact("social_economy", Answer.YES), fact("worker_cooperative_model", Answer.YES))
    coop = organization(Kind.COOPERATIVE, facts=facts)
    of = situation(organizations=(coop,), users=(uses(Use.COMMERCIAL),))

    found = judged(of, setting("Coopyleft"))

    assert _outcome(found) == PERMITTED
    assert {"3, 1", "3, 2"} <= _clauses(found)


def test_declared_limbs_are_kept_as_grounds_where_the_license_does_not_ask_for_them() -> None:
    found = judged(situation(acted(), organizations=(WORKER_COOP,)), setting("Coopyleft"))

    assert {"worker_owned", "surplus_to_worker_owners"} <= {g.fact for g in found.grounds}


NAMELESS = "no license that can be named"


@pytest.mark.parametrize(
    ("key", "kind", "outcome", "text"),
    [
        ("MIT", Terms.NONE, PERMITTED, "MIT carries none without alternative"),
        ("Unread", Terms.UNKNOWN, OPEN, "Unread: its terms are not known"),
        ("", Terms.UNKNOWN, OPEN, f"{NAMELESS}: its terms are not known"),
        ("", Terms.NONE, PERMITTED, f"{NAMELESS} carries none without alternative"),
    ],
)
def test_without_known_terms(key: str, kind: Terms, outcome: tuple[object, ...], text: str) -> None:
    found = judged(situation(acted(), organizations=(FIRM,)), setting(key, kind=kind))

    assert _outcome(found) == outcome
    assert text in [ground.source for ground in found.grounds]


@pytest.mark.parametrize("key", ["", "Nobody-Knows"])
def test_reciprocal_terms_nobody_can_read_are_undetermined(key: str) -> None:
    found = judged(situation(acted(), organizations=(ASSOCIATION,)), setting(key))

    assert _outcome(found) == OPEN
    assert found.settles == "what the license's terms are"


def test_what_was_contributed_before_the_license_is_not_affected() -> None:
    of = situation(acted(day=LONG_AGO), organizations=(FIRM,))

    found = judged(of, setting(since=date(2020, 1, 1)))

    assert _outcome(found) == PERMITTED
    assert "contributed until 2019-01-10, the license applies since 2020-01-01" in [
        ground.source for ground in found.grounds
    ]


@pytest.mark.parametrize("since", [LONG_AGO, None], ids=["the same day", "not shown since when"])
def test_what_was_contributed_on_or_after_the_day_is_affected(since: date | None) -> None:
    of = situation(acted(day=LONG_AGO), organizations=(FIRM,))

    assert _outcome(judged(of, setting(since=since))) == PROHIBITED


def test_a_license_that_comes_after_the_day_judged_affects_nobody() -> None:
    of = situation(organizations=(FIRM,), users=(uses(Use.COMMERCIAL, scope=("*.py",)),))

    found = judged(of, setting(since=AS_OF + timedelta(days=1)))

    assert _outcome(found) == PERMITTED


def test_a_use_of_other_files_is_not_affected() -> None:
    of = situation(organizations=(FIRM,), users=(uses(Use.COMMERCIAL, scope=("vendor/**",)),))

    found = judged(of)

    assert _outcome(found) == PERMITTED
    assert "the declared use is not about files under these terms" in [
        ground.source for ground in found.grounds
    ]


def test_a_party_without_any_use_shown_is_not_affected() -> None:
    of = situation(organizations=(FIRM,), agreements=(agrees(start=date(2027, 1, 1)),))

    found = judged(of)

    assert _outcome(found) == PERMITTED
    assert "no use under these terms is shown" in [ground.source for ground in found.grounds]


@pytest.mark.parametrize(
    ("agreement", "scope", "paths", "outcome"),
    [
        (agrees(), ("**",), ("a", "b"), AGREED),
        (agrees(scope=()), ("**",), ("a", "b"), AGREED),
        (agrees(scope=("api/**",)), ("api/**",), ("api/x", "b"), AGREED),
        (agrees(scope=("api/**",)), ("**",), ("api/x",), AGREED),
        (agrees(scope=("api/**",)), ("**",), ("api/x", "b"), PROHIBITED),
        (agrees(until=AS_OF), ("**",), ("a",), PROHIBITED),
        (agrees(until=AS_OF + timedelta(days=1)), ("**",), ("a",), AGREED),
        (agrees(start=AS_OF + timedelta(days=1)), ("**",), ("a",), PROHIBITED),
        (agrees(start=AS_OF), ("**",), ("a",), AGREED),
        (agrees(key="orbit"), ("**",), ("a",), PROHIBITED),
        (agrees(), ("**",), (), AGREED),
        (agrees(scope=()), ("**",), (), AGREED),
        (agrees(scope=("api/**",)), ("api/**",), (), AGREED),
        (agrees(scope=("api/**",)), ("**",), (), PROHIBITED),
        (agrees(scope=("api/**",)), (), (), PROHIBITED),
    ],
    ids=[
        "all",
        "no scope is all",
        "its part",
        "all there is",
        "another part",
        "ended today",
        "ends tomorrow",
        "begins tomorrow",
        "begins today",
        "another party",
        "no files known",
        "no files known, no scope",
        "no files known, same part",
        "no files known, another part",
        "no files known, use of all",
    ],
)
def test_an_agreement_helps_its_party_scope_and_dates_only(
    agreement: object,
    scope: tuple[str, ...],
    paths: tuple[str, ...],
    outcome: tuple[object, ...],
) -> None:
    of = situation(organizations=(FIRM,), users=(uses(Use.COMMERCIAL, scope=scope),))
    of = replace(of, agreements=(agreement,))  # type: ignore[arg-type]

    standings = assess(classify(of), setting(paths=paths))

    (found,) = (entry for entry in standings if entry.party == "nebula")
    assert _outcome(found) == outcome


def test_only_what_is_closed_needs_an_agreement() -> None:
    users = (
        uses(Use.COMMERCIAL, scope=("api/**",)),
        uses(Use.NONCOMMERCIAL, scope=("docs/**",)),
    )
    of = situation(
        organizations=(organization(Kind.COMMERCIAL, facts=NO_WAGES),),
        users=users,
        agreements=(agrees(scope=("api/**",)),),
    )

    assert _outcome(judged(of)) == AGREED


def test_a_contributing_firm_may_have_an_agreement() -> None:
    of = situation(acted(), organizations=(FIRM,), agreements=(agrees(),))

    assert _outcome(judged(of)) == AGREED


@pytest.mark.parametrize(
    ("agreements", "text"),
    [
        ((), "none on file"),
        ((agrees(until=AS_OF),), "ended on 2026-10-01"),
        ((agrees(start=date(2027, 1, 1)),), "begins on 2027-01-01"),
        ((agrees(),), "for **, in force"),
        ((agrees(scope=("api/**",)),), "not covered: 1 of 2 files used, such as docs/b.md"),
    ],
)
def test_agreements_are_told(agreements: tuple[object, ...], text: str) -> None:
    of = situation(organizations=(FIRM,), users=(uses(Use.COMMERCIAL),))

    found = judged(replace(of, agreements=agreements))  # type: ignore[arg-type]

    told = [ground.source for ground in found.grounds if ground.clause == "4(f)"]
    assert any(text in source for source in told)


def test_a_license_without_agreement_clause_still_honors_agreements() -> None:
    of = situation(
        organizations=(organization(Kind.PUBLIC),),
        users=(uses(Use.COMMERCIAL),),
        agreements=(agrees(),),
    )

    assert judged(of, setting("ACSL")).reciprocity is Reciprocity.AGREED


def test_an_undetermined_party_has_no_missing_agreement() -> None:
    found = judged(situation(acted(), organizations=(organization(Kind.UNKNOWN),)))

    assert "agreement" not in {ground.fact for ground in found.grounds}


PPL_LEAF, MIT_LEAF = Leaf(id="PPL"), Leaf(id="MIT")


@pytest.mark.parametrize(
    ("tree", "outcome"),
    [
        (AnyOf(parts=(PPL_LEAF, MIT_LEAF)), PERMITTED),
        (AllOf(parts=(PPL_LEAF, MIT_LEAF)), PROHIBITED),
    ],
    ids=["or", "and"],
)
def test_dual_licenses(tree: AnyOf | AllOf, outcome: tuple[object, ...]) -> None:
    of = situation(organizations=(FIRM,), users=(uses(Use.COMMERCIAL),))
    under = replace(setting(), expression=Expression(text="", tree=tree))

    assert _outcome(judged(of, under)) == outcome


@given(
    st.sampled_from(Kind),
    st.sampled_from(Use),
    st.sampled_from(["worker_owned", "surplus_to_worker_owners", "profits_from_wage_labor"]),
    st.sampled_from([Answer.YES, Answer.NO]),
)
def test_declaring_a_fact_never_turns_permitted_into_prohibited_or_back(
    kind: Kind, purpose: Use, name: str, answer: Answer
) -> None:
    def verdict(party: Organization) -> Verdict:
        return judged(situation(organizations=(party,), users=(uses(purpose),))).verdict

    before = verdict(organization(kind, facts=(fact(name, Answer.UNKNOWN),)))
    after = verdict(organization(kind, facts=(fact(name, answer),)))

    assert before in (Verdict.UNDETERMINED, after) or after is Verdict.UNDETERMINED


def test_parties_of_whom_the_same_is_known_are_judged_alike() -> None:
    twin = replace(FIRM, id="orbit")
    of = situation(acted(), acted("orbit"), organizations=(FIRM, twin))

    one, other = assess(classify(of), setting())

    assert _outcome(one) == _outcome(other) == PROHIBITED


def test_work_in_a_ledger_alone_shows_no_use() -> None:
    gave = replace(
        situation(replace(acted(who="", role=Role.LEDGER), grounds=()), organizations=(FIRM,)),
        count=(Role.LEDGER,),
    )

    found = judged(gave)

    assert (found.verdict, found.reciprocity) == (Verdict.PERMITTED, Reciprocity.NONE)
    assert "exercises the rights granted" not in {ground.fact for ground in found.grounds}


def test_a_claim_of_use_leaves_a_firm_undetermined_until_it_is_confirmed() -> None:
    declared = uses(Use.COMMERCIAL)
    claim = replace(declared, is_claim=True, strength=Strength.FREE_TEXT)

    claimed = judged(situation(organizations=(FIRM,), users=(claim,)))
    confirmed = judged(situation(organizations=(FIRM,), users=(claim, declared)))

    assert (claimed.standing, *_outcome(claimed)) == (Standing.UNDETERMINED, *OPEN)
    assert "whether it uses the work, as is claimed" in claimed.settles
    assert _outcome(confirmed) == PROHIBITED


def test_an_agreement_about_a_part_does_not_cover_what_contributing_shows() -> None:
    part = agrees(scope=("api/**",))

    found = judged(situation(acted(), organizations=(FIRM,), agreements=(part,)))
    whole = judged(situation(acted(), organizations=(FIRM,), agreements=(agrees(),)))

    assert _outcome(found) == PROHIBITED
    assert _outcome(whole) == AGREED


def test_an_agreement_that_has_ended_shows_no_use() -> None:
    found = judged(situation(organizations=(FIRM,), agreements=(agrees(until=AS_OF),)))

    assert (found.standing, *_outcome(found)) == (Standing.UNDETERMINED, *PERMITTED)


def test_copyfair_asks_who_contributed_before_it_says_no() -> None:
    barred = organization(Kind.UNKNOWN, facts=(*WAGES, fact("privately_owned", Answer.YES)))
    of = situation(acted(), organizations=(barred,))

    assert _outcome(judged(of)) == PROHIBITED
    assert judged(of, COPYFAIR).verdict is Verdict.UNDETERMINED


def test_an_alternative_that_is_known_helps_where_the_other_is_not() -> None:
    tree = AnyOf(parts=(Leaf(id="ACSL"), Leaf(id="Unread")))
    under = replace(
        setting("ACSL", kind=Terms.UNKNOWN), expression=Expression(text="either", tree=tree)
    )
    association = replace(ASSOCIATION, facts=(fact("uses_military_or_police", Answer.NO),))

    found = judged(situation(organizations=(association,), users=(uses(Use.COMMERCIAL),)), under)

    assert _outcome(found) == PERMITTED


def test_what_a_party_is_and_did_is_handed_on_whole() -> None:
    of = situation(
        acted(),
        alone(Capacity.NOTHING_SHOWN),
        organizations=(FIRM, organization(Kind.COMMERCIAL, key="orbit")),
        users=(uses(Use.COMMERCIAL, key="orbit"),),
        agreements=(agrees(until=AS_OF + timedelta(days=9)),),
    )
    shared = {field.name for field in fields(Classified)} & {
        field.name for field in fields(PartyStanding)
    }

    for before, after in zip(classify(of), assess(classify(of), setting()), strict=True):
        for name in shared - {"grounds", "settles"}:
            assert getattr(after, name) == getattr(before, name), name
        assert (after.first, after.last) == (before.first, before.last)
        assert after.grounds[: len(before.grounds)] == before.grounds


def test_a_license_applies_from_the_day_it_came() -> None:
    of = situation(organizations=(FIRM,), users=(uses(Use.COMMERCIAL),))

    assert _outcome(judged(of, setting(since=AS_OF))) == PROHIBITED
    assert _outcome(judged(of, setting(since=AS_OF + timedelta(days=1)))) == PERMITTED


def test_under_copyfair_only_who_contributed_is_open_where_the_kind_is() -> None:
    facts = (*WAGES, fact("privately_owned", Answer.YES))
    somebody = organization(Kind.UNKNOWN, facts=facts)
    user = situation(organizations=(somebody,), users=(uses(Use.COMMERCIAL),))
    contributor = replace(user, engagements=(acted(),))

    assert judged(user, COPYFAIR).standing is Standing.UNDETERMINED
    assert _outcome(judged(user, COPYFAIR)) == PROHIBITED
    assert judged(contributor, COPYFAIR).verdict is Verdict.UNDETERMINED


def test_under_unknown_terms_the_license_would_settle_it() -> None:
    found = judged(situation(acted(), organizations=(FIRM,)), setting("Unread", kind=Terms.UNKNOWN))

    assert found.settles == "which license applies"
