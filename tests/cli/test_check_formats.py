"""`check` in every format: the same verdict, pure standard output, the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from pplcheck.__main__ import main
from pplcheck.cli.options import CheckFormat
from pplcheck.pipeline.rendering import FORMATS
from tests.repos import build, commit, shallow_clone

ADA = "Ada Example <ada@nebula.example>"
LICENSE = "SPDX-License-Identifier: PPL\n"
PACKAGE = '{\n  "name": "kitchen",\n  "license": "ISC"\n}\n'
DAY = ("--as-of", "2020-02-01", "--rev", "HEAD")
MACHINE = [name for name in FORMATS if name != "terminal"]


def conflicted(folder: Path) -> Path:
    files = {"LICENSE": LICENSE, "package.json": PACKAGE}
    return build(folder, [commit(ADA, files=files), commit(ADA, files={"a": "a"})])


def quiet(folder: Path) -> Path:
    files = {"LICENSE": LICENSE}
    return build(folder, [commit(ADA, files=files), commit(ADA, files={"a": "a"})])


def cut_off(folder: Path) -> Path:
    return shallow_clone(quiet(folder.with_name("origin")), folder)


def test_every_format_can_be_asked_for() -> None:
    assert sorted(CheckFormat) == sorted(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("make", "expected"), [(quiet, 0), (conflicted, 1), (cut_off, 3)], ids=["0", "1", "3"]
)
def test_the_exit_status_is_the_same_and_nothing_is_mixed_in(
    name: str,
    make: object,
    expected: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert callable(make)
    repo = make(tmp_path / "kitchen")

    first = main(["check", str(repo), *DAY, "--format", name])
    output = capsys.readouterr()
    second = main(["check", str(repo), *DAY, "--format", name])
    again = capsys.readouterr()

    assert (first, second) == (expected, expected)
    assert output == again
    assert output.err == "" if expected < 3 else "PPL901" in output.err
    if expected == 3 and name != "terminal":
        assert "PPL901" in output.out


@pytest.mark.parametrize("name", MACHINE)
def test_a_file_holds_what_would_be_printed(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = conflicted(tmp_path / "kitchen")
    file = tmp_path / "out"

    main(["check", str(repo), *DAY, "--format", name])
    printed = capsys.readouterr().out
    main(["check", str(repo), *DAY, "--format", name, "--quiet", "--output", str(file)])

    assert file.read_bytes() == printed.encode()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["finding", "report"])
def test_the_schemas_are_published(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "schema", name]) == 0
    assert json.loads(capsys.readouterr().out)["properties"]["schema_version"]


def fingerprints(repo: Path, output: Path) -> dict[str, str]:
    """The fingerprint of each result of a repository, by rule."""
    main(["check", str(repo), *DAY, "--format", "sarif", "--output", str(output)])
    (run,) = json.loads(output.read_bytes())["runs"]
    return {
        result["ruleId"]: result["partialFingerprints"]["pplcheck/v1"] for result in run["results"]
    }


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    lines=st.integers(min_value=0, max_value=40),
    names=st.lists(st.from_regex(r"[a-z]{1,8}\.txt", fullmatch=True), max_size=3),
)
def test_fingerprints_survive_moved_lines_and_new_files(
    lines: int, names: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("moved")
    before = fingerprints(conflicted(folder / "kitchen"), folder / "before.sarif")
    moved = PACKAGE.replace('"kitchen",\n', '"kitchen",\n' + "\n" * lines)
    others = {f"src/{name}": "x\n" for name in names}
    files = {"LICENSE": "\n" * lines + LICENSE, "package.json": moved, **others}
    repo = build(folder / "after" / "kitchen", [commit(ADA, files=files)])

    after = fingerprints(repo, folder / "after.sarif")

    assert "PPL103" in before
    assert after["PPL103"] == before["PPL103"]
