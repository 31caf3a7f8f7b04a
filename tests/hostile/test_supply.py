"""What the checks need is pinned with hashes, installed so, and templates ask for little."""

from __future__ import annotations

import re
import tomllib

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
