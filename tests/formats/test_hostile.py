"""One text a stranger wrote, everywhere a stranger may write, through every format."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings, strategies as st
from markdown_it import MarkdownIt

from pplcheck.formats.anchor import is_inside
from pplcheck.formats.markdown import LIMIT
from pplcheck.formats.neutral import is_hidden, neutral, shown, sound, without_addresses
from pplcheck.model.report import Report
from pplcheck.pipeline.rendering import FORMATS, render
from tests.formats.fixed_report import CONFLICTING, fixed_report
from tests.formats.workflow import commands

FRAGMENTS = [
    "\x1b[31m", "\x1b]8;;https://x.example\x07", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800",
    "\udcff", "</script>", "<!--", "-->", "=cmd()", "+1", "@SUM(A1)", "]]>", "&amp;", "::error::",
    "\n::set-env name=A::b", "##[add-path]/x", "%0A::error::x", "@here", "#1", "[a](b)", "![](x)",
    "`", "```\n", "\r\n", "\t", "|", "\0", "\uffff", "{0}", "\\", '"', "'", ",", "\u2028", "/",
    "..", "ada@mail.example",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=8)), max_size=12).map(
    "".join
)
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"text", "code_inline", "strong_open", "strong_close", "em_open", "em_close", "softbreak"}
BLOCKS = [
    "paragraph_open",
    "paragraph_close",
    "bullet_list_open",
    "bullet_list_close",
    "paragraph_open",
    "paragraph_close",
]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def report_with(text: str) -> Report:
    report = fixed_report()
    assert report.judged
    (waiver,) = report.outcome.waivers
    return replace(
        report,
        judged=replace(report.judged, name=text, branch=text),
        findings=(replace(CONFLICTING, message=text, path=text, party=text, clause=text),),
        outcome=replace(
            report.outcome,
            reason=text,
            waivers=(replace(waiver, reason=text, approver=text),),
            known=(replace(CONFLICTING, message=text, path=text),),
        ),
    )


def check_json(output: str, text: str) -> None:
    (finding,) = json.loads(output)["findings"]
    assert finding["message"] == sound(without_addresses(text))
    assert finding["path"] == (sound(text) or None)


def check_jsonl(output: str, text: str) -> None:
    first, waived, known = [json.loads(line) for line in output.split("\n")[:-1]]
    assert first["message"] == known["message"] == sound(without_addresses(text))
    assert first["path"] == (sound(text) or None)
    assert waived["waiver"]["reason"] == sound(without_addresses(text))


def check_csv(output: str, text: str) -> None:
    first, *others = csv.DictReader(io.StringIO(output, newline=""), strict=True)
    assert len(others) == 2
    assert first["message"].removeprefix("'") == neutral(without_addresses(text)).removeprefix("'")
    assert first["path"].removeprefix("'") == neutral(text).removeprefix("'")
    cells = [cell for row in (first, *others) for cell in row.values()]
    assert not any(cell.startswith(FORMULA) for cell in cells)


def check_sarif(output: str, text: str) -> None:
    (run,) = json.loads(output)["runs"]
    first, *_ = run["results"]
    uri = first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    if is_inside(text):
        back = unquote_to_bytes(uri)
        assert back in (_bytes(text, "surrogateescape"), _bytes(text, "surrogatepass"))
    else:
        assert uri == "LICENSE"
    assert first["properties"]["path"] == (sound(text) or None)
    assert not any(map(is_hidden, first["message"]["text"]))
    assert "](" not in first["message"]["text"]


def _bytes(text: str, how: str) -> bytes:
    try:
        return text.encode("utf-8", how)
    except UnicodeEncodeError:
        return b""


def check_gitlab(output: str, text: str) -> None:
    (issue,) = json.loads(output)
    assert issue["location"]["path"] == (sound(text) if is_inside(text) else "LICENSE")
    assert issue["description"] == f"PPL103: {shown(text)}"


def check_intoto(output: str, text: str) -> None:
    predicate = json.loads(output)["predicate"]
    assert predicate["head"]["name"] == sound(text)
    assert predicate["verdict"]["reason"] == sound(without_addresses(text))


def check_junit(output: str, text: str) -> None:
    suite = ET.fromstring(output)[0]  # noqa: S314 - of our own making
    check, finding, *others = suite.iter("testcase")
    assert len(others) == 2
    assert check[0].attrib["message"] == neutral(without_addresses(text))
    assert finding.attrib.get("file") == (neutral(text) if is_inside(text) else None)


def check_github(output: str, text: str) -> None:
    first, last = commands(output)
    assert (first.name, last.name) == ("error", "error")
    assert set(first.properties) <= {"file", "line", "title"}
    if is_inside(text):
        assert first.properties["file"] == neutral(text)


def check_markdown(output: str, text: str) -> None:
    del text
    mark, _, rest = output.partition("\n")
    assert mark == "<!-- pplcheck -->"
    assert len(output.encode()) < LIMIT
    for block in READER.parse(rest):
        for token in block.children or []:
            assert token.type in OURS
            if token.type == "text":
                assert not set("@#[]|&`\\$") & set(token.content)
    assert [block.type for block in READER.parse(rest) if block.level == 0] == BLOCKS


def check_terminal(output: str, text: str) -> None:
    del text
    assert output.endswith("\n")


CHECKS: dict[str, Callable[[str, str], None]] = {
    "csv": check_csv,
    "github": check_github,
    "gitlab": check_gitlab,
    "intoto": check_intoto,
    "json": check_json,
    "jsonl": check_jsonl,
    "junit": check_junit,
    "markdown": check_markdown,
    "sarif": check_sarif,
    "terminal": check_terminal,
}


def test_every_format_is_looked_at() -> None:
    assert list(CHECKS) == list(FORMATS)


@pytest.mark.parametrize("name", CHECKS)
@settings(deadline=None)
@given(text=TEXTS)
def test_a_hostile_text_is_read_back_or_harmless(name: str, text: str) -> None:
    output = render(report_with(text), name)

    CHECKS[name](output, text)
    assert output.encode()
    assert not any(map(is_hidden, output.replace("\n", "")))
    assert "##[" not in output
    assert name == "github" or not re.search(r"^\s*::(error|set-env)", output, re.MULTILINE)
    assert render(report_with(text), name) == output
