from __future__ import annotations

from dataclasses import replace

from pplcheck.model.changes import Submodule
from pplcheck.model.report import Severity
from pplcheck.rules.ppl907_submodule_unread import RULE
from tests.rules.evidence import CHANGES, assert_finds, assert_silent, evidence_of


def test_silent_without_a_base_and_without_new_submodules() -> None:
    assert_silent(RULE, evidence_of())
    assert_silent(RULE, replace(evidence_of(), changes=CHANGES))


def test_a_new_submodule_is_a_warning_and_one_in_place_of_files_an_error() -> None:
    submodules = (Submodule(path="lib", replaced=0), Submodule(path="work", replaced=3))
    changes = replace(CHANGES, submodules=submodules)

    fresh, instead = assert_finds(
        RULE,
        replace(evidence_of(), changes=changes),
        "lib is a new submodule; what it holds is not checked",
        "it stands where 3 files were judged before",
    )

    assert (fresh.severity, instead.severity) == (Severity.WARNING, Severity.ERROR)
    assert (fresh.path, instead.path) == ("lib", "work")
