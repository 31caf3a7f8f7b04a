from __future__ import annotations

from dataclasses import replace

from pplcheck.formats.tree_csv import render
from pplcheck.model.listing import LicensesAnswer
from tests.formats.licensed import FULL, LISTING, placed


def test_one_row_a_file() -> None:
    assert render(FULL).splitlines() == [
        "path,expression,via",
        "LICENSE,PPL,LICENSE",
        "a.py,MIT,a.py",
        "vendor/x/l.c,,vendor/x/LICENSE",
        "vendor/y.c,PPL,LICENSE",
    ]


def test_paths_are_no_formulas_and_nothing_declared_is_empty() -> None:
    listing = replace(LISTING, files=(placed("=cmd|x", via=""),))

    text = render(LicensesAnswer(tool_version="1", listing=listing))

    assert text == "path,expression,via\n'=cmd|x,,\n"
    assert render(LicensesAnswer(tool_version="1")) == "path,expression,via\n"
