from __future__ import annotations

import time
from functools import cache

import pytest

from pplcheck.config.profiles import load_profiles
from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.phrases import FORMS, phrase
from pplcheck.licensing.compatibility import compatibility
from pplcheck.model.compatibility import Compatible, Joining
from pplcheck.model.license import Terms

SAID = {
    "3 people: whom did they act for, and when?": "3 personas: ¿para quién actuaron, y cuándo?",
    "1 person: whom did they act for, and when?": "1 persona: ¿para quién actuaron, y cuándo?",
    "acted for Nebula: who uses this work?": "actuó para Nebula: who uses this work?",
    "kind": "tipo",
    "privately_owned": "de propiedad y gestión privadas",
    "quasar.example (20,530 commits): a firm, a cooperative, an association?": (
        "quasar.example (20.530 commits): ¿una empresa, una cooperativa, una asociación?"
    ),
    "a domain of one or two people (1 commit): a firm, a cooperative, an association?": (
        "un dominio de una o dos personas (1 commit): ¿una empresa, una cooperativa, "
        "una asociación?"
    ),
    "whether its use is commercial; whether it uses the work, and how": (
        "si su uso es comercial; si usa la obra, y cómo"
    ),
    "<1 % of these commits, 2 people": "<1 % de estos commits, 2 personas",
}


@pytest.mark.parametrize(("text", "told"), SAID.items(), ids=SAID)
def test_composed_sentences_are_translated_and_names_are_kept(text: str, told: str) -> None:
    assert phrase(Language("es"), text) == told


@pytest.mark.parametrize(
    "text", ["nothing of the kind", "whether its use is commercial; or else", "x" * 1000]
)
def test_other_sentences_are_not_guessed(text: str) -> None:
    assert phrase(Language("fr"), text) is None


def test_english_stays_as_it_is_but_for_the_names_of_facts() -> None:
    assert phrase(Language("en"), "worker_owned") == "owned by those who work in it"
    assert phrase(Language("en"), "anything at all") == "anything at all"


def test_hostile_text_costs_little() -> None:
    begun = time.monotonic()

    for text in ("acted for " * 50, " (1 commit): " * 40, "; " * 250, "%(name)s" * 60):
        phrase(Language("es"), text)

    assert time.monotonic() - begun < 30


def test_forms_are_told_once() -> None:
    assert len(set(FORMS)) == len(FORMS)


GPL = next(
    row.reason
    for profile in load_profiles()
    if profile.id == "PPL"
    for row in profile.compatibility
    if "GPL-3.0" in row.others and row.answer is Compatible.NO and Joining.FILE in row.joinings
)


@pytest.mark.parametrize(
    ("why", "told"),
    [
        (f"PPL: {GPL}", True),
        (f"PPL: {GPL}; LicenseRef-Coopyleft: {GPL}", True),
        (f"PPL: {GPL}; CNPL: told in English only", False),
        ("CNPL: told in English; only", False),
        ("no license is named", False),
    ],
    ids=["one", "two", "one of two is not known", "not known", "nobody says it"],
)
@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_why_licenses_do_not_combine_is_told_where_it_is_translated(
    code: str, why: str, *, told: bool
) -> None:
    language = Language(code)
    said = phrase(
        language, f"2 files under X cannot be part of one work under PPL: a.py, b.py. {why}"
    )

    assert said is not None
    assert "cannot be part" not in said
    assert (why not in said) is told
    assert said.count(language.say(GPL)) == (why.count(GPL) if told else 0)


@cache
def reasons(*answers: Compatible) -> dict[str, str]:
    """Why files of any license have one of some answers beside a work of each root."""
    profiles = load_profiles()
    named = {name for profile in profiles for row in profile.compatibility for name in row.others}
    materials = sorted(named | {profile.id for profile in profiles})
    roots = [profile.id for profile in profiles if profile.terms is Terms.RECIPROCAL]
    pairs = [(root, material) for root in roots for material in materials]
    joined = [
        compatibility(root, material, profiles, scope=Joining.FILE).inbound
        for root, material in pairs
    ]
    return {found.reason: found.work for found in joined if found.answer in answers}


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_every_reason_a_profile_can_give_is_told(code: str) -> None:
    language = Language(code)
    found = reasons(Compatible.NO, Compatible.DISPUTED)
    begun = "20 files under X cannot be part of one work under"
    beside = "separate and independent works may lie side by side"
    english = [
        why
        for why, root in found.items()
        if why in (phrase(language, f"{begun} {root}: a.py, b.py; {beside}. {why}") or why)
    ]

    assert len(found) > 60
    assert english == []


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_every_reason_why_files_may_be_combined_is_told(code: str) -> None:
    language = Language(code)
    found = reasons(Compatible.YES)

    assert len(found) > 20
    assert [why for why in found if phrase(language, why) in {None, why}] == []


@pytest.mark.parametrize("code", LANGUAGES[1:])
@pytest.mark.parametrize(
    "said",
    [
        (
            "/x: HEAD points to refs/heads/main, which has no commit yet; commit first, or name a "
            "revision with --rev"
        ),
        "git 2.20 at /git is too old to read a repository safely; install git 2.31 or newer",
        "/x: a symbolic link, which is not followed; name the repository it points to",
    ],
    ids=["empty", "old", "link"],
)
def test_what_could_not_be_checked_is_told(code: str, said: str) -> None:
    found = phrase(Language(code), said)

    assert found is not None
    assert found != said
