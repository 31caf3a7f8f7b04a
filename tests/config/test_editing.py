from __future__ import annotations

from pplcheck.config.editing import with_changes

TEXT = """\
# head
[tool.x]
a = 1  # one
list = [
  "p",  # first
]
facts = { worker_owned = "unknown" }  # why
"""


def test_comments_and_order_stay() -> None:
    changes = {"list": ["p", "q"], "facts": {"worker_owned": "yes"}, "a": 1, "b": "\u202e"}

    text = with_changes(TEXT, ("tool", "x"), changes)

    assert (
        text
        == """\
# head
[tool.x]
a = 1  # one
list = [
  "p",  # first
  "q",
]
facts = { worker_owned = "yes" }  # why
b = "\\u202e"
"""
    )


def test_a_missing_table_is_made() -> None:
    text = with_changes("a = 1\n", ("tool", "pplcheck"), {"register": ["r.toml"]})

    assert '[tool.pplcheck]\nregister = ["r.toml"]' in text
