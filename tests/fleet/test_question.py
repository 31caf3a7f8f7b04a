from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pplcheck.errors import ConfigurationError
from pplcheck.fleet.question import Question, ask, digest, read, written
from pplcheck.model.standing import Reading
from pplcheck.pipeline.request import Request
from tests.fleet.projects import DAY, asked, project


@pytest.fixture
def full(tmp_path: Path) -> Question:
    for name in ("register.toml", "pplcheck.toml", "key"):
        (tmp_path / name).write_text("schema = 1\n")
    request = Request(
        path=Path(),
        as_of=DAY,
        registers=(tmp_path / "register.toml",),
        config=tmp_path / "pplcheck.toml",
        pseudonyms=tmp_path / "key",
        reading=Reading.COPYFAIR,
        cache=tmp_path / "cache",
        isolated=True,
    )
    return ask(request, members=("b", "a"), people_key=tmp_path / "key")


def test_a_question_travels_as_text(full: Question) -> None:
    assert read(written(full)) == full
    assert read(written(asked())) == asked()


def test_paths_become_absolute() -> None:
    found = ask(Request(path=Path(), as_of=DAY, registers=(Path("r.toml"),), config=Path("c")))

    assert found.request.registers[0].is_absolute()
    assert found.request.config
    assert found.request.config.is_absolute()


def test_the_commit_is_judged_and_not_the_work_tree(tmp_path: Path) -> None:
    work, bare = project(tmp_path / "work"), project(tmp_path / "bare", bare=True)

    assert (asked().at(work).rev, asked().at(bare).rev) == ("HEAD", "")


def test_the_digest_follows_all_that_decides(full: Question, tmp_path: Path) -> None:
    changed = [
        full,
        replace(full, members=("a",)),
        replace(full, people_key=None),
        replace(full, request=replace(full.request, reading=Reading.KLEINER)),
        replace(full, request=replace(full.request, reading=None)),
        replace(full, request=replace(full.request, isolated=False)),
        replace(full, request=replace(full.request, show_people=True)),
        replace(full, request=replace(full.request, registers=())),
    ]
    digests = {digest(entry) for entry in changed}
    (tmp_path / "register.toml").write_text("schema = 1  # edited\n")

    assert len(digests | {digest(full)}) == len(changed) + 1


def test_the_day_and_the_cache_are_no_part_of_it(full: Question) -> None:
    later = replace(full.request, as_of=date(2021, 1, 1), cache=None)

    assert digest(replace(full, request=later)) == digest(full)


def test_a_register_that_is_not_there_is_said() -> None:
    with pytest.raises(ConfigurationError, match="no such file"):
        digest(asked(Path("/nowhere/register.toml")))
