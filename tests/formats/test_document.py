from __future__ import annotations

import json

from pplcheck.formats.document import written


def test_a_document_has_a_member_and_a_row_a_line() -> None:
    text = written({"a": 1, "rows": [{"b": "é"}, {"b": None}], "none": [], "deep": {"c": [1, 2]}})

    assert text == (
        '{\n"a": 1,\n"rows": [\n  {"b": "\\u00e9"},\n  {"b": null}\n],\n"none": [],\n'
        '"deep": {"c": [1, 2]}\n}\n'
    )


def test_lone_surrogates_become_visible_and_all_else_comes_back() -> None:
    value = {"path": "a\udcff\x1b\n", "rows": [["\u202e", True, 0.5]]}

    back = json.loads(written(value))

    assert back == {"path": "a\\u{dcff}\x1b\n", "rows": [["\u202e", True, 0.5]]}
