from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.model.fleet import Record
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.scanning import scan
from tests.fleet.projects import DAY
from tests.repos import build, commit

REGISTER = """
schema = 1
[[organization]]
id = "nebula"
name = "Nebula Coop"
domains = ["nebula.example"]
kind = "worker-cooperative"
facts = { worker_owned = "yes", surplus_to_worker_owners = "yes" }
source = "statutes"
checked = 2020-01-01
[[person]]
name = "Zoe"
identities = ["Zoe <zoe@own.example>"]
[[person.enrollment]]
organization = "self"
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a member, a small domain, somebody of whom nothing shows, and Zoe."""
    top = tmp_path_factory.mktemp("sums")
    (top / "register.toml").write_text(REGISTER)
    (top / "key").write_bytes(b"k" * 32)
    people = [
        ("Ada <ada@nebula.example>", "2019-05-01"),
        ("Ada <ada@nebula.example>", "2020-05-01"),
        ("Ben <ben@orbit.example>", "2020-05-02"),
        ("Cy <cy@mail.example>", "2020-05-03"),
        ("Zoe <zoe@own.example>", "2020-05-04"),
    ]
    table = [commit(who, files={"LICENSE": "PPL"}, date=day) for who, day in people]
    build(top / "kitchen", table)
    return top


def record(place: Path, *, show: bool = False, key: str = "", pseudonyms: bool = False) -> Record:
    request = Request(
        path=place / "kitchen",
        as_of=DAY,
        registers=(place / "register.toml",),
        show_people=show,
        pseudonyms=place / "key" if pseudonyms else None,
    )
    return scan(request, people_key=place / key if key else None)


def test_small_domains_share_a_row_without_a_name(place: Path) -> None:
    folded, nebula = record(place).organizations

    assert (nebula.party, nebula.declared, nebula.commits, nebula.people) == ("nebula", True, 2, 1)
    assert (folded.party, folded.name, folded.folded) == ("", "", folded.folded)
    assert folded.folded >= 1
    assert not any("orbit" in repr(entry) for entry in record(place).sums)


def test_contributions_add_up_by_year_and_attribution(place: Path) -> None:
    sums = record(place).sums

    assert sum(entry.commits for entry in sums) == 5
    assert list(sums) == sorted(sums, key=lambda entry: (entry.year, entry.party))
    own = [entry for entry in sums if entry.party == "nebula"]
    assert [(entry.year, entry.commits, entry.kind) for entry in own] == [
        (2019, 1, "worker-cooperative"),
        (2020, 1, "worker-cooperative"),
    ]
    assert {entry.capacity for entry in sums} >= {"organization", "themselves"}


def test_people_are_told_only_where_they_are_asked_for(place: Path) -> None:
    assert record(place, key="key").people == ()
    assert record(place, show=True).people == ()


def test_people_have_an_id_made_with_the_key_and_no_address(place: Path) -> None:
    people = record(place, show=True, key="key").people

    assert {entry.name for entry in people} == {"Ada", "Ben", "Cy", "Zoe"}
    assert all(entry.id.startswith("person-") for entry in people)
    assert sum(entry.commits for entry in people) == 5
    assert "@" not in repr(people)


def test_pseudonyms_stand_in_for_people(place: Path) -> None:
    people = record(place, pseudonyms=True).people

    assert {entry.name for entry in people} == {entry.id for entry in people}
    assert len({entry.id for entry in people}) == 4


def test_everybody_is_named_where_people_are_shown(place: Path) -> None:
    names = {entry.party for entry in record(place, show=True, key="key").organizations}

    assert "" not in names
