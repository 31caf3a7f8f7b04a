from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pplcheck.errors import CouldNotCheckError, OutputError, UsageError
from pplcheck.pipeline.recording import record_baseline
from pplcheck.pipeline.request import Request
from tests.pipeline.changed import ADA, CONFLICT, NAMED, waiver
from tests.repos import build, commit, corrupt_object, git


def request(repo: Path, *, config: Path | None = None) -> Request:
    return Request(path=repo, as_of=date(2026, 10, 1), config=config)


def test_what_is_found_and_not_waived_is_recorded(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files=CONFLICT)])

    recorded = record_baseline(request(repo), None)

    assert recorded.place == repo / ".pplcheck-baseline.json"
    found = json.loads(recorded.text)
    assert found["created"] == "2026-10-01"
    assert "PPL103" in {row["code"] for row in found["findings"]}
    assert recorded.findings == len(found["findings"])

    (repo / "pplcheck.toml").write_text(waiver("PPL103"))
    waived = json.loads(record_baseline(request(repo), None).text)
    assert "PPL103" not in {row["code"] for row in waived["findings"]}


def test_what_is_said_of_the_check_itself_is_not_recorded(tmp_path: Path) -> None:
    files = {**CONFLICT, "pplcheck.toml": waiver("PPL404")}
    repo = build(tmp_path / "r", [commit(ADA, files=files)])

    recorded = record_baseline(request(repo), None)

    assert recorded.untold == 1
    assert "PPL9" not in recorded.text


def test_it_belongs_where_the_policy_names_it_also_before_it_is_there(tmp_path: Path) -> None:
    policy = 'baseline = "known.json"\n'
    repo = build(tmp_path / "r", [commit(ADA, files={**CONFLICT, "pplcheck.toml": policy})])
    ours = tmp_path / "ours.toml"
    ours.write_text(policy)

    assert record_baseline(request(repo), None).place == repo / "known.json"
    assert record_baseline(request(repo, config=ours), None).place == tmp_path / "known.json"
    assert record_baseline(request(repo), tmp_path / "x").place == tmp_path / "x"


def test_a_link_in_the_repository_is_not_written_through(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files=CONFLICT)])
    (repo / ".pplcheck-baseline.json").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OutputError, match="is a link"):
        record_baseline(request(repo), None)

    (tmp_path / "away").mkdir()
    (repo / "linked").symlink_to(tmp_path / "away")
    (repo / "pplcheck.toml").write_text('baseline = "linked/known.json"\n')
    with pytest.raises(OutputError, match="lies behind one"):
        record_baseline(request(repo), None)


def test_a_bare_repository_needs_a_file_named(tmp_path: Path) -> None:
    repo = build(tmp_path / "r.git", [commit(ADA, files=CONFLICT)], bare=True)

    with pytest.raises(UsageError, match="name a file"):
        record_baseline(request(repo), None)
    assert record_baseline(request(repo), tmp_path / "b.json").findings


def test_what_could_not_be_checked_is_no_baseline(tmp_path: Path) -> None:
    repo = build(tmp_path / "r.git", [commit(ADA, files=CONFLICT)], bare=True)
    corrupt_object(repo, git(repo, "rev-parse", "HEAD:LICENSE"))

    with pytest.raises(CouldNotCheckError):
        record_baseline(request(repo), tmp_path / "b.json")


def test_registers_named_still_must_be_there(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={**CONFLICT, "pplcheck.toml": NAMED})])

    with pytest.raises(Exception, match=r"register\.toml"):
        record_baseline(request(repo), None)
