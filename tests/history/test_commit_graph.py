from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from pplcheck.history.commit_graph import told
from pplcheck.history.log import read_log, start_log
from pplcheck.history.quarantine import open_repository
from pplcheck.history.trace import Interest, read_trace, start_trace
from pplcheck.model.meter import METER
from tests.repos import build, commit, head

ADA = "Ada <ada@mail.example>"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return build(tmp_path / "work", [commit(ADA, files={"a": str(n)}) for n in range(7)])


def graph(repo: Path, *options: str) -> Path:
    command = ["git", "-C", str(repo), "commit-graph", "write", "--reachable", *options]
    subprocess.run(command, check=True, capture_output=True)
    return repo / ".git" / "objects" / "info"


def said(repo: Path) -> int:
    with open_repository(repo, named=True) as quarantine:
        return told(quarantine)


def test_without_a_graph_nothing_is_known(repo: Path) -> None:
    assert said(repo) == 0


@pytest.mark.parametrize("options", [(), ("--split",), ("--split", "--changed-paths")], ids=str)
def test_a_graph_tells_how_many_commits_there_are(repo: Path, options: tuple[str, ...]) -> None:
    graph(repo, *options)

    assert said(repo) == 7


def test_the_files_of_a_chain_add_up(repo: Path) -> None:
    graph(repo, "--split=no-merge")
    git = ["git", "-C", str(repo), "-c", "user.name=Ada", "-c", "user.email=ada@mail.example"]
    subprocess.run([*git, "commit", "--quiet", "--allow-empty", "-m", "More"], check=True)
    graph(repo, "--split=no-merge")

    assert said(repo) == 8


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"CGPH\x01",
        b"CGPH\x02\x01\x04\x00" + b"\0" * 48,
        b"CGPH\x01\x01\x02\x00" + b"\0" * 24,
        b"CGPH\x01\x01\x01\x00OIDF" + b"\xff" * 8,
        b"CGPH\x01\x01\x01\x00OIDF" + b"\0" * 7 + b"\x20",
    ],
    ids=["empty", "cut", "version", "no fanout", "beyond all files", "beyond this one"],
)
def test_a_damaged_graph_tells_nothing(repo: Path, content: bytes) -> None:
    info = repo / ".git" / "objects" / "info"
    (info / "commit-graph").write_bytes(content)

    assert said(repo) == 0


def test_a_graph_that_is_a_folder_tells_nothing(repo: Path) -> None:
    (repo / ".git" / "objects" / "info" / "commit-graph").mkdir(parents=True)

    assert said(repo) == 0


def test_a_chain_that_is_no_file_or_names_none_tells_nothing(repo: Path) -> None:
    folder = repo / ".git" / "objects" / "info" / "commit-graphs"
    (folder / "commit-graph-chain").mkdir(parents=True)

    assert said(repo) == 0

    (folder / "commit-graph-chain").rmdir()
    (folder / "commit-graph-chain").write_text("../../pack\n" + "0" * 40 + "\n")

    assert said(repo) == 0


@pytest.mark.parametrize("limits", [(), ("--no-merges",)], ids=["whole", "part"])
def test_the_log_is_metered(
    repo: Path, monkeypatch: pytest.MonkeyPatch, limits: tuple[str, ...]
) -> None:
    graph(repo)
    monkeypatch.setattr(METER, "watched", True)

    with open_repository(repo, named=True) as quarantine:
        list(read_log(quarantine, start_log(quarantine, head(repo), limits=limits)))

    assert (METER.what, METER.done, METER.of, METER.is_over) == (
        "commits",
        7,
        0 if limits else 7,
        True,
    )


def test_the_trace_is_metered(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph(repo)
    monkeypatch.setattr(METER, "watched", True)

    with open_repository(repo, named=True) as quarantine:
        log = start_trace(quarantine, head(repo))
        read_trace(quarantine, log, lambda _: Interest.NOTHING, None)

    assert METER.of == 7
    assert METER.done >= 7
    assert METER.is_over
