"""The only place that knows the order of the stages; the command line and the library call it.

Names load on first use: `pplcheck rules` needs no git, `pplcheck explain PPL101` no history.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pplcheck.pipeline.answering import answer
    from pplcheck.pipeline.asking import ask, render_inquiries
    from pplcheck.pipeline.configuring import (
        schema_list,
        schema_text,
        settings_summary,
        settings_text,
    )
    from pplcheck.pipeline.demonstration import demo
    from pplcheck.pipeline.explaining import explain_known, explain_party
    from pplcheck.pipeline.exporting import export
    from pplcheck.pipeline.governing import user_registers
    from pplcheck.pipeline.importing import (
        ImportQuestion,
        import_files,
        remarks_summary,
        remarks_text,
    )
    from pplcheck.pipeline.licenses import LicensesQuestion, answer_licenses
    from pplcheck.pipeline.loose import LOOSE_LIMIT, read_loose, whole
    from pplcheck.pipeline.permission import ask_bill, ask_expression, ask_repository
    from pplcheck.pipeline.recording import Recorded, record_baseline
    from pplcheck.pipeline.registering import (
        Edit,
        add_answers,
        add_entry,
        check_registers,
        neutral_line,
    )
    from pplcheck.pipeline.rendering import (
        failure_line,
        gap_line,
        render,
        render_licenses,
        render_permission,
    )
    from pplcheck.pipeline.request import Request
    from pplcheck.pipeline.ruling import rules_text
    from pplcheck.pipeline.setup import init
    from pplcheck.pipeline.tallying import WhoQuestion, tell_who
    from pplcheck.rules import RULES

_HOME = {
    "Edit": "pplcheck.pipeline.registering",
    "ImportQuestion": "pplcheck.pipeline.importing",
    "LOOSE_LIMIT": "pplcheck.pipeline.loose",
    "LicensesQuestion": "pplcheck.pipeline.licenses",
    "RULES": "pplcheck.rules",
    "Recorded": "pplcheck.pipeline.recording",
    "Request": "pplcheck.pipeline.request",
    "WhoQuestion": "pplcheck.pipeline.tallying",
    "add_answers": "pplcheck.pipeline.registering",
    "add_entry": "pplcheck.pipeline.registering",
    "answer": "pplcheck.pipeline.answering",
    "answer_licenses": "pplcheck.pipeline.licenses",
    "ask": "pplcheck.pipeline.asking",
    "ask_bill": "pplcheck.pipeline.permission",
    "ask_expression": "pplcheck.pipeline.permission",
    "ask_repository": "pplcheck.pipeline.permission",
    "check_registers": "pplcheck.pipeline.registering",
    "demo": "pplcheck.pipeline.demonstration",
    "explain_known": "pplcheck.pipeline.explaining",
    "explain_party": "pplcheck.pipeline.explaining",
    "export": "pplcheck.pipeline.exporting",
    "failure_line": "pplcheck.pipeline.rendering",
    "gap_line": "pplcheck.pipeline.rendering",
    "import_files": "pplcheck.pipeline.importing",
    "init": "pplcheck.pipeline.setup",
    "neutral_line": "pplcheck.pipeline.registering",
    "read_loose": "pplcheck.pipeline.loose",
    "record_baseline": "pplcheck.pipeline.recording",
    "remarks_summary": "pplcheck.pipeline.importing",
    "remarks_text": "pplcheck.pipeline.importing",
    "render": "pplcheck.pipeline.rendering",
    "render_inquiries": "pplcheck.pipeline.asking",
    "render_licenses": "pplcheck.pipeline.rendering",
    "render_permission": "pplcheck.pipeline.rendering",
    "rules_text": "pplcheck.pipeline.ruling",
    "schema_list": "pplcheck.pipeline.configuring",
    "schema_text": "pplcheck.pipeline.configuring",
    "settings_summary": "pplcheck.pipeline.configuring",
    "settings_text": "pplcheck.pipeline.configuring",
    "tell_who": "pplcheck.pipeline.tallying",
    "user_registers": "pplcheck.pipeline.governing",
    "whole": "pplcheck.pipeline.loose",
}

__all__ = [
    "LOOSE_LIMIT",
    "RULES",
    "Edit",
    "ImportQuestion",
    "LicensesQuestion",
    "Recorded",
    "Request",
    "WhoQuestion",
    "add_answers",
    "add_entry",
    "answer",
    "answer_licenses",
    "ask",
    "ask_bill",
    "ask_expression",
    "ask_repository",
    "check_registers",
    "demo",
    "explain_known",
    "explain_party",
    "export",
    "failure_line",
    "gap_line",
    "import_files",
    "init",
    "neutral_line",
    "read_loose",
    "record_baseline",
    "remarks_summary",
    "remarks_text",
    "render",
    "render_inquiries",
    "render_licenses",
    "render_permission",
    "rules_text",
    "schema_list",
    "schema_text",
    "settings_summary",
    "settings_text",
    "tell_who",
    "user_registers",
    "whole",
]


def __getattr__(name: str) -> object:
    """Load a stage's function when it is first asked for; see PEP 562."""
    if name not in _HOME:
        raise AttributeError(f"module 'pplcheck.pipeline' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
