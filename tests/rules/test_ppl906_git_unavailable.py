from __future__ import annotations

from dataclasses import replace

from pplcheck.model.report import Severity
from pplcheck.rules.ppl906_git_unavailable import RULE
from tests.rules.evidence import assert_finds, assert_silent, evidence_of, gap


def test_what_could_be_checked_is_silent() -> None:
    assert_silent(RULE, evidence_of())


def test_a_gap_is_an_error_that_says_what_and_where() -> None:
    missing = gap("PPL906", path="LICENSE", commit="1a2b3c4")

    (finding,) = assert_finds(
        RULE, replace(evidence_of(), gaps=(missing,)), "could not read what PPL906 is about"
    )

    assert finding.severity is Severity.ERROR
    assert (finding.path, finding.commit) == ("LICENSE", "1a2b3c4")


def test_a_gap_that_is_not_fatal_warns() -> None:
    evidence = replace(evidence_of(), gaps=(gap("PPL906", fatal=False),))

    (finding,) = assert_finds(RULE, evidence, "could not read")

    assert finding.severity is Severity.WARNING


def test_an_unknown_of_another_kind_is_left_to_its_rule() -> None:
    assert_silent(RULE, replace(evidence_of(), gaps=(gap("PPL902"),)))
