from __future__ import annotations

from pplcheck.licensing.discover import discover
from pplcheck.licensing.effective import effective
from pplcheck.licensing.scope import Scopes
from pplcheck.model.party import Answer, Kind, Use
from pplcheck.model.permission import Inquiry
from pplcheck.model.policy import Policy
from pplcheck.model.standing import Reading
from pplcheck.pipeline.cautions import (
    differing,
    other_files,
    policy_voice,
    stated_against,
    untracked,
)
from tests.licensing.samples import PROFILES, MemoryTree

TAG = "# SPDX-License-Identifier: {}\n"
TREE = MemoryTree(
    {
        "LICENSE": TAG.format("PPL"),
        **{f"{name}/package.json": '{"license": "ISC"}' for name in "ab"},
        "composer.json": '{"license": "MIT"}',
        "a/x.py": "x",
        "a/y.py": TAG.format("PPL"),
    }
)
SEEN = discover(TREE, PROFILES).declarations
SCOPES = Scopes(SEEN, effective(SEEN, PROFILES), PROFILES)


def test_other_declarations_of_the_same_place_are_named() -> None:
    root = differing(SEEN, SCOPES.license_within(""))

    assert root == ("composer.json:1 says MIT; LICENSE is believed first",)
    assert differing(SEEN, SCOPES.license_within("a")) == ()
    assert differing((), Scopes((), effective((), PROFILES), PROFILES).license_of("x")) == ()


def test_many_of_them_are_cut() -> None:
    manifests = {f"{name}.gemspec": f"s.license = 'L-{name}'" for name in "abcdef"}
    tree = MemoryTree({"LICENSE": TAG.format("PPL"), **manifests})
    seen = discover(tree, PROFILES).declarations
    found = Scopes(seen, effective(seen, PROFILES), PROFILES).license_within("")

    assert ", and 2 more; LICENSE is believed first" in differing(seen, found)[0]


def test_files_under_other_licenses_are_counted() -> None:
    def told(place: str) -> tuple[str, ...]:
        return other_files(TREE.paths, SCOPES, SCOPES.license_within(place), place)

    assert told("")[0].startswith("3 files of 6 here are not under this license")
    assert told("a")[0].startswith("1 file of 3 here is not under this license")
    assert told("b") == ()


def test_a_policy_speaks_beside_a_license_with_terms_only() -> None:
    copyfair = Policy(reading=Reading.COPYFAIR)
    root, inner = SCOPES.license_within(""), SCOPES.license_within("a")

    assert "copyfair" in policy_voice(copyfair, root)[0]
    assert policy_voice(copyfair, inner) == policy_voice(Policy(), root) == ()


def test_facts_stated_against_the_kind_are_said() -> None:
    stated = Inquiry(
        kind=Kind.WORKER_COOPERATIVE, use=Use.COMMERCIAL, facts=(("privately_owned", Answer.YES),)
    )

    assert "worker cooperative" in stated_against(stated)[0]


def test_a_path_that_is_no_file_of_the_work_is_said() -> None:
    told = {place: bool(untracked(TREE.paths, place)) for place in ("", "a", "a/x.py", "a/z", "x")}

    assert told == {"": False, "a": False, "a/x.py": False, "a/z": True, "x": True}
