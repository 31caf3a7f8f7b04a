from __future__ import annotations

import contextlib
import fcntl
import io
import os
import pty
import select
import struct
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from pplcheck.cli import bar, output
from pplcheck.model.meter import METER
from tests.repos import build, commit

ADA = "Ada <ada@mail.example>"
CLEAR = "\r\x1b[K"


class Screen:
    """A terminal: `written` is what was written so far, and waits for some words if told to."""

    def __init__(self, columns: int) -> None:
        self.master, self.slave = pty.openpty()
        self.resize(columns)
        self.file = os.fdopen(self.slave, "w", encoding="utf-8")
        self.text = ""

    def attach(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let standard error be this terminal; in the test itself, as pytest puts its own first."""
        monkeypatch.setattr(sys, "stderr", self.file)

    def resize(self, columns: int) -> None:
        size = struct.pack("HHHH", 24, columns, 0, 0)
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, size)

    def wait_for(self, words: str) -> str:
        while words not in self.text:
            ready, _, _ = select.select([self.master], [], [], 25)
            assert ready, f"waited for {words!r}, saw {self.text!r}"
            self.text += os.read(self.master, 4096).decode()
        return self.text

    def written(self) -> str:
        """All that was written; the terminal is closed."""
        self.file.close()
        with contextlib.suppress(OSError):  # as Linux says that the other end is closed
            while found := os.read(self.master, 4096):
                self.text += found.decode()
        return self.text


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    for name in ("CI", "PRE_COMMIT", "GIT_EXEC_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    made = Screen(60)
    monkeypatch.setattr(bar, "PATIENCE", 0.001)
    monkeypatch.setattr(bar, "PAUSE", 0.001)
    yield made
    made.file.close()
    os.close(made.master)


@pytest.mark.parametrize(
    ("done", "of", "seconds", "columns", "expected"),
    [
        (0, 0, 0.5, 80, "reading the history"),
        (0, 900, 0.5, 10, "reading t"),
        (0, 900, 0.5, 8, ""),
        (500, 0, 0.5, 80, "500 commits"),
        (5000, 0, 2.0, 80, "5,000 commits  2,500/s"),
        (500, 1000, 0.5, 80, f"[{'#' * 12}{'-' * 12}]  500 of 1,000 commits"),
        (500, 1000, 2.0, 60, f"[{'#' * 9}{'-' * 9}]  500 of 1,000 commits  250/s  2 s left"),
        (500, 1000, 2.0, 38, "500 of 1,000 commits  250/s  2 s left"),
        (500, 1000, 2.0, 37, "500 of 1,000 commits  2 s left"),
        (500, 1000, 2.0, 30, "500 of 1,000 commits"),
        (500, 1000, 2.0, 20, "500"),
        (500, 1000, 2.0, 3, ""),
        (1001, 1000, 2.0, 80, "1,001 commits  500/s"),
        (1000, 1000, 0.0, 80, "1,000 commits read"),
    ],
)
def test_a_line_fits_the_terminal(
    done: int, of: int, seconds: float, columns: int, expected: str
) -> None:
    assert bar.line("commits", done, of, seconds, columns) == expected


@pytest.mark.parametrize("columns", range(1, 90))
def test_no_line_reaches_the_last_column(columns: int) -> None:
    lines = [
        bar.line("commits", done, of, seconds, columns)
        for done in (0, 1, 12_345, 1_234_567)
        for of in (0, 2_000_000)
        for seconds in (0.0, 0.5, 500.0)
    ]

    assert max(map(len, lines)) < columns


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0.0, "1 s"), (99.4, "99 s"), (100, "2 min"), (3569, "59 min"), (3570, "1 h 0 min")],
)
def test_a_time_has_one_unit_or_two(seconds: float, expected: str) -> None:
    assert bar.duration(seconds) == expected


def test_progress_is_written_over_itself_and_taken_away(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.attach(monkeypatch)
    with output.progress(quiet=False):
        screen.wait_for("reading the history")
        METER.begin("commits", 10)
        METER.add(5)
        screen.wait_for("5 of 10 commits")
        METER.end()
        screen.wait_for("5 commits read")

    shown = screen.written()
    assert shown.endswith(CLEAR)
    assert "\n" not in shown
    assert all(len(part) < 60 for part in shown.split(CLEAR))
    assert not METER.watched


def test_progress_follows_a_terminal_that_becomes_narrow(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.attach(monkeypatch)
    with output.progress(quiet=False):
        METER.begin("commits", 10)
        METER.add(5)
        screen.wait_for("5 of 10 commits")
        screen.resize(8)
        screen.wait_for(f"{CLEAR}5{CLEAR}")

    assert screen.written().endswith(CLEAR)


def test_progress_is_taken_away_before_an_error_is_told(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.attach(monkeypatch)

    def work() -> None:
        screen.wait_for("reading")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), output.progress(quiet=False):
        work()

    assert screen.written().endswith(CLEAR)


def test_a_terminal_that_does_not_know_its_width_has_80_columns(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.attach(monkeypatch)
    screen.resize(0)

    assert bar.terminal_columns() == 80


def test_what_is_no_terminal_has_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())

    assert bar.terminal_columns() == 80


def test_a_terminal_that_goes_away_keeps_nobody_from_working(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.attach(monkeypatch)
    with output.progress(quiet=False):
        screen.wait_for("reading")
        screen.file.close()

    assert not METER.watched


@pytest.mark.parametrize(
    ("name", "value"),
    [("CI", "true"), ("PRE_COMMIT", "1"), ("GIT_EXEC_PATH", "/usr/lib/git-core"), ("TERM", "dumb")],
)
def test_nothing_is_shown_to_what_is_no_person(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    screen.attach(monkeypatch)
    monkeypatch.setenv(name, value)

    with output.progress(quiet=False):
        assert not METER.watched

    assert screen.written() == ""


def test_nothing_is_shown_to_who_wants_it_quiet(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.attach(monkeypatch)
    with output.progress(quiet=True):
        assert not METER.watched

    assert screen.written() == ""


@pytest.mark.parametrize("stream", [None, io.StringIO()], ids=["closed", "a pipe"])
def test_nothing_is_shown_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)

    with output.progress(quiet=False):
        assert not METER.watched

    assert not bar.is_watched()
    assert stream is None or stream.getvalue() == ""


@pytest.mark.parametrize("command", ["check", "who", "report", "licenses --history"])
def test_the_answer_is_the_same_whether_somebody_watches_or_not(
    tmp_path: Path,
    screen: Screen,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
    command: str,
) -> None:
    screen.attach(monkeypatch)
    repo = build(tmp_path / "work", [commit(ADA, files={"LICENSE": "MIT\n"})] * 3)
    arguments = [*command.split(), str(repo), "--format", "json", "--no-cache"]

    status = main(arguments)
    watched = capfdbinary.readouterr().out
    again = main([*arguments, "--quiet"])

    assert (again, capfdbinary.readouterr().out) == (status, watched)
    assert b"\x1b" not in watched
    assert screen.written().endswith(CLEAR)
