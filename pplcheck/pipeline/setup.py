"""What `init` writes: a first policy and a first register."""

from __future__ import annotations

import os
from pathlib import Path

from pplcheck.config.skeleton import policy_skeleton, register_skeleton
from pplcheck.errors import CouldNotCheckError, OutputError, UsageError
from pplcheck.history.quarantine import open_repository
from pplcheck.model.report import Evidence
from pplcheck.pipeline.answering import answer
from pplcheck.pipeline.request import Request

PEOPLE = 20
"""How many people, those with most contributions, a first register proposes to ask."""

ORGANIZATIONS = 50
"""How many organizations, those with most contributions, a first register lists."""


def init(request: Request, *, force: bool) -> tuple[str, ...]:
    """Write pplcheck.toml and register.toml into the root of a work tree; gives their paths.

    Raises UsageError where one is there already and `force` is off (then neither is written) or
    the repository is bare, CouldNotCheckError where the history cannot be read, OutputError where
    a file cannot be written.
    """
    with open_repository(request.path, named=request.named) as repository:
        root = repository.root
    if root is None:
        raise UsageError("a bare repository has no folder to write to; run init in a work tree")
    targets = (root / "pplcheck.toml", root / "register.toml")
    there = [path.name for path in targets if path.exists() or path.is_symlink()]
    if there and not force:
        raise UsageError(f"{' and '.join(there)} already there; --force replaces")
    report = answer(request)
    if report.evidence is None or report.judged is None:
        raise CouldNotCheckError(report.outcome.reason)
    for path, text in zip(targets, _skeletons(report.judged.name, report.evidence), strict=True):
        _write(path, text)
    return tuple(str(path) for path in targets)


def _skeletons(project: str, evidence: Evidence) -> tuple[str, str]:
    expression = evidence.license.expression
    ranked = sorted(evidence.standings, key=lambda entry: (-entry.commits, entry.party))
    domains = [
        (entry.party, entry.commits, entry.people) for entry in ranked if not entry.is_person
    ]
    people = [(entry.name, entry.known_as, entry.commits) for entry in ranked if entry.is_person]
    return (
        policy_skeleton(project=project, license_found=expression.text if expression else ""),
        register_skeleton(project=project, domains=domains[:ORGANIZATIONS], people=people[:PEOPLE]),
    )


def _write(path: Path, text: str) -> None:
    """Write a file of the work tree without following a link that lies in its place."""
    try:
        path.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
        with os.fdopen(os.open(path, flags, 0o666), "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as failed:
        raise OutputError(f"could not write {str(path)!r}: {failed.strerror}") from failed
