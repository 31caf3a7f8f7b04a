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
    from pplcheck.pipeline.rendering import failure_line, render
    from pplcheck.pipeline.request import Request
    from pplcheck.pipeline.setup import init, schema_text, settings_summary, settings_text
    from pplcheck.rules import RULES

_HOME = {
    "RULES": "pplcheck.rules",
    "Request": "pplcheck.pipeline.request",
    "answer": "pplcheck.pipeline.answering",
    "demo": "pplcheck.pipeline.demonstration",
    "explain_known": "pplcheck.pipeline.explaining",
    "explain_party": "pplcheck.pipeline.explaining",
    "failure_line": "pplcheck.pipeline.rendering",
    "init": "pplcheck.pipeline.setup",
    "render": "pplcheck.pipeline.rendering",
    "schema_text": "pplcheck.pipeline.setup",
    "settings_summary": "pplcheck.pipeline.setup",
    "settings_text": "pplcheck.pipeline.setup",
    "user_registers": "pplcheck.pipeline.governing",
}

__all__ = [
    "RULES",
    "Request",
    "answer",
    "demo",
    "explain_known",
    "explain_party",
    "failure_line",
    "init",
    "render",
    "schema_text",
    "settings_summary",
    "settings_text",
    "user_registers",
]


def __getattr__(name: str) -> object:
    """Load a stage's function when it is first asked for; see PEP 562."""
    if name not in _HOME:
        raise AttributeError(f"module 'pplcheck.pipeline' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
