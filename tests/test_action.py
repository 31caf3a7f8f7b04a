"""The composite action for GitHub: its shell steps, run with what GitHub would set."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.formats.workflow import commands
from tests.repos import build, commit, git, shallow_clone
from tests.templates import (
    EXPRESSION,
    ROOT,
    evaluated,
    fake_python,
    installed,
    read_yaml,
    run_script,
    schema_problems,
)

ADA = "Ada Example <ada@nebula.example>"
LICENSE = "SPDX-License-Identifier: PPL\n"
ACTION: dict[str, Any] = read_yaml("action.yml")
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
DEFAULTS = {f"inputs.{name}": spec["default"] for name, spec in ACTION["inputs"].items()}
ISC = '{"license": "ISC"}\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    status: int
    log: str
    errors: str
    outputs: dict[str, str]
    summary: str


def clean(folder: Path) -> Path:
    return build(folder, [commit(ADA, files={"LICENSE": LICENSE})])


def conflicted(folder: Path) -> Path:
    return build(folder, [commit(ADA, files={"LICENSE": LICENSE, "package.json": ISC})])


def step(name: str, folder: Path, temp: Path, **inputs: str) -> Ran:
    """A step run in a checkout, with inputs as a workflow gives them."""
    output, summary = temp / "output", temp / "summary"
    for file in (output, summary):
        file.write_text("", encoding="utf-8")
    values = DEFAULTS | {"github.action_path": str(ROOT), "inputs.base": ""}
    values |= {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
    values |= {"steps.check.outputs.status": inputs.get("status", "")}
    environment = {key: evaluated(text, values) for key, text in STEPS[name]["env"].items()}
    environment |= {
        "RUNNER_TEMP": str(temp),
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    search = fake_python(temp / "fake") if name == "Install pplcheck" else None
    done = run_script(STEPS[name]["run"], folder, environment, search=search)
    pairs = [line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines()]
    return Ran(
        status=done.returncode,
        log=done.stdout,
        errors=done.stderr,
        outputs=dict(pairs),
        summary=summary.read_text(encoding="utf-8"),
    )


@pytest.fixture
def temp(tmp_path: Path) -> Path:
    """The runner's folder, with pplcheck installed as the first step does."""
    installed(tmp_path / "temp" / "pplcheck" / "bin" / "pplcheck")
    return tmp_path / "temp"


def test_it_has_the_form_github_reads() -> None:
    assert schema_problems("vendor.github-actions", "action.yml") == ""


@pytest.mark.parametrize("name", [name for name, entry in STEPS.items() if "run" in entry])
def test_no_input_is_put_into_a_script(name: str) -> None:
    assert not EXPRESSION.search(STEPS[name]["run"])
    assert STEPS[name]["shell"] == "bash"


def test_installing_takes_this_checkout_and_nothing_from_the_one_judged(tmp_path: Path) -> None:
    repo = clean(tmp_path / "kitchen")

    ran = step("Install pplcheck", repo, _folder(tmp_path / "temp"))

    calls = (tmp_path / "temp" / "fake" / "calls").read_text(encoding="utf-8").splitlines()
    assert ran.status == 0
    assert len(calls) == 2
    assert all(call.startswith("-I -m ") for call in calls)
    assert calls[1].endswith(f" {ROOT}")


@pytest.mark.parametrize(("version", "status"), [("0.0.0", 2), ("$(id)", 2), ("", 0)])
def test_another_version_than_expected_is_refused(
    version: str, status: int, tmp_path: Path
) -> None:
    repo = clean(tmp_path / "kitchen")

    assert (
        step("Install pplcheck", repo, _folder(tmp_path / "temp"), version=version).status == status
    )


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def test_a_check_that_passes(tmp_path: Path, temp: Path) -> None:
    ran = step("Check", clean(tmp_path / "kitchen"), temp)

    assert (ran.status, ran.outputs["status"], ran.errors) == (0, "0", "")
    assert commands(ran.log)[-1].properties["title"] == "pplcheck"
    assert "nothing to look at" in ran.summary or "to look at" in ran.summary
    sarif = json.loads(Path(ran.outputs["sarif"]).read_bytes())
    assert sarif["version"] == "2.1.0"


def test_a_check_that_fails_ends_the_job_in_the_last_step(tmp_path: Path, temp: Path) -> None:
    repo = conflicted(tmp_path / "kitchen")

    ran = step("Check", repo, temp)

    assert (ran.status, ran.outputs["status"]) == (0, "1")
    assert commands(ran.log)[0].name == "error"
    assert "PPL103" in ran.summary
    assert step("Result", repo, temp, status="1").status == 1
    assert step("Result", repo, temp, status="0").status == 0
    assert step("Result", repo, temp, status="").status == 3


def test_inputs_mean_what_they_say(tmp_path: Path, temp: Path) -> None:
    repo = conflicted(tmp_path / "kitchen")
    register = tmp_path / "a register.toml"
    register.write_text("schema = 1\n", encoding="utf-8")

    ran = step(
        "Check",
        tmp_path,
        temp,
        path="kitchen",
        fail_on="never",
        register=f"{register}\n",
        base=git(repo, "rev-parse", "HEAD"),
        summary="false",
    )

    assert (ran.outputs["status"], ran.summary) == ("0", "")


def test_what_could_not_be_checked_is_not_uploaded(tmp_path: Path, temp: Path) -> None:
    clean(tmp_path / "origin")
    build(
        tmp_path / "two", [commit(ADA, files={"LICENSE": LICENSE}), commit(ADA, files={"a": "a"})]
    )
    repo = shallow_clone(tmp_path / "two", tmp_path / "kitchen")

    ran = step("Check", repo, temp)

    assert ran.outputs["status"] == "3"
    assert "PPL901" in ran.summary
    condition = STEPS["Upload to code scanning"]["if"]
    assert "status == '0'" in condition
    assert "status == '1'" in condition
    assert "'3'" not in condition


def test_a_mistake_in_the_settings_has_no_report(tmp_path: Path, temp: Path) -> None:
    ran = step("Check", clean(tmp_path / "kitchen"), temp, fail_on="catastrophe")

    assert ran.outputs == {"status": "2"}


@pytest.mark.parametrize("name", ["path", "fail_on", "base", "register", "format"])
def test_hostile_inputs_are_values_and_no_shell(name: str, tmp_path: Path, temp: Path) -> None:
    repo = clean(tmp_path / "kitchen")
    evil = '$(touch pwned)"; touch pwned; `touch pwned` --isolated'

    ran = step("Check", repo, temp, **{name: evil})

    assert ran.outputs["status"] in {"2", "3"}
    assert not (repo / "pwned").exists()


def test_other_formats_are_kept_from_being_read_as_commands(tmp_path: Path, temp: Path) -> None:
    lines = step("Check", clean(tmp_path / "kitchen"), temp, format="terminal").log.splitlines()

    assert lines[0].startswith("::stop-commands::")
    assert lines[-1] == f"::{lines[0].removeprefix('::stop-commands::')}::"
    assert not any(line.startswith("::") for line in lines[1:-1])


def test_a_checkout_cannot_put_itself_in_place_of_python_modules(
    tmp_path: Path, temp: Path
) -> None:
    repo = clean(tmp_path / "kitchen")
    for module in ("secrets.py", "venv.py", "pip.py", "pplcheck.py"):
        (repo / module).write_text("open('pwned', 'w')\n", encoding="utf-8")

    ran = step("Check", repo, temp, format="terminal")

    assert ran.outputs["status"] == "0"
    assert not (repo / "pwned").exists()


def test_the_scripts_are_sound_bash() -> None:
    for entry in STEPS.values():
        if "run" in entry:
            subprocess.run(["bash", "-n", "-c", entry["run"]], check=True)
