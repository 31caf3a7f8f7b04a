from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.config.profiles import load_profiles, load_terms
from pplcheck.model.license import (
    AllOf,
    AnyOf,
    Clause,
    ClauseUse,
    Effect,
    Expr,
    Leaf,
    LicenseTerms,
    Requirement,
    Terms,
    TextMarks,
)
from pplcheck.model.party import FACTS, Answer, Kind, Use
from pplcheck.model.permission import Inquiry, Permitted
from pplcheck.standing.algebra import permits
from pplcheck.standing.permission import contradicted, facts_of, permission

PROFILES = load_profiles()
USES = (Use.COMMERCIAL, Use.NONCOMMERCIAL)
IDS = ["PPL", "LicenseRef-PPL-es", "LicenseRef-Coopyleft", "LicenseRef-ACSL-1.4", "MIT"]
IDS += ["CC-BY-NC-4.0", "LicenseRef-House"]


def inquiry(kind: Kind, use: Use = Use.COMMERCIAL, **facts: str) -> Inquiry:
    stated = tuple(sorted((name, Answer(value)) for name, value in facts.items()))
    return Inquiry(kind=kind, use=use, facts=stated)


def asked(tree: Expr, question: Inquiry, *more: LicenseTerms) -> Permitted:
    return permission(tree, (*PROFILES, *more), question).answer


leaves = st.sampled_from(IDS).map(lambda name: Leaf(id=name))
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: AllOf(parts=tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: AnyOf(parts=tuple(parts))),
    ),
    max_leaves=4,
)
inquiries = st.builds(
    Inquiry,
    kind=st.sampled_from(Kind),
    use=st.sampled_from(USES),
    facts=st.dictionaries(st.sampled_from(list(FACTS)), st.sampled_from(Answer), max_size=5).map(
        lambda stated: tuple(sorted(stated.items()))
    ),
)


@given(tree=trees, question=inquiries)
@settings(max_examples=150, deadline=None)
def test_it_never_says_other_than_the_algebra(tree: Expr, question: Inquiry) -> None:
    found = permission(tree, PROFILES, question)

    plain = permits(tree, PROFILES, facts_of(question), question.use).answer
    meant = {Permitted.YES: Answer.YES, Permitted.NO: Answer.NO}.get(found.answer, Answer.UNKNOWN)
    assert meant is plain or (plain is Answer.UNKNOWN and meant is Answer.NO and found.doubts)


@given(tree=trees, question=inquiries)
@settings(max_examples=150, deadline=None)
def test_every_way_leads_to_a_yes(tree: Expr, question: Inquiry) -> None:
    found = permission(tree, PROFILES, question)

    if found.answer is Permitted.ONLY_IF:
        assert found.ways
        for way in found.ways:
            stated = dict(question.facts) | {need.fact: need.value for need in way}
            settled = Inquiry(
                kind=question.kind, use=question.use, facts=tuple(sorted(stated.items()))
            )
            assert asked(tree, settled) is Permitted.YES


def test_of_alternatives_the_best_and_of_all_the_worst_counts() -> None:
    answers = {
        Permitted.YES: Leaf(id="MIT"),
        Permitted.ONLY_IF: Leaf(id="LicenseRef-Coopyleft"),
        Permitted.UNDETERMINED: Leaf(id="LicenseRef-House"),
        Permitted.NO: Leaf(id="PPL"),
    }
    order = list(answers)
    firm = inquiry(Kind.COMMERCIAL)

    for (one, left), (other, right) in product(answers.items(), repeat=2):
        best, worst = sorted((one, other), key=order.index)
        assert asked(AnyOf(parts=(left, right)), firm) is best
        assert asked(AllOf(parts=(left, right)), firm) is worst


@pytest.mark.parametrize(
    ("kind", "facts", "expected"),
    [
        (Kind.INDIVIDUAL, {}, Permitted.UNDETERMINED),
        (Kind.INDIVIDUAL, {"worker_owned": "yes"}, Permitted.UNDETERMINED),
        (
            Kind.INDIVIDUAL,
            {"worker_owned": "yes", "surplus_to_worker_owners": "yes"},
            Permitted.YES,
        ),
        (Kind.COOPERATIVE, {}, Permitted.ONLY_IF),
        (Kind.UNKNOWN, {}, Permitted.UNDETERMINED),
        (Kind.UNKNOWN, {"worker_owned": "no"}, Permitted.NO),
    ],
)
def test_what_is_arguable_or_unknown_is_undetermined(
    kind: Kind, facts: dict[str, str], expected: Permitted
) -> None:
    found = permission(Leaf(id="PPL"), PROFILES, inquiry(kind, Use.COMMERCIAL, **facts))

    assert found.answer is expected
    assert bool(found.doubts) is (expected is Permitted.UNDETERMINED)


def gated(name: str, fact: str, *, version: str = "", value: bool = True) -> LicenseTerms:
    """A license that opens commercial use to those of whom a fact holds, or bars them."""
    requires = (Requirement(fact=fact, number="1"),)
    effect = Effect.PERMIT if value else Effect.BAR
    clauses = [
        Clause(
            number="0", subject="", effect=Effect.LIMIT, use=ClauseUse.ANY, requires=(), summary=""
        )
    ] * value
    gate = Clause(
        number="1", subject="", effect=effect, use=ClauseUse.ANY, requires=requires, summary=""
    )
    return LicenseTerms(
        id=name,
        name=name,
        version=version,
        steward="",
        aliases=(),
        sources=(),
        terms=Terms.RECIPROCAL,
        family="gated",
        clauses=(*clauses, gate),
        marks=TextMarks(),
    )


def test_licenses_that_ask_for_opposites_permit_nobody() -> None:
    one = gated("LicenseRef-One", "social_economy")
    other = gated("LicenseRef-Other", "social_economy", value=False)
    both = AllOf(parts=(Leaf(id=one.id), Leaf(id=other.id)))

    found = permission(both, (one, other), inquiry(Kind.COMMERCIAL))

    assert found.answer is Permitted.NO
    assert found.doubts == ("the licenses ask for facts that contradict each other",)


def test_clauses_of_one_license_that_contradict_each_other_settle_nothing() -> None:
    one = gated("LicenseRef-One", "social_economy")
    bar = gated("LicenseRef-One", "social_economy", value=False).clauses[0]
    torn = LicenseTerms(
        id=one.id,
        name=one.id,
        version="",
        steward="",
        aliases=(),
        sources=(),
        terms=Terms.RECIPROCAL,
        family="gated",
        clauses=(*one.clauses, bar),
        marks=TextMarks(),
    )

    found = permission(Leaf(id=one.id), (torn,), inquiry(Kind.COMMERCIAL))

    assert found.answer is Permitted.UNDETERMINED
    assert "contradict" in found.doubts[0]


def test_a_plus_lets_the_user_choose_a_later_version() -> None:
    first = gated("LicenseRef-G-1", "nonprofit", version="1")
    later = gated("LicenseRef-G-2", "social_economy", version="2")
    firm = inquiry(Kind.COMMERCIAL, social_economy="yes")

    assert permission(Leaf(id="LicenseRef-G-1"), (first, later), firm).answer is Permitted.NO
    assert permission(Leaf(id="LicenseRef-G-1+"), (first, later), firm).answer is Permitted.YES


def test_an_exception_may_open_what_the_license_closes() -> None:
    closed = Leaf(id="PPL", exception="LicenseRef-For-Friends")
    opened = Leaf(id="GPL-3.0-only", exception="Classpath-exception-2.0")
    firm = inquiry(Kind.COMMERCIAL)

    assert asked(closed, firm) is Permitted.UNDETERMINED
    assert asked(opened, firm) is Permitted.YES


def test_a_profile_of_unknown_terms_is_undetermined() -> None:
    terms = load_terms("MIT")
    unknown = LicenseTerms(
        id="LicenseRef-Dark",
        name="Dark",
        version="",
        steward="",
        aliases=(),
        sources=(),
        terms=Terms.UNKNOWN,
        family="",
        clauses=(),
        marks=terms.marks,
    )

    found = permission(Leaf(id=unknown.id), (unknown,), inquiry(Kind.NONPROFIT))

    assert found.answer is Permitted.UNDETERMINED
    assert found.under == ()


def test_stated_facts_go_over_those_a_kind_implies() -> None:
    question = inquiry(Kind.COMMERCIAL, privately_owned="no", cooperative="unknown", nonprofit="no")

    assert facts_of(question)["privately_owned"] is Answer.NO
    assert contradicted(question) == (("privately_owned", Answer.NO),)


PPL, MIT, COOPYLEFT = (load_terms(name) for name in ("PPL", "MIT", "LicenseRef-Coopyleft"))
ARGUED = "what PPL means for somebody self-employed without employees is arguable"
UNKNOWN_KIND = "what kind of user this is, is not known"
DARK = "the terms of LicenseRef-House are not known here"


@pytest.mark.parametrize(
    ("tree", "kind", "answer", "under", "doubts"),
    [
        pytest.param(Leaf(id="MIT"), Kind.COMMERCIAL, Permitted.YES, (MIT,), (), id="open"),
        pytest.param(Leaf(id="MIT+"), Kind.COMMERCIAL, Permitted.YES, (MIT,), (), id="a plus"),
        pytest.param(Leaf(id="PPL"), Kind.COMMERCIAL, Permitted.NO, (PPL,), (), id="closed"),
        pytest.param(
            Leaf(id="PPL"), Kind.UNKNOWN, Permitted.UNDETERMINED, (PPL,), (UNKNOWN_KIND,), id="kind"
        ),
        pytest.param(
            Leaf(id="PPL"), Kind.INDIVIDUAL, Permitted.UNDETERMINED, (PPL,), (ARGUED,), id="argued"
        ),
        pytest.param(
            Leaf(id="LicenseRef-House"),
            Kind.NONPROFIT,
            Permitted.UNDETERMINED,
            (),
            (DARK,),
            id="no profile",
        ),
        pytest.param(
            Leaf(id="PPL", exception="LicenseRef-X"),
            Kind.INDIVIDUAL,
            Permitted.UNDETERMINED,
            (PPL,),
            (ARGUED, "whether the exception LicenseRef-X opens this use is not known here"),
            id="an exception",
        ),
        pytest.param(
            AnyOf(parts=(Leaf(id="PPL"), Leaf(id="LicenseRef-House"))),
            Kind.UNKNOWN,
            Permitted.UNDETERMINED,
            (PPL,),
            (UNKNOWN_KIND, DARK),
            id="either",
        ),
        pytest.param(
            AllOf(parts=(Leaf(id="MIT"), Leaf(id="LicenseRef-House"), Leaf(id="PPL"))),
            Kind.UNKNOWN,
            Permitted.UNDETERMINED,
            (MIT, PPL),
            (DARK, UNKNOWN_KIND),
            id="all",
        ),
        pytest.param(
            AllOf(parts=(Leaf(id="LicenseRef-House"), Leaf(id="PPL"))),
            Kind.COMMERCIAL,
            Permitted.NO,
            (PPL,),
            (),
            id="all, one closed",
        ),
    ],
)
def test_an_answer_is_told_with_what_it_rests_on(
    tree: Expr,
    kind: Kind,
    answer: Permitted,
    under: tuple[LicenseTerms, ...],
    doubts: tuple[str, ...],
) -> None:
    found = permission(tree, PROFILES, inquiry(kind))

    assert (found.answer, found.under, found.doubts) == (answer, under, doubts)


def test_ways_stand_under_the_license_they_lead_through() -> None:
    alone = permission(Leaf(id="LicenseRef-Coopyleft"), PROFILES, inquiry(Kind.COMMERCIAL))
    beside = AllOf(parts=(Leaf(id="MIT"), Leaf(id="LicenseRef-Coopyleft")))

    found = permission(beside, PROFILES, inquiry(Kind.COMMERCIAL))

    assert (alone.answer, alone.under) == (Permitted.ONLY_IF, (COOPYLEFT,))
    assert alone.ways
    assert (found.under, found.ways) == ((MIT, COOPYLEFT), alone.ways)
    open_kind = permission(Leaf(id="LicenseRef-Coopyleft"), PROFILES, inquiry(Kind.UNKNOWN))
    assert open_kind.answer is Permitted.UNDETERMINED
    assert open_kind.ways


def test_only_a_stated_fact_that_the_kind_answers_otherwise_is_contradicted() -> None:
    question = inquiry(Kind.COMMERCIAL, privately_owned="no", profits_from_sales="yes")

    assert contradicted(question) == (("privately_owned", Answer.NO),)
