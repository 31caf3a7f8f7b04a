"""The job for GitLab: its lines, run with what GitLab would set."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml

from tests.repos import build, commit, head, shallow_clone
from tests.templates import fake_python, read_yaml, run_script, schema_problems

ADA = "Ada Example <ada@nebula.example>"
LICENSE = "SPDX-License-Identifier: PPL\n"
PATH = "docs/ci/gitlab.yml"
JOB: dict[str, Any] = read_yaml(PATH)["pplcheck"]
FILES = JOB["artifacts"]["reports"]


def repository(folder: Path, package: str = "PPL") -> Path:
    files = {"LICENSE": LICENSE, "package.json": f'{{"license": "{package}"}}\n'}
    return build(folder, [commit(ADA, files=files), commit(ADA, files={"a": "a"})])


def job(repo: Path, temp: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The job run in a checkout."""
    script = "\n".join([*JOB["before_script"], *JOB["script"]])
    return run_script(script, repo, JOB["variables"] | variables, search=fake_python(temp / "fake"))


def test_it_has_the_form_gitlab_reads() -> None:
    assert schema_problems("vendor.gitlab-ci", PATH) == ""


def test_a_job_that_passes_leaves_both_reports(tmp_path: Path) -> None:
    repo = repository(tmp_path / "kitchen")

    done = job(repo, tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert isinstance(json.loads((repo / FILES["codequality"]).read_bytes()), list)
    assert JUnitXml.fromfile(str(repo / FILES["junit"])).failures == 0


@pytest.mark.parametrize(("fail_on", "status"), [("", 1), ("never", 0), ("catastrophe", 2)])
def test_a_finding_fails_the_job_where_it_is_to(fail_on: str, status: int, tmp_path: Path) -> None:
    repo = repository(tmp_path / "kitchen", package="ISC")

    done = job(repo, tmp_path, PPLCHECK_FAIL_ON=fail_on)

    assert done.returncode == status


def test_a_merge_request_is_judged_by_its_base(tmp_path: Path) -> None:
    repo = repository(tmp_path / "kitchen", package="ISC")
    (repo / "pplcheck.toml").write_text('schema = 1\nfail-on = "never"\n', encoding="utf-8")

    assert job(repo, tmp_path).returncode == 0
    assert job(repo, tmp_path, CI_MERGE_REQUEST_DIFF_BASE_SHA=head(repo)).returncode == 1


def test_a_history_cut_off_is_no_pass(tmp_path: Path) -> None:
    repository(tmp_path / "origin")
    repo = shallow_clone(tmp_path / "origin", tmp_path / "kitchen")

    done = job(repo, tmp_path)

    assert done.returncode == 3
    assert json.loads((repo / FILES["codequality"]).read_bytes())[0]["severity"] == "blocker"
    assert JUnitXml.fromfile(str(repo / FILES["junit"])).errors == 2


def test_python_takes_no_module_from_the_checkout(tmp_path: Path) -> None:
    job(repository(tmp_path / "kitchen"), tmp_path, PPLCHECK_SOURCE="a b; touch pwned")

    calls = (tmp_path / "fake" / "calls").read_text(encoding="utf-8").splitlines()
    assert all(call.startswith("-I -m ") for call in calls)
    assert calls[1].endswith(" a b; touch pwned")
    assert not (tmp_path / "kitchen" / "pwned").exists()
