"""What a hook says where nothing is plain: the full reading, its findings and its errors."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from pplcheck.errors import ConfigurationError, PplcheckError, UsageError
from pplcheck.formats.neutral import shown
from pplcheck.hook.caller import shared_registers
from pplcheck.model.contribution import Identity
from pplcheck.model.hook import HookAnswer
from pplcheck.model.report import Finding
from pplcheck.pipeline.request import Request


def answer(name: str, files: tuple[str, ...]) -> tuple[int, str]:
    """Answer a hook in full: its exit status, and a line a finding; errors are printed."""
    try:
        found = _staged(files) if name == "staged" else _message(files)
    except PplcheckError as error:
        problems = error.problems if isinstance(error, ConfigurationError) else (str(error),)
        label = f"{error.code}: " if error.code else ""
        for problem in problems:
            sys.stderr.write(f"pplcheck: {label}{shown(problem)}\n")
        return error.exit_status, ""
    except Exception as error:  # the last line of defense: said, and neither fine nor a finding
        if os.environ.get("PPLCHECK_TRACEBACK"):
            raise
        what = f"internal error: {type(error).__name__}: {error}"
        if isinstance(error, OSError) and error.strerror:  # a full disk, …
            what = error.strerror
        sys.stderr.write(f"pplcheck: could not check: {shown(what)}\n")
        return PplcheckError.exit_status, ""
    return found.exit_status, "".join([f"{line_of(finding)}\n" for finding in found.findings])


def line_of(finding: Finding) -> str:
    """A finding on one line, `path:line: CODE severity: message`, as linters write it."""
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    head = f"{place}: " if place else ""
    return shown(f"{head}{finding.code} {finding.severity.label}: {finding.message}")


def _request() -> Request:
    return Request(
        path=Path(),
        named=False,
        as_of=datetime.now(tz=UTC).date(),
        registers=shared_registers(),
    )


def _staged(files: tuple[str, ...]) -> HookAnswer:
    from pplcheck.pipeline.staging import StagedQuestion, judge_staged

    return judge_staged(
        StagedQuestion(request=_request(), files=files, index=_index(), author=_author())
    )


def _message(files: tuple[str, ...]) -> HookAnswer:
    from pplcheck.pipeline.messaging import judge_message

    if len(files) != 1:
        raise UsageError("hook commit-msg wants one file, the one git names: FILE")
    return judge_message(_request(), Path(files[0]), _index())


def _index() -> Path | None:
    """The index file git tells its hooks of, relative to where it starts them; None for its own."""
    named = os.environ.get("GIT_INDEX_FILE", "")
    return Path.cwd() / named if named else None


def _author() -> Identity | None:
    """The author git tells its hooks of, None where they are run by hand; see githooks(5)."""
    name, email = (os.environ.get(f"GIT_AUTHOR_{part}", "") for part in ("NAME", "EMAIL"))
    return Identity(name=name, email=email) if email else None
