"""Whatever call to the system fails: the right answer, or none and a status that is not 0."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.running import Bench, people_in
from tests.hostile.traps import base

FAULTY = Path(__file__).with_name("faulty.py")
KILLING = Path(__file__).with_name("killing.py")
KILLS = int(os.environ.get("PPLCHECK_TEST_KILLS", "1000"))
"""Runs killed in forks, where the start of Python takes no time; one of 20 besides as it is."""
DAY = ("--as-of", "2020-03-01")
OLD = "the old report\n"
UNREAD = ("Nothing could be judged", "Incomplete:", '"complete": false')
"""What a report says that is whole, and tells that not all could be checked."""
SCENARIOS: dict[str, tuple[str, ...]] = {
    "check": ("check", "--format", "json", *DAY, "--no-cache"),
    "cache": ("check", "--format", "json", *DAY),
    "report": ("report", "--format", "html", *DAY, "-o", "{out}/report"),
    "base": ("check", "--base", "HEAD~1", *DAY, "--format", "json", "-o", "{out}/report"),
    "hook": ("hook", "staged"),
    "people": ("who", "--by", "person", "--show-people", "--paths", "--format", "json"),
}
EVERY = 97
"""In the quick run every so many-th call fails; in the long one each."""


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    made = Bench(folder=tmp_path_factory.mktemp("faults"))
    made.prepare()
    base(made.repo)
    return made


def faulty(  # noqa: PLR0913 - what is to fail, and how
    bench: Bench, name: str, numbers: Iterable[int], how: str, *, ever: bool, near: bool = False
) -> list[list[Any]]:
    words = [word.replace("{out}", str(bench.out)) for word in SCENARIOS[name]]
    report = str(bench.out / "report") if "-o" in words else ""
    asked = {"arguments": words, "numbers": [*numbers], "how": how, "ever": ever, "near": near}
    asked["cache"] = str(bench.folder / "cache") if name == "cache" else ""  # `base` finds one
    answers = bench.folder / "answers.json"
    subprocess.run(
        [sys.executable, str(FAULTY), str(answers)],
        cwd=bench.repo,
        env=bench.around(),
        input=json.dumps(asked | {"report": report, "old": OLD}).encode(),
        check=True,
        timeout=900,
    )
    return [list(entry) for entry in json.loads(answers.read_bytes())]


def expect_right_or_refused(
    bench: Bench, name: str, how: str, *, ever: bool, step: int
) -> tuple[int, int]:
    """Let call after call fail; how many runs there were, and how many of them were refused.

    Whatever the step, each call that touches the report fails, which may not be passed over.
    """
    # the second of two: like those that follow, it finds the cache of another
    *_, right_one = faulty(bench, name, [-1, -1], how, ever=ever)
    _, right, output, _, report, calls, beside, near = right_one
    shift = random.Random(f"{name} {how}").randrange(step)  # noqa: S311 - which calls to try
    assert near or how == "unread" or "-o" not in SCENARIOS[name]
    # apart, as how often a pipe is read from before differs from run to run
    at_report = faulty(bench, name, range(near), how, ever=ever, near=True)
    tried = at_report + faulty(bench, name, range(shift, calls, step), how, ever=ever)
    refused = 0

    for place, (number, status, out, err, after, _, left, _) in enumerate(tried):
        is_near = place < len(at_report)
        case = (name, how, ever, number, is_near, status, err)
        assert "Traceback" not in err, case
        assert people_in(err) == [], case
        assert status in {right, 3, 130}, case
        is_whole = status == 3 and after.endswith(("</html>\n", "}\n"))
        says_so = is_whole and any(words in after for words in UNREAD)
        assert after in {OLD, report} or says_so, case
        if status == right:
            assert not is_near, case
            assert (out, after) == (output, report), case
        else:
            refused += 1
            assert err or says_so or json.loads(out)["repository"]["complete"] is False, case
        assert ever or set(left) <= set(beside), case  # one may fail to take it away for ever

    ((_, status, out, _, after, *_),) = faulty(bench, name, [-1], how, ever=ever)
    assert (status, out, after) == (right, output, report)
    return len(tried), refused


@pytest.mark.parametrize(
    ("name", "how", "ever", "step"),
    [
        ("base", "refuse", True, EVERY),
        ("base", "refuse", False, 10 * EVERY),
        ("report", "full", False, 17),
        ("hook", "full", True, 1),
    ],
)
def test_a_call_that_fails_is_answered_rightly_or_refused(
    name: str,
    how: str,
    ever: bool,  # noqa: FBT001
    step: int,
    bench: Bench,
) -> None:
    runs, refused = expect_right_or_refused(bench, name, how, ever=ever, step=step)

    assert 0 <= refused <= runs
    assert runs


@pytest.mark.long
@pytest.mark.parametrize("ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("how", ["refuse", "full", "late", "unread"])
@pytest.mark.parametrize("name", SCENARIOS)
def test_every_call_may_fail(
    name: str,
    how: str,
    ever: bool,  # noqa: FBT001
    bench: Bench,
    record_property: Callable[[str, object], None],
) -> None:
    runs, refused = expect_right_or_refused(bench, name, how, ever=ever, step=1)

    record_property(f"runs, {how} {'for ever' if ever else 'once'}", runs)
    record_property(f"refused, {how} {'for ever' if ever else 'once'}", refused)
    assert 0 <= refused <= runs


def command(*words: str) -> list[str]:
    return [sys.executable, "-P", "-m", "pplcheck", *words]


def kill(bench: Bench, count: int) -> dict[str, Any]:
    """End runs at moments nobody knows, and look at what they leave; see `killing`."""
    asked = {
        "arguments": ["check", "--format", "json", *DAY],
        "report": str(bench.out / "killed"),
        "old": OLD,
        "cache": str(bench.folder / "cache"),
        "count": count,
        "seed": 8,
    }
    answers = bench.folder / "kills.json"
    subprocess.run(
        [sys.executable, str(KILLING), str(answers)],
        cwd=bench.repo,
        env=bench.around(),
        input=json.dumps(asked).encode(),
        check=True,
        timeout=3600,
    )
    return dict(json.loads(answers.read_bytes()))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for gits in /proc")
@pytest.mark.parametrize("count", [8, pytest.param(KILLS, marks=pytest.mark.long)])
def test_runs_that_are_killed_leave_neither_halves_nor_gits(
    count: int, bench: Bench, record_property: Callable[[str, object], None]
) -> None:
    found = kill(bench, count)

    for signal_, times in found["kills"].items():
        record_property(f"ended by {signal_}", times)
    assert found["wrong"] == []
    assert found["kills"].keys() > {"SIGKILL"}


def killed_at_random(bench: Bench, seed: int) -> None:
    """End a run at a moment nobody knows; then the cache must not have made anything wrong."""
    chance = random.Random(seed)  # noqa: S311 - when to kill
    target = bench.out / f"killed-{seed}"
    target.write_text(OLD)
    words = ("check", "--format", "json", *DAY)
    process = subprocess.Popen(
        command(*words, "-o", str(target)),
        cwd=bench.repo,
        env=bench.around(),
        stderr=subprocess.PIPE,
    )
    time.sleep(chance.random() * 0.6)
    process.send_signal(chance.choice((signal.SIGTERM, signal.SIGINT, signal.SIGKILL)))
    _, said = process.communicate(timeout=60)
    after = target.read_text()
    right = subprocess.run(
        command(*words, "--no-cache"),
        cwd=bench.repo,
        env=bench.around(),
        capture_output=True,
        check=False,
    )
    again = subprocess.run(
        command(*words), cwd=bench.repo, env=bench.around(), capture_output=True, check=False
    )
    assert b"Traceback" not in said
    assert after in {OLD, right.stdout.decode()}
    assert (again.returncode, again.stdout) == (right.returncode, right.stdout)


@pytest.mark.long
def test_runs_that_are_killed_leave_nothing_wrong(bench: Bench) -> None:
    for seed in range(KILLS // 20):
        killed_at_random(bench, seed)


@pytest.mark.parametrize("size", [pytest.param(0, marks=pytest.mark.long), 10_000])
def test_a_full_disk_leaves_the_old_report(size: int, bench: Bench) -> None:
    target = bench.out / "full"
    target.write_text(OLD)

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = subprocess.run(
        command("report", "--format", "html", "-o", str(target)),
        cwd=bench.repo,
        env=bench.around(),
        capture_output=True,
        check=False,
        preexec_fn=small,
    )

    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert b"could not write" in done.stderr or b"no temporary folder" in done.stderr or not size
    assert b"internal error" not in done.stderr
    assert target.read_text() == OLD
