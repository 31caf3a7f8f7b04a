from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.accuracy.merges import HEADER, Score, figures, names_alone, run, score
from tests.people.histories import did
from tests.repos import build, commit

COMMITS = [
    commit("Ada Example <ada@x.example>"),
    commit("Ada Example <ada@y.example>"),
    commit("kit42 <q@y.example>"),
    commit("Bo Sample <bo@x.example>"),
]
MAILMAP = """\
# Ada Other <ada@x.example> <bo@x.example>
Ada Example <ada@x.example> <ada@y.example>
<ada@x.example> kit42 <q@y.example>
Bo Sample <bo@x.example>
"""


def _rows(repo: Path, *tables: Path) -> list[tuple[str, ...]]:
    heading, *rows = run(repo, tables)
    assert heading == HEADER
    return rows


def test_without_a_table_the_mailmap_is_the_truth_and_hidden(tmp_path: Path) -> None:
    repo = build(
        tmp_path / "r", [*COMMITS, commit("Bo <bo@x.example>", files={".mailmap": MAILMAP})]
    )

    rows = _rows(repo)

    assert [row[:2] + row[3:] for row in rows] == [
        ("r", "mailmap", "3", "1", "0", "0", "1.000", "1.000", "0.333")
    ] * 2
    assert [row[2] for row in rows] == ["pplcheck", "names alone"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "data.json",
            json.dumps(
                {
                    "users": [
                        {"user_name": "Ada", "emails": ["ada@x.example", "ADA@y.example"]},
                        {"user_name": "Bo", "emails": ["bo@x.example", "both@x.example"]},
                        {"user_name": "Cy", "emails": ["both@x.example"]},
                    ]
                }
            ),
        ),
        (
            "people.txt",
            "# key: x!y\nAda Example*: ada!x.example, ada!y.example\n\tAcme: x\nBo: bo!x.example\n",
        ),
    ],
    ids=["stackalytics", "cncf"],
)
def test_a_table_is_the_truth_and_the_mailmap_in_force(
    tmp_path: Path, name: str, text: str
) -> None:
    repo = build(tmp_path / "r", COMMITS)
    table = tmp_path / name
    table.write_text(text, encoding="utf-8")

    (ours, _) = _rows(repo, table)

    assert ours[3:] == ("1", "1", "0", "0", "1.000", "1.000", "1.000")


def test_pairs_are_right_wrong_or_unsure() -> None:
    truth = {
        "a": ("1", "Ada Example"),
        "b": ("1", "Ada Example"),
        "c": ("2", "adaexample"),
        "d": ("3", "Bo Sample"),
        "e": ("3", "Bo Sample"),
    }
    owner = {"a": "x", "b": "x", "c": "x", "d": "x", "e": "y", "f": "x"}

    found = score(truth, owner, owner)

    assert found == Score(pairs=2, right=1, wrong=3, unsure=2)
    assert figures(found)[4:] == ("0.250", "0.167", "0.500")


def test_figures_of_nothing_are_dashes() -> None:
    assert figures(Score(pairs=0, right=0, wrong=0, unsure=0))[4:] == ("-", "-", "-")


def test_names_alone_ask_for_nothing_more() -> None:
    activities = (
        did("Ada Example <a@x.example>"),
        did("Ada  EXAMPLE <q@y.example>"),
        did("ada <a@z.example>"),
        did("Ada Example"),
    )

    assert names_alone(activities)["a@x.example"] == names_alone(activities)["q@y.example"]
    assert len(set(names_alone(activities).values())) == 2
