"""`pplcheck rules`: every rule, its severity, and what it looks for."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output


def rules(
    output_format: Annotated[
        options.Format, typer.Option("--format", help="How the list is written.")
    ] = options.Format.TERMINAL,
) -> None:
    """List all rules; `pplcheck explain CODE` tells the why of one."""
    if output_format is options.Format.JSON:
        rows = [
            {
                "code": rule.code,
                "name": rule.name,
                "severity": rule.severity.label,
                "summary": rule.summary,
                "clause": rule.clause,
            }
            for rule in pipeline.RULES
        ]
        output.emit(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", None)
        return
    lines = [f"{rule.code}  {rule.severity.label:<7}  {rule.summary}" for rule in pipeline.RULES]
    output.emit("\n".join([*lines, "", "pplcheck explain CODE tells why.", ""]), None)
