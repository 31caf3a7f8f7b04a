"""Start, route and end a command: the default command, errors as one line each, exit statuses."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from pplcheck.cli.commands import COMMANDS
from pplcheck.errors import ConfigurationError, PplcheckError, ReaderGoneError, UsageError

OWN = ("-h", "--help", "--version")
"""Options of the program itself; all others are those of `check`."""
_SOON = 0.01
"""Seconds after which a destructor has come to its end."""
_INTERRUPTED = 130
"""What typer gives back for Ctrl-C, of which it says nothing; no command of ours does."""


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit status; prints errors.

    Raises SystemExit where the process is told to end (SIGTERM), KeyboardInterrupt where a user
    ends it, and nothing else.
    """
    with _leaving_nothing_behind():
        return _run(arguments)


def _run(arguments: list[str]) -> int:
    # Many values and few cycles: 100,000 instead of 1,000,000 takes a fourteenth more CPU on 40,000
    # to 110,000 commits, and no less memory.
    gc.set_threshold(1_000_000, 50, 50)
    try:
        return _dispatch(route(arguments))
    except ReaderGoneError as error:
        return error.exit_status
    except PplcheckError as error:
        _complain(error)
        return error.exit_status
    except Exception as error:  # the last line of defense: said, and never exit 0
        end = _end_behind(error)
        if end is not None:
            raise end from error
        if os.environ.get("PPLCHECK_TRACEBACK"):
            raise
        if isinstance(error, OSError) and error.errno:  # a full disk, too many open files, …
            where = f" ({error.filename})" if error.filename else ""
            _print_error(f"could not check: {error.strerror}{where}; mend that and run it again")
            return PplcheckError.exit_status
        detail = f"{type(error).__name__}: {error}"
        _print_error(
            f"internal error: {detail}; could not check. Set PPLCHECK_TRACEBACK=1 to see where"
        )
        return PplcheckError.exit_status


def _end_behind(error: BaseException) -> KeyboardInterrupt | SystemExit | None:
    """The end in whose course an error came up, as while closing what was cut off; None where none.

    What is not there any more, or half there, when a run is ended may raise whatever it likes.
    """
    seen: BaseException | None = error
    while seen is not None and not isinstance(seen, KeyboardInterrupt | SystemExit):
        seen = seen.__cause__ or seen.__context__
    return seen


@contextmanager
def _leaving_nothing_behind() -> Iterator[None]:
    """Have SIGTERM, which would end the process as it stands, unwind it: folders of ours go."""
    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    hook = sys.unraisablehook
    signal.signal(signal.SIGTERM, _end)
    sys.unraisablehook = _once_more
    try:
        yield
    finally:
        sys.unraisablehook = hook
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _end(number: int, _: object) -> NoReturn:
    raise SystemExit(128 + number)


def _once_more(lost: sys.UnraisableHookArgs) -> None:
    """Have an end come again that struck where Python drops what is raised, as in a destructor."""
    ends = {KeyboardInterrupt: signal.SIGINT, SystemExit: signal.SIGTERM}
    number = ends.get(lost.exc_type)
    if number is None:
        sys.__unraisablehook__(lost)
        return
    again = threading.Timer(_SOON, os.kill, (os.getpid(), number))
    again.daemon = True
    again.start()


def route(arguments: list[str]) -> list[str]:
    """The arguments with the default command put in front where none is named.

    Raises UsageError where the first word is neither a command nor a path that exists.
    """
    first = arguments[0] if arguments else ""
    if first in COMMANDS or first in OWN:
        return arguments
    if not first or first.startswith("-"):
        return ["check", *arguments]
    if not Path(first).exists():
        import difflib

        near = difflib.get_close_matches(first, COMMANDS, n=1)
        hint = f"; did you mean the command {near[0]!r}?" if near else ""
        raise UsageError(f"no command and no path is named {first!r}{hint}")
    return ["check", *arguments]


def _dispatch(arguments: list[str]) -> int:
    import typer

    from pplcheck.cli.app import application, listing

    # The base of all refusals of arguments; typer may carry its own copy of click.
    refusal = typer.BadParameter.__mro__[2]
    try:
        command = listing() if arguments[0] in OWN else application(arguments[0])
        result = command.main(args=arguments, prog_name="pplcheck", standalone_mode=False)
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    except SystemExit as error:  # what typer makes of help that nobody reads
        if isinstance(error.__context__, BrokenPipeError):
            raise ReaderGoneError("nobody reads standard output any more") from error
        raise
    except Exception as error:
        if not isinstance(error, refusal):
            raise
        error.show(file=sys.stderr)  # type: ignore[attr-defined] # of every click exception
        return UsageError.exit_status
    if result == _INTERRUPTED:
        raise KeyboardInterrupt
    return result if isinstance(result, int) else 0


def _complain(error: PplcheckError) -> None:
    problems = error.problems if isinstance(error, ConfigurationError) else (str(error),)
    label = f"{error.code}: " if error.code else ""
    for problem in problems:
        _print_error(f"{label}{problem}")


def _print_error(message: str) -> None:
    from pplcheck.formats.neutral import neutral

    sys.stderr.write(f"pplcheck: {neutral(message)}\n")
