from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pplcheck.errors import CouldNotCheckError, EmptyHistoryError, ShallowHistoryError
from pplcheck.history.program import find_git
from pplcheck.pipeline import scanning
from pplcheck.pipeline.reporting import report_on
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.scanning import scan, tip_of
from tests.fleet.projects import DAY, project
from tests.repos import add_worktree, build, git, head, shallow_clone


def request(path: Path) -> Request:
    return Request(path=path, as_of=DAY, rev="HEAD")


def test_a_record_holds_the_report_and_its_flows(tmp_path: Path) -> None:
    asked = request(project(tmp_path / "kitchen"))

    record = scan(asked, members=("orbit.example",))

    assert record.assembly == report_on(asked)
    assert [(flow.member, flow.commits) for flow in record.flows.flows] == [("orbit.example", 1)]
    assert record.flows.project.name == ""


def test_what_cannot_be_judged_is_a_record_with_the_reason(tmp_path: Path) -> None:
    broken = project(tmp_path / "broken")
    (broken / "pplcheck.toml").write_text("reading = 3\nodd = 1\n")
    git(broken, "add", "."), git(broken, *["-c", "user.name=A", "-c", "user.email=a@b.example"],
                                 "commit", "-qm", "Break it")  # fmt: skip

    records = [scan(request(tmp_path)), scan(request(broken))]

    reasons = [record.assembly.book.findings[0].message for record in records]
    assert "not a git repository" in reasons[0]
    assert "reading" in reasons[1]
    assert "odd" in reasons[1]
    assert [record.assembly.complete for record in records] == [False, False]
    assert not records[0].organizations
    assert not records[0].sums


def test_too_little_memory_is_for_the_caller_to_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(scanning, "gathered_on", exhausted)

    with pytest.raises(MemoryError):
        scan(request(tmp_path))


@pytest.mark.parametrize("object_format", ["sha1", "sha256"])
def test_a_tip_is_head_and_a_folder_known_by_any_name(tmp_path: Path, object_format: str) -> None:
    repo = project(tmp_path / "kitchen")
    other = build(tmp_path / "other", [], object_format=object_format)
    git(other, "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-q",
        "--allow-empty", "-mFirst")  # fmt: skip
    tree = add_worktree(repo, tmp_path / "tree")
    (tmp_path / "link").symlink_to(repo)

    tips = [tip_of(path) for path in (repo, tmp_path / "link", tree)]

    assert {tip.identity for tip in tips} == {str(repo / ".git")}
    assert tips[0].head == head(repo)
    assert tip_of(other, find_git()).head == head(other)


def test_the_size_is_that_of_packs(tmp_path: Path) -> None:
    repo = project(tmp_path / "kitchen")
    git(repo, "repack", "-adq")
    pack = next((repo / ".git" / "objects" / "pack").glob("*.pack"))

    assert tip_of(repo).size == pack.stat().st_size


def test_a_size_nobody_may_look_at_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "glob", forbidden)

    assert tip_of(project(tmp_path / "kitchen")).size == 0


def test_there_is_no_tip_where_there_is_no_whole_history(tmp_path: Path) -> None:
    repo = project(tmp_path / "kitchen")

    with pytest.raises(EmptyHistoryError):
        tip_of(build(tmp_path / "empty"))
    with pytest.raises(ShallowHistoryError):
        tip_of(shallow_clone(repo, tmp_path / "cut"))
    with pytest.raises(CouldNotCheckError):
        tip_of(tmp_path)


def test_a_git_that_lies_in_the_repository_is_not_used(tmp_path: Path) -> None:
    repo = project(tmp_path / "kitchen")
    inside = replace(find_git(), path=str(repo / "git"))

    assert tip_of(repo, inside).head == head(repo)
