"""`pplcheck hook staged` and `pplcheck hook commit-msg`: read the call, and answer.

An answer is a line a finding, `path:line: CODE severity: message`, made harmless for terminals.
"""

from __future__ import annotations

import os

from pplcheck.hook.sieve import is_plainly_fine

NAMES = ("staged", "commit-msg")
"""The hooks, as they are called behind `pplcheck hook`."""


def is_hook(arguments: list[str]) -> bool:
    """Whether a command line calls a hook, with nothing but files."""
    called = arguments[:1] == ["hook"] and len(arguments) > 1 and arguments[1] in NAMES
    return called and not any(word.startswith("-") for word in arguments[2:])


def run_hook(name: str, files: tuple[str, ...]) -> tuple[int, str]:
    """Answer a hook: its exit status, and what is to be written to standard output.

    0 fine, 1 findings, 2 configuration, 3 unchecked. Errors are printed, none is raised.
    """
    if name == "staged":
        start = os.path.realpath(os.getcwd())
        index = os.environ.get("GIT_INDEX_FILE", "")
        # git tells hooks the author, see githooks(5); by hand there is none
        if is_plainly_fine(start, files, index, os.environ.get("GIT_AUTHOR_EMAIL", "")):
            return 0, ""
    from pplcheck.hook.closely import answer

    return answer(name, files)
