from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pplcheck.errors import UsageError
from pplcheck.model.report import Gap
from pplcheck.pipeline.rendering import (
    FORMATS,
    gap_line,
    render,
    render_licenses,
    render_permission,
)
from tests.formats.fixed_report import fixed_report
from tests.formats.licensed import FULL
from tests.formats.test_permission import REPORT

ANSWERS = [(render, fixed_report()), (render_licenses, FULL), (render_permission, REPORT)]


@pytest.mark.parametrize(("rendering", "answer"), ANSWERS)
def test_each_format_or_a_refusal(rendering: Callable[..., str], answer: Any) -> None:
    assert rendering(answer, "json").startswith("{")
    assert rendering(answer, "terminal", width=80)
    with pytest.raises(UsageError, match="no format is named 'pdf'"):
        rendering(answer, "pdf")


def test_csv_is_a_format_of_licenses_alone() -> None:
    assert render_licenses(FULL, "csv").startswith("path,expression,via\n")
    with pytest.raises(UsageError, match="there are csv, json, terminal"):
        render_licenses(FULL, "pdf")
    with pytest.raises(UsageError, match="there are json, terminal"):
        render_permission(REPORT, "csv")


def test_a_report_has_more_formats() -> None:
    for name in FORMATS:
        assert render(fixed_report(), name)
    with pytest.raises(
        UsageError, match="there are csv, github, gitlab, intoto, json, jsonl, junit"
    ):
        render(fixed_report(), "pdf")


def test_a_gap_is_one_harmless_line() -> None:
    assert gap_line(Gap(code="PPL902", what="cut\n", path="a\x1b")) == (
        "pplcheck: PPL902: a\\u{1b}: cut\\u{a}"
    )
