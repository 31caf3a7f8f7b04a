from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pplcheck.history import lying
from pplcheck.model.written import Written
from pplcheck.pipeline import judging, keeping
from pplcheck.pipeline.answering import answer, tell, written
from pplcheck.pipeline.request import Request
from tests.licensing.samples import text_of
from tests.repos import build, commit, git

ADA = "Ada <ada@mail.example>"
REGISTER = """\
schema = 1
[[organization]]
id = "coop"
name = "Coop"
domains = ["mail.example"]
kind = "worker-cooperative"
source = "statutes"
checked = 2026-01-01
"""


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are settled as soon as they are written."""
    monkeypatch.setattr(lying, "SETTLED", -(10**9))


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    table = [
        commit(ADA, files={"LICENSE": text_of("PPL"), "src/a.c": "1"}),
        commit("Ben <ben@firm.example>", files={"src/a.c": "2"}),
    ]
    return build(tmp_path / "r", table)


def asked(repo: Path, **fields: object) -> Request:
    request = Request(path=repo, as_of=dt.date(2026, 11, 1), cache=repo.parent / "cache")
    return replace(request, **fields)  # type: ignore[arg-type]


def told(request: Request, format_: str = "json", width: int = 100) -> Written:
    return tell(request, format_, width=width, color=False)


def anew(request: Request, format_: str = "json") -> Written:
    return written(answer(replace(request, cache=None)), format_, width=100, color=False)


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing judged any more."""

    def report(*_: object) -> None:
        raise AssertionError("judged once more")

    monkeypatch.setattr(judging, "report", report)


@pytest.mark.parametrize("rev", ["", "HEAD"])
@pytest.mark.parametrize("format_", ["json", "terminal"])
def test_the_same_question_has_the_same_answer_at_once(
    rev: str, format_: str, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = asked(repo, rev=rev)
    first = told(request, format_)
    expected = anew(request, format_)
    forbid(monkeypatch)

    assert told(request, format_) == first == expected


CHANGES: dict[str, Callable[[Path], object]] = {
    "another commit": lambda repo: git(repo, "reset", "-q", "--soft", "HEAD~1"),
    "another branch": lambda repo: git(repo, "checkout", "-q", "-b", "other"),
    "an edit": lambda repo: (repo / "LICENSE").write_text(text_of("MIT")),
    "a file gone": lambda repo: (repo / "LICENSE").unlink(),
    "a policy nobody tracks": lambda repo: (repo / "pplcheck.toml").write_text(
        'schema = 1\nreading = "copyfair"\n'
    ),
    "a mailmap": lambda repo: (repo / ".mailmap").write_text(
        "Ada <ada@mail.example> <ben@firm.example>\n"
    ),
    "a register": lambda repo: (repo.parent / "register.toml").write_text(
        REGISTER.replace("worker-cooperative", "commercial")
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_judged_anew(change: Callable[[Path], object], repo: Path) -> None:
    (repo.parent / "register.toml").write_text(REGISTER)
    request = asked(repo, registers=(repo.parent / "register.toml",))
    first = told(request)

    change(repo)

    assert told(request) == anew(request) != first


def test_a_policy_that_was_edited_counts_from_then_on(repo: Path) -> None:
    policy = repo / "pplcheck.toml"
    policy.write_text('schema = 1\nreading = "copyfair"\n')
    first = told(asked(repo))
    policy.write_text('schema = 1\nreading = "kleiner"\n')
    second = told(asked(repo))
    policy.unlink()
    policy.symlink_to("LICENSE")

    third = told(asked(repo))

    assert first != second != third
    assert second.status == 0
    assert third == anew(asked(repo))


@pytest.mark.parametrize(
    "fields",
    [{"as_of": dt.date(2026, 12, 1)}, {"show_people": True}, {"fail_on": "never"}],
    ids=["another day", "with people", "another line"],
)
def test_another_question_is_another_answer(fields: dict[str, object], repo: Path) -> None:
    first = told(asked(repo))
    request = asked(repo, **fields)

    assert told(request) == anew(request) != first


def test_a_width_matters_to_terminals_alone(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = told(asked(repo), "terminal")
    assert told(asked(repo), "terminal", width=60) != wide
    first = told(asked(repo))
    forbid(monkeypatch)

    assert told(asked(repo), width=60) == first


@pytest.mark.parametrize(
    "fields",
    [{"base": "HEAD~1"}, {"cache": None}, {"registers": (Path("gone.toml"),)}],
    ids=["a base", "no cache", "no register"],
)
def test_some_answers_are_not_kept(fields: dict[str, object], repo: Path) -> None:
    from pplcheck.history.quarantine import open_repository

    with open_repository(repo, named=True) as repository:
        head = repository.head()[0]
        assert keeping.keep(asked(repo, **fields), repository, head, ()) is None


def test_files_changed_just_now_are_not_trusted(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lying, "SETTLED", 3600 * 10**9)

    told(asked(repo))

    assert not list((repo.parent / "cache").rglob("written-*"))


def test_what_cannot_be_checked_is_told_and_not_kept(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [])

    found = told(asked(repo), "terminal")

    assert (found.text, found.status) == ("", 3)
    assert found.complaints[0].startswith("pplcheck: PPL905")
    assert told(asked(repo)).text


def test_a_kept_answer_that_is_none_is_made_anew(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = told(asked(repo))
    monkeypatch.setattr("pplcheck.pipeline.keeping.zlib.decompress", lambda _: b"{}\n")

    assert told(asked(repo)) == first


def test_registers_and_answers_far_too_large_are_not_kept(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LIMIT", 10)
    (repo.parent / "r.toml").write_text(REGISTER)

    told(asked(repo, registers=(repo.parent / "r.toml",)))
    told(asked(repo))

    assert not list((repo.parent / "cache").rglob("written-*"))
