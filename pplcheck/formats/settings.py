"""The settings in force, for people and for machines."""

from __future__ import annotations

from typing import Final

from pplcheck.formats.columns import columns
from pplcheck.formats.document import written
from pplcheck.formats.neutral import shown
from pplcheck.model.report import FileDigest
from pplcheck.model.settings import From, Setting, SettingsInForce

SCHEMA_VERSION: Final = "1.0.0"


def as_json(found: SettingsInForce) -> str:
    """The document that the schema `settings` describes."""
    policy = found.policy
    return written(
        {
            "schema_version": SCHEMA_VERSION,
            "tool": {"name": "pplcheck", "version": found.tool_version},
            "policy": {"path": policy.path, "digest": policy.digest} if policy else None,
            "register": [
                {
                    "path": entry.path,
                    "digest": entry.digest,
                    "organizations": entry.organizations,
                    "people": entry.people,
                    "from": origin.value,
                }
                for entry, origin in found.registers
            ],
            "settings": [
                {
                    "key": entry.key,
                    "value": list(entry.value) if isinstance(entry.value, tuple) else entry.value,
                    "from": entry.origin.value,
                    "line": entry.line,
                }
                for entry in found.settings
            ],
        }
    )


def as_text(found: SettingsInForce, width: int) -> str:
    """A table: key, value, where it comes from; then the registers read."""
    policy = shown(found.policy.path) if found.policy else "none"
    lines = [f"Policy  {policy}", ""]
    rows = [
        (shown(entry.key), _origin(entry, policy), _value(entry.value)) for entry in found.settings
    ]
    lines += columns(rows, width)
    lines += ["", "Registers"]
    lines += columns(
        [
            (
                "caller" if origin is From.CALLER else policy,
                _read(entry),
            )
            for entry, origin in found.registers
        ]
        or [("none",)],
        width,
    )
    return "\n".join([*lines, ""])


def _read(entry: FileDigest) -> str:
    counts = f"{entry.organizations:,} organizations, {entry.people:,} people"
    return f"{shown(entry.path)} ({counts})"


def _origin(entry: Setting, policy: str) -> str:
    return f"{policy}:{entry.line}" if entry.origin is From.POLICY else entry.origin.value


def _value(value: str | float | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(shown, value)) or "none"
    return shown(str(value)) or "none"
