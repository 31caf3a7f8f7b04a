from __future__ import annotations

from dataclasses import replace

from pplcheck.model.contribution import Malformed
from pplcheck.model.report import Severity
from pplcheck.rules.ppl904_malformed_author import RULE
from tests.rules.evidence import assert_finds, assert_silent, evidence_of, gap, history

BROKEN = Malformed(commit="1a2b3c4d5e", what="no author date")


def test_readable_author_lines_are_silent() -> None:
    assert_silent(RULE, evidence_of())


def test_malformed_lines_are_counted_and_the_first_is_named() -> None:
    evidence = replace(evidence_of(), history=history(malformed=(BROKEN, BROKEN)))

    (finding,) = assert_finds(RULE, evidence, "2 commits with an author or committer line")

    assert finding.message.endswith("the first: 1a2b3c4, no author date")
    assert finding.severity is Severity.WARNING
    assert finding.commit == "1a2b3c4d5e"


def test_an_unknown_that_the_reader_reports_is_passed_on() -> None:
    evidence = replace(evidence_of(), gaps=(gap("PPL904", fatal=False),))

    assert_finds(RULE, evidence, "PPL904")
