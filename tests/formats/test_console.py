from __future__ import annotations

import pytest

from pplcheck.formats.console import Text, grid, plain, printed, said


def test_columns_are_as_wide_as_what_they_hold() -> None:
    assert printed([grid([("a", "1"), ("bcd", "10")], (1,))], width=40, color=False) == (
        "a     1\nbcd  10\n"
    )


@pytest.mark.parametrize("rows", [[], [()]])
def test_nothing_is_an_empty_line_at_most(rows: list[tuple[str, ...]]) -> None:
    assert printed([grid(rows)], width=40, color=False).strip() == ""


def test_long_cells_go_on_in_the_next_line() -> None:
    text = printed([grid([("name", "word " * 20)])], width=30, color=False)

    assert max(map(len, text.splitlines())) <= 30
    assert text.count("word") == 20


def test_lines_are_not_broken_between_a_number_and_its_sign() -> None:
    text = printed([said("aaaa bbbb 74\u00a0% 1\u202f000")], width=12, color=False)

    assert text.splitlines() == ["aaaa bbbb", "74\u00a0% 1\u202f000"]


def test_color_is_written_only_where_it_is_wanted() -> None:
    part = Text("due", "bold red")

    assert printed([part], width=40, color=False) == "due\n"
    assert "\x1b[" in printed([part], width=40, color=True)


def test_plain_signs_are_as_wide_as_those_they_stand_for() -> None:
    assert plain("█░╌ ▁▂▃▄▅▆▇ a·b\u2013c…") == "#-. _.-=+*% a|b-c~"
