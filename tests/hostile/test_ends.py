"""A run that is told to end, or whose answer nobody takes: its status, and no more words."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.hostile.running import Bench
from tests.hostile.traps import base
from tests.repos import fake_git, git

PROGRAM = (sys.executable, "-P", "-m", "pplcheck")
INTERRUPTED = "pplcheck: interrupted; nothing was written\n"
OLD = "the old report\n"
CLOSED = "could not write: standard output is closed"
FULL = "could not write to standard output: No space left on device"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    made = Bench(folder=tmp_path_factory.mktemp("ends"))
    made.prepare()
    base(made.repo)
    git(made.repo, "rm", "-q", "--cached", "LICENSE")  # which a hook has something to say of
    return made


@pytest.mark.parametrize(
    ("arguments", "redirection", "said"),
    [
        pytest.param("check", "gone", "", id="nobody reads a short answer"),
        pytest.param("report --format html", "gone", "", id="nobody reads a long one"),
        pytest.param("--version", "gone", "", id="nobody reads the version"),
        pytest.param("-h", "gone", "", id="nobody reads help"),
        pytest.param("check --format json", ">&-", CLOSED, id="closed"),
        pytest.param("check", ">&-", CLOSED, id="closed to people"),
        pytest.param("--version", ">&-", CLOSED, id="closed to the version"),
        pytest.param("who", "> /dev/full", FULL, id="full"),
        pytest.param("--version", "> /dev/full", FULL, id="full for the version"),
        pytest.param("hook staged", "gone", "", id="nobody reads what a hook found"),
        pytest.param("hook staged", ">&-", CLOSED, id="closed to a hook"),
        pytest.param("hook staged", "> /dev/full", FULL, id="full for a hook"),
        pytest.param("hook staged --", "> /dev/full", FULL, id="full for a hook with options"),
        pytest.param("check", "> /dev/full 2>&-", "", id="all closed"),
        pytest.param("-h", "> /dev/full", "could not check: No space left", id="full for help"),
    ],
)
def test_a_standard_output_that_takes_nothing_exits_3(
    arguments: str, redirection: str, said: str, bench: Bench
) -> None:
    reader, writer = os.pipe()
    os.close(reader)  # as behind `| head -1`, once head has ended
    to = f">&{writer}" if redirection == "gone" else redirection

    done = subprocess.run(
        ["bash", "-c", f"exec {' '.join(PROGRAM)} {arguments} {to}"],
        cwd=bench.repo,
        env=bench.around(),
        pass_fds=(writer,),
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(writer)

    assert done.returncode == 3, done
    assert len(done.stderr.splitlines()) == bool(said), done
    assert done.stderr.startswith(f"pplcheck: {said}" if said else ""), done


def heeding() -> None:
    """Take interrupts, which a job in the background of a shell does not."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        pytest.param(signal.SIGTERM, 143, "", id="SIGTERM"),
        pytest.param(
            signal.SIGINT, 130, "pplcheck: interrupted; nothing was written\n", id="SIGINT"
        ),
    ],
)
def test_a_run_that_is_told_to_end_leaves_all_as_it_was(
    sent: int, status: int, said: str, bench: Bench, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    real = shutil.which("git")
    # not at once: first, whoever started it has to have taken note of it
    says = f"sleep 0.3; echo $$ > {begun}.new; mv {begun}.new {begun}"
    waits = f'case "$*" in *log*) {says}; exec sleep 60;; esac'
    programs = fake_git(tmp_path / "programs", f'{waits}; exec {real} "$@"')
    report = tmp_path / "out" / "report"
    report.parent.mkdir()
    report.write_text(OLD)
    before = sorted((bench.folder / "tmp").iterdir())

    with subprocess.Popen(
        [*PROGRAM, "check", "--no-cache", "-o", str(report)],
        cwd=bench.repo,
        env=bench.around() | {"PATH": f"{programs}:{os.environ['PATH']}"},
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeding,  # noqa: PLW1509 - it starts no thread
    ) as process:
        deadline = time.monotonic() + 30
        while not begun.exists():
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline, "it has asked no git for the history"
            time.sleep(0.005)
        process.send_signal(sent)
        _, complaints = process.communicate(timeout=30)

    assert (process.returncode, complaints) == (status, said)
    assert report.read_text() == OLD
    assert list(report.parent.iterdir()) == [report]
    assert sorted((bench.folder / "tmp").iterdir()) == before
    assert not Path("/proc", begun.read_text().strip()).exists(), "its git lives on"
