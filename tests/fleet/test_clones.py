from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from pplcheck.errors import CouldNotCheckError, OutputError
from pplcheck.fleet.clones import cloned, fetch
from pplcheck.fleet.places import Entry
from pplcheck.fleet.record_text import packed, unpacked
from pplcheck.fleet.store import Listed, writing
from pplcheck.fleet.worker import Bounds
from pplcheck.history.program import find_git
from pplcheck.pipeline.scanning import scan
from tests.fleet.projects import asked, project
from tests.repos import fake_git, git, head


@pytest.fixture
def served(tmp_path: Path) -> Path:
    """A repository that answers like a code host: with filters, and objects by name."""
    repo = project(tmp_path / "kitchen", 4)
    git(repo, "config", "uploadpack.allowFilter", "true")
    git(repo, "config", "uploadpack.allowAnySHA1InWant", "true")
    return repo


def missing(clone: Path) -> list[str]:
    said = git(clone, "rev-list", "--objects", "--all", "--missing=print")
    return [line for line in said.splitlines() if line.startswith("?")]


def without_place(record: bytes) -> str:
    told = unpacked(record)
    told["assembly"]["work"] |= {"name": "", "branch": ""}
    return json.dumps(told)


def test_a_clone_leaves_out_what_no_scan_reads_and_gives_the_same_answer(
    served: Path, tmp_path: Path
) -> None:
    (tmp_path / "clones").mkdir()
    clone = tmp_path / "clones" / "a.git"

    fetch(served.as_uri(), clone, find_git(), 60)

    assert missing(clone)
    here, there = (packed(scan(asked().at(path))) for path in (served, clone))
    assert without_place(there) == without_place(here)
    assert not list((tmp_path / "clones").glob("*.new"))


def test_a_clone_is_brought_up_to_date(served: Path, tmp_path: Path) -> None:
    clone = tmp_path / "a.git"
    fetch(served.as_uri(), clone, find_git(), 60)
    git(served, "-c", "user.name=A", "-c", "user.email=a@x.example", "commit", "--quiet",
        "--allow-empty", "--message=More")  # fmt: skip

    fetch(served.as_uri(), clone, find_git(), 60)

    assert head(clone) == head(served)


@pytest.mark.parametrize(
    "address", ["ext::touch%20{marker}", "file:///nowhere/at/all", "--upload-pack=touch {marker}"]
)
def test_what_cannot_be_fetched_is_said_and_runs_nothing(address: str, tmp_path: Path) -> None:
    marker = tmp_path / "marker"

    with pytest.raises(CouldNotCheckError, match="git clone failed"):
        fetch(address.format(marker=marker), tmp_path / "a.git", find_git(), 60)

    assert not marker.exists()
    assert not list(tmp_path.glob("a.*"))


def test_hooks_and_settings_of_others_do_nothing(served: Path, tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    hook = tmp_path / "templates" / "hooks" / "post-checkout"
    hook.parent.mkdir(parents=True)
    hook.write_text(f"#!/bin/sh\ntouch {marker}\n")
    hook.chmod(0o755)
    git(served, "config", "init.templateDir", str(tmp_path / "templates"))

    fetch(served.as_uri(), tmp_path / "a.git", find_git(), 60)

    assert not marker.exists()
    assert not (tmp_path / "a.git" / "hooks").exists()


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    slow = tmp_path / "git"
    slow.write_text("#!/bin/sh\nsleep 60\n")
    slow.chmod(0o755)
    start = time.monotonic()

    with pytest.raises(CouldNotCheckError, match=r"git took longer than 0\.2 s"):
        fetch("file:///x", tmp_path / "a.git", replace(find_git(), path=str(slow)), 0.2)

    assert time.monotonic() - start < 30


def test_entries_with_an_address_get_a_path_or_a_reason(served: Path, tmp_path: Path) -> None:
    entries = [
        Entry(name="here", path=served),
        Entry(name="there", url=served.as_uri()),
        Entry(name="nowhere", url="file:///nowhere/at/all"),
    ]

    here, there, nowhere = cloned(entries, tmp_path / "clones", Bounds(), 2)

    assert here == entries[0]
    assert there.path
    assert head(there.path) == head(served)
    assert nowhere.trouble.startswith("could not be fetched: git clone failed")


def test_a_folder_for_clones_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(OutputError, match="cannot write to"):
        cloned([], tmp_path / "file", Bounds(), 1)


def test_a_run_fetches_where_it_is_asked_to(
    served: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    command = ["fleet", "run", served.as_uri(), "file:///nowhere/at/all", "--format", "json"]
    command += ["-o", "out", "--as-of", "2020-06-01"]

    assert main(command) == 0
    assert json.loads(capsys.readouterr().out)["addresses"] == 2
    assert main([*command, "--clone"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert (told["scanned"], told["refused"]) == (1, 1)
    assert "could not be fetched" in told["refusals"][0]["reason"]


def test_no_git_of_a_repository_beside_is_started(
    served: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = tmp_path / "started"
    fake_git(served / "bin", f": > {marker}; echo git version 2.40.0")
    monkeypatch.setenv("PATH", f"{served / 'bin'}:{os.environ['PATH']}")
    entries = [Entry(name="here", path=served), Entry(name="there", url=served.as_uri())]

    _, there = cloned(entries, tmp_path / "clones", Bounds(), 1)

    assert there.path
    assert not marker.exists()


def test_a_password_in_an_address_is_told_nowhere(tmp_path: Path) -> None:
    url = "http://ada:secret@127.0.0.1:9/kitchen"

    (entry,) = cloned([Entry(name="kitchen", url=url)], tmp_path / "clones", Bounds(), 1)
    with writing(tmp_path / "out") as store:
        store.list([Listed(entry=entry)], {})
        ((told,),) = store.rows("SELECT url FROM entry")

    assert told == "http://127.0.0.1:9/kitchen"
    assert "git clone failed" in entry.trouble
    assert "secret" not in entry.trouble
    assert (tmp_path / "clones").stat().st_mode & 0o777 == 0o700
