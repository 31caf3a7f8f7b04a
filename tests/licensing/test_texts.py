from __future__ import annotations

import time

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.config.profiles import load_terms
from pplcheck.licensing.texts import examine, identify, title_of
from pplcheck.model.license import MatchVerdict
from tests.licensing.samples import PROFILES, made_of, text_of, wrapped

WITH_TEXTS = sorted(profile.id for profile in PROFILES if profile.marks.phrases)
FAMILY = ["PPL", "LicenseRef-PPL-es", "LicenseRef-Coopyleft", "LicenseRef-ACSL-1.4"] + [
    f"LicenseRef-CNPL-{version}" for version in (4, 5, 6, 7)
]
PARENT = """
Attribution-NonCommercial-ShareAlike 3.0 Unported
CREATIVE COMMONS CORPORATION IS NOT A LAW FIRM
THE WORK IS PROVIDED UNDER THE TERMS OF THIS CREATIVE COMMONS PUBLIC LICENSE
not in any manner that is primarily intended for commercial advantage
restrict the license of any rights under applicable law
"""


@pytest.mark.parametrize("license_id", WITH_TEXTS)
def test_a_text_with_all_marks_is_that_license(license_id: str) -> None:
    match = identify(text_of(license_id), PROFILES)

    assert (match.id, match.verdict) == (license_id, MatchVerdict.MATCH)


@pytest.mark.parametrize("license_id", FAMILY)
def test_wrapping_case_quotes_and_preface_do_not_matter(license_id: str) -> None:
    text = text_of(license_id)
    preface = "Copyright (c) 2020 A Cooperative\n\n" * 3

    for variant in (
        wrapped(text, 7),
        wrapped(text, 60),
        text.upper(),
        text.replace("'", "\u2019").replace("-", "\u2011"),
        preface + text,
        "\r\n".join(f" * {line}" for line in text.splitlines()),
    ):
        assert identify(variant, PROFILES).id == license_id


@pytest.mark.parametrize("license_id", FAMILY)
def test_a_text_that_lacks_a_key_phrase_is_altered(license_id: str) -> None:
    for phrase in load_terms(license_id).marks.phrases[1:-1]:
        found = examine(text_of(license_id, without=phrase.partition(" | ")[0]), PROFILES)

        assert found.match.verdict is MatchVerdict.ALTERED, phrase
        assert found.match.id == license_id
        assert found.missing == (phrase,)


@pytest.mark.parametrize("license_id", ["PPL", "LicenseRef-Coopyleft", "LicenseRef-ACSL-1.4"])
def test_added_and_dropped_passages_make_a_text_altered(license_id: str) -> None:
    text = text_of(license_id)
    middle = len(text) // 2
    longer = text[:middle] + "\n" + "more " * 800 + "\n" + text[middle:]
    shorter = text.replace("word ", "", 2000)

    for variant in (longer, shorter):
        found = examine(variant, PROFILES)
        assert found.match.verdict is MatchVerdict.ALTERED
        assert found.resized


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("Peer Production License\n\nYou may do what the axioms say.\n", "PPL"),
        ("# Fineas Peer Production License\n\nOther terms.\n", "PPL"),
        ("PEER PRODUCTION LICENSE (PPL)\nVersion 9\n\nNo use.", "PPL"),
        ("Licencia de Producción de Pares\n\nOtra cosa.", "LicenseRef-PPL-es"),
    ],
)
def test_a_title_with_another_text_is_told_apart(text: str, titled: str) -> None:
    match = identify(text, PROFILES)

    assert match.titled == titled
    assert match.id is None
    assert match.verdict is MatchVerdict.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0\0\0",
        "The LaTeX Project Public License\nLPPL Version 1.3c\n",
        "Transitive Grace Period Public Licence v1.0\n",
        "PPL: Parma Polyhedra Library, under the GPL\n",
        "My private pilot's license (PPL) came by mail.\n",
        "# The Prosperity Public License 3.0.0\nNoncommercial purposes only.\n",
        "ODC Attribution License (ODC-By)\nPreamble\n",
        (
            "An essay on why commoners should read the text that Dmytri Kleiner wrote about peer"
            " production and its license, with worker-owned firms in mind.\n"
        ),
        PARENT.replace("Attribution-NonCommercial-ShareAlike 3.0 Unported", ""),
    ],
    ids=["empty", "nul", "lppl", "tgppl", "parma", "pilot", "prosperity", "odc", "essay", "cc"],
)
def test_other_texts_are_neither_ppl_nor_titled_so(text: str) -> None:
    match = identify(text, PROFILES)

    assert match.titled is None
    assert match.verdict is MatchVerdict.UNKNOWN
    assert match.id is None


def test_the_parent_text_is_itself() -> None:
    assert identify(PARENT, PROFILES).id == "CC-BY-NC-SA-3.0"


def test_the_parent_text_under_the_title_of_its_child_is_told() -> None:
    match = identify("Peer Production License\n" + PARENT, PROFILES)

    assert (match.id, match.titled) == ("CC-BY-NC-SA-3.0", "PPL")


def test_cnpl_is_not_taken_for_the_ppl_it_contains() -> None:
    both = text_of("PPL") + "You do not use the Work in an Act of War.\n"

    assert identify(both, PROFILES).id != "PPL"


def test_restrictions_before_a_permissive_text_are_not_overlooked() -> None:
    fair = "A Source License\n" + "no competing use of the software " * 3 + text_of("MIT")
    long = "terms " * 400 + text_of("MIT", title=False)

    assert identify(fair, PROFILES).verdict is MatchVerdict.UNKNOWN
    assert identify(long, PROFILES).verdict is MatchVerdict.ALTERED


def test_a_file_with_a_reciprocal_and_another_text_is_not_named() -> None:
    found = examine(text_of("PPL") + "\n\n" + text_of("MIT"), PROFILES)

    assert found.match.id is None
    assert found.others == ("MIT", "PPL")


def test_of_ordinary_texts_in_one_file_the_first_counts() -> None:
    found = examine(text_of("BSD-2-Clause") + "\n\n" + text_of("Zlib"), PROFILES)

    assert found.match.id == "BSD-2-Clause"
    assert found.others == ("Zlib",)


def test_a_short_deed_in_spanish_is_the_spanish_license() -> None:
    deed = (
        "Licencia de Producción de Pares (versión legible por humanes)\n"
        "a cooperativas, organizaciones y colectivos sin fines de lucro, y donde no existan\n"
        "relaciones de explotación; distribuidos por y entre los trabajadores\n"
    )

    assert identify(deed, PROFILES).id == "LicenseRef-PPL-es"


def test_the_title_of_a_long_essay_line_is_no_title() -> None:
    line = "We thought for a long time about whether the Peer Production License fits us\n"

    assert title_of(line, PROFILES) is None


def test_a_long_text_takes_milliseconds() -> None:
    text = "the work of a worker-owned business under this license\n" * 5_000

    begin = time.perf_counter()
    identify(text, PROFILES)

    assert time.perf_counter() - begin < 0.3


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_examined_without_an_exception(text: str) -> None:
    match = identify(text, PROFILES)

    assert 0 <= match.score <= 1


@settings(max_examples=25, deadline=None)
@given(
    license_id=st.sampled_from(FAMILY),
    width=st.integers(4, 40),
    upper=st.booleans(),
    preface=st.integers(0, 40),
)
def test_identification_is_stable_under_rewrapping(
    license_id: str, width: int, *, upper: bool, preface: int
) -> None:
    text = "preface " * preface + "\n" + wrapped(made_of(load_terms(license_id)), width)

    assert identify(text.upper() if upper else text, PROFILES).id == license_id
