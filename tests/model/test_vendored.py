from __future__ import annotations

import pytest

from pplcheck.model.vendored import is_vendored


@pytest.mark.parametrize("folder", ["vendor", "a/Node_Modules/b", "lib/third_party"])
def test_folders_of_others_work_are_known_at_any_depth_and_in_any_case(folder: str) -> None:
    assert is_vendored(folder)


@pytest.mark.parametrize("folder", ["", "vendoring", "external", "tests/fixtures", "deps"])
def test_folders_in_which_projects_write_themselves_are_not(folder: str) -> None:
    assert not is_vendored(folder)
