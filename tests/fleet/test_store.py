from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pplcheck.errors import OutputError, UsageError
from pplcheck.fleet import store as module
from pplcheck.fleet.places import Entry
from pplcheck.fleet.record_text import packed, unpacked
from pplcheck.fleet.rows import Facts, facts_of
from pplcheck.fleet.store import DamagedStoreError, Listed, Store, reading, writing
from pplcheck.fleet.worker import Bounds, Outcome
from pplcheck.pipeline.scanning import scan
from tests.fleet.projects import asked, project


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    repo = project(tmp_path_factory.mktemp("store") / "kitchen")
    record = packed(scan(asked().at(repo)))
    outcome = Outcome(identity="here", record=record, seconds=1.5, cpu=0.5, megabytes=50)
    return facts_of(outcome, "tip", "question", Bounds())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "fleet"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with writing(folder) as opened:
        yield opened


def listed(name: str, identity: str = "here") -> Listed:
    return Listed(entry=Entry(name=name, path=Path(name)), identity=identity, tip="tip")


def test_a_result_is_kept_and_told_by_its_name(store: Store, facts: Facts) -> None:
    store.list([listed("kitchen")], {"name": "all"})
    store.put(facts)
    store.settle("here")

    ((name, state, commits),) = store.rows("SELECT repository, state, commits FROM repositories")
    assert (name, state, commits) == ("kitchen", "judged", 3)
    known = store.known("here")
    assert known
    assert (known.tip, known.question, known.state) == ("tip", "question", "judged")
    assert store.meta() == {"name": "all"}
    assert unpacked(store.packed("here"))["assembly"]["work"]["commits"] == 3


def test_a_new_result_takes_the_place_of_the_old_with_all_its_rows(
    store: Store, facts: Facts
) -> None:
    store.put(facts)
    before = counts(store)
    store.put(facts)

    assert counts(store) == before
    assert before["contribution"] > 0


def counts(store: Store) -> dict[str, int]:
    tables = ("result", "organization", "contribution", "period", "license", "finding")
    return {table: next(store.rows("SELECT count(*) FROM " + table))[0] for table in tables}  # noqa: S608 - ours


def test_lists_of_earlier_runs_are_forgotten_and_results_are_not(
    store: Store, facts: Facts
) -> None:
    store.put(facts)
    store.list([listed("old"), listed("other", "there")], {})
    store.list([listed("new")], {})

    assert list(store.rows("SELECT name, state FROM entry")) == [("new", "waiting")]
    assert store.known("here")
    assert store.known("there") is None


def test_names_that_are_no_text_can_be_listed(store: Store) -> None:
    store.list([listed("odd\udcff")], {})

    assert list(store.rows("SELECT name FROM entry")) == [("odd\\u{dcff}",)]


def test_one_run_at_a_time(store: Store, folder: Path) -> None:
    assert store.known("here") is None
    with pytest.raises(UsageError, match="another run is at work"), writing(folder):
        pass
    store.list([], {"name": "kitchen"})
    with reading(folder) as other:
        assert other.meta() == {"name": "kitchen"}


def test_a_run_that_ended_before_it_listed_anything_is_no_answer(
    store: Store, folder: Path
) -> None:
    assert store.meta() == {}
    with pytest.raises(UsageError, match="before it had listed"), reading(folder):
        pass


def test_only_its_owner_reads_the_store(store: Store, folder: Path) -> None:
    assert store.meta() == {}
    assert (folder / module.FILE).stat().st_mode & 0o777 == 0o600


def test_one_plain_file_stays_behind_once_nobody_reads(folder: Path, facts: Facts) -> None:
    with writing(folder) as store:
        store.list([listed("here")], {"name": "kitchen"})
        store.put(facts)
        with reading(folder) as other:
            assert other.known("here")
            store.settle_down()

    assert {path.name for path in folder.iterdir()} == {module.FILE, "lock"}
    assert (folder / module.FILE).read_bytes()[18:20] == b"\x01\x01"  # no write-ahead log


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no fleet lies in"), reading(tmp_path):
        pass


def test_another_version_is_refused(folder: Path) -> None:
    with writing(folder):
        pass
    with sqlite3.connect(folder / module.FILE) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(UsageError, match="of version 99"), reading(folder):
        pass


@pytest.mark.parametrize(
    "content", [b"this is no database" * 100, b"SQLite format 3\0" + b"x" * 99]
)
def test_a_damaged_store_is_said(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / module.FILE).write_bytes(content)

    with pytest.raises(DamagedStoreError, match="move it away"), writing(folder):
        pass


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(OutputError, match="cannot write to"), writing(tmp_path / "file"):
        pass
