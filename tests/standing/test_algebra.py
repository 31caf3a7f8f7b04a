from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.model.license import AllOf, AnyOf, ClauseUse, Effect, Expr, Leaf, LicenseTerms
from pplcheck.model.party import Answer, Use
from pplcheck.standing.algebra import (
    Reason,
    all_of,
    any_of,
    decide,
    later_versions,
    not_,
    permits,
)
from tests.standing.parties import ACSL, COOPYLEFT, MIT, PPL, PROFILES, UNREAD, clause, terms

ANSWERS = st.sampled_from(Answer)
KNOWN = st.sampled_from([Answer.YES, Answer.NO])
NAMES = (
    "worker_owned",
    "surplus_to_worker_owners",
    "privately_owned",
    "profits_from_wage_labor",
    "social_economy",
    "worker_cooperative_model",
    "individual",
    "nonprofit",
    "uses_military_or_police",
)
FACTS = st.fixed_dictionaries(dict.fromkeys(NAMES, ANSWERS))
LEAVES = st.sampled_from(["PPL", "Coopyleft", "ACSL", "MIT", "Unread", "Nobody-Knows"])


def _parts(children: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    several = st.lists(children, min_size=1, max_size=3).map(tuple)
    return st.builds(lambda p: AllOf(parts=p), several) | st.builds(
        lambda p: AnyOf(parts=p), several
    )


TREES = st.recursive(LEAVES.map(lambda key: Leaf(id=key)), _parts, max_leaves=6)


@pytest.mark.parametrize(
    ("answers", "every", "some"),
    [
        ((), Answer.YES, Answer.NO),
        ((Answer.YES, Answer.UNKNOWN), Answer.UNKNOWN, Answer.YES),
        ((Answer.NO, Answer.UNKNOWN), Answer.NO, Answer.UNKNOWN),
        ((Answer.NO, Answer.YES), Answer.NO, Answer.YES),
    ],
    ids=["none", "yes and unknown", "no and unknown", "no and yes"],
)
def test_unknown_stays_unknown_unless_the_known_decides(
    answers: tuple[Answer, ...], every: Answer, some: Answer
) -> None:
    assert (all_of(answers), any_of(answers)) == (every, some)


@given(st.lists(ANSWERS, max_size=4))
def test_and_and_or_are_each_others_mirror(answers: list[Answer]) -> None:
    assert not_(all_of(answers)) is any_of(not_(answer) for answer in answers)
    assert {all_of(order) for order in permutations(answers)} == {all_of(answers)}


@given(TREES, FACTS, st.sampled_from(Use))
def test_or_is_the_best_and_and_all_of_its_parts(
    tree: Expr, facts: dict[str, Answer], use: Use
) -> None:
    answer = permits(tree, PROFILES, facts, use).answer

    both = [permits(part, PROFILES, facts, use).answer for part in (tree, Leaf(id="MIT"))]
    anything = AnyOf(parts=(tree, Leaf(id="MIT")))
    everything = AllOf(parts=(Leaf(id="MIT"), tree))
    assert permits(anything, PROFILES, facts, use).answer is any_of(both) is Answer.YES
    assert permits(everything, PROFILES, facts, use).answer is answer


@given(TREES, FACTS, st.sampled_from(Use), st.lists(KNOWN, min_size=9, max_size=9))
@settings(max_examples=200)
def test_learning_a_fact_never_turns_yes_into_no(
    tree: Expr, facts: dict[str, Answer], use: Use, learned: list[Answer]
) -> None:
    before = permits(tree, PROFILES, facts, use).answer

    told = dict(zip(NAMES, learned, strict=True))
    after = {
        name: told[name] if value is Answer.UNKNOWN else value for name, value in facts.items()
    }

    assert before in (Answer.UNKNOWN, permits(tree, PROFILES, after, use).answer)


@given(TREES, FACTS)
def test_learning_the_purpose_never_turns_yes_into_no(tree: Expr, facts: dict[str, Answer]) -> None:
    open_ = permits(tree, PROFILES, facts, Use.UNKNOWN).answer

    for use in (Use.COMMERCIAL, Use.NONCOMMERCIAL):
        assert open_ in (Answer.UNKNOWN, permits(tree, PROFILES, facts, use).answer)


def test_both_limbs_open_commercial_use() -> None:
    facts = {
        "worker_owned": Answer.YES,
        "surplus_to_worker_owners": Answer.YES,
        "privately_owned": Answer.NO,
    }

    found = decide(PPL, facts, Use.COMMERCIAL)

    assert found.answer is Answer.YES
    assert {reason.clause for reason in found.reasons} == {"4(c)(i)", "4(c)(ii)", "4(d)"}


def test_one_limb_missing_leaves_commercial_use_open_and_names_the_limb() -> None:
    facts = {"worker_owned": Answer.YES, "privately_owned": Answer.NO}

    found = decide(PPL, facts, Use.COMMERCIAL)

    assert found.answer is Answer.UNKNOWN
    assert Reason(clause="4(c)(ii)", fact="surplus_to_worker_owners", answer=Answer.UNKNOWN) in (
        found.reasons
    )


def test_wage_labor_bars_any_use() -> None:
    facts = {"privately_owned": Answer.YES, "profits_from_wage_labor": Answer.YES}

    found = decide(PPL, facts, Use.NONCOMMERCIAL)

    assert found.answer is Answer.NO
    assert {reason.clause for reason in found.reasons} == {"4(d)"}


def test_closed_commercial_use_names_the_limit_and_the_limb() -> None:
    facts = {"worker_owned": Answer.NO, "privately_owned": Answer.NO}

    found = decide(PPL, facts, Use.COMMERCIAL)

    assert [reason.clause for reason in found.reasons] == ["4(b)", "4(c)(i)"]


def test_a_use_of_unknown_purpose_is_open_where_the_purpose_would_decide() -> None:
    facts = {"worker_owned": Answer.NO, "privately_owned": Answer.NO}

    found = decide(PPL, facts, Use.UNKNOWN)

    assert found.answer is Answer.UNKNOWN
    assert [reason.clause for reason in found.reasons] == ["4(b)", "4(c)(i)"]


@pytest.mark.parametrize(
    ("terms", "facts", "use", "answer"),
    [
        (ACSL, {"individual": Answer.YES, "uses_military_or_police": Answer.NO}, Use.COMMERCIAL, 1),
        (ACSL, {"individual": Answer.YES, "uses_military_or_police": Answer.YES}, Use.UNKNOWN, -1),
        (ACSL, {"individual": Answer.NO, "nonprofit": Answer.NO}, Use.NONCOMMERCIAL, -1),
        (
            COOPYLEFT,
            {"social_economy": Answer.YES, "worker_cooperative_model": Answer.YES},
            Use.COMMERCIAL,
            1,
        ),
        (COOPYLEFT, {"social_economy": Answer.NO}, Use.COMMERCIAL, -1),
        (COOPYLEFT, {}, Use.NONCOMMERCIAL, 1),
        (MIT, {}, Use.UNKNOWN, 1),
        (UNREAD, {}, Use.COMMERCIAL, 0),
    ],
    ids=[
        "acsl individual",
        "acsl police",
        "acsl firm",
        "coopyleft both",
        "coopyleft without social economy",
        "coopyleft noncommercial",
        "mit",
        "terms not known",
    ],
)
def test_relatives_are_data(
    terms: LicenseTerms, facts: dict[str, Answer], use: Use, answer: int
) -> None:
    expected = {1: Answer.YES, 0: Answer.UNKNOWN, -1: Answer.NO}[answer]

    assert decide(terms, facts, use).answer is expected


def test_a_license_without_profile_is_unknown() -> None:
    assert permits(Leaf(id="Other"), PROFILES, {}, Use.COMMERCIAL).answer is Answer.UNKNOWN


def test_with_an_exception_is_read_as_its_license() -> None:
    tree = Leaf(id="MIT", exception="Some-exception")

    assert permits(tree, PROFILES, {}, Use.COMMERCIAL).answer is Answer.YES


def test_an_exception_may_open_what_its_license_closes() -> None:
    facts = {"privately_owned": Answer.YES, "profits_from_wage_labor": Answer.YES}
    tree = Leaf(id="PPL", exception="LicenseRef-Some-Exception")

    found = permits(tree, PROFILES, facts, Use.COMMERCIAL)

    assert found.answer is Answer.UNKNOWN
    assert "4(d)" in {reason.clause for reason in found.reasons}


def test_or_later_lets_the_user_choose_a_later_version_of_the_family() -> None:
    closed = replace(PPL, id="Closed-1", family="closed", version="1")
    opened = replace(MIT, id="Closed-2", family="closed", version="2")
    unversioned = replace(MIT, id="Closed", family="closed", version="")
    leaf = Leaf(id="Closed-1+")

    def answer(*profiles: LicenseTerms, tree: Leaf = leaf) -> Answer:
        return permits(tree, profiles, {}, Use.COMMERCIAL).answer

    assert answer(closed, opened) is Answer.YES
    assert answer(closed, opened, tree=Leaf(id="Closed-1")) is not Answer.YES
    assert answer(closed, unversioned) is not Answer.YES
    assert answer(opened, closed, tree=Leaf(id="Closed-3+")) is Answer.UNKNOWN


def test_later_versions_are_those_with_greater_numbers() -> None:
    versions = [replace(MIT, id=f"X-{n}", version=n, family="X") for n in ("2.0", "3.9", "3.10")]
    other = replace(MIT, id="Y-9.0", version="9.0", family="Y")

    later = later_versions(versions[1], (*versions, other))

    assert [profile.id for profile in later] == ["X-3.10"]


def test_a_bar_on_one_use_closes_that_use() -> None:
    barred = terms("B", clause("1", Effect.BAR, ClauseUse.COMMERCIAL, individual="1(a)"))

    said = {use: decide(barred, {"individual": Answer.YES}, use).answer for use in Use}

    assert said == {
        Use.NONCOMMERCIAL: Answer.YES,
        Use.COMMERCIAL: Answer.NO,
        Use.UNKNOWN: Answer.UNKNOWN,
    }


@pytest.mark.parametrize(
    ("held", "answer"),
    [(Answer.YES, Answer.NO), (Answer.NO, Answer.YES), (Answer.UNKNOWN, Answer.UNKNOWN)],
)
def test_a_limit_may_ask_for_facts(held: Answer, answer: Answer) -> None:
    limited = terms("L", clause("2", Effect.LIMIT, ClauseUse.COMMERCIAL, individual="2(a)"))

    decision = decide(limited, {"individual": held}, Use.COMMERCIAL)

    assert decision.answer is answer
    reason = Reason(clause="2", fact="commercial use", answer=Answer.YES)
    assert decision.reasons == (() if answer is Answer.YES else (reason,))
