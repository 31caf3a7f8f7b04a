"""What the checks need is pinned with hashes, installed so, and templates ask for little."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.running import ROOT
from tests.templates import read_yaml

LOCK = ROOT / ".ci" / "requirements.txt"
here = pytest.mark.skipif(not LOCK.exists(), reason="only a checkout has .ci")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@here
def test_everything_that_is_needed_is_pinned_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(each for extra in extras for each in extra)]
    entries = re.split(r"\n(?=[A-Za-z])", LOCK.read_text())
    pinned = {plain(re.split(r"==|\[", entry, maxsplit=1)[0]): entry for entry in entries}

    names = {plain(re.split(r"[^\w.-]", each, maxsplit=1)[0]) for each in wanted}
    assert names <= pinned.keys()
    for entry in entries:
        assert re.match(r"[\w.-]+==\S+", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry


@here
def test_the_checks_install_what_is_pinned() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    locked = "pip install --quiet --require-hashes -r .ci/requirements.txt"

    assert locked in script
    assert script.index(locked) < script.index('bash -euo pipefail -c "$readme_command"')


def test_templates_ask_for_no_more_than_reading_and_name_what_they_use_by_commit() -> None:
    text = (ROOT / "docs" / "ci.md").read_text()
    workflow = text.partition("```yaml\n")[2].partition("```")[0]
    used = re.findall(r"uses: (\S+)", workflow + (ROOT / "action.yml").read_text())

    assert re.findall(r"^(?:permissions:|  [\w-]+: (?:read|write).*)$", workflow, re.MULTILINE) == [
        "permissions:",
        "  contents: read",
        "  security-events: write # for upload-sarif only",
    ]
    assert "persist-credentials: false" in workflow
    assert "pull_request_target" not in workflow
    assert used
    assert all(re.search(r"@(?:[0-9a-f]{40}|COMMIT)$", name) for name in used), used
    assert "secrets" not in str(read_yaml("action.yml")["inputs"])


ASKED = {"name": "a", "version": "1", "vulns": []}
ADVISED = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
SKIPPED = {"name": "c", "skip_reason": "the index has none"}
FINE = {"name": "a", "version": "1", "terms": "other", "compatible": "yes", "written": ["MIT"]}
VAGUE = {**FINE, "name": "b", "terms": "unknown", "written": []}
REFUSED = {**FINE, "name": "c", "compatible": "no", "written": ["GPL-2.0-only"]}
STRAY = {**FINE, "name": "d", "terms": "reciprocal", "written": ["PPL"]}
TOOLS = {
    "python3": """
[ "$1 $2" = "-m venv" ] || exec "$REAL" "$@"
mkdir -p "$3" && ln -s "$FAKES" "$3/bin"
""",
    "python": "",
    "pip-audit": 'out=${@: -1}; [ -z "$ADVISORIES" ] || echo "$ADVISORIES" > "${out#--output=}"',
    "zizmor": '[ -s "${@: -1}/action.yml" ] && exit "$ZIZMOR"',
    "cyclonedx-py": "",
    "pplcheck": 'echo "$COMPONENTS"; exit "$LICENSES"',
}
"""What the audit starts, each a shell script that says what it is told to say."""


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the script, with programs beside it in place of those it would install."""
    copy = tmp_path_factory.mktemp("audit")
    for name in (".ci/audit", ".ci/requirements.txt", "action.yml", "docs/ci.md"):
        (copy / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, copy / name)
    (copy / "tools").mkdir()
    for name, script in TOOLS.items():
        (copy / "tools" / name).write_text(f"#!/usr/bin/env bash\n{script}\n")
        (copy / "tools" / name).chmod(0o755)
    return copy / ".ci" / "audit"


@here
@pytest.mark.parametrize(
    ("changes", "strict", "status", "said"),
    [
        pytest.param({}, True, 0, "1 of 1 packages were asked about", id="fine"),
        pytest.param({"advisories": [ADVISED]}, False, 1, "b 2 PYSEC-1 3", id="an advisory"),
        pytest.param({"advisories": [SKIPPED]}, False, 0, "NOT LOOKED AT", id="nobody looked"),
        pytest.param(
            {"advisories": [SKIPPED]}, True, 1, "NOT LOOKED AT", id="strict, nobody looked"
        ),
        pytest.param({"advisories": [ASKED, SKIPPED]}, True, 1, ": c\n", id="strict, one left out"),
        pytest.param({"advisories": []}, False, 1, "0 of 0 packages", id="no package at all"),
        pytest.param(
            {"advisories": None}, False, 1, "advisories.json", id="pip-audit says nothing"
        ),
        pytest.param({"zizmor": 14}, False, 1, "licenses of what", id="zizmor finds something"),
        pytest.param({"components": [FINE, VAGUE]}, True, 0, "b 1 declares what", id="vague terms"),
        pytest.param({"components": [REFUSED]}, False, 1, "c 1 may not be", id="other terms"),
        pytest.param({"components": [STRAY]}, False, 1, "d 1 may not be", id="reciprocal terms"),
        pytest.param({"components": []}, False, 1, "0 packages", id="an empty bill"),
        pytest.param({"licenses": 3}, False, 3, "licenses of what", id="pplcheck could not check"),
    ],
)
def test_the_audit_fails_on_what_it_finds_and_what_it_cannot_look_at(
    changes: dict[str, Any],
    strict: bool,  # noqa: FBT001 - a case of the table
    status: int,
    said: str,
    audit: Path,
) -> None:
    told = {"advisories": [ASKED], "components": [FINE], "zizmor": 0, "licenses": 0} | changes
    tools = audit.parent.parent / "tools"
    advisories = told["advisories"]

    done = subprocess.run(
        [audit, *(("--strict",) if strict else ())],
        env={
            "PATH": f"{tools}:{os.environ['PATH']}",
            "FAKES": str(tools),
            "REAL": sys.executable,
            "ADVISORIES": "" if advisories is None else json.dumps({"dependencies": advisories}),
            "COMPONENTS": json.dumps({"components": told["components"]}),
            "ZIZMOR": str(told["zizmor"]),
            "LICENSES": str(told["licenses"]),
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, said in done.stdout + done.stderr) == (status, True), done
