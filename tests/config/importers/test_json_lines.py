from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, strategies as st

from pplcheck.config.importers.json_lines import MAX_DEPTH, Array, Object, read_json
from pplcheck.config.importers.remarks import Remarks

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.text()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.sampled_from([None, 1]))
def test_values_are_those_of_the_standard_library(value: Any, indent: int | None) -> None:
    remarks = Remarks()

    assert read_json("f", json.dumps(value, indent=indent), remarks) == value
    assert remarks.all() == ()


def test_every_part_knows_its_line() -> None:
    found = read_json("f", '{\n "a": [\n  "x",\n\n  "y"],\n "b": {"c":\n 1}}', Remarks())

    assert isinstance(found, Object)
    assert found.lines == {"a": 2, "b": 6}
    assert list(found.texts("a")) == [("x", 3), ("y", 5)]
    assert found["b"].lines == {"c": 7}
    assert found["b"]["c"] == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", None),
        ("]", None),
        ('{"a": 1, "b"', {"a": 1}),
        ('{"a": 1 "b": 2}', {"a": 1}),
        ('{"a" 1}', {}),
        ("{1: 2}", {}),
        ('["a", "b', ["a"]),
        ('["a", nope]', ["a"]),
        ('["a"}', ["a"]),
        ("[1, ]", [1]),
        ("[1, 1.2.3]", [1]),
    ],
)
def test_what_stands_before_a_mistake_is_kept(text: str, kept: Any) -> None:
    remarks = Remarks()

    assert read_json("f", text, remarks) == kept
    assert [entry.what for entry in remarks.all()] == [
        "no JSON from here on; what follows was not taken over"
    ]


@pytest.mark.parametrize(("levels", "expected"), [(MAX_DEPTH, 0), (MAX_DEPTH + 1, 1), (100_000, 1)])
def test_deep_nesting_ends_the_reading(levels: int, expected: int) -> None:
    remarks = Remarks()

    found = read_json("f", "[" * levels + "]" * levels, remarks)

    depth = 0
    while isinstance(found, list):
        depth, found = depth + 1, next(iter(found), None)
    assert (depth, len(remarks.all())) == (MAX_DEPTH + expected, expected)


@given(st.text(alphabet='[]{},:" a1\\\n'))
def test_any_text_is_no_crash(text: str) -> None:
    read_json("f", text, Remarks())


def test_other_values_hold_no_objects_and_no_texts() -> None:
    found = Object(1)
    found["a"], found["b"], found["c"] = "text", Array(1), None

    assert [*found.objects("a"), *found.objects("b"), *found.objects("c")] == []
    assert [*found.texts("a"), *found.texts("z")] == []
    assert found.text("b") == ""
