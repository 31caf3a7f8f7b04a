from __future__ import annotations

import json
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from pplcheck.cli import fleet_query
from tests.fleet.test_across import folder

__all__ = ["folder"]

pytest.importorskip("duckdb")

ASKED = "SELECT repository, first, commits FROM repositories ORDER BY 1"


def test_answers_are_columns_on_a_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fleet_query, "ROWS", 2)

    assert main(["fleet", "query", str(folder), ASKED]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["repository", "first", "commits"]
    assert lines[2].split() == ["fork", "2018-03-01", "2"]
    assert lines[-1] == "and 3 more; --format csv has all"


def test_answers_are_csv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["fleet", "query", str(folder), f"{ASKED} LIMIT 2", "--format", "csv"])

    assert capsys.readouterr().out == "repository,first,commits\nfar,,0\nfork,2018-03-01,2\n"


def test_answers_are_json_lines_in_a_file(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "answer.jsonl"

    main(["fleet", "query", str(folder), ASKED, "--format", "jsonl", "-o", str(file)])

    rows = [json.loads(line) for line in file.read_text().splitlines()]
    assert rows[0] == {"repository": "far", "first": None, "commits": 0}
    assert rows[1]["first"] == "2018-03-01"


def test_a_wrong_query_is_a_wrong_argument(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fleet", "query", str(folder), "SELECT nothing"]) == 2
    assert "the query cannot be answered" in capsys.readouterr().err


def test_tables_are_exported(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["fleet", "export", str(folder), "--parquet", str(tmp_path / "p")]

    assert main(command) == 0
    assert f"{tmp_path}/p/people.parquet\n" in capsys.readouterr().out
    assert main([*command, "--quiet"]) == 0
    assert capsys.readouterr().out == ""
