from __future__ import annotations

from pplcheck.licensing.full_names import FULL_NAMES
from pplcheck.licensing.spdx import OSI_APPROVED, OTHER
from pplcheck.model.naming import fold
from tests.licensing.samples import VOCABULARY


def test_each_name_stands_for_one_id_that_spdx_lists() -> None:
    assert {license_id for _, license_id in FULL_NAMES} <= OSI_APPROVED | OTHER
    folded = {fold(name): license_id for name, license_id in FULL_NAMES}

    assert all(folded[fold(name)] == license_id for name, license_id in FULL_NAMES)


def test_names_are_found_in_fields_and_in_prose() -> None:
    assert all(VOCABULARY.find(name) == license_id for name, license_id in FULL_NAMES)
    assert VOCABULARY.in_prose(
        "GNU Free Documentation License, Version 1.3 or any later version"
    ) == ("GFDL-1.3-or-later")
