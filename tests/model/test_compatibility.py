from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from pplcheck.model.compatibility import Compatible
from pplcheck.model.component import Component
from tests.rules.combined import combination


def test_a_combination_is_judged_by_files_that_stay_files_of_their_own() -> None:
    found = combination(Compatible.DISPUTED, adaptation=Compatible.NO)

    assert found.answer is Compatible.DISPUTED


def test_values_cannot_be_changed() -> None:
    component = Component(name="a", version="", reference="")

    with pytest.raises(FrozenInstanceError):
        component.name = "b"  # type: ignore[misc]
