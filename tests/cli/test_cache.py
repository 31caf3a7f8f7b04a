"""The cache from the command line: it makes answers faster, and never other ones."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from pplcheck.store import sweep
from tests.repos import build, commit, git

ADA = "Ada <ada@mail.example>"
BEN = "Ben <ben@firm.example>"
DAY = "2026-10-01"
PROGRAM = [sys.executable, "-m", "pplcheck"]


def repository(folder: Path, length: int = 6) -> Path:
    people = [ADA, BEN]
    license_file = {"LICENSE": "Peer Production License\n"}
    table = [commit(people[number % 2], files=license_file) for number in range(length)]
    return build(folder / "r", table)


def asked(repo: Path, *options: str) -> list[str]:
    return ["check", str(repo), "--format", "json", "--as-of", DAY, *options]


def run(repo: Path, *options: str, limit: Callable[[], None] | None = None) -> tuple[int, bytes]:
    """Exit status and report of a process of its own; where it is limited, nobody measures it."""
    measured = {} if limit else {key: os.environ[key] for key in os.environ if key[:3] == "COV"}
    rest = {key: os.environ[key] for key in os.environ if key[:3] != "COV"}
    done = subprocess.run(
        [*PROGRAM, *asked(repo, *options)],
        capture_output=True,
        check=False,
        preexec_fn=limit,
        env=rest | measured,
    )
    assert done.stderr == b""
    return done.returncode, done.stdout


def kept(cache: Path) -> list[str]:
    """The counts of histories that are kept, sorted."""
    names = [file.path.name for file in sweep.files(cache / "entries-1")]
    assert not any(name.startswith(sweep.UNFINISHED) for name in names)
    return sorted(name for name in names if name.startswith("history-"))


@pytest.mark.parametrize(
    "command", ["check", "badge", "reciprocity", "report", "explain", "ask"], ids=str
)
def test_answers_are_the_same_with_and_without(
    command: str, tmp_path: Path, own_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = repository(tmp_path)
    words = {"explain": ["explain", "nobody", str(repo)]}.get(command, [command, str(repo)])
    answers = []

    for more in (["--no-cache"], [], []):
        main([*words, "--as-of", DAY, *more])
        answers.append(capsys.readouterr())

    assert answers[0] == answers[1] == answers[2]
    assert len(kept(own_cache)) == 1


def test_without_the_cache_nothing_is_kept(tmp_path: Path, own_cache: Path) -> None:
    run(repository(tmp_path), "--no-cache")

    assert list(own_cache.iterdir()) == []


def test_edits_of_what_governs_need_no_new_reading(
    tmp_path: Path, own_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = repository(tmp_path)
    main(asked(repo))
    (repo / "pplcheck.toml").write_text(
        'schema = 1\n[contribution]\nimports = true\nbots = ["Ben <ben@firm.example>"]\n'
    )
    (repo / ".mailmap").write_text("Ada <ada@mail.example> <ben@firm.example>\n")
    git(repo, "add", ".")
    before = kept(own_cache)
    capsys.readouterr()

    main(asked(repo))
    warm = capsys.readouterr()
    main(asked(repo, "--no-cache"))

    assert warm == capsys.readouterr()
    assert kept(own_cache) == before


def test_shows_and_clears(
    tmp_path: Path, own_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(asked(repository(tmp_path)))
    capsys.readouterr()

    assert main(["cache", "info"]) == 0
    told = capsys.readouterr().out
    assert main(["cache", "clear"]) == 0
    gone = capsys.readouterr().out
    assert main(["cache", "clear", "--quiet"]) == 0

    assert str(own_cache) in told
    assert " of 1 repository, " in told
    assert gone.startswith("removed ")
    assert kept(own_cache) == []
    assert capsys.readouterr().out == ""


def test_a_full_disk_is_tolerated(tmp_path: Path, own_cache: Path) -> None:
    people = [commit(f"Person {number} <p{number**15}@mail.example>") for number in range(1400)]
    # Merged from a branch: what git is asked about the main line is written to files as well.
    repo = build(tmp_path / "r", [*people, commit("A <a@mail.example>", parents=[0, 1399])])
    expected = run(repo, "--no-cache")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (32_768, 32_768))

    assert run(repo, limit=limit) == expected
    assert kept(own_cache) == []
    another = ("--reading", "copyfair")  # the answer to the first question is kept by now
    assert run(repo, *another) == run(repo, "--no-cache", *another)
    assert run(repo, limit=limit) == expected
    assert len(kept(own_cache)) == 1


def test_eight_at_once_say_the_same(tmp_path: Path, own_cache: Path) -> None:
    repo = repository(tmp_path)
    alone = run(repo, "--no-cache")

    started = [
        subprocess.Popen([*PROGRAM, *asked(repo)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(8)
    ]
    said = [process.communicate() for process in started]

    assert said == [(alone[1], b"")] * 8
    assert len(kept(own_cache)) == 1


def test_runs_that_are_killed_leave_nothing_wrong(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    expected = run(repo, "--no-cache")
    chance = random.Random(7)  # noqa: S311 - the same moments every time
    for _ in range(6):
        with subprocess.Popen([*PROGRAM, *asked(repo)], stdout=subprocess.DEVNULL) as process:
            time.sleep(chance.random())
            process.send_signal(signal.SIGKILL)

        assert run(repo) == expected
        assert main(["cache", "clear", "--quiet"]) == 0


@pytest.mark.parametrize("seed", range(4))
def test_damage_never_changes_an_answer(seed: int, tmp_path: Path, own_cache: Path) -> None:
    repo = repository(tmp_path)
    expected = run(repo)
    chance = random.Random(seed)  # noqa: S311 - the same damage every time
    for file in sweep.files(own_cache / "entries-1"):
        content = bytearray(file.path.read_bytes())
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
        file.path.write_bytes(content)

    assert run(repo) == expected
