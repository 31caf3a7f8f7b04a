"""What `init` writes and `config` shows: first files, settings in force, schemas."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from pplcheck.config.schemas import schema as config_schema
from pplcheck.config.skeleton import policy_skeleton, register_skeleton
from pplcheck.errors import CouldNotCheckError, OutputError, UsageError
from pplcheck.formats.schema import SCHEMAS, schema as output_schema
from pplcheck.history.quarantine import open_repository
from pplcheck.model.report import Evidence
from pplcheck.pipeline.answering import answer
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.sighting import Sight, look

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


def schema_text(name: str) -> str:
    """The JSON Schema of a machine output, the policy or the register."""
    return output_schema(name) if name in SCHEMAS else config_schema(name)


def settings_text(request: Request) -> str:
    """The settings in force as JSON, with the files they come from."""
    policy = _sight(request).rules.policy
    registers = _sight(request).rules.registers
    shown = {
        "policy": {"path": policy.path or None, "digest": policy.digest or None},
        "register": [{"path": entry.path, "digest": entry.digest} for entry in registers],
        "reading": policy.reading.value,
        "fail-on": policy.fail_on.label if policy.fail_on else "never",
        "undetermined": "fail" if policy.undetermined_fails else "pass",
        "presume": "commoner" if policy.presume_commoner else "undetermined",
        "contribution": {
            "window": f"{policy.window_months} months",
            "threshold": {"commits": policy.threshold_commits},
            "count": [role.value for role in policy.count],
            "bots": [f"{bot.name} <{bot.email}>".strip() for bot in policy.bots],
            "ledger": list(policy.ledgers),
            "imports": "count" if policy.count_imports else "flag",
            "import-files": policy.import_files,
        },
        "licenses": {
            "exclude": list(policy.exclude),
            "override": _paths(entry.path for entry in policy.overrides),
        },
        "waiver": [{"code": entry.code, "path": entry.path} for entry in policy.waivers],
        "select": list(policy.select),
        "ignore": list(policy.ignore),
    }
    return json.dumps(shown, indent=2, sort_keys=True) + "\n"


def _paths(paths: Iterable[str]) -> list[str]:
    return sorted(paths)


def settings_summary(request: Request) -> str:
    """One line a file that was read and found right."""
    rules = _sight(request).rules
    lines = [f"{rules.policy.path or 'no policy file'}: right"]
    lines += [
        f"{entry.path}: right ({len(entry.organizations)} organizations, "
        f"{len(entry.people)} people, {len(entry.users)} users, "
        f"{len(entry.agreements)} agreements)"
        for entry in rules.registers
    ]
    return "\n".join(lines) + "\n"


def _sight(request: Request) -> Sight:
    with open_repository(request.path, named=request.named) as repository:
        return look(request, repository)
