"""The entry point: answers `--version` and the hooks, and loads the command line for the rest."""

from __future__ import annotations

import os
import sys

from pplcheck._version import __version__

INTERRUPTED = 130
"""What a shell shows for a program ended by Ctrl-C: 128 and the number of the signal."""
UNWRITTEN = 3
"""As for all that could not be checked; the errors' own status, which is not loaded for this."""


_LASTING = ("concurrent.futures", "multiprocessing", "_lsprof", "bdb", "coverage")
"""Modules that have work left as the interpreter ends: pools, profilers, debuggers."""


def program() -> None:
    """Run pplcheck as a process of its own, which ends here with its exit status.

    Python takes apart piece by piece what is held in memory, for a tenth of a second after a large
    history; all of it is the system's to take back at once.
    """
    status = main()
    if any(name in sys.modules for name in _LASTING):
        sys.exit(status)
    try:
        sys.stderr.flush()
    finally:
        os._exit(status)


def main(arguments: list[str] | None = None) -> int:
    """Run pplcheck with arguments (default: those of the process) and give its exit status."""
    if sys.stderr is None:  # closed by the caller, who wants no complaints
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    try:
        return _ended(_answer(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:  # at whatever moment, also while modules are loaded
        sys.stderr.write("pplcheck: interrupted; nothing was written\n")
        return INTERRUPTED


def _answer(given: list[str]) -> int:
    if given == ["--version"]:
        return _ended(0, f"pplcheck {__version__}\n")
    if given[:1] == ["hook"]:
        from pplcheck.hook.command import is_hook, run_hook

        if is_hook(given):
            return _ended(*run_hook(given[1], tuple(given[2:])))
    from pplcheck.cli.run import run

    return run(given)


def _ended(status: int, text: str = "") -> int:
    """The exit status, once standard output has taken a last text and all that waits for it; or 3.

    What it refuses stays in its buffer. The interpreter would try again at exit, complain, and exit
    120: it is kept from that.
    """
    if sys.stdout is None:
        return _refused("could not write: standard output is closed") if text else status
    try:
        if text:
            sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as failed:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if status and not text:  # told already
            return status
        if isinstance(failed, BrokenPipeError):  # nobody to tell
            return UNWRITTEN
        return _refused(f"could not write to standard output: {failed.strerror}")
    return status


def _refused(why: str) -> int:
    sys.stderr.write(f"pplcheck: {why}\n")
    return UNWRITTEN


if __name__ == "__main__":
    program()
