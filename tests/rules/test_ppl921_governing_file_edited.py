from __future__ import annotations

from dataclasses import replace

from pplcheck.model.changes import Govern, Governs
from pplcheck.rules.ppl921_governing_file_edited import RULE
from tests.rules.evidence import CHANGES, assert_finds, assert_silent, evidence_of

EDITED = replace(
    CHANGES,
    governing=(
        Governs(path=".mailmap", what=Govern.MAILMAP),
        Governs(path="coop/register.toml", what=Govern.REGISTER),
    ),
)


def test_silent_without_a_base_and_without_edits() -> None:
    assert_silent(RULE, evidence_of())
    assert_silent(RULE, replace(evidence_of(), changes=CHANGES))


def test_each_edit_names_who_is_to_review_it() -> None:
    by_name = replace(EDITED, reviewer="the finance circle")

    mailmap, register = assert_finds(
        RULE,
        replace(evidence_of(), changes=by_name),
        "edits .mailmap (mailmap), which counts as the base has it; the finance circle is to",
        "edits coop/register.toml (register)",
    )

    assert (mailmap.path, register.path) == (".mailmap", "coop/register.toml")


def test_without_a_name_any_maintainer_is_asked() -> None:
    edited = replace(evidence_of(), changes=EDITED)

    assert_finds(RULE, edited, "; a maintainer is to review", "; a maintainer is to review")
