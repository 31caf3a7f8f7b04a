"""The entry point: answers `--version` and the hooks, and loads the command line for the rest."""

from __future__ import annotations

import sys

from pplcheck._version import __version__

INTERRUPTED = 130
"""What a shell shows for a program ended by Ctrl-C: 128 and the number of the signal."""


def main(arguments: list[str] | None = None) -> int:
    """Run pplcheck with arguments (default: those of the process) and give its exit status."""
    try:
        return _answer(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:  # at whatever moment, also while modules are loaded
        sys.stderr.write("pplcheck: interrupted; nothing was written\n")
        return INTERRUPTED


def _answer(given: list[str]) -> int:
    if given == ["--version"]:
        sys.stdout.write(f"pplcheck {__version__}\n")
        return 0
    if given[:1] == ["hook"]:
        from pplcheck.hook.command import is_hook, run_hook

        if is_hook(given):
            return run_hook(given[1], tuple(given[2:]))
    from pplcheck.cli.run import run

    return run(given)


if __name__ == "__main__":
    sys.exit(main())
