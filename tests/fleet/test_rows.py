from __future__ import annotations

from pathlib import Path

from pplcheck.fleet.record_text import packed
from pplcheck.fleet.rows import facts_of
from pplcheck.fleet.worker import Bounds, Outcome
from pplcheck.pipeline.scanning import scan
from tests.fleet.projects import asked, project


def outcome(path: Path) -> Outcome:
    return Outcome(identity=str(path), record=packed(scan(asked().at(path))))


def test_what_was_judged_becomes_rows(tmp_path: Path) -> None:
    facts = facts_of(outcome(project(tmp_path / "kitchen")), "tip", "asked", Bounds())

    result = facts.result
    assert (result["state"], result["license"], result["terms"]) == ("judged", "PPL", "reciprocal")
    assert (result["commits"], result["contributions"], result["complete"]) == (3, 3, 1)
    assert (result["first"], result["last"]) == ("2020-01-01", "2020-01-03")
    assert sum(row[-1] for row in facts.rows["contribution"]) == 3
    assert [row[1] for row in facts.rows["period"]] == ["PPL"]
    assert ("PPL", "reciprocal", 2, 0) in facts.rows["license"]
    assert "PPL109" in {row[0] for row in facts.rows["finding"]}
    assert facts.rows["person"] == []


def test_what_could_not_be_judged_has_a_reason_and_no_figures(tmp_path: Path) -> None:
    facts = facts_of(outcome(tmp_path), "tip", "asked", Bounds(seconds=9, megabytes=8))

    result = facts.result
    assert result["state"] == "refused"
    assert "not a git repository" in result["reason"]
    assert (result["errors"], result["commits"], result["first"]) == (0, 0, None)
    assert (result["seconds_allowed"], result["megabytes_allowed"]) == (9, 8)
    assert not any(facts.rows[name] for name in ("organization", "contribution", "period"))
