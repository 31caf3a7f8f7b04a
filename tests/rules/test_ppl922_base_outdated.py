from __future__ import annotations

from dataclasses import replace

from pplcheck.model.changes import Govern, Governs
from pplcheck.rules.ppl922_base_outdated import RULE
from tests.rules.evidence import CHANGES, assert_finds, assert_silent, evidence_of


def test_silent_without_a_base_and_where_it_has_not_moved() -> None:
    assert_silent(RULE, evidence_of())
    assert_silent(RULE, replace(evidence_of(), changes=replace(CHANGES, is_ahead=True)))


def test_the_files_the_base_has_edited_since_are_named() -> None:
    stale = replace(CHANGES, stale=(Governs(path="pplcheck.toml", what=Govern.POLICY),))

    (found,) = assert_finds(
        RULE,
        replace(evidence_of(), changes=stale),
        "main has edited pplcheck.toml since this change branched off",
    )

    assert found.path == "pplcheck.toml"
