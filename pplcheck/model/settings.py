"""The settings in force, each with the place it comes from."""

from __future__ import annotations

from enum import StrEnum

from pplcheck.model.frozen import frozen
from pplcheck.model.report import FileDigest


class From(StrEnum):
    """Where a setting, or a register, comes from."""

    DEFAULT = "default"
    POLICY = "policy"
    CALLER = "caller"


@frozen
class Setting:
    """One setting: its key as a policy writes it, dotted, and its value.

    `line` is that of the policy (1-based), 0 where it does not stand there. `CALLER` are options
    of the command line and what the caller's environment names.
    """

    key: str
    value: str | int | float | tuple[str, ...]
    origin: From = From.DEFAULT
    line: int = 0


@frozen
class SettingsInForce:
    """All settings, sorted as policies are written; `policy` is None where no file was found."""

    tool_version: str
    policy: FileDigest | None
    registers: tuple[tuple[FileDigest, From], ...]
    settings: tuple[Setting, ...]
