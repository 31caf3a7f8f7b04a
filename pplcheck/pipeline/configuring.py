"""What `config` answers: settings in force and their origin, files that are right, schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pplcheck._version import __version__
from pplcheck.config.lines import lines_of
from pplcheck.config.schemas import SCHEMA_NAMES, schema as config_schema
from pplcheck.formats import settings
from pplcheck.formats.columns import columns
from pplcheck.formats.neutral import neutral
from pplcheck.formats.schema import SCHEMAS, schema as output_schema
from pplcheck.history.quarantine import open_repository
from pplcheck.model.policy import Policy
from pplcheck.model.report import FileDigest, Waiver
from pplcheck.model.settings import From, Setting, SettingsInForce
from pplcheck.pipeline import governing
from pplcheck.pipeline.equation import value_settings
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.sighting import Sight, look


def schema_text(name: str) -> str:
    """The JSON Schema of a machine output, the policy or the register.

    Raises UsageError for a name there is none of.
    """
    return output_schema(name) if name in SCHEMAS else config_schema(name, also=SCHEMAS)


def schema_list(width: int = 100) -> str:
    """Every schema there is, sorted, with what it describes."""
    names = sorted((*SCHEMAS, *SCHEMA_NAMES))
    rows = [(name, _first_sentence(json.loads(schema_text(name))["description"])) for name in names]
    return "\n".join([*columns(rows, width), "", "pplcheck config schema NAME prints one.", ""])


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".")


def settings_text(request: Request, format_: str, *, width: int = 100) -> str:
    """The settings in force and where each comes from, as `terminal` or `json`.

    Raises ConfigurationError with all that is wrong in the files, UsageError for options.
    """
    with open_repository(request.path, named=request.named) as repository:
        found = in_force(request, look(request, repository))
    return settings.as_json(found) if format_ == "json" else settings.as_text(found, width)


def settings_summary(request: Request) -> str:
    """One line a file that was read and found right."""
    with open_repository(request.path, named=request.named) as repository:
        rules = look(request, repository).rules
    lines = [f"{rules.policy.path or 'no policy file'}: right"]
    lines += [
        f"{entry.path}: right ({len(entry.organizations)} organizations, "
        f"{len(entry.people)} people, {len(entry.users)} users, "
        f"{len(entry.agreements)} agreements)"
        for entry in rules.registers
    ]
    lines += [f"{entry.path}: right ({len(entry.entries)} lines)" for entry in rules.ledgers]
    if rules.baseline is not None:
        lines.append(f"{rules.baseline.path}: right ({len(rules.baseline.entries)} findings)")
    return "".join(f"{neutral(line)}\n" for line in lines)


def in_force(request: Request, sight: Sight) -> SettingsInForce:
    """The settings that a check of what is looked at would follow."""
    policy = sight.rules.policy
    lines = _lines(request, sight)
    asked = _asked(request)
    own = {governing.beside_policy(policy, path) for path in policy.registers}
    own |= set(policy.registers) if request.config else set()
    return SettingsInForce(
        tool_version=__version__,
        policy=FileDigest(path=policy.path, digest=policy.digest) if policy.path else None,
        registers=tuple(
            (entry, From.POLICY if entry.path in own else From.CALLER)
            for entry in governing.digests(sight.rules.registers)
        ),
        settings=tuple(
            _setting(key, value, lines.get(key, 0), is_asked=key in asked)
            for key, value in _values(policy, request).items()
        ),
    )


def _setting(key: str, value: _Value, line: int, *, is_asked: bool) -> Setting:
    if is_asked:
        return Setting(key=key, value=value, origin=From.CALLER)
    return Setting(key=key, value=value, origin=From.POLICY if line else From.DEFAULT, line=line)


def _asked(request: Request) -> frozenset[str]:
    """The keys for which the caller speaks; what is ignored adds to the policy's."""
    given = {
        "reading": request.reading,
        "fail-on": request.fail_on,
        "select": request.select,
        "ignore": request.ignore,
        "baseline": request.baseline,
    }
    return frozenset(key for key, value in given.items() if value)


def _lines(request: Request, sight: Sight) -> Mapping[str, int]:
    """Where the policy writes its keys, empty where there is none."""
    path = sight.rules.policy.path
    if not path:
        return {}
    if request.config is not None:
        return lines_of(governing.read_file(request.config), path)
    data = governing.reader(sight.source)(path)
    return lines_of(data, path) if data is not None else {}


_Value = str | int | float | tuple[str, ...]


def _values(policy: Policy, request: Request) -> dict[str, _Value]:
    """Every setting under its key, in the order of the documentation."""
    lines = policy.lines
    return {
        "reading": policy.reading.value,
        "register": policy.registers,
        "fail-on": policy.fail_on.label if policy.fail_on else "never",
        "undetermined": "fail" if policy.undetermined_fails else "pass",
        "presume": "commoner" if policy.presume_commoner else "undetermined",
        "select": policy.select,
        "ignore": policy.ignore,
        "baseline": str(request.baseline or policy.baseline),
        "review.governing": policy.reviewer,
        "contribution.window": f"{policy.window_months} months",
        "contribution.threshold.commits": policy.threshold_commits,
        "contribution.count": tuple(role.value for role in policy.count),
        "contribution.ledger": policy.ledgers,
        "contribution.bots": tuple(f"{bot.name} <{bot.email}>".strip() for bot in policy.bots),
        "contribution.imports": "count" if policy.count_imports else "flag",
        "contribution.import-files": policy.import_files,
        "power.organization-share": lines.organization_share,
        "power.merge-share": lines.merge_share,
        "power.absence-factor": lines.absence_factor,
        "power.elephant-factor": lines.elephant_factor,
        "licenses.exclude": policy.exclude,
        "licenses.override": tuple(
            f"{entry.path}: {entry.expression}" for entry in policy.overrides
        ),
        "waiver": tuple(map(_waiver, policy.waivers)),
        **value_settings(policy.value),
    }


def _waiver(waiver: Waiver) -> str:
    scope = f" {waiver.path}" if waiver.path else ""
    end = f" until {waiver.expires.isoformat()}" if waiver.expires else ""
    return f"{waiver.code}{scope}{end}"
