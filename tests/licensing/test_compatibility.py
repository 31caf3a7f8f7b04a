from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, strategies as st

from pplcheck.licensing.compatibility import combinations, compatibility, joined
from pplcheck.licensing.discover import discover
from pplcheck.licensing.effective import effective
from pplcheck.licensing.expression import all_of, any_of, parse, single
from pplcheck.model.compatibility import (
    Certainty,
    Combination,
    CompatibilityRow,
    Compatible,
    Flow,
    Joining,
)
from pplcheck.model.license import Expression, Leaf, LicenseTerms
from tests.licensing.samples import PROFILES, VOCABULARY, MemoryTree

YES, NO, DISPUTED, UNKNOWN = (
    Compatible.YES,
    Compatible.NO,
    Compatible.DISPUTED,
    Compatible.UNKNOWN,
)
ADAPTATION, FILE, COLLECTION = Joining.ADAPTATION, Joining.FILE, Joining.COLLECTION
ORDERED = (YES, DISPUTED, NO)
RELATIVES = [profile for profile in PROFILES if profile.compatibility]
ORDINARY = [
    "MIT",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "0BSD",
    "CC0-1.0",
    "Apache-2.0",
    "MPL-2.0",
    "LGPL-2.1-only",
    "LGPL-2.1-or-later",
    "LGPL-3.0-only",
    "GPL-2.0-only",
    "GPL-2.0-or-later",
    "GPL-3.0-only",
    "GPL-3.0-or-later",
    "AGPL-3.0-only",
    "AGPL-3.0-or-later",
    "CC-BY-4.0",
    "CC-BY-SA-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-SA-3.0",
    "CC-BY-NC-SA-4.0",
]


def expression(text: str) -> Expression:
    found = parse(text, VOCABULARY)
    assert found
    return found


def row(others: tuple[str, ...], flow: Flow, answer: Compatible) -> CompatibilityRow:
    certainty = Certainty.DISPUTED if answer is DISPUTED else Certainty.TEXT
    return CompatibilityRow(
        others=others,
        flows=(flow,),
        joinings=(ADAPTATION,),
        answer=answer,
        certainty=certainty,
        reason=f"{flow} {answer}",
        sources=("https://example.org/",),
    )


def profile(name: str, *rows: CompatibilityRow, family: str = "none") -> LicenseTerms:
    return replace(PROFILES[0], id=name, family=family, compatibility=rows)


@pytest.mark.parametrize(
    ("other", "joining", "inbound", "outbound"),
    [
        ("MIT", ADAPTATION, YES, NO),
        ("MIT", FILE, YES, DISPUTED),
        ("BSD-3-Clause", ADAPTATION, YES, NO),
        ("ISC", ADAPTATION, YES, NO),
        ("0BSD", ADAPTATION, YES, NO),
        ("CC0-1.0", ADAPTATION, YES, NO),
        ("Apache-2.0", ADAPTATION, DISPUTED, NO),
        ("Apache-2.0", FILE, YES, DISPUTED),
        ("MPL-2.0", ADAPTATION, NO, NO),
        ("MPL-2.0", FILE, YES, DISPUTED),
        ("LGPL-2.1-only", ADAPTATION, NO, NO),
        ("LGPL-2.1-or-later", FILE, DISPUTED, DISPUTED),
        ("LGPL-3.0-only", FILE, DISPUTED, DISPUTED),
        ("GPL-2.0-only", ADAPTATION, NO, NO),
        ("GPL-3.0-or-later", FILE, NO, NO),
        ("AGPL-3.0-only", ADAPTATION, NO, NO),
        ("AGPL-3.0-only", COLLECTION, YES, YES),
        ("CC-BY-4.0", ADAPTATION, YES, NO),
        ("CC-BY-SA-4.0", ADAPTATION, NO, NO),
        ("CC-BY-SA-4.0", COLLECTION, YES, YES),
        ("CC-BY-NC-4.0", ADAPTATION, DISPUTED, NO),
        ("CC-BY-NC-SA-3.0", ADAPTATION, NO, NO),
        ("CC-BY-NC-SA-4.0", ADAPTATION, NO, NO),
        ("LicenseRef-PPL-es", ADAPTATION, NO, NO),
        ("LicenseRef-CNPL-4", ADAPTATION, NO, NO),
        ("LicenseRef-CNPL-7", FILE, DISPUTED, DISPUTED),
        ("LicenseRef-Coopyleft", FILE, NO, NO),
        ("LicenseRef-ACSL-1.4", ADAPTATION, DISPUTED, NO),
        ("LicenseRef-CSL", ADAPTATION, NO, NO),
        ("LicenseRef-CSL", COLLECTION, YES, YES),
        ("LicenseRef-scancode-non-violent-7.0", ADAPTATION, NO, NO),
        ("LicenseRef-Concord-1.0", FILE, DISPUTED, DISPUTED),
        ("LicenseRef-Cooperative-1.0", ADAPTATION, NO, NO),
        ("Parity-7.0.0", FILE, NO, NO),
        ("Parity-6.0.0", COLLECTION, DISPUTED, DISPUTED),
        ("LicenseRef-PEARL", ADAPTATION, UNKNOWN, UNKNOWN),
        ("BUSL-1.1", ADAPTATION, UNKNOWN, UNKNOWN),
        ("LicenseRef-Other", COLLECTION, UNKNOWN, UNKNOWN),
    ],
    ids=str,
)
def test_the_ppl_with_others(
    other: str, joining: Joining, inbound: Compatible, outbound: Compatible
) -> None:
    both = compatibility("PPL", other, PROFILES, scope=joining)

    assert (both.inbound.answer, both.outbound.answer) == (inbound, outbound)
    assert (both.inbound.material, both.inbound.work) == (other, "PPL")
    assert (both.outbound.material, both.outbound.work) == ("PPL", other)


@pytest.mark.parametrize(
    ("work", "material", "joining", "answer", "certainty"),
    [
        ("LicenseRef-Coopyleft", "Apache-2.0", ADAPTATION, YES, Certainty.ANALOGY),
        ("LicenseRef-Coopyleft", "CC-BY-4.0", ADAPTATION, YES, Certainty.ANALOGY),
        ("LicenseRef-Coopyleft", "AGPL-3.0-only", FILE, NO, Certainty.TEXT),
        ("LicenseRef-Coopyleft", "MPL-2.0", FILE, DISPUTED, Certainty.DISPUTED),
        ("LicenseRef-CNPL-6", "LicenseRef-CNPL-4", ADAPTATION, DISPUTED, Certainty.DISPUTED),
        ("LicenseRef-CNPL-4", "LicenseRef-CNPL-6", ADAPTATION, NO, Certainty.TEXT),
        ("LicenseRef-CNPL-5", "GPL-3.0-only", ADAPTATION, NO, Certainty.TEXT),
        ("LicenseRef-PPL-es", "MIT", ADAPTATION, YES, Certainty.TEXT),
        ("LicenseRef-PPL-es", "PPL", ADAPTATION, NO, Certainty.TEXT),
        ("LicenseRef-CSL", "MIT", ADAPTATION, YES, Certainty.TEXT),
        ("LicenseRef-CSL", "GPL-3.0-only", FILE, NO, Certainty.TEXT),
        ("AGPL-3.0-only", "LicenseRef-Cooperative-1.0", ADAPTATION, YES, Certainty.TEXT),
        ("GPL-3.0-only", "LicenseRef-Cooperative-1.0", FILE, DISPUTED, Certainty.DISPUTED),
        ("LicenseRef-Cooperative-1.0", "AGPL-3.0-only", ADAPTATION, NO, Certainty.TEXT),
        ("LicenseRef-Cooperative-1.0", "MPL-2.0", FILE, YES, Certainty.TEXT),
        ("LicenseRef-Concord-1.0", "Apache-2.0", ADAPTATION, YES, Certainty.TEXT),
        ("Parity-7.0.0", "MIT", ADAPTATION, YES, Certainty.TEXT),
        ("Parity-6.0.0", "ISC", ADAPTATION, YES, Certainty.ANALOGY),
        ("MIT", "Parity-7.0.0", ADAPTATION, NO, Certainty.TEXT),
        ("MIT", "Parity-7.0.0", FILE, YES, Certainty.TEXT),
        (
            "LicenseRef-scancode-non-violent-7.0",
            "LicenseRef-scancode-non-violent-4.0",
            ADAPTATION,
            DISPUTED,
            Certainty.DISPUTED,
        ),
        (
            "LicenseRef-scancode-non-violent-4.0",
            "LicenseRef-scancode-non-violent-7.0",
            ADAPTATION,
            NO,
            Certainty.TEXT,
        ),
        ("LicenseRef-ACSL-1.4", "Apache-2.0", ADAPTATION, YES, Certainty.TEXT),
        ("MIT", "LicenseRef-ACSL-1.4", ADAPTATION, NO, Certainty.TEXT),
        ("MIT", "GPL-3.0-only", ADAPTATION, UNKNOWN, Certainty.UNKNOWN),
    ],
)
def test_other_pairs(
    work: str, material: str, joining: Joining, answer: Compatible, certainty: Certainty
) -> None:
    found = compatibility(work, material, PROFILES, scope=joining).inbound

    assert (found.answer, found.certainty) == (answer, certainty)
    assert bool(found.reason) is (answer is not UNKNOWN)
    assert bool(found.sources) is (answer is not UNKNOWN)


def pairs() -> Iterator[tuple[LicenseTerms, str]]:
    for one in RELATIVES:
        yield from ((one, other) for other in ORDINARY)
        yield from ((one, other.id) for other in RELATIVES)


def test_every_relative_says_something_about_every_common_license() -> None:
    # which version of the CNPL a declaration without a version means is not known
    silent = {
        (one.id, other, joining)
        for one, other in pairs()
        for joining in Joining
        for flow in [compatibility(one.id, other, PROFILES, scope=joining)]
        if UNKNOWN in (flow.inbound.answer, flow.outbound.answer)
    }

    assert all("LicenseRef-CNPL" in (one, other) for one, other, _ in silent)
    assert {joining for _, _, joining in silent} == {ADAPTATION}


def test_both_sides_of_a_pair_say_the_same_where_both_speak() -> None:
    profiles = {entry.id: entry for entry in PROFILES}
    for one, other, joining in product(RELATIVES, RELATIVES, Joining):
        if one.id == other.id:
            continue
        alone = [replace(profiles[other.id], compatibility=()), one]
        reverse = [replace(profiles[one.id], compatibility=()), other]

        seen_by_one = compatibility(one.id, other.id, alone, scope=joining)
        seen_by_other = compatibility(other.id, one.id, reverse, scope=joining)

        for mine, theirs in (
            (seen_by_one.inbound.answer, seen_by_other.outbound.answer),
            (seen_by_one.outbound.answer, seen_by_other.inbound.answer),
        ):
            assert mine is theirs or UNKNOWN in (mine, theirs)


def test_a_closer_way_of_joining_is_never_freer() -> None:
    for one, other in pairs():
        ways = [compatibility(one.id, other, PROFILES, scope=joining) for joining in Joining]
        by_way = {way.inbound.joining: way for way in ways}
        for ways_in in (
            [by_way[joining].inbound.answer for joining in (ADAPTATION, FILE, COLLECTION)],
            [by_way[joining].outbound.answer for joining in (ADAPTATION, FILE, COLLECTION)],
        ):
            if UNKNOWN not in ways_in:
                ranks = [ORDERED.index(answer) for answer in ways_in]
                assert ranks == sorted(ranks, reverse=True), (one.id, other)


def test_every_reason_cites_a_clause() -> None:
    for relative in RELATIVES:
        for entry in relative.compatibility:
            assert any(character.isdigit() for character in entry.reason), entry
            assert not entry.reason.endswith(".")
            assert (entry.answer is DISPUTED) is (entry.certainty is Certainty.DISPUTED)


def test_a_license_goes_with_itself() -> None:
    for license_id in ("PPL", "LicenseRef-Coopyleft", "GPL-3.0-only", "LicenseRef-Other"):
        both = compatibility(license_id, license_id, PROFILES, scope=ADAPTATION)

        assert (both.inbound.answer, both.outbound.answer) == (YES, YES)


def test_profiles_that_differ_make_a_dispute() -> None:
    one = profile("one", row(("other",), Flow.INBOUND, YES))
    other = profile("other", row(("one",), Flow.OUTBOUND, NO))

    found = compatibility("one", "other", [one, other], scope=ADAPTATION).inbound

    assert (found.answer, found.certainty) == (DISPUTED, Certainty.DISPUTED)
    assert found.reason == "one: inbound yes; other: outbound no"


def test_an_id_comes_before_its_family_and_a_version_counts_for_both_its_forms() -> None:
    one = profile(
        "one",
        row(("kin",), Flow.INBOUND, NO),
        row(("Other-1.0",), Flow.INBOUND, YES),
    )
    others = [profile("Other-1.0-only", family="kin"), profile("Third", family="kin")]

    def answer(other: str) -> Compatible:
        return compatibility("one", other, [one, *others], scope=ADAPTATION).inbound.answer

    assert answer("Other-1.0-only") is YES
    assert answer("Other-1.0-or-later") is YES
    assert answer("Other-1.0+") is YES
    assert answer("Third") is NO
    assert answer("Fourth") is UNKNOWN


@pytest.mark.parametrize(
    ("material", "work", "answer"),
    [
        ("MIT", "PPL", YES),
        ("MIT OR GPL-3.0-only", "PPL", YES),
        ("MIT AND GPL-3.0-only", "PPL", NO),
        ("MIT AND Apache-2.0", "PPL", DISPUTED),
        ("Apache-2.0 OR GPL-3.0-only", "PPL", DISPUTED),
        ("MIT AND LicenseRef-Other", "PPL", UNKNOWN),
        ("Apache-2.0 AND LicenseRef-Other", "PPL", UNKNOWN),
        ("Apache-2.0 OR LicenseRef-Other", "PPL", UNKNOWN),
        ("GPL-3.0-only AND LicenseRef-Other", "PPL", NO),
        ("GPL-3.0-only OR LicenseRef-Other", "PPL", UNKNOWN),
        ("MIT OR LicenseRef-Other", "PPL", YES),
        ("GPL-3.0-only", "PPL OR GPL-3.0-only", YES),
        ("GPL-3.0-only", "PPL AND GPL-3.0-only", NO),
        ("MIT AND (GPL-3.0-only OR ISC)", "PPL", YES),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "PPL", UNKNOWN),
        ("MIT WITH Some-exception", "PPL", YES),
        ("MIT", "PPL WITH Some-exception", UNKNOWN),
        ("PPL WITH Some-exception", "PPL WITH Some-exception", YES),
    ],
    ids=str,
)
def test_expressions_follow_four_valued_logic(material: str, work: str, answer: Compatible) -> None:
    found = joined(expression(material), expression(work), PROFILES, scope=ADAPTATION)

    assert found.answer is answer
    assert (found.material, found.work) == (expression(material).text, expression(work).text)


ANSWERS = {"A": YES, "B": NO, "C": DISPUTED, "D": UNKNOWN}
TABLE = [
    profile(
        "W", *(row((name,), Flow.INBOUND, found) for name, found in ANSWERS.items() if name < "D")
    )
]
LEAVES = st.sampled_from(sorted(ANSWERS)).map(lambda name: single(Leaf(id=name)))
EXPRESSIONS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, min_size=2, max_size=3).flatmap(
        lambda parts: st.sampled_from([all_of(parts), any_of(parts)])
    ),
    max_leaves=6,
)


def answer_of(material: Expression) -> Compatible:
    return joined(material, single(Leaf(id="W")), TABLE, scope=ADAPTATION).answer


@given(EXPRESSIONS, EXPRESSIONS)
def test_alternatives_never_close_and_further_licenses_never_open(
    one: Expression, other: Expression
) -> None:
    ranks = {YES: 3, UNKNOWN: 2, DISPUTED: 2, NO: 1}

    assert ranks[answer_of(any_of([one, other]))] >= ranks[answer_of(one)]
    assert ranks[answer_of(all_of([one, other]))] <= ranks[answer_of(one)]
    assert answer_of(any_of([one, other])) is answer_of(any_of([other, one]))
    assert answer_of(all_of([one, one])) is answer_of(one)


@given(EXPRESSIONS)
def test_only_known_parts_decide(one: Expression) -> None:
    if answer_of(one) is UNKNOWN:
        assert "D" in one.ids
    if "D" not in one.ids and "C" not in one.ids:
        assert answer_of(one) in (YES, NO)


def found_in(files: dict[str, str | bytes | None]) -> tuple[Combination, ...]:
    tree = MemoryTree(files)
    seen = discover(tree, PROFILES, exclude=(), overrides=())
    return combinations(
        tree.paths, seen.declarations, effective(seen.declarations, PROFILES), PROFILES
    )


PPL_DECLARED = '{"license": "PPL"}'


def tagged(license_id: str) -> str:
    return f"# SPDX-{'License'}-Identifier: {license_id}\n"


def test_files_under_other_licenses_are_grouped_by_license() -> None:
    found = found_in(
        {
            "package.json": PPL_DECLARED,
            "a.py": tagged("PPL"),
            "b.py": tagged("GPL-3.0-only"),
            "c.py": tagged("GPL-3.0-only"),
            "d.py": "",
            "e.py": tagged("LicenseRef-Other"),
            "vendor/f.py": tagged("GPL-3.0-only"),
        }
    )

    assert [(entry.license, entry.vendored, entry.paths, entry.answer) for entry in found] == [
        ("GPL-3.0-only", False, ("b.py", "c.py"), NO),
        ("GPL-3.0-only", True, ("vendor/f.py",), NO),
        ("LicenseRef-Other", False, ("e.py",), UNKNOWN),
    ]
    assert found[0].root == "PPL"
    assert found[0].collection.answer is YES
    assert found[0].adaptation.joining is ADAPTATION


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"package.json": PPL_DECLARED, "a.py": ""},
        {"package.json": PPL_DECLARED, "a.py": tagged("PPL")},
        {"package.json": '{"license": "MIT"}', "a.py": tagged("GPL-3.0-only")},
        {"a.py": tagged("GPL-3.0-only")},
    ],
    ids=["nothing", "one license", "the same license", "no reciprocal root", "no root"],
)
def test_where_nothing_differs_from_a_reciprocal_root_there_is_nothing_to_combine(
    files: dict[str, str | bytes | None],
) -> None:
    assert found_in(files) == ()


@pytest.mark.parametrize(
    ("material", "work", "expected"),
    [
        ("LicenseRef-CNPL-6+", "LicenseRef-CNPL-7", YES),
        ("LicenseRef-CNPL-6+", "LicenseRef-CNPL-7+", YES),
        ("LicenseRef-CNPL-7+", "LicenseRef-CNPL-6", NO),
        ("LicenseRef-CNPL-6", "LicenseRef-CNPL-7", DISPUTED),
        ("GPL-2.0-or-later", "GPL-3.0-only", YES),
        ("GPL-2.0-or-later", "AGPL-3.0-only", UNKNOWN),
        ("GPL-3.0-or-later", "GPL-2.0-only", UNKNOWN),
        ("LGPL-2.0+", "LGPL-2.1-only", YES),
    ],
)
def test_or_later_reaches_the_version_of_the_work(
    material: str, work: str, expected: Compatible
) -> None:
    found = joined(expression(material), expression(work), PROFILES, scope=ADAPTATION)

    assert found.answer is expected
