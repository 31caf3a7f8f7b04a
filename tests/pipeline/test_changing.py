from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pplcheck.__main__ import main
from pplcheck.history.build import Entry
from tests.pipeline.changed import ADA, BEN, DAY, EVE, NAMED, ORBIT, WORK, tag
from tests.repos import Plan, build, commit, git, ids

BASE = commit(ADA, files={**WORK, "pplcheck.toml": NAMED, "register.toml": ORBIT})


def changes(
    folder: Path, plans: list[Plan], capsys: pytest.CaptureFixture[str], *options: str
) -> Any:
    """What is said of the change; its base is the commit before the last but for options."""
    repo = build(folder / "r", plans)
    named = options or ("--base", "HEAD~1")
    main(["check", str(repo), "--format", "json", "--as-of", DAY, *named])
    return json.loads(capsys.readouterr().out)["changes"]


def test_without_a_base_nothing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert changes(tmp_path, [BASE], capsys, "--rev", "HEAD") is None


def test_a_head_that_is_its_own_base_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = changes(tmp_path, [BASE], capsys, "--base", "HEAD")

    assert (found["commits"], found["new_contributors"], found["new_organizations"]) == (0, 0, [])
    assert found["base"] == found["head"]


def test_people_and_organizations_are_new_where_the_base_has_nothing_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plans = [
        BASE,
        commit(EVE, files={"e": "1"}),
        commit(ADA, files={"a": "2"}),
        commit(EVE, files={"e": "2"}, trailers=[f"Co-authored-by: {BEN}"]),
        commit("Ada X <ADA@mail.example>", files={"a": "3"}),
    ]

    found = changes(tmp_path, plans, capsys, "--base", "HEAD~4")
    later = changes(tmp_path / "later", plans, capsys, "--base", "HEAD~2")

    assert (found["commits"], found["new_contributors"]) == (4, 2)
    assert found["new_organizations"] == ["Orbit Ltd"]
    assert (later["commits"], later["new_contributors"]) == (2, 1)


def test_licenses_that_change_come_and_go_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = commit(ADA, files={**WORK, "old/LICENSE": tag("MIT"), "work/h.c": f"// {tag('PPL')}"})
    after = commit(
        ADA,
        files={
            "LICENSE": tag("PPL OR MIT"),
            "old/LICENSE": None,
            "new/LICENSE": tag("ISC"),
            "work/h.c": f"// {tag('MIT')}",
            "work/i.c": f"// {tag('GPL-3.0-only')}",
            "work/j.c": "no word of it\n",
        },
    )

    found = changes(tmp_path, [before, after], capsys)

    assert found["licenses"]["rows"] == [
        {"path": "LICENSE", "from": "PPL", "to": "PPL OR MIT"},
        {"path": "new/LICENSE", "from": None, "to": "ISC"},
        {"path": "old/LICENSE", "from": "MIT", "to": None},
        {"path": "work/h.c", "from": "PPL", "to": "MIT"},
    ]
    assert found["other_terms"]["rows"] == [
        {"path": "new/LICENSE", "expression": "ISC"},
        {"path": "work/i.c", "expression": "GPL-3.0-only"},
    ]
    assert found["license"] == {
        "from": "PPL",
        "to": "PPL OR MIT",
        "terms_from": "reciprocal",
        "terms_to": "none",
    }


def test_files_set_free_are_found_where_they_lie_and_where_they_moved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    after = commit(
        ADA,
        files={
            "work/LICENSE": tag("MIT"),
            "lib/b.txt": None,
            "free/b.txt": "b\n",
            "free/c.txt": "new\n",
            "free/LICENSE": tag("MIT"),
        },
    )

    found = changes(tmp_path, [BASE, after], capsys)

    assert found["released"] == {"count": 2, "rows": ["free/b.txt", "work/a.txt"]}


def test_a_submodule_says_how_many_files_it_stands_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pointer = Entry(data=b"1" * 40, mode="160000")
    moved = Entry(data=b"2" * 40, mode="160000")
    first = commit(ADA, files={**WORK, "old": pointer})
    second = commit(ADA, files={"lib/b.txt": None, "lib": pointer, "third": pointer, "old": moved})

    found = changes(tmp_path, [first, second], capsys)

    assert found["submodules"] == [{"path": "lib", "replaced": 1}, {"path": "third", "replaced": 0}]


def test_a_base_that_moved_on_counts_from_the_merge_base_and_tells_what_is_stale(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plans = [
        BASE,
        commit(ADA, files={"register.toml": ORBIT + "# reviewed\n"}),
        commit(EVE, files={"e": "1"}, parents=[0]),
    ]
    repo = build(tmp_path / "r", plans)
    tip = next(name for name in every_commit(repo) if name not in ids(repo))

    main(["check", str(repo), "--format", "json", "--as-of", DAY, "--base", tip])
    report = json.loads(capsys.readouterr().out)

    found = report["changes"]
    assert found["ahead"] is True
    assert found["base"] == ids(repo)[-1]
    assert found["stale"] == [{"path": "register.toml", "what": "register"}]
    assert "PPL922" in {row["code"] for row in report["findings"]}


def every_commit(repo: Path) -> list[str]:
    """Every commit in the object store, also those on no branch."""
    listed = git(repo, "cat-file", "--batch-all-objects", "--batch-check").splitlines()
    return [line.split()[0] for line in listed if " commit " in line]


def test_the_reviewer_is_the_one_the_base_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = '[review]\ngoverning = "the finance circle"\n'
    plans = [
        commit(ADA, files={**WORK, "pplcheck.toml": policy}),
        commit(EVE, files={"pplcheck.toml": policy.replace("the finance circle", "Eve")}),
    ]

    found = changes(tmp_path, plans, capsys)

    assert found["reviewer"] == "the finance circle"
    assert found["governing"] == [{"path": "pplcheck.toml", "what": "policy"}]


@pytest.mark.parametrize("folder", ["", "work"], ids=["root", "folder"])
def test_a_terminal_shows_the_change_first(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = build(tmp_path / "r", [BASE, commit(EVE, files={".mailmap": "# new\n"})])

    main(["check", str(repo / folder), "--as-of", DAY, "--base", "HEAD~1"])

    text = capsys.readouterr().out
    lines = text.splitlines()
    assert lines[2].startswith("This change since HEAD~1 (")
    assert lines[3].strip() == "1 commit · 1 new contributor"
    assert lines[4].strip() == "for a maintainer to review: .mailmap"
    assert text.index("This change") < text.index("License")
