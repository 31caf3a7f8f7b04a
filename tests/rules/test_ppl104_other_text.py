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


def test_the_clauses_that_were_changed_are_named() -> None:
    altered = replace(TITLED, expression=None, written="PPL", changed=("4(c)", "4(d)"))

    assert_finds(
        RULE,
        replace(evidence_of(), declarations=(altered,)),
        "LICENSE is titled PPL, but its text differs from it, changed in 4(c), 4(d)",
    )


def test_a_text_close_to_a_license_without_its_name_weighs_less() -> None:
    close = replace(TITLED, expression=None, written="", changed=("4(c)",))

    (finding,) = assert_finds(
        RULE,
        replace(evidence_of(), declarations=(close,)),
        "LICENSE has a text close to PPL, changed in 4(c), and no name of its own that is known",
    )

    assert finding.severity is Severity.WARNING


def test_notices_in_the_words_of_the_gpl_are_one_finding_a_license() -> None:
    edited = replace(declaration(), wording="GPL", covers="a.c", path="a.c")
    many = (edited, replace(edited, path="b.c"), replace(edited, path="v/c.c", vendored=True))
    unread = replace(edited, path="z.c", expression=None, written="our own")

    found = assert_finds(
        RULE,
        replace(evidence_of(), declarations=(*many, unread)),
        "2 files name PPL in the wording of the GPL's notice: a.c, b.c",
        "1 file names our own in the wording of the GPL's notice: z.c",
    )

    assert {finding.severity for finding in found} == {Severity.WARNING}
