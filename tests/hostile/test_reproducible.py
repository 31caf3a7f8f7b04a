"""The same bytes whatever surrounds a run, and nobody's name or address where none is asked for."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from pplcheck.cli import options
from pplcheck.pipeline.rendering import FORMATS
from tests.hostile.lines import Line
from tests.hostile.running import ROOT, Bench, named, people_in, run
from tests.hostile.traps import base
from tests.repos import git

DAY = ("--as-of", "2020-03-01")
AROUND = {
    "zone": {"TZ": "Pacific/Chatham"},
    "locale": {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "fr"},
    "hash seed": {"PYTHONHASHSEED": "4711"},
}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    made = Bench(folder=tmp_path_factory.mktemp("same"))
    made.prepare()
    base(made.repo)
    return made


def calls(bench: Bench) -> list[Line]:
    """A check of the newest commit in every format, then reports as of SOURCE_DATE_EPOCH."""
    asked: list[tuple[str, ...]] = []
    asked += [("check", "--rev", "HEAD", *DAY, "--format", form) for form in FORMATS]
    asked += [("report", "--format", form) for form in ("html", "json", "markdown", "csv")]
    asked += [("licenses", "--rev", "HEAD", "--format", form) for form in ("spdx", "json")]
    repo = (str(bench.repo), "--no-cache")
    return [Line(command=name, words=(name, *repo, *words)) for name, *words in asked]


def test_surroundings_change_no_byte(bench: Bench) -> None:
    expected = run(bench, calls(bench))

    everything = {name: value for one in AROUND.values() for name, value in one.items()}
    before = os.umask(0o077)
    try:
        git(bench.repo, "-c", "core.fsmonitor=false", "repack", "-a", "-d", "-f", "-q")
        found = run(bench, calls(bench), around=everything, inside=".git")
    finally:
        os.umask(before)

    assert {status for status, _, _ in expected} == {0, 1}, expected
    assert found == expected


def test_the_clock_changes_no_byte(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the day is named, by an option or by SOURCE_DATE_EPOCH."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    said = []
    for day in (date(2024, 2, 29), date(2033, 3, 3)):
        monkeypatch.setattr(options, "today", lambda day=day: day)
        monkeypatch.setattr(time, "time", lambda day=day: day.toordinal() * 86400.0)
        statuses = [main(list(line.words)) for line in calls(bench)]
        said.append((statuses, capsys.readouterr()))

    assert said[0] == said[1]
    assert {*said[0][0]} == {0, 1}, said[0][1].err
    assert '"as_of": "2026-05-28"' in said[0][1].out


def others() -> list[Path]:
    """Other Pythons of this machine that have what pplcheck needs to be tried with."""
    found = [shutil.which(f"python3.{minor}") for minor in range(11, 16)]
    kept = Path.home() / ".pyenv" / "versions"
    inner = sorted(kept.glob("3.1[1-9]*/bin/python3")) if kept.is_dir() else []
    paths = [*(Path(path) for path in found if path), *inner]
    return [
        path for path in dict.fromkeys(paths) if path.resolve() != Path(sys.executable).resolve()
    ]


@pytest.mark.long
def test_other_pythons_say_the_same(bench: Bench) -> None:
    """With the pure libraries of this one; what has to be compiled is not needed for a check."""
    site = [path for path in sys.path if path.endswith("site-packages")]
    around = bench.around() | {"PYTHONPATH": os.pathsep.join([str(ROOT), *site])}
    words = ["-m", "pplcheck", "check", str(bench.repo), *DAY, "--no-cache", "--format", "json"]

    said = {
        str(python): subprocess.run(
            [python, *words], cwd=bench.folder, env=around, capture_output=True, check=False
        ).stdout
        for python in (Path(sys.executable), *others())
        if version_of(python) >= (3, 11)
    }

    assert len(set(said.values())) == 1, {name: text[:200] for name, text in said.items()}
    assert all(said.values())


def version_of(python: Path) -> tuple[int, ...]:
    script = "import sys; print(*sys.version_info[:2])"
    done = subprocess.run([python, "-c", script], capture_output=True, text=True, check=False)
    return tuple(int(word) for word in done.stdout.split())


def test_nobody_is_named_where_people_are_not_asked_about(bench: Bench) -> None:
    """Every run of these tests looks for that, see `running.named`; here it is seen to find."""
    words = (("ask",), ("who", "--by", "person", "--show-people"), ("who", "--by", "person"))
    calls = [Line(command=first, words=(first, *rest)) for first, *rest in words]

    said = run(bench, calls)

    assert people_in(said[0][1]) == ["ada@mail.example", "ada@old.example"]
    assert people_in(said[1][1]) == ["Eve Example"]
    assert named([Line(command="check", words=("check",))], said[1:2]) == {"check": ["Eve Example"]}
    assert named(calls, [(3, "", "x: ada@mail.example")] * 3).keys() == {*map(" ".join, words)}


def test_templates_share_no_cache() -> None:
    """What is kept holds names and addresses: no job hands it on."""
    texts = [
        (ROOT / name).read_text() for name in ("action.yml", "docs/ci.md", "docs/ci/gitlab.yml")
    ]

    assert [
        text for text in texts if re.search(r"actions/cache|^ *cache:", text, re.MULTILINE)
    ] == []
