"""Odd repositories are answered truly or refused clearly, in bounded time and memory."""

from __future__ import annotations

import inspect
import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.hostile import hidden, odd, vast
from tests.hostile.lines import Line
from tests.hostile.running import ABOUT_PEOPLE, Bench, Said, changed, fingerprint, people_in, run
from tests.hostile.shapes import LIKE_THREE, SHAPES, Shape

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


def wrong_with(shape: Shape, said: Said) -> str:
    """What an answer in JSON has that it must not have; empty where it is right."""
    status, output, complaints = said
    if "Traceback" in complaints or "internal error" in complaints:
        return complaints
    if shape.commits is None:
        is_refused = status == shape.status and shape.words in output + complaints
        is_whole = bool(output) and json.loads(output)["repository"]["complete"] is not False
        return "" if is_refused and not is_whole else f"not refused: {said}"
    if status not in {0, 1}:
        return f"status {status}: {complaints}"
    known = json.loads(output)["repository"]
    found = known["commits"], known["complete"]
    return "" if found == (shape.commits, True) else f"{found} instead of {shape.commits}"


def asked(shape: Shape, path: Path) -> tuple[str, ...]:
    """What is asked of a repository of a shape."""
    return ("check", str(path), "--format", "json", *(("--rev", "HEAD") if shape.at_rev else ()))


# One test for all: each worker of a parallel run would ask everything anew for its part.
def test_the_answers_are_true_or_clear_refusals(tmp_path: Path) -> None:
    bench = Bench(folder=tmp_path)
    bench.prepare()
    bench.repo.mkdir()
    paths = [shape.make(tmp_path / shape.name) for shape in LIGHT]
    calls = [
        Line(command="check", words=asked(shape, path))
        for shape, path in zip(LIGHT, paths, strict=True)
    ]
    before = [fingerprint(path) for path in paths]

    said = run(bench, calls)

    after = [fingerprint(path) for path in paths]
    found = {
        shape.name: wrong_with(shape, answer) for shape, answer in zip(LIGHT, said, strict=True)
    }
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert [
        changed(*states) for states in zip(before, after, strict=True) if changed(*states)
    ] == []


def test_histories_that_are_hidden_are_told_as_they_are(tmp_path: Path) -> None:
    bench = Bench(folder=tmp_path)
    bench.prepare()
    bench.repo.mkdir()
    words = ("--rev", "HEAD", "--by", "person", "--show-people", "--format", "json")
    makers = (hidden.three, *LIKE_THREE)
    paths = [make(tmp_path / make.__name__) for make in makers]
    calls = [Line(command="who", words=("who", str(path), *words)) for path in paths]

    (_, honest, _), *others = run(bench, calls)

    expected = told(honest)
    assert "Eve Example" in str(expected)
    assert [
        make.__name__
        for make, (_, output, _) in zip(LIKE_THREE, others, strict=True)
        if told(output) != expected
    ] == []


def told(output: str) -> dict[str, Any]:
    """A report without what its folder and branch are called."""
    report: dict[str, Any] = json.loads(output)
    for name in ("name", "branch"):
        report["repository"].pop(name)
    return report


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

    for words in (asked(shape, repo), *((*words, str(repo)) for words in CALLS)):
        done = subprocess.run(
            [sys.executable, "-m", "pplcheck", *words],
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
        shown = "" if words[0] in ABOUT_PEOPLE else done.stdout.decode("utf-8", "replace")
        assert people_in(said + shown) == [], words
        if words == asked(shape, repo):
            assert wrong_with(shape, (done.returncode, done.stdout.decode(), said)) == ""


def limited() -> None:
    """Let this process take so much, and no more."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
