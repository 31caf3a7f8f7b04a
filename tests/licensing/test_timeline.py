from __future__ import annotations

from datetime import date

import pytest

from pplcheck.licensing.expression import Vocabulary, parse
from pplcheck.licensing.timeline import (
    MOST_PATHS,
    USUAL,
    accounts_for,
    license_paths,
    other_paths,
    periods,
    shifts,
)
from pplcheck.licensing.versions import Versions
from pplcheck.model.contribution import Identity
from pplcheck.model.declaration import Change
from pplcheck.model.license import Terms
from pplcheck.model.timeline import Shift
from tests.licensing.samples import PROFILES, text_of, wrapped

ADA = Identity(name="Ada", email="ada@mail.example")
TEXTS = {
    "mit": text_of("MIT").encode(),
    "ppl": text_of("PPL").encode(),
    "ppl-wrapped": wrapped(text_of("PPL"), 9).encode(),
    "coopyleft": text_of("LicenseRef-Coopyleft").encode(),
    "own": b"our own words",
    "tag": b"SPDX-License-Identifier: PPL\n",
    "nul": b"\0\0",
    "huge": b"x" * ((1 << 20) + 1),
    "package-mit": b'{"license": "MIT"}',
    "package-ppl": b'{"license": "PPL"}',
    "package-ppl-2": b'{"version": 2,\n"license": "PPL"}',
    "header-mit": b"// SPDX-License-Identifier: MIT\n",
    "header-ppl": b"// SPDX-License-Identifier: PPL\n",
    "no-header": b"",
    "setup": b"# SPDX-License-Identifier: MIT\n[metadata]\nlicense = PPL\n",
}


def changed(*rows: tuple[int, str, str]) -> list[Change]:
    """A straight history: each change comes after the one before of the same path."""
    state: dict[str, str] = {}
    found = []
    for day, path, blob in rows:
        found.append(made(day, path, state.get(path, ""), blob))
        state[path] = blob
    return found


def made(day: int, path: str, *blobs: str) -> Change:
    """A change from the first blobs, one a parent, to the last."""
    return Change(
        commit=f"c{day}",
        day=date(2020, 1, day),
        path=path,
        blob=blobs[-1],
        before=blobs[:-1],
    )


def said(
    changes: list[Change], *, present: dict[str, str] | None = None, declared_by: str = ""
) -> list[tuple[str, int, str | None]]:
    last = {change.path: change.blob for change in changes}
    there = {path: blob for path, blob in last.items() if blob} if present is None else present
    found = periods(changes, there, Versions(TEXTS, PROFILES), declared_by=declared_by)
    return [
        (entry.commit, entry.day.day, entry.expression.text if entry.expression else None)
        for entry in found
    ]


def told(*changes: Change) -> list[tuple[str, str, str, str]]:
    return [(shift.commit, shift.path, shift.was, shift.became) for shift in shifted(*changes)]


def shifted(*changes: Change) -> tuple[Shift, ...]:
    authors = {change.commit: ADA for change in changes}
    return shifts(changes, Versions(TEXTS, PROFILES), authors)


def test_each_other_license_begins_a_period() -> None:
    rows = changed((1, "LICENSE", "mit"), (2, "LICENSE", "ppl"), (9, "LICENSE", "coopyleft"))

    assert said(rows) == [("c1", 1, "MIT"), ("c2", 2, "PPL"), ("c9", 9, "LicenseRef-Coopyleft")]


def test_a_period_knows_the_terms_of_its_license() -> None:
    rows = changed((1, "LICENSE", "mit"), (2, "LICENSE", "ppl"), (3, "LICENSE", "own"))

    found = periods(rows, {"LICENSE": "own"}, Versions(TEXTS, PROFILES))

    assert [entry.terms for entry in found] == [Terms.NONE, Terms.RECIPROCAL, Terms.UNKNOWN]


def test_wrapping_renaming_and_repeating_begin_none() -> None:
    rows = changed(
        (1, "LICENSE", "ppl"),
        (2, "LICENSE", "ppl-wrapped"),
        (3, "LICENSE", ""),
        (3, "LICENSE.md", "ppl"),
        (4, "LICENSE.md", "tag"),
    )

    assert said(rows) == [("c1", 1, "PPL")]


def test_unnamed_missing_and_removed_texts_are_periods_without_expression() -> None:
    rows = changed(
        (1, "LICENSE", "own"),
        (2, "LICENSE", "ppl"),
        (3, "LICENSE", ""),
        (4, "LICENSE", "mit"),
        (5, "LICENSE", "gone"),
        (6, "LICENSE", "nul"),
        (7, "LICENSE", "mit"),
        (8, "LICENSE", "huge"),
    )

    assert said(rows) == [
        ("c1", 1, None),
        ("c2", 2, "PPL"),
        ("c3", 3, None),
        ("c4", 4, "MIT"),
        ("c5", 5, None),
        ("c7", 7, "MIT"),
        ("c8", 8, None),
    ]


def test_a_license_that_was_removed_and_restored_is_told_in_three_periods() -> None:
    rows = changed((1, "LICENSE", "ppl"), (2, "LICENSE", ""), (3, "LICENSE", "ppl"))

    assert said(rows) == [("c1", 1, "PPL"), ("c2", 2, None), ("c3", 3, "PPL")]


def test_a_license_that_a_merge_did_not_take_over_is_no_period() -> None:
    rows = [
        made(1, "LICENSE", "", "ppl"),
        made(2, "LICENSE", "ppl", "mit"),
        made(3, "LICENSE", "ppl", "ppl-wrapped"),
        made(4, "LICENSE", "ppl-wrapped", "mit", "tag"),
    ]

    assert said(rows) == [("c1", 1, "PPL")]


def test_a_merge_that_declares_what_no_parent_did_begins_a_period() -> None:
    rows = [
        made(1, "LICENSE", "", "mit"),
        made(2, "LICENSE", "mit", "own"),
        made(3, "LICENSE", "mit", "own", "ppl"),
    ]

    assert said(rows) == [("c1", 1, "MIT"), ("c3", 3, "PPL")]


def test_a_history_without_license_files_has_no_periods() -> None:
    assert said([]) == []


def test_where_manifests_are_followed_they_declare() -> None:
    rows = changed((1, "package.json", "package-mit"), (5, "package.json", "package-ppl"))

    assert said(rows) == [("c1", 1, "MIT"), ("c5", 5, "PPL")]


def test_a_path_that_speaks_for_the_whole_counts_wherever_it_lies() -> None:
    rows = changed((1, "LICENSES/PPL.txt", "ppl"), (2, "x/LICENSE", "mit"))

    assert said(rows, declared_by="LICENSES/PPL.txt") == [("c1", 1, "PPL")]
    assert said(rows) == []


def test_what_a_manifest_says_of_itself_does_not_speak_for_the_whole() -> None:
    assert said(changed((1, "setup.cfg", "setup")), declared_by="setup.cfg") == [("c1", 1, "PPL")]


def test_before_anything_is_declared_there_is_no_period() -> None:
    rows = changed(
        (1, "package.json", "no-header"),
        (2, "package.json", "package-mit"),
        (3, "package.json", "no-header"),
    )

    assert said(rows) == [("c2", 2, "MIT"), ("c3", 3, None)]
    there = {"package.json": "no-header"}
    found = periods(rows[:1], there, Versions(TEXTS, PROFILES), begun=True)
    assert [entry.expression for entry in found] == [None]


def test_the_paths_worth_following_are_the_usual_and_the_present_ones_at_the_root() -> None:
    followed = license_paths(("LICENSE", "Licencia.md", "docs/LICENSE", "src/a.py", "README.md"))

    assert set(followed) == {*USUAL, "Licencia.md"}


def test_no_more_paths_are_followed_than_git_compares_quickly() -> None:
    followed = license_paths(f"LICENSE-{number}" for number in range(1000))

    assert len(followed) == MOST_PATHS


def test_other_paths_are_manifests_and_pages_at_the_root_and_the_place_that_decided() -> None:
    paths = ("LICENSE", "README.md", "package.json", "x/package.json", "CONTRIBUTING.md", "a.py")

    assert other_paths(paths) == ("README.md", "package.json")
    assert other_paths(paths, "x/README.md") == ("README.md", "package.json", "x/README.md")


@pytest.mark.parametrize(
    ("present", "expected"),
    [("PPL", True), ("MIT", False), (None, False)],
    ids=str,
)
def test_the_last_period_accounts_for_the_present_license(
    present: str | None, expected: object
) -> None:
    rows = changed((1, "LICENSE", "mit"), (2, "LICENSE", "ppl"))
    found = periods(rows, {"LICENSE": "ppl"}, Versions(TEXTS, PROFILES))
    vocabulary = Vocabulary.from_profiles(PROFILES)

    assert accounts_for(found, parse(present, vocabulary) if present else None) is expected
    assert accounts_for((), parse("PPL", vocabulary)) is False


def test_a_text_accounts_for_a_license_or_any_later_version() -> None:
    texts = {"gpl": b"SPDX-License-Identifier: GPL-3.0-only\n"}
    rows = [made(1, "LICENSE", "", "gpl")]
    found = periods(rows, {"LICENSE": "gpl"}, Versions(texts, PROFILES))

    assert accounts_for(found, parse("GPL-3.0-or-later", Vocabulary.from_profiles(PROFILES)))


def test_every_change_of_a_declaration_is_told_with_what_it_was_before() -> None:
    rows = changed(
        (1, "LICENSE", "mit"),
        (1, "package.json", "package-mit"),
        (2, "LICENSE", "ppl"),
        (3, "package.json", "package-ppl"),
        (4, "package.json", "package-ppl-2"),
        (5, "a.sol", "header-mit"),
        (6, "a.sol", "header-ppl"),
        (7, "a.sol", "header-mit"),
        (8, "a.sol", ""),
    )

    assert told(*rows) == [
        ("c1", "LICENSE", "", "MIT"),
        ("c1", "package.json", "", "MIT"),
        ("c2", "LICENSE", "MIT", "PPL"),
        ("c3", "package.json", "MIT", "PPL"),
        ("c5", "a.sol", "", "MIT"),
        ("c6", "a.sol", "MIT", "PPL"),
        ("c7", "a.sol", "PPL", "MIT"),
        ("c8", "a.sol", "MIT", ""),
    ]


def test_a_shift_carries_its_author_and_the_declarations_with_their_lines() -> None:
    rows = changed((1, "package.json", "package-mit"), (2, "package.json", "package-ppl-2"))

    shift = shifted(*rows)[-1]

    assert shift.author == ADA
    assert [entry.line for entry in shift.before] == [1]
    assert [entry.line for entry in shift.after] == [2]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("LICENSE", "ppl"), ("LICENSE.md", "ppl")),
        (("LICENSE", "ppl"), ("LICENSE.md", "ppl-wrapped")),
        (("a/package.json", "package-ppl"), ("b/package.json", "package-ppl-2")),
        (("a.sol", "header-ppl"), ("src/b.sol", "header-ppl")),
    ],
    ids=["name", "name and wrapping", "folder", "same bytes anywhere"],
)
def test_a_file_that_moves_and_says_the_same_is_no_change(
    old: tuple[str, str], new: tuple[str, str]
) -> None:
    rows = changed((1, *old), (2, old[0], ""), (2, *new))

    assert [commit for commit, *_ in told(*rows)] == ["c1"]


def test_a_file_that_goes_while_another_place_comes_is_told() -> None:
    rows = changed(
        (1, "LICENSE", "ppl"),
        (1, "b/LICENSE", "ppl"),
        (2, "LICENSE", ""),
        (2, "b/LICENSE", ""),
        (2, "package.json", "package-ppl"),
        (2, "c/LICENSE", "ppl"),
    )

    assert told(*rows)[2:] == [
        ("c2", "b/LICENSE", "PPL", ""),
        ("c2", "package.json", "", "PPL"),
    ]


def test_a_merge_is_a_change_only_where_it_says_what_no_parent_said() -> None:
    rows = [
        made(1, "package.json", "", "package-mit"),
        made(2, "package.json", "package-mit", "package-ppl"),
        made(3, "package.json", "package-mit", "package-ppl", "package-ppl-2"),
        made(4, "LICENSE", "mit", "own", "ppl"),
    ]

    assert told(*rows)[2:] == [("c4", "LICENSE", "MIT", "PPL")]


def test_a_version_that_cannot_be_read_is_passed_over() -> None:
    rows = changed((1, "LICENSE", "mit"), (2, "LICENSE", "gone"), (3, "LICENSE", "ppl"))

    assert told(*rows) == [("c1", "LICENSE", "", "MIT")]


def test_a_text_that_cannot_be_named_is_told_as_such() -> None:
    rows = changed((1, "LICENSE", "own"), (2, "LICENSE", "ppl"))

    assert told(*rows) == [
        ("c1", "LICENSE", "", "NOASSERTION"),
        ("c2", "LICENSE", "NOASSERTION", "PPL"),
    ]
