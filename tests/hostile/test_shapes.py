"""Odd repositories are answered truly or refused clearly, in bounded time and memory."""

from __future__ import annotations

import inspect
import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import hidden, odd, vast
from tests.hostile.lines import Line
from tests.hostile.running import Bench, Said, changed, fingerprint, run
from tests.hostile.shapes import SHAPES, Shape

LIGHT = tuple(shape for shape in SHAPES if not shape.is_heavy)
CALLS = (
    ("check",), ("check", "--base", "HEAD~1"), ("check", "--rev", "HEAD"), ("who",),
    ("who", "--by", "commit"), ("licenses", "--tree"), ("report",), ("shares",), ("reciprocity",),
    ("may-i", "--as", "commercial", "--use", "commercial"), ("config", "show"), ("ask",),
    ("badge",), ("explain", "firm.example"), ("licenses", "--history"), ("who", "--paths"),
    ("who", "--lines"),
)  # fmt: skip
MEMORY = 6 << 30
"""Bytes of address space a call may take, of which Python and its libraries take one sixth."""
SECONDS = 120
"""Of CPU that a call may take: a guard against what never ends, no measure of speed."""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Said]:
    """What `check` says of each, asked one after another in one process."""
    bench = Bench(folder=tmp_path_factory.mktemp("shapes"))
    bench.prepare()
    bench.repo.mkdir()
    calls = []
    for shape in LIGHT:
        path = shape.make(bench.folder / shape.name)
        rev = ("--rev", "HEAD") if shape.at_rev else ()
        words = ("check", str(path), "--format", "json", *rev)
        calls.append(Line(command="check", words=words))
    before = {shape.name: fingerprint(bench.folder / shape.name) for shape in LIGHT}

    said = run(bench, calls)

    for name, state in before.items():
        assert changed(state, fingerprint(bench.folder / name)) == [], name
    return {shape.name: answer for shape, answer in zip(LIGHT, said, strict=True)}


@pytest.mark.parametrize("shape", LIGHT, ids=lambda shape: shape.name)
def test_the_answer_is_true_or_a_clear_refusal(shape: Shape, answers: dict[str, Said]) -> None:
    status, output, complaints = answers[shape.name]

    assert "Traceback" not in complaints
    assert "internal error" not in complaints
    if shape.commits is None:
        assert status == shape.status
        assert shape.words in output + complaints
        assert not output or json.loads(output)["repository"]["complete"] is False
    else:
        report = json.loads(output)
        assert status in {0, 1}
        assert report["repository"]["commits"] == shape.commits
        assert report["repository"]["complete"] is True


def test_every_maker_has_an_answer() -> None:
    made = {
        name
        for module in (hidden, odd, vast)
        for name, value in vars(module).items()
        if inspect.isfunction(value)
        and value.__module__ == module.__name__
        and list(inspect.signature(value).parameters) == ["folder"]
    }

    assert made == {shape.name for shape in SHAPES}


@pytest.mark.long
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_command_comes_to_an_end(shape: Shape, tmp_path: Path) -> None:
    bench = Bench(folder=tmp_path)
    bench.prepare()
    repo = shape.make(tmp_path / "r")

    for words in CALLS:
        done = subprocess.run(
            [sys.executable, "-m", "pplcheck", *words, str(repo)],
            cwd=tmp_path,
            env=bench.around(),
            capture_output=True,
            check=False,
            timeout=600,
            preexec_fn=limited,
        )
        said = done.stderr.decode("utf-8", "replace")
        assert done.returncode in {0, 1, 2, 3}, words
        assert "Traceback" not in said, (words, said)
        assert "internal error" not in said, (words, said)


def limited() -> None:
    """Let this process take so much, and no more."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
