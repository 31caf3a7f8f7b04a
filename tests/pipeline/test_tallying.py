from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pplcheck.errors import EmptyHistoryError, UsageError
from pplcheck.model.attribution import By, WhoAnswer
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.tallying import ROLES, WhoQuestion, open_ledger, tell_who
from tests.repos import build, commit, raw_commit

AS_OF = date(2021, 1, 1)
ADA = "Ada <ada@mail.example>"


def answered(repo: Path, **parts: object) -> WhoAnswer:
    question = WhoQuestion(request=Request(path=repo, as_of=AS_OF), **parts)  # type: ignore[arg-type] # a question's parts
    with open_ledger(question) as ledger:
        return ledger.answer()


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    repo = build(
        tmp_path / "r",
        [
            commit(ADA, date="2019-05-01"),
            commit("Ben <ben@firm.example>", date="2020-05-01"),
            commit("helper[bot] <helper[bot]@mail.example>", date="2020-06-01"),
            commit(ADA, 'Revert "Change"', date="2020-07-01"),
            commit(ADA, "Merge", parents=[3, 0], date="2020-08-01"),
        ],
    )
    raw_commit(repo, author=b"nobody at all")
    return repo


def test_counts_what_counts_and_says_what_does_not(repo: Path) -> None:
    found = answered(repo)

    assert (found.total, found.people, found.unattributed) == (3, 2, 1)
    assert (found.merges, found.reverts, found.by_bots) == (1, 1, 1)
    assert (found.first, found.last) == (date(2019, 5, 1), date(2020, 5, 1))
    assert found.roles == ROLES
    assert not found.show_people


def test_a_period_holds_its_own_contributions_only(repo: Path) -> None:
    found = answered(repo, since=date(2020, 5, 1), until=date(2020, 5, 2))

    assert (found.total, found.people, found.unattributed) == (1, 1, 0)


def test_an_empty_period_has_no_days(repo: Path) -> None:
    found = answered(repo, since=date(2000, 1, 1), until=date(2000, 1, 1))

    assert (found.total, found.first, found.last, found.rows) == (0, None, None, ())


def test_by_commit_there_are_no_rows(repo: Path) -> None:
    assert answered(repo, by=By.COMMIT).rows == ()


def test_rows_by_person_want_to_be_asked_for(repo: Path) -> None:
    with pytest.raises(UsageError, match="rows by person are about people"):
        answered(repo, by=By.PERSON)


def test_an_unknown_format_is_refused(repo: Path) -> None:
    question = WhoQuestion(request=Request(path=repo, as_of=AS_OF))

    with pytest.raises(UsageError, match="no format is named 'xml'"):
        list(tell_who(question, "xml", width=80, color=False))


def test_a_repository_without_history_is_said(tmp_path: Path) -> None:
    repo = build(tmp_path / "empty", [])

    with pytest.raises(EmptyHistoryError):
        answered(repo)


def test_another_revision_is_answered_for(repo: Path) -> None:
    question = WhoQuestion(request=Request(path=repo, as_of=AS_OF, rev="HEAD~1^2"))

    with open_ledger(question) as ledger:
        assert ledger.answer().total == 1
