from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from pplcheck.config.profiles import load_profiles
from pplcheck.history.quarantine import open_repository
from pplcheck.licensing.discover import Discovery
from pplcheck.licensing.known_files import NAME
from pplcheck.pipeline import discovering
from pplcheck.pipeline.discovering import discovered
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.sighting import look
from tests.repos import build, commit, git, remove_object

ADA = "Ada <ada@mail.example>"
TAG = "/* SPDX-License-Identifier: {} */\n"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    policy = '[licenses]\nexclude = ["vendor/**"]\n'
    table = [
        commit(ADA, files={"a.c": TAG.format("PPL"), "vendor/v.c": TAG.format("0BSD")}),
        commit(ADA, files={"b.c": TAG.format("MIT"), "pplcheck.toml": f"schema = 1\n{policy}"}),
    ]
    return build(tmp_path / "r", table)


def asked(repo: Path, rev: str = "HEAD") -> Request:
    return Request(path=repo, rev=rev, as_of=dt.date(2026, 11, 1), cache=repo.parent / "cache")


def found(request: Request) -> Discovery:
    with open_repository(request.path, named=True) as repository:
        sight = look(request, repository)
        return discovered(request, sight, sight.files, load_profiles())


def kept(repo: Path) -> list[Path]:
    return list((repo.parent / "cache").rglob(NAME))


def test_a_later_commit_is_told_as_without_anything_known(repo: Path) -> None:
    request = asked(repo, "HEAD~1")
    first = found(request)

    second = found(asked(repo))

    assert {entry.path for entry in first.declarations} == {"a.c", "vendor/v.c"}
    assert {entry.path for entry in second.declarations} == {"a.c", "b.c"}
    assert second == found(replace(asked(repo), cache=None))
    assert first == found(request)
    assert len(kept(repo)) == 1


def test_what_another_program_kept_is_not_used(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = found(asked(repo))
    written = kept(repo)[0].read_bytes()
    monkeypatch.setattr(discovering, "program", lambda: "another")

    assert found(asked(repo)) == before
    assert kept(repo)[0].read_bytes() != written


def test_a_missing_file_stays_missing(repo: Path) -> None:
    remove_object(repo, git(repo, "rev-parse", "HEAD:b.c").strip())
    gaps = found(asked(repo)).gaps

    assert [gap.path for gap in gaps] == ["b.c"]
    assert found(asked(repo)).gaps == gaps


def test_a_work_tree_is_read_as_it_lies(repo: Path) -> None:
    git(repo, "checkout", "-q", "-f", "HEAD")
    found(asked(repo))
    (repo / "a.c").write_text(TAG.format("0BSD"))

    lying = found(asked(repo, ""))

    assert [entry.written for entry in lying.declarations] == ["0BSD", "MIT"]
