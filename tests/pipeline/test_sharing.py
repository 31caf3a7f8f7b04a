from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pplcheck.errors import UsageError
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.sharing import SharesQuestion, answer_shares, tell_shares
from tests.cli.test_shares import kitchen


def question(repo: Path) -> SharesQuestion:
    return SharesQuestion(request=Request(path=repo, as_of=date(2026, 10, 1)))


def test_the_answer_says_by_which_policy_and_since_when(tmp_path: Path) -> None:
    found = answer_shares(question(kitchen(tmp_path, 'window = "24 months"')))

    assert found.policy == "pplcheck.toml"
    assert found.since == date(2024, 10, 1)
    assert found.equation.name == "assembly of 2026-09-01"


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="csv, json, terminal"):
        tell_shares(question(kitchen(tmp_path)), "xml", width=80, color=False)
