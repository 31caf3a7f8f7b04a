from __future__ import annotations

import pytest

from pplcheck.config.lines import lines_of
from pplcheck.errors import ConfigurationError

POLICY = """\
reading = "copyfair"
fail-on = "note"

[contribution]
window = "2 years"
threshold = { commits = 3 }

[[waiver]]
code = "PPL103"

[[waiver]]
code = "PPL104"
"""


def test_every_key_has_its_line() -> None:
    assert lines_of(POLICY.encode(), "pplcheck.toml") == {
        "reading": 1,
        "fail-on": 2,
        "contribution.window": 5,
        "contribution.threshold.commits": 6,
        "waiver": 8,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[tool.pplcheck]\nreading = "kleiner"\n', {"reading": 2}),
        ("[project]\nname = 'x'\n", {}),
        ("[tool]\npplcheck = 3\n", {}),
        ("tool = 3\n", {}),
    ],
    ids=["table", "none", "no table", "no tools"],
)
def test_of_a_pyproject_only_our_table_counts(text: str, expected: dict[str, int]) -> None:
    assert lines_of(text.encode(), "sub/pyproject.toml") == expected


def test_what_is_no_toml_is_refused() -> None:
    with pytest.raises(ConfigurationError):
        lines_of(b"nonsense", "pplcheck.toml")
