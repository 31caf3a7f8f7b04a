from __future__ import annotations

import re
from pathlib import Path

import pytest

from pplcheck import rules
from pplcheck.config.profiles import load_terms
from pplcheck.model.rule import Rule
from pplcheck.rules import RETIRED, RULES, find, rule, selected

FOLDER = Path(rules.__file__).parent
CLAUSE = re.compile(r"\b\d\([a-z]\)(?:\([ivx]+\))?")
MANIFESTS = {"package.json", "composer.json", "pplcheck.toml", "`pplcheck`"}


def test_every_module_is_listed_once_and_in_order() -> None:
    modules = sorted(path.stem for path in FOLDER.glob("ppl*.py"))

    assert [entry.code.lower() for entry in RULES] == [name.split("_")[0] for name in modules]


def test_every_rule_has_a_test_file_of_its_name() -> None:
    tests = {path.stem for path in Path(__file__).parent.glob("test_ppl*.py")}

    assert tests == {f"test_{path.stem}" for path in FOLDER.glob("ppl*.py")}


def test_no_retired_code_is_used_again() -> None:
    assert not {entry.code for entry in RULES} & set(RETIRED)


@pytest.mark.parametrize("entry", RULES, ids=[entry.code for entry in RULES])
def test_a_rationale_is_written_for_people_and_ends_with_what_to_do(entry: Rule) -> None:
    paragraphs = entry.rationale.strip().split("\n\n")

    assert len(paragraphs) >= 3
    assert paragraphs[-1].startswith("What to do: ")
    assert entry.summary
    assert not entry.summary.endswith(".")
    assert entry.remedy


@pytest.mark.parametrize("entry", RULES, ids=[entry.code for entry in RULES])
def test_an_example_is_a_situation_and_the_finding_it_yields(entry: Rule) -> None:
    situation, finding = entry.example.splitlines()

    assert situation.endswith(".")
    assert situation[0].isupper() or situation.split()[0] in {"ledger.csv", *MANIFESTS}
    assert finding
    assert not finding.endswith(".")


@pytest.mark.parametrize("entry", RULES, ids=[entry.code for entry in RULES])
def test_the_clauses_a_rule_names_are_those_of_the_license(entry: Rule) -> None:
    known = {number for clause in load_terms("PPL").clauses for number in clause.numbers}
    named = CLAUSE.findall(f"{entry.clause} {entry.example}")

    assert all(number in known or number.partition("(")[0] in known for number in named)


def test_a_rule_is_found_by_code_in_any_case_and_by_name() -> None:
    found = rule("PPL103")

    assert find("ppl103") is found
    assert find(" conflicting-declarations ") is found
    assert find("PPL000") is None


def test_a_selector_means_all_codes_that_begin_with_it() -> None:
    assert [entry.code for entry in selected("ppl30")] == [
        "PPL301",
        "PPL302",
        "PPL303",
        "PPL304",
        "PPL305",
    ]
    assert selected("") == ()
    assert selected("XYZ") == ()
