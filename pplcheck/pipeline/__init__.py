"""The only place that knows the order of the stages; the command line and the library call it.

Names load on first use: `pplcheck rules` needs no git, `pplcheck explain PPL101` no history.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pplcheck.pipeline.answering import answer, tell, written
    from pplcheck.pipeline.asking import ask, render_inquiries
    from pplcheck.pipeline.badging import badge_of, render_badge
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
    from pplcheck.pipeline.lacking import lacking_line
    from pplcheck.pipeline.loose import LOOSE_LIMIT, read_loose, whole
    from pplcheck.pipeline.paying import add_payment
    from pplcheck.pipeline.permission import ask_bill, ask_expression, ask_repository
    from pplcheck.pipeline.phyle import (
        phyle_flows,
        phyle_registers,
        project_at,
        project_paths,
        read_phyle,
    )
    from pplcheck.pipeline.phyle_reporting import (
        phyle_index,
        render_phyle,
        report_on_phyle,
    )
    from pplcheck.pipeline.reciprocity import (
        DraftedLetter,
        draft_letter,
        draft_letters,
        render_reciprocity,
        tell_reciprocity,
    )
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
        render_permission,
    )
    from pplcheck.pipeline.reporting import Site, render_report, report_on
    from pplcheck.pipeline.request import Request
    from pplcheck.pipeline.ruling import rules_text
    from pplcheck.pipeline.setup import init
    from pplcheck.pipeline.sharing import SharesQuestion, tell_shares
    from pplcheck.pipeline.shelving import cache_text, clear_cache
    from pplcheck.pipeline.stocktaking import render_inventory, take_stock
    from pplcheck.pipeline.tallying import WhoQuestion, tell_who
    from pplcheck.pipeline.telling_licenses import LicensesQuestion, tell_licenses
    from pplcheck.rules import RULES

_HOME = {
    "DraftedLetter": "pplcheck.pipeline.reciprocity",
    "Edit": "pplcheck.pipeline.registering",
    "ImportQuestion": "pplcheck.pipeline.importing",
    "LOOSE_LIMIT": "pplcheck.pipeline.loose",
    "LicensesQuestion": "pplcheck.pipeline.telling_licenses",
    "RULES": "pplcheck.rules",
    "Recorded": "pplcheck.pipeline.recording",
    "Request": "pplcheck.pipeline.request",
    "SharesQuestion": "pplcheck.pipeline.sharing",
    "Site": "pplcheck.pipeline.reporting",
    "WhoQuestion": "pplcheck.pipeline.tallying",
    "add_answers": "pplcheck.pipeline.registering",
    "add_entry": "pplcheck.pipeline.registering",
    "add_payment": "pplcheck.pipeline.paying",
    "answer": "pplcheck.pipeline.answering",
    "ask": "pplcheck.pipeline.asking",
    "ask_bill": "pplcheck.pipeline.permission",
    "ask_expression": "pplcheck.pipeline.permission",
    "ask_repository": "pplcheck.pipeline.permission",
    "badge_of": "pplcheck.pipeline.badging",
    "cache_text": "pplcheck.pipeline.shelving",
    "check_registers": "pplcheck.pipeline.registering",
    "clear_cache": "pplcheck.pipeline.shelving",
    "demo": "pplcheck.pipeline.demonstration",
    "draft_letter": "pplcheck.pipeline.reciprocity",
    "draft_letters": "pplcheck.pipeline.reciprocity",
    "explain_known": "pplcheck.pipeline.explaining",
    "explain_party": "pplcheck.pipeline.explaining",
    "export": "pplcheck.pipeline.exporting",
    "failure_line": "pplcheck.pipeline.rendering",
    "gap_line": "pplcheck.pipeline.rendering",
    "import_files": "pplcheck.pipeline.importing",
    "init": "pplcheck.pipeline.setup",
    "lacking_line": "pplcheck.pipeline.lacking",
    "neutral_line": "pplcheck.pipeline.registering",
    "phyle_flows": "pplcheck.pipeline.phyle",
    "phyle_index": "pplcheck.pipeline.phyle_reporting",
    "phyle_registers": "pplcheck.pipeline.phyle",
    "project_at": "pplcheck.pipeline.phyle",
    "project_paths": "pplcheck.pipeline.phyle",
    "read_loose": "pplcheck.pipeline.loose",
    "read_phyle": "pplcheck.pipeline.phyle",
    "record_baseline": "pplcheck.pipeline.recording",
    "remarks_summary": "pplcheck.pipeline.importing",
    "remarks_text": "pplcheck.pipeline.importing",
    "render": "pplcheck.pipeline.rendering",
    "render_badge": "pplcheck.pipeline.badging",
    "render_inquiries": "pplcheck.pipeline.asking",
    "render_inventory": "pplcheck.pipeline.stocktaking",
    "render_permission": "pplcheck.pipeline.rendering",
    "render_phyle": "pplcheck.pipeline.phyle_reporting",
    "render_reciprocity": "pplcheck.pipeline.reciprocity",
    "render_report": "pplcheck.pipeline.reporting",
    "report_on": "pplcheck.pipeline.reporting",
    "report_on_phyle": "pplcheck.pipeline.phyle_reporting",
    "rules_text": "pplcheck.pipeline.ruling",
    "schema_list": "pplcheck.pipeline.configuring",
    "schema_text": "pplcheck.pipeline.configuring",
    "settings_summary": "pplcheck.pipeline.configuring",
    "settings_text": "pplcheck.pipeline.configuring",
    "take_stock": "pplcheck.pipeline.stocktaking",
    "tell": "pplcheck.pipeline.answering",
    "tell_licenses": "pplcheck.pipeline.telling_licenses",
    "tell_reciprocity": "pplcheck.pipeline.reciprocity",
    "tell_shares": "pplcheck.pipeline.sharing",
    "tell_who": "pplcheck.pipeline.tallying",
    "user_registers": "pplcheck.pipeline.governing",
    "whole": "pplcheck.pipeline.loose",
    "written": "pplcheck.pipeline.answering",
}

__all__ = [
    "LOOSE_LIMIT",
    "RULES",
    "DraftedLetter",
    "Edit",
    "ImportQuestion",
    "LicensesQuestion",
    "Recorded",
    "Request",
    "SharesQuestion",
    "Site",
    "WhoQuestion",
    "add_answers",
    "add_entry",
    "add_payment",
    "answer",
    "ask",
    "ask_bill",
    "ask_expression",
    "ask_repository",
    "badge_of",
    "cache_text",
    "check_registers",
    "clear_cache",
    "demo",
    "draft_letter",
    "draft_letters",
    "explain_known",
    "explain_party",
    "export",
    "failure_line",
    "gap_line",
    "import_files",
    "init",
    "lacking_line",
    "neutral_line",
    "phyle_flows",
    "phyle_index",
    "phyle_registers",
    "project_at",
    "project_paths",
    "read_loose",
    "read_phyle",
    "record_baseline",
    "remarks_summary",
    "remarks_text",
    "render",
    "render_badge",
    "render_inquiries",
    "render_inventory",
    "render_permission",
    "render_phyle",
    "render_reciprocity",
    "render_report",
    "report_on",
    "report_on_phyle",
    "rules_text",
    "schema_list",
    "schema_text",
    "settings_summary",
    "settings_text",
    "take_stock",
    "tell",
    "tell_licenses",
    "tell_reciprocity",
    "tell_shares",
    "tell_who",
    "user_registers",
    "whole",
    "written",
]


def __getattr__(name: str) -> object:
    """Load a stage's function when it is first asked for; see PEP 562."""
    if name not in _HOME:
        raise AttributeError(f"module 'pplcheck.pipeline' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
