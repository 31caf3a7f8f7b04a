from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.declaration import Declaration, Direction, Origin, Trust
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, Severity
from pplcheck.rules.ppl109_text_missing import RULE
from tests.rules.evidence import (
    NO_LICENSE,
    assert_finds,
    assert_silent,
    declaration,
    evidence_of,
    expression,
    gap,
    license_of,
)

NAMED = declaration("package.json", line=4, origin=Origin.MANIFEST, trust=Trust.MANIFEST)
TEXT = declaration()


def declared(*declarations: Declaration) -> Evidence:
    return replace(
        evidence_of(),
        declarations=declarations,
        license=replace(license_of(), declaration=NAMED),
    )


@pytest.mark.parametrize(
    "evidence",
    [
        declared(NAMED, TEXT),
        declared(NAMED, declaration("LICENSES/PPL.txt")),
        declared(NAMED, replace(TEXT, expression=expression("MIT"), titled="PPL")),
        declared(NAMED, replace(TEXT, expression=None, titled="PPL")),
        replace(evidence_of(), license=license_of("MIT", Terms.NONE), declarations=()),
    ],
    ids=["text", "in LICENSES", "titled so", "altered", "no reciprocity terms"],
)
def test_a_text_that_is_there_is_silent(evidence: Evidence) -> None:
    assert_silent(RULE, evidence)


@pytest.mark.parametrize(
    "evidence",
    [
        replace(evidence_of(), license=NO_LICENSE, declarations=()),
        replace(declared(NAMED), gaps=(gap(path="LICENSE"),)),
        replace(declared(NAMED), gaps=(gap(),)),
    ],
    ids=["no license", "a file that cannot be read", "something that cannot be read"],
)
def test_what_is_not_known_is_silent(evidence: Evidence) -> None:
    assert_silent(RULE, evidence)


@pytest.mark.parametrize(
    "other",
    [
        NAMED,
        replace(TEXT, vendored=True),
        replace(TEXT, direction=Direction.INBOUND),
        replace(TEXT, expression=expression("MIT")),
        replace(TEXT, expression=None),
    ],
    ids=["a name only", "of somebody else's", "asked of contributors", "another", "unknown"],
)
def test_a_license_without_its_text_is_told_where_it_is_declared(other: Declaration) -> None:
    (found,) = assert_finds(RULE, declared(NAMED, other), "no file holds the text of PPL")

    assert (found.path, found.line) == ("package.json", 4)
    assert found.severity is Severity.NOTE
