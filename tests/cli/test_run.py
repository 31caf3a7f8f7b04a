from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest
import typer

from pplcheck.__main__ import main
from pplcheck.cli import run
from pplcheck.errors import UsageError


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], ["check"]),
        (["--format", "json"], ["check", "--format", "json"]),
        (["-h"], ["-h"]),
        (["--help"], ["--help"]),
        (["--version", "--quiet"], ["--version", "--quiet"]),
        (["rules"], ["rules"]),
        (["."], ["check", "."]),
        (["check", "x"], ["check", "x"]),
    ],
    ids=str,
)
def test_check_is_the_default_command(given: list[str], expected: list[str]) -> None:
    assert run.route(given) == expected


def test_a_word_that_is_neither_command_nor_path_is_refused() -> None:
    with pytest.raises(UsageError, match="did you mean the command 'rules'"):
        run.route(["ruls"])


def test_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--version"])

    assert status == 0
    assert capsys.readouterr().out.startswith("pplcheck ")


@pytest.mark.parametrize("arguments", [["-h"], ["check", "--help"], ["explain", "-h"]])
def test_help_exits_0(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status = main(arguments)

    assert status == 0
    assert "Usage" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["-h", "--version"], "Usage: pplcheck"), (["--version", "check"], "pplcheck ")],
    ids=["behind help", "before a command"],
)
def test_version_among_other_words(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(arguments)

    assert status == 0
    assert capsys.readouterr().out.startswith(said)


def test_a_bug_is_said_and_never_exits_0(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of its own")

    monkeypatch.setattr("pplcheck.pipeline.tell", broken, raising=False)

    status = main(["check", str(tmp_path)])

    assert status == 3
    assert "internal error: ZeroDivisionError: of its own" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device"), "could not check: No space left on device; mend"),
        (OSError(24, "Too many open files", "a"), "could not check: Too many open files (a); mend"),
    ],
    ids=["disk", "files"],
)
def test_what_the_system_refuses_is_no_bug(
    error: OSError,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("pplcheck.pipeline.tell", refused, raising=False)

    status = main(["check", str(tmp_path)])

    assert status == 3
    assert said in capsys.readouterr().err


def test_a_bug_shows_its_place_where_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("pplcheck.pipeline.tell", broken, raising=False)
    monkeypatch.setenv("PPLCHECK_TRACEBACK", "1")

    with pytest.raises(ZeroDivisionError):
        main(["check", str(tmp_path)])


def test_termination_unwinds_and_the_handler_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(_: list[str]) -> int:
        assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL  # which ends these tests
        os.kill(os.getpid(), signal.SIGTERM)
        return 0

    monkeypatch.setattr(run, "_dispatch", wait)

    with pytest.raises((SystemExit, KeyboardInterrupt)) as ended:
        run.run(["rules"])

    assert isinstance(ended.value, SystemExit)
    assert ended.value.code == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_end_that_strikes_in_a_destructor_is_not_lost(
    number: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Dropped:
        def __del__(self) -> None:
            signal.raise_signal(number)

    def work(_: object) -> int:
        assert signal.getsignal(number) is not signal.SIG_DFL  # which ends these tests
        Dropped()
        time.sleep(30)
        return 0

    monkeypatch.setattr(run, "_dispatch", work)

    with pytest.raises((SystemExit, KeyboardInterrupt)):
        run.run(["rules"])

    assert capfd.readouterr().err == ""


def test_what_else_is_lost_in_a_destructor_is_told(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Broken:
        def __del__(self) -> None:
            raise ValueError("a mistake")

    def work(_: object) -> int:
        Broken()
        return 0

    monkeypatch.setattr(run, "_dispatch", work)
    before = sys.unraisablehook

    assert run.run(["rules"]) == 0

    assert "a mistake" in capfd.readouterr().err
    assert sys.unraisablehook is before


def test_a_handler_of_the_caller_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr(run, "_dispatch", lambda _: seen.append(signal.getsignal(signal.SIGTERM)))

    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        run.run(["rules"])
    finally:
        signal.signal(signal.SIGTERM, before)

    assert seen == [signal.SIG_IGN]


def status_of(*arguments: str) -> int:
    """The status of a call that is interrupted; an interrupt it lets out ends no tests."""
    try:
        return main([*arguments])
    except KeyboardInterrupt:
        pytest.fail("the interrupt came through, which shows as a traceback")


def test_ctrl_c_exits_130(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pplcheck.pipeline.tell", interrupted, raising=False)

    status = status_of("check", str(tmp_path))

    assert status == 130
    assert capsys.readouterr().err == "pplcheck: interrupted; nothing was written\n"


def test_ctrl_c_before_anything_is_loaded_exits_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("pplcheck.hook.command.is_hook", interrupted)

    status = status_of("hook", "staged")

    assert (status, capsys.readouterr().err) == (
        130,
        "pplcheck: interrupted; nothing was written\n",
    )


def test_what_the_command_line_calls_an_abort_is_ctrl_c(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def aborted(*_: object, **__: object) -> None:
        raise typer.Abort

    monkeypatch.setattr("pplcheck.pipeline.tell", aborted, raising=False)

    assert status_of("check", str(tmp_path)) == 130


@pytest.mark.parametrize(
    ("end", "status"),
    [
        pytest.param(KeyboardInterrupt(), 130, id="Ctrl-C"),
        pytest.param(SystemExit(143), 143, id="SIGTERM"),
    ],
)
def test_an_error_in_the_course_of_an_end_is_the_end(
    end: BaseException,
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def ended(*_: object, **__: object) -> None:
        try:
            raise end
        finally:
            raise ValueError("closed")

    monkeypatch.setattr("pplcheck.pipeline.tell", ended, raising=False)

    try:
        found = status_of("check", str(tmp_path))
    except SystemExit as error:
        found = int(str(error.code))

    assert found == status
    assert "internal error" not in capsys.readouterr().err
