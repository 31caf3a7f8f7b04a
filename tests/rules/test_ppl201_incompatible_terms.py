from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.compatibility import Compatible
from pplcheck.model.report import Severity
from pplcheck.rules.ppl201_incompatible_terms import RULE
from tests.rules.combined import combination
from tests.rules.evidence import assert_finds, assert_silent, evidence_of


def test_a_project_under_one_license_is_silent() -> None:
    assert_silent(RULE, evidence_of())


@pytest.mark.parametrize("answer", [Compatible.YES, Compatible.DISPUTED, Compatible.UNKNOWN])
def test_what_may_be_combined_or_is_not_known_is_silent(answer: Compatible) -> None:
    assert_silent(RULE, replace(evidence_of(), combinations=(combination(answer),)))


def test_files_that_cannot_be_part_of_the_work_are_found_once_a_license() -> None:
    found = combination(Compatible.NO, *(f"lib/{number}.py" for number in range(7)))
    other = combination(Compatible.NO, "img/a.svg", license_id="AGPL-3.0-only")

    (finding, _) = assert_finds(
        RULE,
        replace(evidence_of(), combinations=(found, other)),
        "7 files under GPL-3.0-only cannot be part of one work under PPL: lib/0.py, lib/1.py, "
        "lib/2.py, lib/3.py, lib/4.py and 2 more; separate and independent works may lie side by "
        "side. PPL: 4(a) makes it no as file",
        "1 file under AGPL-3.0-only",
    )

    assert finding.severity is Severity.WARNING
    assert finding.path == "lib/0.py"


def test_where_nothing_says_that_they_may_lie_beside_it_that_is_not_said() -> None:
    found = combination(Compatible.NO, collection=Compatible.UNKNOWN)

    (finding,) = assert_finds(RULE, replace(evidence_of(), combinations=(found,)), "lib/a.py. PPL")

    assert "side by side" not in finding.message


def test_files_kept_for_the_work_of_others_are_a_note_of_their_own() -> None:
    own = combination(Compatible.NO, "lib/a.py")
    vendored = combination(Compatible.NO, "vendor/a.py", vendored=True)

    first, second = assert_finds(
        RULE, replace(evidence_of(), combinations=(own, vendored)), "lib/a.py", "vendor/a.py"
    )

    assert second.severity is Severity.NOTE
    assert first.fingerprint != second.fingerprint


def test_the_fingerprint_stays_while_the_first_file_does() -> None:
    once = combination(Compatible.NO, "lib/a.py")
    later = combination(Compatible.NO, "lib/a.py", "lib/b.py")

    (one,) = RULE.check(replace(evidence_of(), combinations=(once,)))
    (other,) = RULE.check(replace(evidence_of(), combinations=(later,)))

    assert one.fingerprint == other.fingerprint
