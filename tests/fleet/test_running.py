from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pplcheck.fleet import running
from pplcheck.fleet.places import Entry
from pplcheck.fleet.record_text import packed
from pplcheck.fleet.running import Plan, run
from pplcheck.fleet.store import Store, writing
from pplcheck.fleet.worker import Bounds, Outcome, Task
from pplcheck.model.fleet import Summary
from pplcheck.pipeline.scanning import scan
from tests.fleet.projects import DAY, asked, project
from tests.repos import build, commit, fake_git, git, object_file, shallow_clone

PLAN = Plan(asked=asked(), bounds=Bounds(), name="all")


class Here:
    """Scans in this process; keeps what it was given, and may fail."""

    def __init__(self) -> None:
        self.scanned: list[str] = []
        self.failed = ""
        self.stop_after = 10**9

    def __call__(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        for task in tasks:
            if len(self.scanned) == self.stop_after:
                raise KeyboardInterrupt
            self.scanned.append(Path(task.path).name)
            record = packed(scan(asked().at(Path("/nowhere" if self.failed else task.path))))
            yield Outcome(identity=task.identity, record=record, failed=self.failed)


@pytest.fixture
def here() -> Here:
    return Here()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with writing(tmp_path / "fleet") as opened:
        yield opened


def ran(store: Store, here: Here, paths: Sequence[Path], plan: Plan = PLAN) -> Summary:
    entries = [Entry(name=path.name, path=path) for path in paths]
    return run(store, entries, plan, here, lambda *_: None)


def states(store: Store) -> dict[str, str]:
    return dict(store.rows("SELECT repository, state FROM repositories"))


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    return [project(tmp_path / "kitchen"), project(tmp_path / "garden", bare=True)]


def test_all_are_scanned_once_and_known_afterwards(
    store: Store, here: Here, two: list[Path]
) -> None:
    first, second = ran(store, here, two), ran(store, here, two)

    assert (first.scanned, first.kept, first.exit_status) == (2, 0, 0)
    assert (second.scanned, second.kept, second.exit_status) == (0, 2, 0)
    assert sorted(here.scanned) == ["garden", "kitchen"]
    assert states(store) == {"kitchen": "judged", "garden": "judged"}


def test_only_what_has_changed_is_scanned_again(store: Store, here: Here, two: list[Path]) -> None:
    ran(store, here, two)
    git(two[0], "-c", "user.name=A", "-c", "user.email=a@x.example", "commit", "--quiet",
        "--allow-empty", "--message=More")  # fmt: skip

    summary = ran(store, here, two)

    assert (summary.scanned, summary.kept) == (1, 1)
    assert here.scanned[-1] == "kitchen"


def test_what_was_done_before_a_run_was_killed_is_not_done_again(
    store: Store, here: Here, two: list[Path]
) -> None:
    here.stop_after = 1
    with pytest.raises(KeyboardInterrupt):
        ran(store, here, two)
    here.stop_after = 9

    summary = ran(store, here, two)

    assert (summary.scanned, summary.kept) == (1, 1)


@pytest.mark.parametrize(
    ("change", "scanned"),
    [
        ({}, 0),
        ({"afresh": True}, 1),
        ({"asked": replace(PLAN.asked, members=("nebula",))}, 1),
        ({"asked": replace(PLAN.asked, request=replace(PLAN.asked.request,
                                                      as_of=DAY + timedelta(days=7)))}, 0),
        ({"asked": replace(PLAN.asked, request=replace(PLAN.asked.request,
                                                      as_of=DAY + timedelta(days=8)))}, 1),
        ({"asked": replace(PLAN.asked, request=replace(PLAN.asked.request,
                                                      as_of=DAY - timedelta(days=1)))}, 1),
    ],
    ids=["same", "afresh", "members", "a week later", "longer", "a day before"],
)  # fmt: skip
def test_another_question_or_an_old_answer_is_asked_anew(
    change: dict[str, object], scanned: int, store: Store, here: Here, tmp_path: Path
) -> None:
    repo = project(tmp_path / "kitchen")
    ran(store, here, [repo])

    assert ran(store, here, [repo], replace(PLAN, **change)).scanned == scanned  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("failed", "bounds", "scanned"),
    [
        ("time", Bounds(), 0),
        ("time", Bounds(seconds=9999), 1),
        ("memory", Bounds(), 0),
        ("memory", Bounds(megabytes=9999), 1),
        ("memory", Bounds(megabytes=0), 1),
        ("crash", Bounds(), 1),
        ("", Bounds(), 1),
    ],
)
def test_failures_are_tried_again_where_it_may_help(  # noqa: PLR0913, PLR0917 - fixtures
    failed: str, bounds: Bounds, scanned: int, store: Store, here: Here, tmp_path: Path
) -> None:
    repo = project(tmp_path / "kitchen")
    here.failed = failed or "gone"
    if failed:
        first = ran(store, here, [repo])
        assert (first.refused, first.exit_status) == (1, 3)
    here.failed = ""

    summary = ran(store, here, [repo], replace(PLAN, bounds=bounds))

    assert summary.scanned == scanned
    assert states(store) == {"kitchen": "judged" if scanned else "refused"}


def test_names_links_and_copies_of_one_repository_count_once(
    store: Store, here: Here, tmp_path: Path
) -> None:
    repo = project(tmp_path / "kitchen")
    (tmp_path / "link").symlink_to(repo)
    shutil.copytree(repo, tmp_path / "copy")

    summary = ran(store, here, [repo, tmp_path / "link", repo / ".git", tmp_path / "copy"])

    assert here.scanned == ["kitchen"]
    assert (summary.same, summary.exit_status) == (3, 0)
    reasons = dict(summary.others)
    assert reasons["link"] == "is the same repository as kitchen, which counts for both"
    assert reasons["copy"] == "is a copy of kitchen, which counts for both"


def damaged(repo: Path, copy: Path) -> Path:
    """A copy of a repository that lacks the commit it stands at."""
    shutil.copytree(repo, copy)
    shutil.rmtree(copy / ".git" / "objects")
    (copy / ".git" / "objects").mkdir()
    return copy


def test_a_damaged_copy_does_not_count_for_a_sound_one(
    store: Store, here: Here, tmp_path: Path
) -> None:
    repo = project(tmp_path / "kitchen")
    bad = [damaged(repo, tmp_path / name) for name in ("a", "b")]
    shutil.copytree(repo, tmp_path / "spare")
    listed = [*bad, repo, tmp_path / "spare"]

    first, second = ran(store, here, listed), ran(store, here, listed)

    for summary in (first, second):
        assert (summary.refused, summary.same, summary.exit_status) == (2, 1, 3)
        assert dict(summary.others) == {"spare": "is a copy of kitchen, which counts for both"}
    assert (first.scanned, first.kept, second.scanned, second.kept) == (3, 0, 2, 1)
    assert states(store) == {"a": "refused", "b": "refused", "kitchen": "judged", "spare": "same"}


def test_a_copy_of_one_that_takes_too_long_would_as_well(
    store: Store, here: Here, tmp_path: Path
) -> None:
    repo = project(tmp_path / "kitchen")
    shutil.copytree(repo, tmp_path / "copy")
    here.failed = "time"

    summary = ran(store, here, [repo, tmp_path / "copy"])

    assert (summary.refused, summary.same, summary.scanned) == (1, 1, 1)


def test_a_repository_in_a_folder_whose_name_is_no_text_is_judged(
    store: Store, here: Here, tmp_path: Path
) -> None:
    repo = project(tmp_path / "plain").rename(tmp_path / "caf\udce9")
    entry = Entry(name="café", path=repo)
    gone = Entry(name="gone", path=tmp_path / "\udcff")

    summary = run(store, [entry, gone], PLAN, here, lambda *_: None)

    assert (summary.scanned, summary.refused) == (1, 1)
    assert "\\u{dcff}" in dict(summary.refusals)["gone"]


def test_what_of_a_repository_could_not_be_read_is_told(
    store: Store, here: Here, tmp_path: Path
) -> None:
    repo = project(tmp_path / "kitchen")
    object_file(repo, git(repo, "rev-parse", "HEAD:LICENSE")).unlink()

    summary = ran(store, here, [repo])

    assert (summary.refused, summary.partly, summary.exit_status) == (0, 1, 3)
    assert summary.gaps == (("kitchen", "LICENSE: cannot be read; what it declares is unknown"),)


def test_what_is_no_repository_or_not_whole_is_a_row_with_a_reason(
    store: Store, here: Here, tmp_path: Path
) -> None:
    repo = project(tmp_path / "kitchen")
    empty = build(tmp_path / "empty")
    cut = shallow_clone(repo, tmp_path / "cut")
    (tmp_path / "folder").mkdir()

    summary = ran(store, here, [repo, empty, cut, tmp_path / "folder", tmp_path / "gone"])

    assert here.scanned == ["kitchen"]
    assert (summary.refused, summary.exit_status) == (4, 3)
    reasons = dict(summary.refusals)
    assert "no commit" in reasons["empty"]
    assert "shallow clone" in reasons["cut"]
    assert "not a git repository" in reasons["folder"]
    assert "cannot be opened" in reasons["gone"]


def test_an_address_is_not_fetched_and_no_failure(store: Store, here: Here) -> None:
    entries = [Entry(name="far", url="https://forge.example/far")]

    summary = run(store, entries, PLAN, here, lambda *_: None)

    assert (summary.addresses, summary.exit_status) == (1, 0)
    assert states(store) == {"far": "address"}


def test_progress_is_told(store: Store, here: Here, two: list[Path]) -> None:
    heard: list[tuple[int, int, str]] = []
    entries = [Entry(name=path.name, path=path) for path in two]

    run(store, entries, PLAN, here, lambda *told: heard.append(told))

    assert [(done, total) for done, total, _ in heard] == [(0, 2), (1, 2), (2, 2)]


def test_the_largest_comes_first(store: Store, here: Here, tmp_path: Path) -> None:
    small = project(tmp_path / "small", 1)
    large = build(
        tmp_path / "large",
        [commit("A <a@x.example>", files={"a": " ".join(map(str, range(9999)))})],
    )
    for repo in (small, large):
        git(repo, "repack", "-adq")

    ran(store, here, [small, large])

    assert here.scanned == ["large", "small"]


def test_without_git_every_repository_says_so(
    store: Store, here: Here, two: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    assert ran(store, here, two).refused == 2


def test_no_git_of_any_repository_is_started(
    two: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = two[1] / "started"
    fake_git(two[1] / "bin", f": > {marker}; echo git version 2.40.0")
    monkeypatch.setenv("PATH", f"{two[1] / 'bin'}:{os.environ['PATH']}")
    entries = [Entry(name=path.name, path=path) for path in two]

    standing = [*running._sighted(entries)]  # noqa: SLF001 - before anything is scanned

    assert all(entry.tip for entry in standing)
    assert not marker.exists()
