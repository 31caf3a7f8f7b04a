from __future__ import annotations

import sys
from typing import Any

import pytest

from pplcheck.config.importers import yaml_lines
from pplcheck.config.importers.json_lines import MAX_DEPTH
from pplcheck.config.importers.remarks import Remarks
from pplcheck.config.importers.yaml_lines import read_yaml
from pplcheck.errors import UsageError

pytest.importorskip("yaml")


def test_every_part_knows_its_line_and_scalars_stay_text() -> None:
    found = read_yaml("f", "- a: yes\n  b:\n  - 2016-01-01\n- [x]\n", Remarks())

    assert found == [{"a": "yes", "b": ["2016-01-01"]}, ["x"]]
    assert found.lines == [1, 4]
    assert list(found[0].texts("b")) == [("2016-01-01", 3)]


@pytest.mark.parametrize(
    ("text", "kept", "what"),
    [
        ("a: 1\n: : [", {"a": "1"}, "no YAML"),
        ("a: *x\n", {"a": ""}, "anchor"),
        ("- &x [a]\n- *x\n", [["a"], ""], "anchor"),
        ("a: \x00", None, "no YAML"),
    ],
)
def test_what_cannot_be_read_is_remarked(text: str, kept: Any, what: str) -> None:
    remarks = Remarks()

    found = read_yaml("f", text, remarks)

    assert kept is None or found == kept
    assert what in remarks.all()[0].what


@pytest.mark.parametrize("levels", [MAX_DEPTH, MAX_DEPTH + 1, 5000])
def test_deep_nesting_ends_the_reading(levels: int) -> None:
    remarks = Remarks()

    read_yaml("f", "[" * levels + "]" * levels, remarks)

    too_deep = ["nests too deep; the rest was not read"] if levels > MAX_DEPTH else []
    assert [entry.what for entry in remarks.all()] == too_deep


def test_a_key_that_is_no_text_and_a_second_document_are_left() -> None:
    assert read_yaml("f", "? [a]\n: b\n---\nc\n", Remarks()) == {"": "b"}


def test_a_text_without_end_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_lines, "MAX_CHARACTERS", 3)
    remarks = Remarks()

    assert read_yaml("f", "- a\n- b\n", remarks) is None
    assert "too long" in remarks.all()[0].what


def test_the_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)

    with pytest.raises(UsageError, match="PyYAML"):
        read_yaml("f", "a", Remarks())
