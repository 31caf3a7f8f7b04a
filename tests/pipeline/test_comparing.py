from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from pplcheck.__main__ import main
from pplcheck.history.build import Blob
from tests.pipeline.changed import CHEATS, DAY, EVE, RED
from tests.repos import Plan, build, commit

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


@pytest.mark.parametrize("cheat", CHEATS)
def test_every_cheat_alone_stays_red(
    cheat: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plans = [*RED["a user without reciprocity"], commit(EVE, files=CHEATS[cheat])]

    status, report = judged(tmp_path / "r", plans, capsys, "--base", "HEAD~1")

    assert status == 1
    assert "PPL401" in codes(report)


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

    assert status == 1
