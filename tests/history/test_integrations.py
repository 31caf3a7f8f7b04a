from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.integrations import read_integrations, start_integrations
from pplcheck.history.quarantine import open_repository
from pplcheck.model.contribution import Identity
from pplcheck.model.influence import Integrations
from tests import repos

ADA = "Ada <ada@mail.example>"
BEN = "Ben <ben@firm.example>"
FORGE = f"GitHub <noreply@{'github'}.com>"
BOT = "Release Bot <bot@bots.example>"


def taken(repo: Path, mailmap: bytes | None = None) -> Integrations | None:
    with open_repository(repo, named=True) as repository:
        log = start_integrations(repository, repository.head()[0])
        return read_integrations(
            repository,
            log,
            mailmap=mailmap,
            bots=(Identity(name="Release Bot", email="bot@bots.example"),),
        )


def table(found: Integrations | None) -> list[tuple[str, int, int, int]]:
    assert found
    return [
        (entry.identity.name, entry.year, entry.merges, entry.applied) for entry in found.entries
    ]


def test_who_merges_and_who_applies(tmp_path: Path) -> None:
    repo = repos.build(
        tmp_path / "work",
        [
            repos.commit(ADA, date="2020-01-01"),
            repos.commit(BEN, date="2020-02-01", committer=ADA),
            repos.commit(BEN, date="2020-03-01"),
            repos.commit(ADA, "Merge", date="2021-01-01", parents=[1, 2]),
        ],
    )

    found = taken(repo)

    assert table(found) == [("Ada", 2020, 0, 1), ("Ada", 2021, 1, 0)]
    assert found
    assert (found.merges, found.applied, found.own, found.by_forge) == (1, 1, 2, 0)


def test_a_merge_by_the_host_is_its_authors_and_its_commits_are_nobodys(tmp_path: Path) -> None:
    repo = repos.build(
        tmp_path / "work",
        [
            repos.commit(ADA, date="2020-01-01", committer=FORGE),
            repos.commit(BEN, date="2020-02-01"),
            repos.commit(ADA, "Merge", date="2020-03-01", committer=FORGE, parents=[0, 1]),
        ],
    )

    found = taken(repo)

    assert table(found) == [("Ada", 2020, 1, 0)]
    assert found
    assert found.by_forge == 1


def test_tools_take_nothing_in_and_the_mailmap_joins(tmp_path: Path) -> None:
    repo = repos.build(
        tmp_path / "work",
        [
            repos.commit(ADA, date="2020-01-01", committer=BOT),
            repos.commit(BEN, date="2020-02-01", committer="B. <b@home.example>"),
        ],
    )

    joined = taken(repo, b"Ben <ben@firm.example> <b@home.example>\n")

    assert table(taken(repo)) == [("B.", 2020, 0, 1)]
    assert table(joined) == []
    assert joined
    assert (joined.applied, joined.own) == (1, 1)


def test_a_date_nobody_believes_is_no_obstacle(tmp_path: Path) -> None:
    repo = repos.build(
        tmp_path / "work", [repos.commit(ADA, date=0), repos.commit(BEN, date=1, committer=ADA)]
    )

    assert table(taken(repo)) == [("Ada", 1970, 0, 1)]


def test_a_log_that_is_not_as_asked_for_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = repos.build(tmp_path / "work", [repos.commit(ADA)])
    monkeypatch.setattr("pplcheck.history.integrations._FORMAT", "%H%x00%ct")

    assert taken(repo) is None


def test_seconds_that_are_none_tell_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = repos.build(tmp_path / "work", [repos.commit(ADA)])
    monkeypatch.setattr("pplcheck.history.integrations._FORMAT", "%P%x00%an%x0a%ae%x00%cn%x00%ci")

    assert taken(repo) is None


def test_a_missing_object_is_an_error(tmp_path: Path) -> None:
    repo = repos.build(tmp_path / "work", [repos.commit(ADA), repos.commit(BEN)])
    repos.remove_object(repo, repos.ids(repo)[1])

    with pytest.raises(UnreadableHistoryError):
        taken(repo)
