from __future__ import annotations

from license_expression import get_license_index  # type: ignore[import-untyped]

from pplcheck.config.profiles import load_profiles
from pplcheck.licensing.spdx import EXCEPTIONS, OSI_APPROVED, OTHER
from pplcheck.model.license import Terms


def test_the_tables_do_not_overlap() -> None:
    assert not OSI_APPROVED & OTHER
    assert not (OSI_APPROVED | OTHER) & EXCEPTIONS


def test_every_id_is_one_the_library_lists() -> None:
    listed = set()
    for entry in get_license_index():
        listed |= {entry.get("spdx_license_key"), *(entry.get("other_spdx_license_keys") or ())}

    assert listed >= OSI_APPROVED | OTHER | EXCEPTIONS


def test_reciprocal_licenses_are_not_approved_ones() -> None:
    reciprocal = {entry.id for entry in load_profiles() if entry.terms is Terms.RECIPROCAL}

    assert not reciprocal & OSI_APPROVED
    assert "PPL" in OTHER


def test_ordinary_profiles_are_spdx_ids() -> None:
    ordinary = {entry.id for entry in load_profiles() if entry.terms is Terms.NONE}
    listed = {license_id for license_id in ordinary if not license_id.startswith("LicenseRef-")}

    assert listed <= OSI_APPROVED | OTHER
    assert not (ordinary - listed) & OSI_APPROVED
