"""The same input gives the same bytes, whatever the machine around it looks like."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from pplcheck.formats.schema import schema
from pplcheck.history.build import Plan
from pplcheck.pipeline.demonstration import demo
from tests.repos import build, commit, git

BASE = {"PATH": os.environ["PATH"]}
SURROUNDINGS = {
    "zone": {"TZ": "Pacific/Kiritimati"},
    "locale": {"LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"},
    "hash seed": {"PYTHONHASHSEED": "7"},
    "hook": {"GIT_DIR": "/nowhere", "GIT_INDEX_FILE": "/nowhere/index", "GIT_AUTHOR_DATE": "0"},
    "C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "columns": {"COLUMNS": "61"},
}


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("determinism") / "kitchen"
    demo(folder)
    return folder


def report(repo: Path, surroundings: dict[str, str], *, cwd: Path | None = None) -> bytes:
    command = [sys.executable, "-m", "pplcheck", "check", str(repo), "--format", "json"]
    command += ["--as-of", "2026-06-01"]
    done = subprocess.run(
        command, env=BASE | surroundings, cwd=cwd, capture_output=True, check=False
    )
    assert done.returncode == 1, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_surroundings_change_nothing(name: str, repo: Path) -> None:
    assert report(repo, SURROUNDINGS[name]) == report(repo, {"PYTHONHASHSEED": "1"})


def test_neither_folder_nor_packing_change_anything(repo: Path, tmp_path: Path) -> None:
    before = report(repo, {})
    git(repo, "repack", "-a", "-d", "-f", "-q", "--depth=2")

    after = report(repo, {}, cwd=tmp_path)

    assert after == before


def test_hostile_names_stay_harmless_and_the_report_valid(tmp_path: Path) -> None:
    plans: list[Plan] = [
        commit(
            "\x1b]0;owned\x07 &lt;script&gt;\u202e [bold]x[/] <x@evil.example>",
            "::set-output name=x::y\n\n\u202eReversed",
            files={"LICENSE": "SPDX-License-Identifier: PPL\n", "a\n::error::b\x1b[2J": "x"},
        ),
        commit("=cmd|' /C calc'!A0 <y@evil.example>", files={"b": "b"}),
    ]
    repo = build(tmp_path / "\u202eevil", plans)

    for extra in ([], ["--show-people"], ["--format", "json", "--show-people"]):
        command = [sys.executable, "-m", "pplcheck", "check", str(repo), *extra]
        done = subprocess.run(command, env=BASE, capture_output=True, check=False)
        text = done.stdout.decode("utf-8")
        assert done.returncode == 0, done.stderr
        assert not [sign for sign in text if ord(sign) < 32 and sign != "\n"]
        assert not {"\u202e", "\x7f", "\x9b"} & set(text)
        if "json" in extra:
            jsonschema.validate(json.loads(text), json.loads(schema()))
