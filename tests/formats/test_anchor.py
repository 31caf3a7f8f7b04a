from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.formats.anchor import EXPECTED, Anchor, anchor, is_inside
from tests.formats.fixed_report import (
    CONFLICTING,
    PRESUMED,
    fixed_report,
    refused_report,
    unlicensed_report,
)


def test_a_finding_is_shown_at_its_own_file() -> None:
    assert anchor(fixed_report(), CONFLICTING) == Anchor(
        path="CONTRIBUTING.md", line=31, is_own=True
    )


def test_a_finding_about_the_whole_is_shown_at_the_license() -> None:
    assert anchor(fixed_report(), PRESUMED) == Anchor(path="LICENSE", line=0, is_own=False)


def test_without_a_license_it_is_shown_at_the_policy_or_where_one_is_expected() -> None:
    report = unlicensed_report()
    finding = report.findings[0]
    governed = replace(report, policy=fixed_report().policy)

    assert anchor(governed, finding).path == "pplcheck.toml"
    assert anchor(report, finding).path == EXPECTED
    assert anchor(refused_report(), finding).path == EXPECTED


@pytest.mark.parametrize("path", ["/etc/register.toml", "../register.toml", "a/../../b", ""])
def test_the_callers_own_files_are_not_in_the_repository(path: str) -> None:
    place = anchor(fixed_report(), replace(CONFLICTING, path=path))

    assert not is_inside(path)
    assert place == Anchor(path="LICENSE", line=0, is_own=False)


def test_dots_within_a_name_lead_nowhere() -> None:
    assert is_inside("a..b/..c")
