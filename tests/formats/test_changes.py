from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pplcheck.formats.changes import LISTED, block, headline, lines
from pplcheck.model.changes import (
    Changes,
    Govern,
    Governs,
    LicenseChange,
    OtherTerms,
    Submodule,
)
from tests.rules.evidence import CHANGES

FULL = replace(
    CHANGES,
    commits=12,
    new_contributors=2,
    new_organizations=("Orbit Ltd", "meteor.example"),
    licenses=(
        LicenseChange(path="LICENSE", before="PPL", after="MIT"),
        LicenseChange(path="lib/LICENSE", before="", after="GPL-3.0-only"),
    ),
    other_terms=(
        OtherTerms(path="x/a.js", expression="MIT"),
        OtherTerms(path="x/b.js", expression="MIT"),
        OtherTerms(path="y.c", expression="GPL-3.0-only"),
    ),
    governing=(Governs(path="register.toml", what=Govern.REGISTER),),
    reviewer="the finance circle",
    stale=(Governs(path="pplcheck.toml", what=Govern.POLICY),),
    submodules=(Submodule(path="lib", replaced=2),),
)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (CHANGES, "since main (1a2b3c4)"),
        (replace(CHANGES, named="1a2b3c4"), "since 1a2b3c4"),
        (
            replace(CHANGES, is_ahead=True),
            "since 1a2b3c4, where this branched off main, which has moved on",
        ),
    ],
    ids=["named", "by its id", "moved on"],
)
def test_the_headline_says_from_where(changes: Changes, words: str) -> None:
    assert headline(changes) == words


def test_a_change_is_told_short_and_in_order() -> None:
    assert lines(FULL) == (
        "12 commits · 2 new contributors · new organizations: Orbit Ltd, meteor.example",
        "LICENSE: PPL → MIT",
        "lib/LICENSE: nothing declared → GPL-3.0-only",
        "2 new files under MIT: x/a.js, …",
        "1 new file under GPL-3.0-only: y.c",
        "lib is a submodule now, not checked",
        "for the finance circle to review: register.toml",
        "outdated, update this branch: pplcheck.toml",
    )


def test_what_a_change_does_not_do_is_not_told() -> None:
    assert lines(CHANGES) == ("3 commits",)


def test_one_of_each_is_told_in_the_singular() -> None:
    one = replace(CHANGES, commits=1, new_contributors=1, new_organizations=("Orbit Ltd",))

    assert lines(one) == ("1 commit · 1 new contributor · new organization: Orbit Ltd",)


def test_long_lists_are_cut_and_counted() -> None:
    many = range(9)
    changes = replace(
        CHANGES,
        new_organizations=tuple(f"org{number}" for number in many),
        licenses=tuple(LicenseChange(path=f"{n}/LICENSE", before="A", after="B") for n in many),
        other_terms=tuple(OtherTerms(path=f"{n}.c", expression=f"L-{n}") for n in many),
        governing=tuple(Governs(path=f"{n}/.gitattributes", what=Govern.ATTRIBUTES) for n in many),
        submodules=tuple(Submodule(path=f"s{n}", replaced=0) for n in many),
    )

    told = lines(changes)

    assert len(told) <= 16
    for words in (
        "org2 and 6 more",
        "and 6 license changes more",
        "and 6 licenses of new files more",
        "and 6 new submodules more",
        "for a maintainer to review: 0/.gitattributes, 1/.gitattributes, 2/.gitattributes and 6",
    ):
        assert any(words in line for line in told), words


def test_hostile_names_are_neutral() -> None:
    evil = "x\x1b[2J\u202e" + "y" * 500
    changes = replace(
        FULL,
        named=evil,
        reviewer=evil,
        new_organizations=(evil,),
        licenses=(LicenseChange(path=evil, before=evil, after=evil),),
        other_terms=(OtherTerms(path=evil, expression=evil),),
        governing=(Governs(path=evil, what=Govern.POLICY),),
        submodules=(Submodule(path=evil, replaced=0),),
    )

    for line in (headline(changes), *lines(changes)):
        assert line.isprintable()
        assert len(line) < 400


def test_machines_get_counts_of_all_and_a_bounded_list() -> None:
    files = tuple(f"{number}.txt" for number in range(LISTED + 5))
    row = block(replace(FULL, released=files))

    assert row is not None
    assert row["released"]["count"] == LISTED + 5
    assert len(row["released"]["rows"]) == LISTED
    assert row["licenses"]["rows"][1] == {
        "path": "lib/LICENSE",
        "from": None,
        "to": "GPL-3.0-only",
    }
    assert row["governing"] == [{"path": "register.toml", "what": "register"}]
    assert json.loads(json.dumps(row)) == row
    assert block(None) is None
