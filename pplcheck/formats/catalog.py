"""The catalog of rules, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from pplcheck.formats.document import written
from pplcheck.model.rule import Rule

SCHEMA_VERSION: Final = "1.0.0"


def as_json(rules: Iterable[Rule], retired: Mapping[str, str], tool_version: str) -> str:
    """The document that the schema `rules` describes."""
    return written(
        {
            "schema_version": SCHEMA_VERSION,
            "tool": {"name": "pplcheck", "version": tool_version},
            "rules": [
                {
                    "code": rule.code,
                    "name": rule.name,
                    "severity": rule.severity.label,
                    "summary": rule.summary,
                    "rationale": rule.rationale.strip(),
                    "clause": rule.clause,
                    "remedy": rule.remedy,
                    "example": {
                        "situation": rule.example.partition("\n")[0],
                        "finding": rule.example.partition("\n")[2],
                    },
                }
                for rule in rules
            ],
            "retired": [
                {"code": code, "reason": reason} for code, reason in sorted(retired.items())
            ],
        }
    )


def as_text(rules: Iterable[Rule]) -> str:
    """A line a rule, and how to learn more."""
    lines = [f"{rule.code}  {rule.severity.label:<7}  {rule.summary}" for rule in rules]
    return "\n".join([*lines, "", "pplcheck explain CODE tells why.", ""])
