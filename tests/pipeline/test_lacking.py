from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pplcheck.pipeline.lacking import lacking_line
from pplcheck.pipeline.phyle_reporting import report_on_phyle
from pplcheck.pipeline.reporting import report_on
from pplcheck.pipeline.request import Request
from tests.repos import build, commit, git, object_file

ADA = "Ada Example <ada@nebula.example>"
PHYLE = """
name = "Two"
[[member]]
organization = "nebula"
[[project]]
name = "Kitchen"
path = "kitchen"
[[project]]
name = "Gone"
path = "gone"
[[project]]
name = "Far"
url = "https://forge.example/far"
"""


def asked(path: Path) -> Request:
    return Request(path=path, as_of=date(2020, 6, 1), named=True)


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    files = {"LICENSE": "SPDX-License-Identifier: PPL\n"}
    return build(tmp_path / "kitchen", [commit(ADA, files=files)], bare=True)


def without_license(repo: Path) -> Path:
    object_file(repo, git(repo, "rev-parse", "HEAD:LICENSE")).unlink()
    return repo


def test_nothing_is_said_of_a_whole_report(kitchen: Path) -> None:
    assert lacking_line([report_on(asked(kitchen))]) == ""


def test_a_report_says_what_could_not_be_read(kitchen: Path) -> None:
    report = report_on(asked(without_license(kitchen)))

    assert lacking_line([report]) == (
        "pplcheck: not everything could be checked: "
        "LICENSE: cannot be read; what it declares is unknown"
    )


def test_a_report_on_nothing_says_why(tmp_path: Path) -> None:
    line = lacking_line([report_on(asked(tmp_path))])

    assert line.startswith("pplcheck: not everything could be checked: ")
    assert "not a git repository" in line


def test_of_several_it_is_told_how_many(kitchen: Path, tmp_path: Path) -> None:
    reports = [report_on(asked(kitchen)), report_on(asked(tmp_path))]

    assert "1 of 2 reports lack something" in lacking_line(reports)


def test_a_phyle_names_the_first_of_its_projects(kitchen: Path, tmp_path: Path) -> None:
    file = tmp_path / "phyle.toml"
    file.write_text(PHYLE)
    without_license(kitchen)

    both = lacking_line([report_on_phyle(asked(tmp_path), file, [])])
    one = lacking_line([report_on_phyle(asked(tmp_path), file, [kitchen])])

    assert ": Gone: " in both
    assert both.endswith(" (and 1 more)")
    assert one.endswith(": Kitchen: not checked wholly")
