from __future__ import annotations

import pytest

from pplcheck.config.profile_table import ProfileTable
from pplcheck.errors import ConfigurationError
from pplcheck.model.compatibility import Joining


def table(**values: object) -> ProfileTable:
    return ProfileTable("X.toml", "row[1]", values, {"one", "many", "count", "row"})


def test_values_are_read_by_type() -> None:
    found = table(one="file", many=["file", "adaptation"], count=3, row=[{"one": "a"}])

    assert found.choice("one", Joining) is Joining.FILE
    assert found.choices("one", Joining) == (Joining.FILE,)
    assert found.choices("many", Joining) == (Joining.FILE, Joining.ADAPTATION)
    assert found.count("count") == 3
    assert found.tables("row", {"one"})[0].text("one") == "a"
    assert found.text("missing", needed=False) == ""
    assert found.texts("missing") == ()


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"many": []}, r"key 'row\[1\].many' must name one at least"),
        ({}, "must name one at least"),
        ({"many": ["file", "pile"]}, "must be one of adaptation, collection, file, got 'pile'"),
        ({"many": ["file", 7]}, "must be a list of strings"),
        ({"many": 7}, "must be a list of strings"),
        ({"other": 1}, r"key 'row\[1\].other' is not a key"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_key(values: dict[str, object], problem: str) -> None:
    with pytest.raises(ConfigurationError, match=problem) as error:
        table(**values).choices("many", Joining)

    assert str(error.value).startswith("X.toml: ")
