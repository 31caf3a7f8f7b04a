"""Waivers from the policy to the report, as a project meets them."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pplcheck.__main__ import main
from tests.pipeline.changed import ADA, CONFLICT, DAY, waiver
from tests.repos import build, commit, git, remove_object

PACKAGE = str(CONFLICT["package.json"])


def judged(
    folder: Path, policy: str, capsys: pytest.CaptureFixture[str], *options: str
) -> tuple[int, Any, dict[str, int]]:
    """Exit status, report, and the line of each finding about a waiver."""
    repo = build(folder / "r", [commit(ADA, files={**CONFLICT, "pplcheck.toml": policy})])
    status = main(["check", str(repo), "--format", "json", "--as-of", DAY, *options])
    report = json.loads(capsys.readouterr().out)
    about = {row["code"]: row for row in report["findings"] if row["code"].startswith("PPL91")}
    assert all(row["path"] == "pplcheck.toml" for row in about.values())
    return status, report, {code: row["line"] for code, row in about.items()}


def evidence(text: str) -> str:
    digest = sha256(text.encode()).hexdigest()
    return waiver("PPL103", path="**", expires="2027-06-01").replace(
        'path = "**"', f'path = "package.json"\nevidence = "sha256:{digest}"'
    )


@pytest.mark.parametrize(
    ("policy", "status", "about"),
    [
        (waiver("PPL103", expires="2027-06-01"), 0, {}),
        ("\n\n" + waiver("PPL103", expires="2026-10-01"), 0, {"PPL912": 3}),
        (waiver("PPL103", expires="2026-09-30"), 1, {"PPL911": 1}),
        (waiver("PPL104") + waiver("PPL103", expires="2027-06-01"), 0, {"PPL914": 1}),
        (waiver("PPL103", path="other.json"), 1, {"PPL914": 1}),
    ],
    ids=["holds", "last day", "ended", "one unused", "another path"],
)
def test_waivers_are_told_at_their_line(
    policy: str,
    status: int,
    about: dict[str, int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found, _, told = judged(tmp_path, policy, capsys)

    assert (found, told) == (status, about)


def test_a_waiver_given_for_another_version_of_a_file_hides_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = evidence("{}")

    status, _, told = judged(tmp_path, policy, capsys)

    assert (status, told) == (1, {"PPL913": 1})


def test_what_is_ignored_may_still_be_waived_and_what_is_said_of_waivers_ignored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = waiver("PPL103", expires="2027-06-01") + waiver("PPL104")

    _, _, told = judged(tmp_path, policy, capsys, "--ignore", "PPL103", "--ignore", "PPL91")

    assert told == {}


def test_no_waiver_hides_what_could_not_be_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    every = "".join(waiver(code) for code in ("PPL902", "PPL103", "PPL101"))
    files = {**CONFLICT, "pplcheck.toml": every}
    repo = build(tmp_path / "r.git", [commit(ADA, files=files)], bare=True)
    remove_object(repo, git(repo, "rev-parse", "HEAD:package.json"))

    status = main(["check", str(repo), "--as-of", DAY, "--format", "json"])
    report = json.loads(capsys.readouterr().out)

    assert status == 3
    assert "PPL902" in {row["code"] for row in report["findings"]}


def test_the_digest_of_a_file_is_that_of_what_is_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, report, told = judged(tmp_path, evidence(PACKAGE), capsys)

    assert (status, told) == (0, {})
    assert [row["code"] for row in report["gate"]["waived"]] == ["PPL103"]
