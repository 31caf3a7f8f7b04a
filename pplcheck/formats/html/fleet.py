"""The page on many repositories together; in a folder, it is the index of their pages."""

from __future__ import annotations

from typing import Any, Final

from pplcheck.formats.html.charts import columns, patterns
from pplcheck.formats.html.page import Printer
from pplcheck.formats.html.tracked import Tracked
from pplcheck.formats.language import Language
from pplcheck.formats.words import word
from pplcheck.model.fleet_report import FleetReport

FILE: Final = "index.json"
"""Where, beside the index, all numbers of the page stand."""


def render(report: FleetReport, language: Language, *, is_index: bool = False) -> str:
    """The page; as the index of a folder its numbers are those of `index.json` there."""
    printer = Printer(language)
    context = printer.frame() | {
        "r": Tracked(report, f"{FILE}#" if is_index else ""),
        "is_index": is_index,
        "patterns": patterns(),
        "chart": _years(report, language),
        "kind_heads": [f"#{word(language, 'kind', row.kind)}" for row in _kinds(report)],
    }
    return printer.environment().get_template("fleet.html").render(context) + "\n"


def _kinds(report: FleetReport) -> Any:
    return report.years[0].kinds if report.years else ()


def _years(report: FleetReport, language: Language) -> Any:
    """Contributions a year, by kind of party, as a picture."""
    title = language.say("Contributions a year, by kind of party")
    top = max((row.commits for row in report.years), default=0)
    return columns(
        "chart-years",
        title,
        title,
        [
            (str(row.year), [(kind.kind, float(kind.commits)) for kind in row.kinds])
            for row in report.years
        ],
        [(float(top), language.number(top)), (0.0, language.number(0))],
    )
