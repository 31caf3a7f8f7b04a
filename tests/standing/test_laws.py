"""The laws of the engine, over generated situations and every license of the family."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from pplcheck.model.agreement import Agreement
from pplcheck.model.license import AllOf, AnyOf, Expr, Leaf
from pplcheck.model.party import FACTS, Answer, Engagement, Fact, Kind, Organization, Strength, Use
from pplcheck.model.standing import Reading, Reciprocity, Standing, Verdict
from pplcheck.standing.facts import known_facts
from pplcheck.standing.situation import Setting, Situation
from tests.standing.parties import AS_OF, FIRM, RECENT, SHOWN, WORKER_COOP, acted, uses
from tests.standing.situations import (
    FAMILY,
    KEYS,
    PATHS,
    agreements,
    contributions,
    judged,
    settings_of,
    situations,
    trees,
    under,
)

law = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
BEST = (Verdict.PROHIBITED, Verdict.UNDETERMINED, Verdict.PERMITTED)
OPPOSITE = {(Verdict.PERMITTED, Verdict.PROHIBITED), (Verdict.PROHIBITED, Verdict.PERMITTED)}


def contradicts(organization: Organization, kind: Kind) -> bool:
    """Whether a declared fact is the opposite of what a kind means."""
    meant = {ground.fact: ground.answer for ground in known_facts(kind, SHOWN, Strength(6)).facts}
    return any(
        fact.answer is not Answer.UNKNOWN and meant.get(fact.name, fact.answer) is not fact.answer
        for fact in organization.facts
    )


def learned(organization: Organization, answers: list[Answer], kind: Kind) -> Organization:
    """The organization with every unknown fact answered, and its kind where that is unknown."""
    known: dict[str, Answer] = {}
    facts: list[Fact] = []
    for fact, told in zip(organization.facts, answers, strict=False):
        said = [f.answer for f in organization.facts if f.name == fact.name]
        settled = [answer for answer in said if answer is not Answer.UNKNOWN]
        answer = settled[0] if settled else known.setdefault(fact.name, told)
        facts.append(fact if fact.answer is not Answer.UNKNOWN else replace(fact, answer=answer))
    new = kind if organization.kind is Kind.UNKNOWN else organization.kind
    return replace(organization, facts=tuple(facts), kind=new)


@law
@given(
    situations(),
    settings_of(),
    st.lists(st.sampled_from([Answer.YES, Answer.NO]), min_size=6, max_size=6),
    st.sampled_from(Kind),
)
def test_learning_a_fact_or_a_kind_never_turns_yes_into_no_or_no_into_yes(
    of: Situation, setting: Setting, answers: list[Answer], kind: Kind
) -> None:
    before = judged(of, setting)

    told = tuple(learned(entry, answers, kind) for entry in of.organizations)
    after = judged(replace(of, organizations=told), setting)

    for key, entry in before.items():
        assert (entry.verdict, after[key].verdict) not in OPPOSITE


@law
@given(
    situations(),
    settings_of(),
    st.lists(st.sampled_from([Answer.YES, Answer.NO]), min_size=6, max_size=6),
)
def test_a_fact_that_contradicts_nothing_only_settles(
    of: Situation, setting: Setting, answers: list[Answer]
) -> None:
    told = tuple(learned(entry, answers, entry.kind) for entry in of.organizations)
    before = judged(of, setting)

    after = judged(replace(of, organizations=told), setting)

    for entry in told:
        if entry.id in before and not contradicts(entry, entry.kind):
            verdict = before[entry.id].verdict
            assert verdict in (Verdict.UNDETERMINED, after[entry.id].verdict)


@law
@given(situations(), settings_of(), st.sampled_from([Use.COMMERCIAL, Use.NONCOMMERCIAL]))
def test_learning_a_purpose_never_turns_yes_into_no_or_no_into_yes(
    of: Situation, setting: Setting, purpose: Use
) -> None:
    before = judged(of, setting)

    told = tuple(replace(use, use=purpose) if use.use is Use.UNKNOWN else use for use in of.users)
    after = judged(replace(of, users=told), setting)

    for key, entry in before.items():
        assert (entry.verdict, after[key].verdict) not in OPPOSITE


@law
@given(situations(), trees, trees, st.sampled_from(KEYS), st.sampled_from(Use))
def test_or_is_the_users_best_and_and_all_of_its_parts(
    of: Situation, one: Expr, other: Expr, key: str, purpose: Use
) -> None:
    of = replace(of, users=(uses(purpose, key=key),), agreements=(), engagements=())

    def verdict(tree: Expr) -> Verdict:
        return judged(of, under(tree))[key].verdict

    both = sorted((verdict(one), verdict(other)), key=BEST.index)
    assert verdict(AnyOf(parts=(one, other))) is both[-1]
    assert verdict(AllOf(parts=(one, other))) is both[0]


ORDER = {
    Standing.UNDETERMINED: 0,
    Standing.NON_CONTRIBUTING_COMMERCIAL: 1,
    Standing.NONCOMMERCIAL_USER: 2,
    Standing.WORKER_OWNED_USER: 2,
    Standing.CONTRIBUTING_COMMERCIAL: 3,
    Standing.COMMONER: 4,
}


@law
@given(situations(), settings_of(), st.sampled_from(KEYS), st.data())
def test_adding_a_contribution_never_worsens_a_standing(
    of: Situation, setting: Setting, key: str, data: st.DataObject
) -> None:
    before = judged(of, setting)

    more: Engagement = data.draw(contributions(key))
    after = judged(replace(of, engagements=(*of.engagements, more)), setting)

    for party, entry in before.items():
        assert ORDER[after[party].standing] >= ORDER[entry.standing]
        assert party == key or after[party] == entry


@law
@given(situations(), settings_of(), st.sampled_from(KEYS), st.sampled_from(Use), st.data())
def test_adding_a_contribution_never_worsens_the_verdict_on_a_declared_use(
    of: Situation, setting: Setting, key: str, purpose: Use, data: st.DataObject
) -> None:
    of = replace(of, users=(*of.users, uses(purpose, key=key)))
    before = judged(of, setting)

    more: Engagement = data.draw(contributions(key))
    after = judged(replace(of, engagements=(*of.engagements, more)), setting)

    assert BEST.index(after[key].verdict) >= BEST.index(before[key].verdict)


@law
@given(situations(), settings_of(), st.data())
def test_an_agreement_never_hurts_and_helps_its_own_party_only(
    of: Situation, setting: Setting, data: st.DataObject
) -> None:
    before = judged(of, setting)

    agreement: Agreement = data.draw(agreements())
    after = judged(replace(of, agreements=(*of.agreements, agreement)), setting)

    for party, entry in before.items():
        if party != agreement.party:
            assert after[party] == entry
        assert BEST.index(after[party].verdict) >= BEST.index(entry.verdict)
        assert ORDER[after[party].standing] >= ORDER[entry.standing]


@law
@given(situations(), settings_of(), st.data())
def test_an_agreement_out_of_its_dates_changes_no_verdict(
    of: Situation, setting: Setting, data: st.DataObject
) -> None:
    before = judged(of, setting)

    agreement: Agreement = data.draw(agreements().filter(lambda entry: not entry.covers(AS_OF)))
    after = judged(replace(of, agreements=(*of.agreements, agreement)), setting)

    for party, entry in before.items():
        assert (after[party].verdict, after[party].reciprocity) == (
            entry.verdict,
            entry.reciprocity,
        )


@law
@given(situations(), settings_of(), st.data())
def test_an_agreement_for_other_files_than_those_used_changes_no_verdict(
    of: Situation, setting: Setting, data: st.DataObject
) -> None:
    api = tuple(replace(use, scope=("api/**",)) for use in of.users)
    of = replace(of, users=api, agreements=())
    setting = replace(setting, paths=PATHS)
    before = judged(of, setting)

    agreement: Agreement = replace(data.draw(agreements()), scope=("docs/**",))
    after = judged(replace(of, agreements=(agreement,)), setting)

    for party in {use.organization for use in of.users} & set(before):
        assert after[party].verdict is before[party].verdict


@law
@given(situations(), settings_of(), st.data())
def test_the_order_of_what_is_given_does_not_matter(
    of: Situation, setting: Setting, data: st.DataObject
) -> None:
    def shuffled(given: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(data.draw(st.permutations(given)))

    organizations = tuple(replace(entry, facts=shuffled(entry.facts)) for entry in of.organizations)
    turned = replace(
        of,
        engagements=shuffled(of.engagements),
        organizations=shuffled(organizations),
        users=shuffled(of.users),
        agreements=shuffled(of.agreements),
    )

    assert judged(turned, setting) == judged(of, setting)


@law
@given(situations(), settings_of())
def test_nobody_is_accused_without_evidence(of: Situation, setting: Setting) -> None:
    for entry in judged(of, setting).values():
        if entry.verdict is Verdict.PROHIBITED:
            about = [ground for ground in entry.grounds if ground.fact in FACTS and ground.clause]
            closing = [ground for ground in about if ground.answer is not Answer.UNKNOWN]
            assert any(ground.strength > Strength.MAIL_DOMAIN for ground in closing)
            assert entry.reciprocity is Reciprocity.APPLIES


@law
@given(situations(), settings_of())
def test_a_claim_of_use_closes_nothing_by_itself(of: Situation, setting: Setting) -> None:
    claims = tuple(replace(use, is_claim=True) for use in of.users)
    without = judged(replace(of, users=()), setting)

    found = judged(replace(of, users=claims), setting)

    for party, entry in found.items():
        if entry.verdict is Verdict.PROHIBITED:
            assert without[party].verdict is Verdict.PROHIBITED
        if entry.standing is Standing.NON_CONTRIBUTING_COMMERCIAL:
            assert without[party].standing is entry.standing


@law
@given(situations(), settings_of())
def test_the_reading_copyfair_says_that_it_is_a_policy(of: Situation, setting: Setting) -> None:
    by_text = judged(of, replace(setting, reading=Reading.KLEINER))

    by_policy = judged(of, replace(setting, reading=Reading.COPYFAIR))

    for party, entry in by_policy.items():
        text = by_text[party]
        assert (text.standing, text.basis) == (entry.standing, entry.basis)
        assert BEST.index(entry.verdict) >= BEST.index(text.verdict)
        if entry.verdict is Verdict.PERMITTED is not text.verdict:
            said = " ".join(ground.source for ground in entry.grounds)
            assert "a project's policy, not what the license says" in said


@pytest.mark.parametrize("key", FAMILY)
def test_a_firm_is_barred_by_every_license_of_the_family_or_told_why_not(key: str) -> None:
    of = Situation(
        engagements=(acted("nebula", day=RECENT),),
        organizations=(FIRM,),
        individuals=(),
        users=(uses(Use.COMMERCIAL),),
        as_of=AS_OF,
    )

    found = judged(of, under(Leaf(id=key)))["nebula"]

    assert found.verdict is not Verdict.PERMITTED
    assert found.verdict is Verdict.PROHIBITED or found.settles


def test_a_cooperative_with_both_limbs_is_nobodys_suspect_under_the_ppl() -> None:
    of = Situation(
        engagements=(),
        organizations=(WORKER_COOP,),
        individuals=(),
        users=(uses(Use.COMMERCIAL),),
        as_of=AS_OF,
    )

    assert judged(of, under(Leaf(id="PPL")))["nebula"].verdict is Verdict.PERMITTED
