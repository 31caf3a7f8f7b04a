"""Every situation in tests/cases: history, register and declarations in, standings out.

A case is one TOML file a lawyer can read: `title`, and `because`, which says why in words and cites
the clause. `license` is the expression LICENSE declares (empty:
none); `[[commit]]` rows say who, when and how many; `register`, `policy` and `shared` are files as
people keep them; `[expect]` lists the codes of all findings that count, the exit status, and the
standings to be found, with clauses that must be among the grounds. `party = "*"` is the row of
people who are not named. A handful of commits is always concentrated, and LICENSE holds a tag
instead of a text, so findings on power (PPL5xx) and on the missing text (PPL109) are left aside.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pplcheck.__main__ import main
from pplcheck.model.standing import Standing
from tests.repos import Plan, build, commit

CLAUSE = re.compile(r"\b\d+\b")
"""A clause is cited by its number at least."""

CASES = sorted(Path(__file__).with_name("cases").glob("*.toml"))


def license_file(expression: str) -> str:
    return f"SPDX-License-Identifier: {expression}\n"


def plans(case: dict[str, Any]) -> list[Plan]:
    """The commits of a case; the first one also lays down license, policy and register."""
    governing = {
        name: case[key]
        for key, name in (("policy", "pplcheck.toml"), ("register", "register.toml"))
        if key in case
    }
    if "register" in case:
        named = 'register = ["register.toml"]\n'
        governing["pplcheck.toml"] = named + governing.get("pplcheck.toml", "")
    if case["license"]:
        governing["LICENSE"] = license_file(case["license"])
    rows: list[Plan] = []
    for row in case["commit"]:
        for number in range(row["count"]):
            files = {**row.get("files", {}), f"work/{len(rows)}.txt": "work\n"}
            if not rows:
                files |= {"README": "A work.\n", **governing}
            if number == 0 and "license" in row:
                files["LICENSE"] = license_file(row["license"])
            message = row.get("message", f"change {len(rows)}")
            trailers = row.get("trailers", [])
            rows.append(
                commit(row["who"], message, date=row["when"], files=files, trailers=trailers)
            )
    return rows


def run(case: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, Any]:
    """Check the case's repository as the command line does; exit status and JSON report."""
    repo = build(folder / "repo", plans(case))
    for path, text in case.get("worktree", {}).items():
        (repo / path).write_text(text, encoding="utf-8")
    shared = folder / "shared.toml"
    shared.write_text(case.get("shared", ""), encoding="utf-8")
    options = [word.replace("{shared}", str(shared)) for word in case.get("options", [])]
    options += ["--ignore", "PPL109", "--ignore", "PPL5"]
    options += ["--as-of", case["as_of"].isoformat(), "--reading", case["reading"]]

    status = main(["check", str(repo), "--format", "json", *options])

    captured = capsys.readouterr()
    assert captured.out, captured.err
    return status, json.loads(captured.out)


def matching(report: Any, wanted: dict[str, Any]) -> Any:
    """The standing a row of `expect` speaks about."""
    party = wanted["party"]
    rows = [
        row
        for row in report["standings"]
        if (row["party"] == party if party != "*" else row["person"])
        and (party != "*" or row["basis"] == wanted["basis"])
    ]
    assert len(rows) == 1, [(row["party"], row["standing"]) for row in report["standings"]]
    return rows[0]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))

    status, report = run(case, tmp_path, capsys)

    codes = sorted(finding["code"] for finding in report["findings"])
    assert codes == sorted(case["expect"]["findings"])
    assert status == case["expect"]["exit"]
    for wanted in case["expect"].get("standing", []):
        found = matching(report, wanted)
        asked = [key for key in wanted if key not in ("party", "clauses", "contributes")]
        assert {key: found[key] for key in asked} == {key: wanted[key] for key in asked}
        clauses = {ground["clause"] for ground in found["grounds"]}
        assert set(wanted.get("clauses", [])) <= clauses
        strengths = [each["strength"] for each in found["grounds"] if each["fact"] == "contributes"]
        assert strengths == [wanted.get("contributes", *strengths)]


def test_the_cases_cover_what_they_must() -> None:
    cases = [tomllib.loads(path.read_text(encoding="utf-8")) for path in CASES]

    assert len(cases) >= 80
    assert {case["reading"] for case in cases} == {"kleiner", "copyfair"}
    assert len({case["title"] for case in cases}) == len(cases)
    assert all(case["title"] and CLAUSE.search(case["because"]) for case in cases)
    standings = [row for case in cases for row in case["expect"].get("standing", [])]
    assert {row["standing"] for row in standings} == set(Standing)
    assert {(row["verdict"], row["reciprocity"]) for row in standings} >= {
        ("permitted", "none"),
        ("permitted", "agreed"),
        ("prohibited", "applies"),
        ("undetermined", "undetermined"),
        ("undetermined", "applies"),
    }
