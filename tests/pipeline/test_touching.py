from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from pplcheck import pipeline
from pplcheck.model.attribution import By
from tests.repos import build, commit

ADA = "Ada <ada@mail.example>"
MANY = {f"part/{number}": f"{number}\n" for number in range(4)}


def repository(folder: Path, policy: str = "") -> Path:
    files = {"a": "1\n", "b": "2\n", "pplcheck.toml": policy}
    return build(folder / "work", [commit(ADA, files=files), commit(ADA, "Take in", files=MANY)])


def told(repo: Path, format_: str, *, paths: bool, lines: bool = False) -> str:
    request = pipeline.Request(path=repo, as_of=date(2026, 10, 1), paths=paths, lines=lines)
    question = pipeline.WhoQuestion(request=request, by=By.YEAR)
    return "".join(pipeline.tell_who(question, format_, width=100, color=False))


@pytest.mark.parametrize(
    ("policy", "commits", "files"),
    [
        ("", 2, 7),
        ("[contribution]\nimport-files = 3\n", 1, 3),
        ('[contribution]\nimport-files = 3\nimports = "count"\n', 2, 7),
    ],
    ids=["default", "threshold of the policy", "counted by policy"],
)
def test_with_paths_files_are_a_second_measure_and_imports_show(
    tmp_path: Path, policy: str, commits: int, files: int
) -> None:
    answer = json.loads(told(repository(tmp_path, policy), "json", paths=True))

    assert [(row["commits"], row["files"]) for row in answer["rows"]] == [(commits, files)]
    assert answer["excluded"]["imports"] == 2 - commits
    assert answer["excluded"]["renames"] == 0


def test_without_paths_nothing_is_said_of_files(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    answer = json.loads(told(repo, "json", paths=False))

    assert answer["rows"][0]["files"] is None
    assert answer["excluded"]["renames"] is None
    assert "files" not in told(repo, "csv", paths=False)
    assert "files" not in told(repo, "terminal", paths=False)


def test_csv_and_terminal_have_a_column_of_files(tmp_path: Path) -> None:
    repo = repository(tmp_path, "[contribution]\nimport-files = 3\n")

    (row,) = csv.DictReader(io.StringIO(told(repo, "csv", paths=True)))
    text = told(repo, "terminal", paths=True)

    assert row["files"] == "3"
    assert "not counted: 1 import" in text
    assert " files\n" in text


def test_lines_are_a_third_measure_where_asked_for(tmp_path: Path) -> None:
    repo = repository(tmp_path)

    answer = json.loads(told(repo, "json", paths=False, lines=True))
    (row,) = csv.DictReader(io.StringIO(told(repo, "csv", paths=False, lines=True)))
    without = json.loads(told(repo, "json", paths=True))

    assert [(entry["files"], entry["lines"]) for entry in answer["rows"]] == [(7, 6)]
    assert (row["files"], row["lines"]) == ("7", "6")
    assert " lines\n" in told(repo, "terminal", paths=False, lines=True)
    assert without["rows"][0]["lines"] is None


def test_the_report_counts_them_as_well(tmp_path: Path) -> None:
    repo = repository(tmp_path, "[contribution]\nimport-files = 3\n")
    request = pipeline.Request(path=repo, as_of=date(2026, 10, 1), paths=True)

    found = pipeline.answer(request)

    assert found.evidence is not None
    assert found.evidence.history.imports == 1
    assert found.evidence.contributions == 1
