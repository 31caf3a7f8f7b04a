from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import ConfigurationError
from pplcheck.model.data import license_data


@pytest.mark.parametrize("folder", ["package/licenses", "licenses"], ids=["inside", "next"])
def test_data_lies_in_the_package_or_next_to_it(tmp_path: Path, folder: str) -> None:
    file = tmp_path / folder / "a.bin"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x")

    assert license_data("a.bin", tmp_path / "package") == file


def test_missing_data_is_a_named_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"a\.bin.*reinstall"):
        license_data("a.bin", tmp_path / "package")
