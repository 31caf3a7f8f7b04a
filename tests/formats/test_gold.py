"""One fixed report of each kind, one gold file a format.

After a wanted change run `PPLCHECK_UPDATE_GOLD=1 python -m pytest tests/formats/test_gold.py`
and read the difference line by line before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pplcheck.formats import (
    explain,
    json,
    report_csv,
    report_json,
    report_markdown,
    report_phyle_markdown,
    report_phyle_terminal,
    report_terminal,
    sarif,
    terminal,
)
from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.pipeline.rendering import render
from pplcheck.rules import RULES, rule
from tests.formats.assembled import FULL, NOTHING
from tests.formats.assembled_phyle import PHYLE
from tests.formats.fixed_report import fixed_report, refused_report, unlicensed_report
from tests.rules.evidence import PPL

GOLD = Path(__file__).parent / "gold"
UPDATE = "PPLCHECK_UPDATE_GOLD"


RENDERED = {
    "report.json": json.render(fixed_report()),
    "refused.json": json.render(refused_report()),
    "terminal-80.txt": terminal.render(fixed_report(), width=80, color=False),
    "terminal-110.txt": terminal.render(fixed_report(), width=110, color=False),
    "terminal-unlicensed.txt": terminal.render(unlicensed_report(), width=80, color=False),
    "terminal-refused.txt": terminal.render(refused_report(), width=80, color=False),
    **{
        f"report-{name}.{suffix}": render(fixed_report(), name)
        for name, suffix in (
            ("csv", "csv"),
            ("github", "txt"),
            ("gitlab", "json"),
            ("intoto", "json"),
            ("jsonl", "jsonl"),
            ("junit", "xml"),
            ("markdown", "md"),
        )
    },
    "report.sarif": sarif.render(fixed_report(), RULES[:2]),
    "explain-rule.txt": explain.explain_rule(rule("PPL401")),
    "explain-license.txt": explain.explain_license(PPL),
    "explain-party.txt": explain.explain_party(fixed_report(), "orbit"),
    "assembly.json": report_json.render(FULL),
    "assembly.csv": report_csv.render(FULL),
    "assembly-nothing-en.txt": report_terminal.render(NOTHING, Language("en"), width=80),
    "assembly-phyle.json": report_json.render(PHYLE),
    "assembly-phyle.csv": report_csv.render(PHYLE),
    **{
        f"{name}-{code}.{suffix}": text
        for code in LANGUAGES
        for name, suffix, text in (
            ("assembly", "md", report_markdown.render(FULL, Language(code))),
            ("assembly", "txt", report_terminal.render(FULL, Language(code), width=80)),
            ("assembly-phyle", "md", report_phyle_markdown.render(PHYLE, Language(code))),
            (
                "assembly-phyle",
                "txt",
                report_phyle_terminal.render(PHYLE, Language(code), width=80),
            ),
        )
    },
}


@pytest.mark.parametrize("name", RENDERED)
def test_a_format_is_what_was_reviewed(name: str) -> None:
    file = GOLD / name
    if os.environ.get(UPDATE):
        file.write_bytes(RENDERED[name].encode())

    assert RENDERED[name] == file.read_bytes().decode()


def test_no_gold_is_left_over() -> None:
    assert {path.name for path in GOLD.iterdir()} == set(RENDERED)
