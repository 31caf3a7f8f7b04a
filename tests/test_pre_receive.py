"""The pre-receive example, with a real bare repository and real pushes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from pplcheck.history.build import Plan
from tests.repos import build, commit, git
from tests.templates import ROOT, installed

ADA = "Ada Example <ada@nebula.example>"
LICENSE = "SPDX-License-Identifier: PPL\n"
START = [commit(ADA, files={"LICENSE": LICENSE}), commit(ADA, files={"a": "a"})]
GOOD = commit(ADA, files={"b": "b"})
BAD = commit(ADA, files={"package.json": '{"license": "ISC"}\n'})
LENIENT = commit(ADA, files={"pplcheck.toml": 'schema = 1\nfail-on = "never"\n'})
MAIN = "refs/heads/main"


class Server:
    """A bare repository with the hook, as a host keeps it."""

    def __init__(self, folder: Path, commits: list[Plan], object_format: str = "sha1") -> None:
        self.folder = folder
        self.object_format = object_format
        self.repo = build(folder / "kitchen.git", commits, bare=True, object_format=object_format)
        hook = self.repo / "hooks" / "pre-receive"
        hook.parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "docs" / "ci" / "pre-receive", hook)
        self.pplcheck = installed(folder / "pplcheck")
        (folder / "tmp").mkdir()
        git(self.repo, "config", "receive.denyDeletes", "false")

    def push(self, commits: list[Plan], *refspecs: str) -> subprocess.CompletedProcess[str]:
        """Push from a work tree that holds a table of commits."""
        number = len(list(self.folder.glob("work*")))
        work = build(self.folder / f"work{number}", commits, object_format=self.object_format)
        kept = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE")}
        return subprocess.run(
            ["git", "push", "--quiet", str(self.repo), *(refspecs or ("main",))],
            cwd=work,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.folder),
                "TMPDIR": str(self.folder / "tmp"),
                "PPLCHECK": str(self.pplcheck),
                **kept,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def refs(self) -> dict[str, str]:
        """The branches and tags the server has."""
        lines = git(self.repo, "for-each-ref", "--format=%(refname) %(objectname)").splitlines()
        return dict(line.split() for line in lines)


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path, START)


def test_a_push_that_passes_is_taken(server: Server) -> None:
    before = server.refs()

    done = server.push([*START, GOOD])

    assert done.returncode == 0, done.stderr
    assert server.refs()[MAIN] != before[MAIN]
    assert "kitchen" in done.stderr


def test_a_push_that_does_not_pass_is_refused_with_the_reason(server: Server) -> None:
    before = server.refs()

    done = server.push([*START, BAD])

    assert done.returncode != 0
    assert "PPL103" in done.stderr
    assert "the push to refs/heads/main is refused (status 1)" in done.stderr
    assert server.refs() == before


def test_a_policy_pushed_with_it_does_not_help(server: Server) -> None:
    before = server.refs()

    done = server.push([*START, LENIENT, BAD])

    assert done.returncode != 0
    assert server.refs() == before


def test_one_bad_branch_refuses_the_whole_push(server: Server) -> None:
    before = server.refs()

    done = server.push([*START, GOOD, BAD], "main~1:refs/heads/one", "main:refs/heads/two")

    assert "refs/heads/two is refused" in done.stderr
    assert "refs/heads/one is refused" not in done.stderr
    assert server.refs() == before


def test_a_new_branch_is_judged_by_the_default_branch(server: Server) -> None:
    done = server.push([*START, LENIENT, BAD], "main:refs/heads/side")

    assert "refs/heads/side is refused" in done.stderr


def test_deleted_branches_and_tags_are_not_judged(server: Server) -> None:
    assert server.push([*START, GOOD], "main:refs/heads/side").returncode == 0

    assert server.push([*START], ":refs/heads/side").returncode == 0
    assert server.push([*START, BAD], "main:refs/tags/v1").returncode == 0

    assert sorted(server.refs()) == [MAIN, "refs/tags/v1"]


@pytest.mark.parametrize(("last", "taken"), [(GOOD, True), (BAD, False)], ids=["good", "bad"])
def test_a_first_push_is_judged_by_itself(last: Plan, taken: bool, tmp_path: Path) -> None:  # noqa: FBT001
    server = Server(tmp_path, [])

    done = server.push([*START, last])

    assert (done.returncode == 0) is taken
    assert (MAIN in server.refs()) is taken


def test_sha256_repositories_are_judged_too(tmp_path: Path) -> None:
    server = Server(tmp_path, START, object_format="sha256")

    assert server.push([*START, BAD]).returncode != 0
    assert server.push([*START, GOOD]).returncode == 0


def test_nothing_is_left_behind(server: Server) -> None:
    server.push([*START, BAD])

    assert list((server.folder / "tmp").iterdir()) == []
    assert not list((server.repo / "objects").glob("tmp_objdir*"))


def test_a_program_that_is_missing_refuses(server: Server) -> None:
    server.pplcheck.unlink()
    before = server.refs()

    assert server.push([*START, GOOD]).returncode != 0
    assert server.refs() == before
