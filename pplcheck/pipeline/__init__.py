"""The only place that knows the order of the stages; the command line and the library call it.

Names load on first use: `pplcheck rules` needs no git, `pplcheck explain PPL101` no history.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pplcheck.pipeline.answering import answer
    from pplcheck.pipeline.demonstration import demo
    from pplcheck.pipeline.explaining import explain_known, explain_party
    from pplcheck.pipeline.governing import user_registers
    from pplcheck.pipeline.licenses import LicensesQuestion, answer_licenses
    from pplcheck.pipeline.loose import LOOSE_LIMIT, read_loose, whole
    from pplcheck.pipeline.permission import ask_bill, ask_expression, ask_repository
    from pplcheck.pipeline.rendering import (
        failure_line,
        gap_line,
        render,
        render_licenses,
        render_permission,
    )
    from pplcheck.pipeline.request import Request
    from pplcheck.pipeline.setup import init, schema_text, settings_summary, settings_text
    from pplcheck.rules import RULES

_HOME = {
    "LOOSE_LIMIT": "pplcheck.pipeline.loose",
    "LicensesQuestion": "pplcheck.pipeline.licenses",
    "RULES": "pplcheck.rules",
    "Request": "pplcheck.pipeline.request",
    "answer": "pplcheck.pipeline.answering",
    "answer_licenses": "pplcheck.pipeline.licenses",
    "ask_bill": "pplcheck.pipeline.permission",
    "ask_expression": "pplcheck.pipeline.permission",
    "ask_repository": "pplcheck.pipeline.permission",
    "demo": "pplcheck.pipeline.demonstration",
    "explain_known": "pplcheck.pipeline.explaining",
    "explain_party": "pplcheck.pipeline.explaining",
    "failure_line": "pplcheck.pipeline.rendering",
    "gap_line": "pplcheck.pipeline.rendering",
    "init": "pplcheck.pipeline.setup",
    "read_loose": "pplcheck.pipeline.loose",
    "render": "pplcheck.pipeline.rendering",
    "render_licenses": "pplcheck.pipeline.rendering",
    "render_permission": "pplcheck.pipeline.rendering",
    "schema_text": "pplcheck.pipeline.setup",
    "settings_summary": "pplcheck.pipeline.setup",
    "settings_text": "pplcheck.pipeline.setup",
    "user_registers": "pplcheck.pipeline.governing",
    "whole": "pplcheck.pipeline.loose",
}

__all__ = [
    "LOOSE_LIMIT",
    "RULES",
    "LicensesQuestion",
    "Request",
    "answer",
    "answer_licenses",
    "ask_bill",
    "ask_expression",
    "ask_repository",
    "demo",
    "explain_known",
    "explain_party",
    "failure_line",
    "gap_line",
    "init",
    "read_loose",
    "render",
    "render_licenses",
    "render_permission",
    "schema_text",
    "settings_summary",
    "settings_text",
    "user_registers",
    "whole",
]


def __getattr__(name: str) -> object:
    """Load a stage's function when it is first asked for; see PEP 562."""
    if name not in _HOME:
        raise AttributeError(f"module 'pplcheck.pipeline' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
