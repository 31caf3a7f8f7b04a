from __future__ import annotations

import time
from pathlib import Path

import pytest

from pplcheck.licensing.components import examine_sbom
from pplcheck.licensing.expression import parse
from pplcheck.licensing.sbom import read_sbom
from pplcheck.model.compatibility import Compatible
from pplcheck.model.component import Component, ExaminedComponent
from pplcheck.model.license import Expression, Terms
from tests.licensing.samples import PROFILES, VOCABULARY

BILLS = Path(__file__).parent / "bills"
YES, NO, DISPUTED, UNKNOWN = (
    Compatible.YES,
    Compatible.NO,
    Compatible.DISPUTED,
    Compatible.UNKNOWN,
)


def own(text: str = "PPL") -> Expression:
    expression = parse(text, VOCABULARY)
    assert expression
    return expression


def component(*written: str, names: tuple[tuple[str, str], ...] = ()) -> Component:
    return Component(name="a", version="1", reference="", declared=written, names=names)


def examined(*written: str, into: str = "PPL") -> ExaminedComponent:
    (found,) = examine_sbom([component(*written)], own(into), PROFILES)
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "cyclonedx.json",
            {
                "harvest": YES,
                "org.example/soil": YES,
                "seeds": YES,
                "stones": UNKNOWN,
                "tools": UNKNOWN,
                "water": NO,
                "weeds": DISPUTED,
            },
        ),
        ("spdx.json", {"harvest": YES, "seeds": YES, "water": NO}),
    ],
)
def test_the_components_of_a_bill_are_judged(name: str, expected: dict[str, Compatible]) -> None:
    components = read_sbom((BILLS / name).read_bytes(), name)

    found = examine_sbom(components, own(), PROFILES)

    assert {entry.component.name: entry.answer for entry in found} == expected
    assert [entry.component.name for entry in found if entry.is_reciprocal] == ["harvest"]
    assert [entry.component.name for entry in found if entry.is_incompatible] == ["water"]


@pytest.mark.parametrize(
    ("written", "terms", "answer"),
    [
        (("MIT",), Terms.NONE, YES),
        (("PPL",), Terms.RECIPROCAL, YES),
        (("GPL-3.0-only",), Terms.NONE, NO),
        (("GPL-3.0-only OR MIT",), Terms.NONE, YES),
        (("GPL-3.0-only AND MIT",), Terms.NONE, NO),
        (("LGPL-2.1-or-later",), Terms.NONE, DISPUTED),
        (("LicenseRef-Other",), Terms.UNKNOWN, UNKNOWN),
        (("see the file LICENSE, or ask",), Terms.UNKNOWN, UNKNOWN),
        ((), Terms.UNKNOWN, UNKNOWN),
    ],
    ids=str,
)
def test_a_license_is_judged(written: tuple[str, ...], terms: Terms, answer: Compatible) -> None:
    found = examined(*written)

    assert (found.terms, found.answer) == (terms, answer)


@pytest.mark.parametrize(
    ("written", "terms", "answer"),
    [
        (("MIT", "ISC"), Terms.NONE, YES),
        (("MIT", "GPL-3.0-only"), Terms.NONE, UNKNOWN),
        (("PPL", "MIT"), Terms.UNKNOWN, YES),
        (("PPL", "LicenseRef-Coopyleft"), Terms.RECIPROCAL, UNKNOWN),
        (("MIT", "whatever you like, really"), Terms.UNKNOWN, UNKNOWN),
    ],
    ids=str,
)
def test_a_list_without_a_word_on_how_it_combines_is_read_both_ways(
    written: tuple[str, ...], terms: Terms, answer: Compatible
) -> None:
    found = examined(*written)

    assert found.listed
    assert (found.terms, found.answer) == (terms, answer)


def test_a_component_under_reciprocity_terms_is_found_in_any_project() -> None:
    found = examined("PPL", into="GPL-3.0-only")

    assert found.is_reciprocal
    assert found.is_incompatible


def test_without_a_license_of_ones_own_nothing_is_known_of_combining() -> None:
    (found,) = examine_sbom([component("GPL-3.0-only")], None, PROFILES)

    assert found.terms is Terms.NONE
    assert (found.answer, found.adaptation.work) == (UNKNOWN, "")


def test_what_the_bill_is_about_is_not_one_of_its_parts() -> None:
    subject = Component(name="a", version="", reference="", declared=("PPL",), subject=True)

    assert examine_sbom([subject], own(), PROFILES) == ()


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("LicenseRef-1", "PPL"),
        ("LicenseRef-1 AND MIT", "PPL AND MIT"),
        ("LicenseRef-1 OR (MIT AND LicenseRef-2)", "PPL OR MIT AND LicenseRef-2"),
    ],
)
def test_a_license_the_bill_names_itself_is_looked_up(written: str, text: str) -> None:
    names = (("LicenseRef-1", "Peer Production License"), ("LicenseRef-2", "Our own"))

    (found,) = examine_sbom([component(written, names=names)], own(), PROFILES)

    assert found.expression is not None
    assert found.expression.text == text


def test_a_bill_with_many_components_is_quick() -> None:
    components = [component("MIT AND (GPL-3.0-only OR PPL)")] * 50_000

    begin = time.perf_counter()
    found = examine_sbom(components, own(), PROFILES)

    assert len(found) == 50_000
    assert time.perf_counter() - begin < 30
