from __future__ import annotations

import pytest

from pplcheck.formats.language import Language
from pplcheck.formats.report_terminal_sheet import Sheet, bar, sparkline
from tests.formats.assembled import FULL


def test_bars_show_what_is_sure_and_what_may_be() -> None:
    assert bar(0.5, 0.75, 8) == "████░░╌╌"
    assert bar(0.0, 0.001, 4) == "░╌╌╌"
    assert bar(0.0, 0.0, 4) == "╌╌╌╌"


def test_sparks_reach_up_to_the_highest_or_to_what_would_be_all() -> None:
    assert sparkline([0, 1, 2]) == "▁▅█"
    assert sparkline([0.0, 0.0]) == "▁▁"
    assert sparkline([0.5, 1.0], 1.0) == "▅█"
    assert sparkline([]) == ""


@pytest.mark.parametrize(("width", "cells"), [(60, 8), (80, 20), (200, 24)])
def test_bars_take_what_words_leave(width: int, cells: int) -> None:
    assert Sheet(FULL, Language("en"), width).cells == cells
