from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.config.profiles import load_terms
from pplcheck.formats.explain import explain_license, explain_party, explain_rule
from pplcheck.formats.neutral import is_hidden
from pplcheck.model.license import ClauseUse, Effect, Terms
from pplcheck.model.party import FACTS, Answer, Ground, Strength
from pplcheck.model.report import Report
from pplcheck.model.rule import Rule
from pplcheck.model.standing import (
    Basis,
    PartyStanding,
    Reading,
    Reciprocity,
    Standing,
    Verdict,
)
from pplcheck.rules import RULES, rule
from tests.formats.fixed_report import (
    ADA,
    COMET,
    METEOR,
    NEBULA,
    STANDINGS,
    UNKNOWN,
    fixed_evidence,
    fixed_report,
    hostile_report,
    refused_report,
)
from tests.rules.evidence import FIRM, MIT, PPL, clause, ground, user


def trail(report: Report, party: PartyStanding) -> str:
    """What is said of a party that stands alone in a report."""
    evidence = replace(fixed_evidence(), standings=(party,))
    return explain_party(replace(report, evidence=evidence), party.party)


@pytest.mark.parametrize("entry", RULES, ids=[entry.code for entry in RULES])
def test_every_rule_is_explained_within_the_screen(entry: Rule) -> None:
    text = explain_rule(entry)

    assert text.startswith(f"{entry.code}  {entry.name}  ({entry.severity.label})")
    assert "What to do: " in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_a_rule_that_rests_on_one_clause_names_it() -> None:
    assert "Clause: 4(d)" in explain_rule(replace(rule("PPL402"), clause="4(d)"))


def test_a_license_lists_its_clauses_with_what_must_be_shown() -> None:
    text = explain_license(PPL)

    assert "PPL  Peer Production License 1.0, by Telekommunisten" in text
    assert "carries reciprocity terms" in text
    assert "4(c)  subject of 4(c): opens commercial use" in text
    assert f"to be shown: {FACTS['worker_owned']} (4(c)(i))" in text
    assert "4(d)  subject of 4(d): bars any use" in text
    assert f"those it means: {FACTS['privately_owned']} (4(d))" in text
    assert "https://spdx.example/PPL" in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_what_goes_with_a_license_is_told() -> None:
    text = explain_license(load_terms("PPL"))

    assert "What may come in:" in text
    assert "What may go out:" in text
    assert "What may" not in explain_license(load_terms("MIT"))


def test_a_license_without_clauses_says_so() -> None:
    assert "No clause of it closes a use to anybody." in explain_license(MIT)
    assert "is not known" in explain_license(replace(MIT, terms=Terms.UNKNOWN))


@pytest.mark.parametrize("effect", Effect)
@pytest.mark.parametrize("use", ClauseUse)
def test_every_effect_has_words(effect: Effect, use: ClauseUse) -> None:
    terms = replace(PPL, clauses=(clause("9", effect, use, requires=[("a_fact", "")]),))

    text = explain_license(terms)

    assert "  9  subject of 9: " in text
    assert "a_fact\n" in text


@pytest.mark.parametrize("party", STANDINGS, ids=[entry.party for entry in STANDINGS])
def test_every_party_has_its_whole_trail(party: PartyStanding) -> None:
    text = trail(replace(fixed_report(), show_people=True), party)

    for title in ("Evidence", "Contributes", "Uses", "Agreements", "Findings"):
        assert f"\n{title}\n" in text
    assert "What would change this: " in text
    assert "How to object: " in text
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "@" not in text


def test_a_user_without_contribution_is_told_what_was_searched() -> None:
    text = trail(fixed_report(), FIRM)

    assert "Orbit Ltd is a non-contributing commercial user, on the evidence here." in text
    assert "no contribution found; searched: orbit.example, Orbit" in text
    assert "commercial use of **, since 2024-03-02: register.toml:41, ADOPTERS.md" in text
    assert "none on file" in text
    assert "PPL401" in text
    assert "a written agreement; a contribution (reading copyfair\nonly)" in text
    assert "strength 6 of 7, declared in the register" in text


@pytest.mark.parametrize(
    "fact", ["reciprocity terms", "falls under the license", "contributed within the window"]
)
def test_what_the_license_or_the_policy_says_is_no_entry_of_a_register(fact: str) -> None:
    said = Ground(
        clause="", fact=fact, answer=Answer.NO, source="Zlib carries none", strength=Strength(6)
    )

    text = trail(fixed_report(), replace(FIRM, grounds=(said,)))

    assert f"no       {fact}: Zlib carries none\n" in text
    assert "declared in the register" not in text


def test_under_copyfair_a_contribution_changes_it() -> None:
    text = trail(replace(fixed_report(), reading=Reading.COPYFAIR), FIRM)

    assert "a written agreement; a contribution; or" in text
    assert "not what the license says" in text


def test_contributing_is_no_way_out_under_the_text() -> None:
    text = trail(fixed_report(), METEOR)

    assert "What would change this: a written agreement; or a correction" in text
    assert "410 commits by 2 people, 2019-01-01 to 2026-01-10" in text


def test_an_agreement_in_force_is_what_permits() -> None:
    text = trail(fixed_report(), COMET)
    ended = trail(
        fixed_report(),
        replace(
            COMET,
            verdict=Verdict.UNDETERMINED,
            agreements=(
                replace(COMET.agreements[0], until=fixed_report().as_of, terms="", start=None),
                replace(COMET.agreements[0], until=None),
            ),
        ),
    )

    assert "permitted by the agreement on file" in text
    assert "in force, from 2025-01-01, until 2026-12-01 (exclusive)" in text
    assert "not in force, from ever, until 2026-11-01 (exclusive), for **: no terms" in ended
    assert "in force, from 2025-01-01, no end, for **" in ended


def test_an_undetermined_party_is_told_what_would_settle_it() -> None:
    text = trail(fixed_report(), UNKNOWN)

    assert "quasar.example is undetermined.\n" in text
    assert "What would change this: knowing its kind, with a source" in text


def test_a_person_is_named_only_where_people_are_asked_for() -> None:
    hidden = trail(fixed_report(), ADA)
    named = trail(replace(fixed_report(), show_people=True), ADA)

    assert hidden.startswith("this person is a commoner, presumed until something shows otherwise.")
    assert "Ada" not in hidden
    assert named.startswith("Ada Example is a commoner")
    assert "a register entry that says for whom they act" in named


def test_what_is_settled_changes_by_a_correction_only() -> None:
    bare = replace(NEBULA, grounds=(), searched=(), commits=0, uses=(user(),), settles="")
    plain = replace(
        bare,
        name="",
        grounds=(ground("worker_owned", Answer.UNKNOWN, source="", strength=Strength.NOTHING),),
        uses=(replace(user(), since=None),),
        reciprocity=Reciprocity.NONE,
        basis=Basis.SHOWN,
        standing=Standing.WORKER_OWNED_USER,
    )

    assert "What would change this: a correction." in trail(fixed_report(), bare)
    assert "Evidence\n  nothing\n" in trail(fixed_report(), bare)
    assert "nebula is a worker-owned user" in trail(fixed_report(), plain)
    assert "no source\n" in trail(fixed_report(), plain)
    assert "strength 0" not in trail(fixed_report(), plain)


def test_hostile_text_is_neutral() -> None:
    report = hostile_report()
    assert report.evidence

    text = trail(report, report.evidence.standings[0])

    assert not [character for character in text if is_hidden(character) and character != "\n"]


def test_an_id_that_nobody_has_is_refused() -> None:
    with pytest.raises(KeyError):
        explain_party(fixed_report(), "nobody")
    with pytest.raises(KeyError):
        explain_party(refused_report(), "orbit")
