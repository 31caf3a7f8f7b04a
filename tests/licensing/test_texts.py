from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.config.profiles import load_terms
from pplcheck.licensing.fingerprint_build import family_text, ordinary_text, pack
from pplcheck.licensing.fingerprints import Library
from pplcheck.licensing.shingles import words_in
from pplcheck.licensing.texts import examine, identify, title_of
from pplcheck.model.license import Match, MatchVerdict, TextMarks
from tests.licensing.license_like import CLAUSES, GATE, HARVEST, PLAIN, SHELF, filler
from tests.licensing.samples import PROFILES, made_of, text_of, wrapped

WITH_TEXTS = sorted(profile.id for profile in PROFILES if profile.marks.phrases)
VERSIONS = [
    ("LicenseRef-CNPL-4", "Cooperative Non-Violent Public License v4"),
    ("LicenseRef-CNPL-5", "Cooperative Non-Violent Public License v5"),
]
FAMILY = ["PPL", "LicenseRef-PPL-es", "LicenseRef-Coopyleft", "LicenseRef-ACSL-1.4"] + [
    f"LicenseRef-CNPL-{version}" for version in (4, 5, 6, 7)
]
FAMILY += ["LicenseRef-CSL", "LicenseRef-Concord-1.0"]
OPEN = ["LicenseRef-Cooperative-1.0", "Parity-6.0.0", "Parity-7.0.0"] + [
    f"LicenseRef-scancode-non-violent-{version}.0" for version in (4, 7)
]
PARENT = text_of("CC-BY-NC-SA-3.0", title=False)


@pytest.mark.parametrize("license_id", WITH_TEXTS)
def test_a_text_with_all_marks_is_that_license(license_id: str) -> None:
    match = identify(text_of(license_id), PROFILES)

    assert (match.id, match.verdict) == (license_id, MatchVerdict.MATCH)


@pytest.mark.parametrize("license_id", FAMILY + OPEN)
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
    longer = text[:middle] + "\n" + "more " * 80 + "\n" + text[middle:]
    shorter = text[:middle] + text[middle + 600 :]

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
        (
            "CREATIVE COMMONS CORPORATION IS NOT A LAW FIRM\n"
            "primarily intended for commercial advantage"
        ),
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

    assert identify(both, PROFILES).verdict is MatchVerdict.ALTERED


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


def test_a_changed_reciprocal_text_beside_an_ordinary_one_is_not_overlooked() -> None:
    changed = text_of("PPL", without="distributed among the worker-owners")

    found = examine(text_of("MIT") + "\n\n" + changed, PROFILES)

    assert found.match.id is None
    assert found.others == ("MIT", "PPL")


def test_much_text_behind_an_ordinary_one_is_told() -> None:
    plain = examine(text_of("MIT"), PROFILES)
    both = examine(text_of("MIT") + text_of("Zlib"), PROFILES)
    more = examine(text_of("MIT") + filler("unless", 60), PROFILES)

    assert {found.match.id for found in (plain, both, more)} == {"MIT"}
    assert [found.resized for found in (plain, both, more)] == [False, False, True]


def test_much_other_text_around_a_reciprocal_one_is_an_alteration() -> None:
    found = examine(text_of("LicenseRef-ACSL-1.4") + filler("more", 200), PROFILES)

    assert found.match.verdict is MatchVerdict.ALTERED
    assert found.match.score < 0.7
    assert found.resized


def test_the_clauses_that_differ_are_named() -> None:
    copy = HARVEST.replace("sell30", "sell30 and others") + filler(" new", 9)

    found = examine(copy.replace("end50", "plum pear"), [GATE], [SHELF])

    assert (found.match.id, found.match.verdict) == ("LicenseRef-Harvest", MatchVerdict.MATCH)
    assert found.match.changed == ()

    found = examine(copy.replace("sell20 ", "and nobody else "), [GATE], [SHELF])

    assert (found.match.id, found.match.verdict) == ("LicenseRef-Harvest", MatchVerdict.ALTERED)
    assert found.match.changed == ("3",)
    assert 0.92 < found.match.score < 1


def test_a_family_text_hides_no_ordinary_one_inside() -> None:
    inside = ordinary_text("Inside", words_in(CLAUSES["2(a)"]))
    shelf = Library(pack([family_text("LicenseRef-Harvest", HARVEST), inside], {}))

    found = examine(HARVEST.replace(CLAUSES["1"], ""), [GATE], [shelf])

    assert (found.match.id, found.match.verdict) == ("LicenseRef-Harvest", MatchVerdict.ALTERED)
    assert found.match.changed == ("1",)


def test_versions_with_one_text_are_told_by_what_the_head_states() -> None:
    one = ordinary_text("Plain-1.0", words_in(PLAIN))
    shelf = Library(pack([one, replace(one, id="Plain-1.1")], {}))

    assert examine(f"Plain, version 1.1\n{PLAIN}", [], [shelf]).match.id == "Plain-1.1"
    assert examine(f"Plain, version 1.0\n{PLAIN}", [], [shelf]).match.id == "Plain-1.0"


def test_versions_of_the_cnpl_are_told_by_their_title() -> None:
    one = family_text("LicenseRef-CNPL-4", HARVEST)
    shelf = Library(pack([one, replace(one, id="LicenseRef-CNPL-5")], {}))
    profiles = [
        replace(load_terms(name), marks=TextMarks(titles=(title,))) for name, title in VERSIONS
    ]

    for name, title in VERSIONS:
        match = examine(f"{title}\n\n{HARVEST}", profiles, [shelf]).match
        assert (match.id, match.verdict, match.titled) == (name, MatchVerdict.MATCH, name)


@pytest.mark.parametrize(
    ("title", "titled"),
    [
        ("ANTI-CAPITALIST SOFTWARE LICENSE (v 1.3)", "LicenseRef-ACSL-before-1.4"),
        ("# Anti-Capitalist Software License v1.0", "LicenseRef-ACSL-before-1.4"),
        ("Anti-Capitalist Software License, Version 1.2", "LicenseRef-ACSL-before-1.4"),
        ("People\u2019s Ethical Appropriation Reciprocity License", "LicenseRef-PEARL"),
    ],
)
@pytest.mark.parametrize("body", [text_of("LicenseRef-ACSL-1.4", title=False), HARVEST])
def test_a_title_of_which_no_text_is_known_is_not_compared(
    title: str, titled: str, body: str
) -> None:
    match = identify(f"{title}\n\n{body}", PROFILES)

    assert (match.id, match.verdict) == (None, MatchVerdict.UNKNOWN)
    assert (match.titled, match.title_only) == (titled, True)


def test_the_version_whose_text_is_known_is_compared() -> None:
    match = identify(text_of("LicenseRef-ACSL-1.4"), PROFILES)

    assert (match.id, match.title_only) == ("LicenseRef-ACSL-1.4", False)


@pytest.mark.parametrize(
    ("heading", "titled"),
    [
        ("Concord Cooperative License Version 1.0", "LicenseRef-Concord-1.0"),
        ("Cooperative License 1.0", "LicenseRef-Cooperative-1.0"),
        ("COOPERATIVE SOFTWARE LICENSE", "LicenseRef-CSL"),
        ("NON-VIOLENT PUBLIC LICENSE v4", "LicenseRef-scancode-non-violent-4.0"),
        ("COOPERATIVE NON-VIOLENT PUBLIC LICENSE v4", "LicenseRef-CNPL-4"),
        ("The Parity Public License 6.0.0", "Parity-6.0.0"),
    ],
)
def test_titles_that_hold_one_another_are_told_apart(heading: str, titled: str) -> None:
    assert title_of(f"{heading}\n\n{PLAIN}", PROFILES) == titled


def test_a_short_known_text_is_not_said_to_be_altered() -> None:
    text = filler("short", 30)
    shelf = Library(pack([ordinary_text("Short", words_in(text))], {}))

    assert examine(text, [], [shelf]).match.verdict is MatchVerdict.MATCH
    assert examine(
        text.replace("short9 ", "plum ").replace("short2 ", "a pear "), [], [shelf]
    ).match == Match(id=None, score=0.0, verdict=MatchVerdict.UNKNOWN)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Apache-2.0", "Apache-2.0"),
        ("GPL-2", "GPL-2.0-only"),
        ("GPL-3", "GPL-3.0-only"),
        ("LGPL-2.1", "LGPL-2.1-only"),
        ("LGPL-3", "LGPL-3.0-only"),
        ("MPL-2.0", "MPL-2.0"),
        ("CC0-1.0", "CC0-1.0"),
    ],
)
def test_real_texts_of_this_machine_are_told(name: str, expected: str) -> None:
    path = Path("/usr/share/common-licenses") / name
    if not path.is_file():
        pytest.skip("this machine keeps no such text")

    match = identify(path.read_text(encoding="utf-8"), PROFILES)

    assert (match.id, match.verdict) == (expected, MatchVerdict.MATCH)


def test_our_own_license_is_told() -> None:
    text = (Path(__file__).resolve().parents[2] / "LICENSE").read_text(encoding="utf-8")

    assert identify(text, PROFILES).id == "MIT"


def test_the_title_of_a_long_essay_line_is_no_title() -> None:
    line = "We thought for a long time about whether the Peer Production License fits us\n"

    assert title_of(line, PROFILES) is None


def test_a_long_text_takes_milliseconds() -> None:
    text = "the work of a worker-owned business under this license\n" * 5_000

    begin = time.perf_counter()
    identify(text, PROFILES)

    assert time.perf_counter() - begin < 30


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


@settings(max_examples=60, deadline=None)
@given(
    place=st.integers(0, 500),
    preface=st.integers(0, 60),
    width=st.integers(3, 40),
    quotes=st.sampled_from(["'", "\u2019", "\u201d"]),
    upper=st.booleans(),
)
def test_a_changed_word_and_a_preface_leave_a_text_what_it_is(
    place: int, preface: int, width: int, quotes: str, *, upper: bool
) -> None:
    words = HARVEST.split()
    place = min(place, len(words) - 1)
    if words[place] not in {"worker", "owned", "houses"}:
        words[place] = f"{quotes}plum{quotes}"
    text = wrapped(f"{filler('hail', preface)} {' '.join(words)}", width)

    match = examine(text.upper() if upper else text, [GATE], [SHELF]).match

    assert (match.id, match.verdict) == ("LicenseRef-Harvest", MatchVerdict.MATCH)


def test_a_changed_text_is_told_by_its_body_and_not_by_the_notice_below_it() -> None:
    long = filler("long", 600)
    shelf = Library(
        pack(
            [
                ordinary_text("Long-1.0", words_in(long)),
                ordinary_text("Notice-1.0", words_in(PLAIN)),
            ],
            {"sources": "own words"},
        )
    )
    changed = " ".join(word for place, word in enumerate(long.split()) if place % 40)

    match = examine(f"{changed}\n\n{PLAIN}", PROFILES, [shelf]).match

    assert (match.id, match.verdict) == ("Long-1.0", MatchVerdict.ALTERED)
    assert match.score > 0.6


@pytest.mark.parametrize("version", [4, 5, 6, 7])
def test_a_title_without_version_goes_with_the_text_of_any(version: int) -> None:
    text = text_of(f"LicenseRef-CNPL-{version}", title=False)

    match = identify(f"Cooperative Non-Violent Public License (CNPL)\n\n{text}", PROFILES)

    assert match.id == f"LicenseRef-CNPL-{version}"
    assert match.titled != "LicenseRef-CNPL"


def test_a_title_without_version_over_another_text_is_told() -> None:
    match = identify(f"Cooperative Non-Violent Public License (CNPL)\n\n{PLAIN}", PROFILES)

    assert (match.id, match.titled) == (None, "LicenseRef-CNPL")
