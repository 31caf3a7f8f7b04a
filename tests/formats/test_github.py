from __future__ import annotations

from dataclasses import replace

from pplcheck.formats.github import MOST, render
from pplcheck.model.report import Severity
from tests.formats.fixed_report import (
    CONFLICTING,
    PRESUMED,
    fixed_report,
    refused_report,
    report_of,
)
from tests.formats.workflow import Command, commands


def test_findings_are_annotations_of_their_files() -> None:
    found = commands(render(fixed_report()))

    assert found[0] == Command(
        name="error",
        properties={
            "file": "CONTRIBUTING.md",
            "line": "31",
            "title": "PPL103 conflicting-declarations",
        },
        message=CONFLICTING.message,
    )
    assert [command.name for command in found] == [
        "error",
        "error",
        "warning",
        "warning",
        "notice",
        "error",
    ]
    assert "file" not in found[2].properties


def test_the_last_line_says_how_it_ended() -> None:
    assert commands(render(fixed_report()))[-1].message == (
        "2 errors, and error is where the check fails; 1 waived; complete: yes; "
        "reading: kleiner; as of 2026-11-01"
    )
    assert commands(render(report_of()))[-1].name == "notice"
    assert "complete: no" in commands(render(refused_report()))[-1].message


def test_no_more_than_github_shows_and_the_rest_is_counted() -> None:
    many = tuple(replace(CONFLICTING, line=line) for line in range(1, 13))
    few = tuple(replace(PRESUMED, subject=str(number)) for number in range(MOST))
    note = replace(PRESUMED, severity=Severity.NOTE)

    found = commands(render(replace(fixed_report(), findings=(*many, *few, note))))

    names = [command.name for command in found]
    assert (names.count("error"), names.count("warning"), names.count("notice")) == (10, 9, 1)
    assert found[-1].message.endswith("not shown here: 3 errors")


def test_a_file_without_a_line_and_odd_names_are_read_back() -> None:
    path = "a,b:c%2C/@types/x@2.js"
    (first, *_) = commands(
        render(replace(fixed_report(), findings=(replace(CONFLICTING, path=path, line=0),)))
    )

    assert first.properties["file"] == path
    assert "line" not in first.properties


def test_commands_within_a_message_are_broken() -> None:
    finding = replace(CONFLICTING, message="x ##[add-path]/evil\n::error::y\r::set-env name=a::b")

    text = render(replace(fixed_report(), findings=(finding,)))

    assert "##[" not in text
    assert len(text.splitlines()) == 2
    assert commands(text)[0].message == (
        "x ##\\u{5b}add-path]/evil\\u{a}\\u{3a}:error::y\\u{d}\\u{3a}:set-env name=a::b"
    )
