"""The library: what `import pplcheck` offers, for those who do not come by the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from os import PathLike
from pathlib import Path

from pplcheck.config.profiles import load_profiles, load_terms
from pplcheck.licensing import texts
from pplcheck.model.license import Match
from pplcheck.model.report import Report
from pplcheck.pipeline.answering import answer
from pplcheck.pipeline.rendering import render
from pplcheck.pipeline.request import Request
from pplcheck.rules import RULES

__all__ = ["RULES", "check", "identify", "load_terms", "render"]


def check(  # noqa: PLR0913 - the published signature
    path: str | PathLike[str],
    *,
    rev: str | None = None,
    base: str | None = None,
    config: str | PathLike[str] | None = None,
    registers: Sequence[str | PathLike[str]] = (),
    as_of: date | None = None,
) -> Report:
    """Check a repository and give the whole answer.

    `rev` is the revision to judge (default: HEAD's history and the work tree as it lies), `base`
    one whose merge base supplies policy, registers and mailmap, `config` a policy file,
    `registers` register files, `as_of` the day the answer is for (default: today, UTC).

    What cannot be checked comes back as a report with `complete` False and exit status 3 in its
    outcome. Raises ConfigurationError with every problem of policy and registers, UsageError for
    a path or revision that does not exist, both of them PplcheckError.
    """
    return answer(
        Request(
            path=Path(path),
            rev=rev or "",
            base=base or "",
            config=Path(config) if config is not None else None,
            registers=tuple(Path(register) for register in registers),
            as_of=as_of or datetime.now(tz=UTC).date(),
        )
    )


def identify(text: str) -> Match:
    """Which license a text is, among those pplcheck has profiles of."""
    return texts.identify(text, load_profiles())
