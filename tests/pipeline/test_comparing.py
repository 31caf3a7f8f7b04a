from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from pplcheck.__main__ import main
from pplcheck.history.build import Blob
from pplcheck.model.tree import Content
from pplcheck.pipeline.comparing import Overlay
from tests.pipeline.changed import ADA, ALONE, CHEATS, DAY, EVE, RED, WORK, tag
from tests.repos import Plan, build, commit, git, head, remove_object

NINE = {
    "mailmap": "mailmap",
    "policy": "policy",
    "register": "register",
    "waiver": "waivers",
    "baseline": "baseline",
    "LICENSE": "LICENSE",
    ".gitattributes": "attributes",
    "blame-ignore": "ignored revisions",
    "submodule": "submodule",
}
"""The ways of cheating that must be tried each by itself."""


def judged(
    folder: Path, plans: list[Plan], capsys: pytest.CaptureFixture[str], *options: str
) -> tuple[int, Any]:
    """The exit status and report of a change whose base is the commit called `base`."""
    repo = build(folder, plans)
    status = main(["check", str(repo), "--format", "json", "--as-of", DAY, *options])
    captured = capsys.readouterr()
    return status, json.loads(captured.out) if captured.out else captured.err


def codes(report: Any) -> set[str]:
    return {finding["code"] for finding in report["findings"]}


def failing(report: Any) -> set[str]:
    """The codes of errors and warnings."""
    return {row["code"] for row in report["findings"] if row["severity"] != "note"}


@pytest.mark.parametrize("name", RED)
def test_the_bases_are_red(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _ = judged(tmp_path / "r", RED[name], capsys, "--rev", "HEAD")

    assert status == 1


@pytest.mark.parametrize("way", NINE)
@pytest.mark.parametrize("name", RED)
def test_nine_ways_of_cheating_stay_red(
    name: str, way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change = commit(EVE, files=CHEATS[NINE[way]])

    before, honest = judged(tmp_path / "base", RED[name], capsys, "--rev", "HEAD")
    after, report = judged(tmp_path / "head", [*RED[name], change], capsys, "--base", "HEAD~1")

    assert before == after == 1
    if way != "LICENSE" or "conflict" not in name:  # whose conflict another LICENSE settles
        assert failing(honest) <= failing(report)
    if "conflict" in name and way == "LICENSE":
        assert "PPL108" in failing(report)


@pytest.mark.parametrize("cheat", [*CHEATS, *ALONE])
def test_every_cheat_alone_stays_red(
    cheat: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change = commit(EVE, files={**CHEATS, **ALONE}[cheat])
    plans = [*RED["a user without reciprocity"], change]

    status, report = judged(tmp_path / "r", plans, capsys, "--base", "HEAD~1")

    assert status == 1
    assert "PPL401" in codes(report)


@pytest.mark.parametrize("cheat", [name for name in CHEATS if name.startswith("manifest")])
def test_a_conflict_is_not_settled_by_hiding_what_declares_it(
    cheat: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plans = [*RED["a conflict without a policy"], commit(EVE, files=CHEATS[cheat])]

    status, report = judged(tmp_path / "r", plans, capsys, "--base", "HEAD~1")

    assert status == 1
    assert "PPL103" in failing(report)


REVERTING = "This reverts commit {id}."
COMMITS = {
    "a revert of the firm's work": [commit(EVE, REVERTING)],
    "the firm as a bot": [
        commit("Ben Example [bot] <ben@orbit.example>", files={"z": "z"}),
        commit("ben[bot] <ben@orbit.example>", files={"y": "y"}),
    ],
    "the firm as a bot beside": [
        commit(EVE, trailers=["Co-authored-by: dependabot[bot] <ben@orbit.example>"])
    ],
    "a commoner beside": [commit(EVE, trailers=["Co-authored-by: Ada Example <ada@mail.example>"])],
    "the firm's person elsewhere": [
        commit("Ben Example <ben@mail.example>", files={"z": "z"}),
        commit("Ben Example <ada@mail.example>", files={"y": "y"}),
    ],
    "a sponsor": [commit(EVE, trailers=["Sponsored-by: Nebula Coop"])],
    "nobody": [commit(" <ben@orbit.example>", files={"z": "z"})],
    "several parents": [
        commit(ADA, parents=[], files={"old": "old"}, date="2001-01-01"),
        commit(EVE, "Merge", parents=[2, 0, 1], files={"z": "z"}),
    ],
}
"""What commits of a change may say of others, to be judged more kindly."""


@pytest.mark.parametrize("way", COMMITS)
def test_what_commits_say_of_others_turns_nothing_green(
    way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    red = RED["a contributing business where warnings fail"]
    reverted = head(build(tmp_path / "base", red))
    plans = [replace(plan, message=plan.message.format(id=reverted)) for plan in COMMITS[way]]

    status, report = judged(tmp_path / "r", [*red, *plans], capsys, "--base", reverted)

    assert status == 1
    assert "PPL402" in failing(report)


@example(name="a conflict the baseline does not hold", cheats=[["LICENSE gone", "manifest broken"]])
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    name=st.sampled_from(sorted(RED)),
    cheats=st.lists(
        st.lists(st.sampled_from(sorted(CHEATS)), min_size=1, max_size=4), min_size=1, max_size=3
    ),
)
def test_no_edit_of_governing_files_turns_red_into_green(
    name: str, cheats: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    plans = list(RED[name])
    for together in cheats:
        files: dict[str, Blob] = {}
        for cheat in together:
            files |= CHEATS[cheat]
        if "lib" in files:  # a submodule takes the place of the folder
            files = {path: blob for path, blob in files.items() if not path.startswith("lib/")}
        plans.append(commit(EVE, files=files))

    with tempfile.TemporaryDirectory() as folder:
        status, _ = judged(Path(folder) / "r", plans, capsys, "--base", f"HEAD~{len(cheats)}")

    assert status in {1, 3}  # with no license left that can be read, nothing could be checked


def test_an_honest_change_turns_red_into_green(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mended = commit(EVE, files={"package.json": '{"name": "work", "license": "PPL"}\n'})
    plans = [*RED["a conflict without a policy"], mended]

    status, report = judged(tmp_path / "r", plans, capsys, "--base", "HEAD~1")

    assert status == 0
    assert report["changes"]["governing"] == []


def test_a_change_answers_for_what_it_brings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plans = [commit(ADA, files=WORK), commit(EVE, files={"package.json": '{"license": "MIT"}\n'})]

    assert judged(tmp_path / "a", plans, capsys, "--base", "HEAD")[0] == 1
    assert judged(tmp_path / "b", plans, capsys, "--base", "HEAD~1")[0] == 1
    assert judged(tmp_path / "c", plans[:1], capsys, "--base", "HEAD")[0] == 0


ANNOTATED = 'version = 1\n[[annotations]]\npath = "lib/**"\nSPDX-License-Identifier = "{}"\n'


@pytest.mark.parametrize("after", [ANNOTATED.format("MIT"), None], ids=["edited", "gone"])
def test_annotations_count_as_the_base_has_them_and_as_the_head_has_them(
    after: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = commit(ADA, files={**WORK, "REUSE.toml": ANNOTATED.format("No-Such-License")})
    head = commit(EVE, files={"REUSE.toml": after, "x/LICENSE": tag("Nor-This")})

    _, report = judged(tmp_path / "r", [base, head], capsys, "--base", "HEAD~1")

    told = {row["path"]: row["message"] for row in report["findings"] if row["code"] == "PPL102"}
    assert told["REUSE.toml"].endswith("(by what the base declares)")
    assert "at the base" not in told["x/LICENSE"]


def test_the_terms_at_the_base_are_named_where_they_decide(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plans = [*RED["a user without reciprocity"], commit(EVE, files=CHEATS["LICENSE"])]
    key = tmp_path / "key"
    key.write_bytes(b"k" * 32)

    status, report = judged(
        tmp_path / "r", plans, capsys, "--base", "HEAD~1", "--pseudonyms", str(key)
    )

    told = {row["code"]: row["message"] for row in report["findings"]}
    assert status == 1
    assert told["PPL401"].endswith("(under the terms at the base)")
    assert "asks nothing back" in told["PPL108"]


def test_what_of_the_base_cannot_be_read_could_not_be_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = commit(ADA, files={**WORK, "old/LICENSE": tag("ISC")})
    repo = build(tmp_path / "r", [base, commit(EVE, files={"old/LICENSE": None})])
    remove_object(repo, git(repo, "rev-parse", "HEAD~1:old/LICENSE"))

    status = main(["check", str(repo), "--as-of", DAY, "--base", "HEAD~1"])

    assert status == 3
    assert "old/LICENSE" in capsys.readouterr().out


class Held:
    """A tree of a few files, as a table."""

    def __init__(self, **files: str) -> None:
        self.files = files

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self.files))

    def read(self, paths: tuple[str, ...], limit: int) -> dict[str, Content]:
        return {
            path: Content(data=self.files[path].encode()[:limit], truncated=False)
            for path in paths
            if path in self.files
        }

    def heads(self, paths: tuple[str, ...], limit: int) -> Iterator[tuple[str, bytes]]:
        for path, content in self.read(paths, limit).items():
            yield path, content.data


def test_an_overlay_takes_some_files_from_another_tree() -> None:
    overlay = Overlay(
        Held(a="1", b="1", c="1"), Held(b="2", d="2", e="2"), frozenset({"b", "c", "d"})
    )

    assert overlay.paths == ("a", "b", "d")
    asked = ("a", "b", "c", "d", "e")
    read = {path: content.data for path, content in overlay.read(asked, 9).items()}
    assert read == dict(overlay.heads(asked, 9)) == {"a": b"1", "b": b"2", "d": b"2"}
