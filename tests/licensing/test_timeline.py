from __future__ import annotations

from datetime import date

from pplcheck.licensing.timeline import MOST_PATHS, USUAL, license_paths, periods
from pplcheck.model.declaration import Change
from tests.licensing.samples import PROFILES, text_of, wrapped

TEXTS = {
    "mit": text_of("MIT").encode(),
    "ppl": text_of("PPL").encode(),
    "ppl-wrapped": wrapped(text_of("PPL"), 9).encode(),
    "coopyleft": text_of("LicenseRef-Coopyleft").encode(),
    "own": b"our own words",
    "tag": b"SPDX-License-Identifier: PPL\n",
    "nul": b"\0\0",
}


def changed(*rows: tuple[int, str, str]) -> list[Change]:
    return [
        Change(commit=f"c{day}", day=date(2020, 1, day), path=path, blob=blob)
        for day, path, blob in rows
    ]


def said(*rows: tuple[int, str, str]) -> list[tuple[str, int, str | None]]:
    return [
        (entry.commit, entry.day.day, entry.expression.text if entry.expression else None)
        for entry in periods(changed(*rows), TEXTS, PROFILES)
    ]


def test_each_other_license_begins_a_period() -> None:
    assert said((1, "LICENSE", "mit"), (2, "LICENSE", "ppl"), (9, "LICENSE", "coopyleft")) == [
        ("c1", 1, "MIT"),
        ("c2", 2, "PPL"),
        ("c9", 9, "LicenseRef-Coopyleft"),
    ]


def test_wrapping_renaming_and_repeating_begin_none() -> None:
    assert said(
        (1, "LICENSE", "ppl"),
        (2, "LICENSE", "ppl-wrapped"),
        (3, "LICENSE", ""),
        (3, "LICENSE.md", "ppl"),
        (4, "LICENSE.md", "tag"),
    ) == [("c1", 1, "PPL")]


def test_unnamed_missing_and_removed_texts_are_periods_without_expression() -> None:
    assert said(
        (1, "LICENSE", "own"),
        (2, "LICENSE", "ppl"),
        (3, "LICENSE", ""),
        (4, "LICENSE", "mit"),
        (5, "LICENSE", "gone"),
        (6, "LICENSE", "nul"),
    ) == [("c1", 1, None), ("c2", 2, "PPL"), ("c3", 3, None), ("c4", 4, "MIT"), ("c5", 5, None)]


def test_a_history_without_license_files_has_no_periods() -> None:
    assert said() == []


def test_the_paths_worth_following_are_the_usual_and_the_present_ones_at_the_root() -> None:
    followed = license_paths(("LICENSE", "Licencia.md", "docs/LICENSE", "src/a.py", "README.md"))

    assert set(followed) == {*USUAL, "Licencia.md"}


def test_no_more_paths_are_followed_than_git_compares_quickly() -> None:
    followed = license_paths(f"LICENSE-{number}" for number in range(1000))

    assert len(followed) == MOST_PATHS
