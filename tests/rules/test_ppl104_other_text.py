from __future__ import annotations

from dataclasses import replace

from pplcheck.model.report import Severity
from pplcheck.rules.ppl104_other_text import RULE
from tests.rules.evidence import assert_finds, assert_silent, declaration, evidence_of

TITLED = replace(declaration(license_id="CC-BY-NC-SA-3.0"), titled="PPL")


def test_a_text_that_is_what_its_title_says_is_silent() -> None:
    entry = replace(declaration(), titled="PPL")

    assert_silent(RULE, replace(evidence_of(), declarations=(entry, declaration())))


def test_another_text_under_the_title_is_found() -> None:
    (finding,) = assert_finds(
        RULE,
        replace(evidence_of(), declarations=(TITLED,)),
        "LICENSE is titled PPL, but its text is that of CC-BY-NC-SA-3.0",
    )

    assert finding.path == "LICENSE"


def test_a_text_that_is_unknown_is_said_to_differ_only() -> None:
    evidence = replace(evidence_of(), declarations=(replace(TITLED, expression=None),))

    assert_finds(RULE, evidence, "but its text differs from it")


def test_a_vendored_text_is_silent() -> None:
    evidence = replace(evidence_of(), declarations=(replace(TITLED, vendored=True),))

    assert_silent(RULE, evidence)


def test_the_title_of_an_ordinary_license_weighs_less() -> None:
    ordinary = replace(declaration(license_id="MIT"), titled="BSD-3-Clause", expression=None)

    (finding,) = assert_finds(
        RULE, replace(evidence_of(), declarations=(ordinary,)), "titled BSD-3-Clause"
    )

    assert finding.severity is Severity.WARNING
