from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pplcheck.pipeline.request import Request
from pplcheck.pipeline.trails import Trails, gather
from tests.repos import build, commit

ADA = "Ada Example <ada@mail.example>"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return build(
        tmp_path / "r",
        [
            commit("Ben <ben@firm.example>", date="2020-01-01"),
            commit("Cat <cat@firm.example>", date="2020-02-01", trailers=[f"Reviewed-by: {ADA}"]),
            commit("Ben <ben@firm.example>", date="2020-03-01"),
        ],
    )


def gathered(repo: Path, thing: str, *organizations: str, key: Path | None = None) -> Trails:
    request = Request(path=repo, as_of=date(2021, 1, 1), pseudonyms=key)
    return gather(request, thing, frozenset(organizations))


def test_an_organization_has_the_stretches_of_its_people(repo: Path) -> None:
    found = gathered(repo, "firm.example", "firm.example", "other.example")

    ben, cat = found.organizations["firm.example"].stretches
    assert (ben.first, ben.last, ben.commits) == (date(2020, 1, 1), date(2020, 3, 1), 2)
    assert (cat.first, cat.last, cat.commits) == (date(2020, 2, 1), date(2020, 2, 1), 1)
    assert found.organizations["other.example"].stretches == ()
    assert found.people == {}


@pytest.mark.parametrize("thing", ["BEN", "ben@FIRM.example", "Ben <ben@firm.example>"])
def test_a_person_is_found_by_any_of_their_names(repo: Path, thing: str) -> None:
    (trail,) = gathered(repo, thing).people.values()

    assert trail.individual is not None
    assert trail.individual.name == "Ben"
    assert trail.pseudonym == ""
    assert ("firm.example", "firm.example") in trail.named


def test_work_in_other_roles_is_part_of_a_trail(repo: Path) -> None:
    (trail,) = gathered(repo, "ada@mail.example").people.values()

    assert sum(entry.commits for entry in trail.stretches) == 1


def test_a_person_is_found_by_pseudonym(repo: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_bytes(b"a key of thirty-two random bytes")
    (trail,) = gathered(repo, "Ben", key=key).people.values()

    (again,) = gathered(repo, trail.pseudonym, key=key).people.values()

    assert trail.pseudonym.startswith("person-")
    assert again == trail
