from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from pplcheck.formats.html import charts

NAME = "</title><script>"


def sizes(svg: str, kind: str, name: str) -> list[float]:
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    return [float(part.get(name, "")) for part in root.iter() if part.get("class") == kind]


def test_a_bar_is_cut_by_size() -> None:
    svg = charts.bar("c", "t", "d", [("shown", 1), ("presumed", 2), ("unknown", 1), ("none", 0)])

    assert sizes(svg, "p-shown", "width") == [80]
    assert sizes(svg, "p-presumed", "x") == [80]
    assert sizes(svg, "p-unknown", "x") == [240]
    assert "p-none" not in svg


def test_nothing_is_drawn_of_nothing() -> None:
    assert "<rect" not in charts.bar("c", "t", "d", [("shown", 0)])
    assert "<rect" not in charts.columns("c", "t", "d", [("2016", [("shown", 0)])], [(0, "0")])


def test_words_of_a_chart_are_escaped() -> None:
    svg = charts.bar("c", NAME, NAME, [("shown", 1)])

    assert "<script" not in svg
    assert ET.fromstring(svg)[0].text == NAME  # noqa: S314 - our own drawing


def test_columns_stand_on_the_floor_and_reach_their_height() -> None:
    rows = [(str(year), [("shown", 5.0), ("unknown", 5.0)]) for year in range(2000, 2020)]

    svg = charts.columns("c", "t", "d", rows, [(0, "0"), (10, "10")])

    heights = sizes(svg, "p-shown", "height")
    assert len(heights) == 20
    assert len(set(heights)) == 1
    assert 0 < len(re.findall(r">20\d\d<", svg)) <= 7
    assert ">2019<" in svg


def test_a_gap_in_a_line_is_no_point() -> None:
    series = [("one", [0.0, None, 1.0]), ("two", [None, 0.5, 0.5])]

    svg = charts.lines("c", "t", "d", series, ["a", "b", "c"], [(0, "0"), (1, "1")])

    points = re.findall(r'points="([^"]*)"', svg)
    assert [len(entry.split()) for entry in points] == [2, 2]
    assert svg.count("m-one") == 2
    assert svg.count("m-two") == 2


def test_lines_of_nothing_lie_on_the_floor() -> None:
    svg = charts.lines("c", "t", "d", [("one", [0.0])], ["2016"], [(0, "0")])

    assert 'points="180,146"' in svg


def test_a_curve_begins_and_ends_in_the_corners() -> None:
    svg = charts.curves("c", "t", "d", [("one", [(0.0, 0.0), (1.0, 1.0)])], [(0, "0"), (1, "1")])

    assert 'points="40,188 220,8"' in svg


def test_patterns_are_valid_and_hidden_from_readers() -> None:
    root = ET.fromstring(charts.patterns())  # noqa: S314 - our own drawing

    assert root.get("aria-hidden") == "true"
    assert {part.get("id") for part in root.iter() if part.tag == "pattern"} >= {"hatch", "rows"}
