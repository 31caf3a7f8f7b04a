from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pplcheck.errors import OutputError, UsageError
from pplcheck.fleet.analysis import answered, export
from pplcheck.fleet.store import reading
from pplcheck.fleet.tables import VIEWS
from tests.fleet.test_across import folder

__all__ = ["folder"]

duckdb = pytest.importorskip("duckdb")

STOLEN = "/tmp/pplcheck-stolen.csv"  # noqa: S108 - never written


def asked(folder: Path, query: str) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    with reading(folder) as store, answered(store, query) as answer:
        return answer.columns, list(answer.rows)


def test_views_are_asked_in_sql(folder: Path) -> None:
    columns, rows = asked(
        folder,
        "SELECT repository, first, complete, reason = '' AS fine FROM repositories "
        "WHERE state <> 'refused' ORDER BY repository",
    )

    assert columns == ("repository", "first", "complete", "fine")
    assert [(row[0], str(row[1]), row[2], row[3]) for row in rows] == [
        ("far", "None", False, False),
        ("fork", "2018-03-01", True, True),
        ("garden", "2020-04-01", True, True),
        ("kitchen", "2018-03-01", True, True),
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_there_with_its_types(view: str, folder: Path) -> None:
    _, rows = asked(folder, f"DESCRIBE {view}")

    assert {row[0]: row[1] for row in rows} == VIEWS[view]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM nothing",
        "SELECT",
        "SELECT * FROM read_csv('/etc/passwd')",
        f"COPY repositories TO '{STOLEN}'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ],
)
def test_a_query_can_do_no_more_than_ask(query: str, folder: Path) -> None:
    with pytest.raises(UsageError, match="the query cannot be answered"):
        asked(folder, query)
    assert not Path(STOLEN).exists()


@pytest.mark.parametrize("query", ["", "-- nothing"])
def test_a_query_that_asks_for_nothing_is_refused(query: str, folder: Path) -> None:
    with pytest.raises(UsageError, match="the query asks for nothing; tables are repositories"):
        asked(folder, query)


def test_what_is_wrong_with_a_query_is_told_in_a_line(folder: Path) -> None:
    with pytest.raises(UsageError) as refused:
        asked(folder, "SELEC 1")

    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("said", "raised"), [("Query interrupted", KeyboardInterrupt), ("generator", RuntimeError)]
)
def test_an_interrupted_query_ends_as_any_command(
    said: str, raised: type[BaseException], folder: Path
) -> None:
    with reading(folder) as store, pytest.raises(raised), answered(store, "SELECT 1"):
        raise RuntimeError(said)


def test_tables_are_exported_as_parquet_with_their_version(folder: Path, tmp_path: Path) -> None:
    with reading(folder) as store:
        paths = export(store, tmp_path / "parquet's")

    assert [path.stem for path in paths] == list(VIEWS)
    with duckdb.connect() as connection:
        name = str(paths[0]).replace("'", "''")
        (count,) = connection.execute(f"SELECT count(*) FROM '{name}'").fetchone()  # noqa: S608
        ((key, value),) = connection.execute(
            f"SELECT key, value FROM parquet_kv_metadata('{name}')"  # noqa: S608
        ).fetchall()
    assert (count, key, value) == (5, b"pplcheck_schema", b"1")
    assert not list((tmp_path / "parquet's").glob(".*"))


def test_the_same_fleet_is_exported_as_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    with reading(folder) as store:
        one, two = (export(store, tmp_path / name) for name in ("one", "two"))

    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_where_nothing_can_be_written_that_is_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "taken" / "repositories.parquet").mkdir(parents=True)

    for name in ("file", "taken"):
        with reading(folder) as store, pytest.raises(OutputError, match="cannot write"):
            export(store, tmp_path / name)
    assert [path.name for path in (tmp_path / "taken").iterdir()] == ["repositories.parquet"]


def test_without_duckdb_it_is_said_how_to_get_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)

    with pytest.raises(UsageError, match=r"pip install 'pplcheck\[fleet\]'"):
        asked(folder, "SELECT 1")
