from __future__ import annotations

import hmac
import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from pplcheck.errors import UnreadableConfigurationError, UsageError
from pplcheck.history.quarantine import open_repository
from pplcheck.pipeline import pseudonyms
from pplcheck.pipeline.pseudonyms import individual, name_people, read_key, under_pseudonyms
from tests.formats.fixed_report import STANDINGS
from tests.repos import build, commit, git

KEY = b"sixteen bytes, or more than that"
ADA = "Ada <ada@mail.example>"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return build(tmp_path / "r", [commit(ADA, files={"key": "k" * 32, "a.txt": "a"})])


def read(repo: Path, path: Path) -> bytes:
    with open_repository(repo, named=True) as repository:
        return read_key(path, repository)


def test_a_key_is_read_as_it_is(repo: Path, tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(KEY)

    assert read(repo, path) == KEY


@pytest.mark.parametrize("size", [0, 15, 4097], ids=["empty", "short", "long"])
def test_a_key_of_another_size_is_refused(repo: Path, tmp_path: Path, size: int) -> None:
    path = tmp_path / "key"
    path.write_bytes(b"k" * size)

    with pytest.raises(UsageError, match="it needs 16 to 4096"):
        read(repo, path)


def test_a_key_that_is_not_there_is_said(repo: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such key file"):
        read(repo, tmp_path / "key")


@pytest.mark.parametrize("what", ["link", "folder", "pipe"])
def test_only_a_regular_file_is_a_key(repo: Path, tmp_path: Path, what: str) -> None:
    path = tmp_path / "key"
    if what == "link":
        (tmp_path / "other").write_bytes(KEY)
        path.symlink_to(tmp_path / "other")
    elif what == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)

    with pytest.raises(UnreadableConfigurationError, match="key"):
        read(repo, path)


@pytest.mark.parametrize("staged", [True, False], ids=["in the commit", "only in the index"])
def test_a_key_that_the_repository_tracks_is_refused(repo: Path, staged: bool) -> None:  # noqa: FBT001 - a parameter
    path = repo / ("key" if staged else "new-key")
    path.write_bytes(KEY)
    if not staged:
        git(repo, "add", "new-key")

    with pytest.raises(UsageError, match="the repository tracks"):
        read(repo, path)


def test_a_key_beside_tracked_files_is_read(repo: Path) -> None:
    (repo / "untracked").write_bytes(KEY)

    assert read(repo, repo / "untracked") == KEY


def test_a_bare_repository_tracks_no_file_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(KEY)

    assert read(build(tmp_path / "r", [commit(ADA)], bare=True), path) == KEY


def test_a_pseudonym_is_a_keyed_digest_and_the_same_in_any_company() -> None:
    alone = name_people(KEY, ["address:ada@mail.example"])
    together = name_people(KEY, ["address:ben@mail.example", "address:ada@mail.example"])
    other = name_people(b"another key, as long", ["address:ada@mail.example"])

    (name,) = alone.values()
    assert name.startswith("person-")
    assert together["address:ada@mail.example"] == name
    assert set(other.values()) != {name}
    digest = hmac.new(KEY, b"address:ada@mail.example", sha256).digest()
    assert name[len("person-") :][0] == "abcdefghijklmnopqrstuvwxyz234567"[digest[0] >> 3]


@given(st.sets(st.text(max_size=8), max_size=40))
def test_no_two_people_share_a_pseudonym(people: set[str]) -> None:
    names = name_people(KEY, people)

    assert len(set(names.values())) == len(people)


def test_pseudonyms_grow_where_they_would_be_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pseudonyms, "LENGTH", 1)
    people = [str(number) for number in range(100)]

    names = name_people(KEY, people)

    assert len(set(names.values())) == 100
    assert min(map(len, names.values())) < max(map(len, names.values()))


def test_standings_lose_names_and_sources_of_persons_only() -> None:
    found = under_pseudonyms(STANDINGS, KEY)

    for before, after in zip(STANDINGS, found, strict=True):
        assert after.party == before.party
        if before.is_person:
            assert after.name.startswith("person-")
            assert {ground.source for ground in after.grounds} <= {"withheld with the name"}
        else:
            assert after == before


def test_one_person_in_two_capacities_is_one_individual() -> None:
    person = next(entry for entry in STANDINGS if entry.is_person)
    key = person.party.partition("#")[0]

    assert individual(person) == key
