from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pplcheck.fleet.across import report
from pplcheck.fleet.store import reading
from pplcheck.formats.fleet_terminal import render
from pplcheck.model.fleet_report import FleetReport
from tests.fleet.test_across import folder

__all__ = ["folder"]


@pytest.fixture(scope="module")
def told(folder: Path) -> FleetReport:
    with reading(folder) as store:
        return report(store)


def test_the_report_in_brief(told: FleetReport) -> None:
    text = render(told, width=100)

    assert text.startswith(
        "Ours · 3 repositories judged · 1 could not be checked · 1 not fetched · as of 2020-06-01\n"
    )
    assert "elephant factor 1, Gini 0." in text
    assert "refused  " in text
    assert "Nebula Coop on what all keep 2 contributions" in " ".join(text.split())
    assert "Orbit Ltd" in text
    assert "owes for 1" in text
    assert "1 outsider owing" in text
    assert "MIT (none)" in text
    assert max(map(len, text.splitlines())) <= 160


def test_lists_are_short_and_say_so(told: FleetReport) -> None:
    partly = tuple(replace(row, complete=False) for row in told.repositories * 4)
    many = replace(told, repositories=partly, more_repositories=3, same=1, refused=0, waiting=2)

    text = render(many, width=80)

    assert "  and 11 more" in text
    assert "2 not scanned yet · 1 named or copied twice" in text
    assert "not checked wholly" in text


def test_forks_are_told(told: FleetReport) -> None:
    text = render(told, width=80)

    assert "\nForks, in each of which counts what they share\n  fork, kitchen\n" in text


def test_nothing_is_said_of_what_is_not_there(told: FleetReport) -> None:
    spread = replace(told.spread, organizations=0)
    empty = replace(
        told, organizations=(), works=(), ledger=(), licenses=(), changes=(), repositories=(),
        spread=spread, as_of=None,
    )  # fmt: skip

    text = render(empty, width=80)

    assert "Licenses" not in text
    assert "elephant" not in text
