from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pplcheck.errors import ConfigurationError
from pplcheck.model.hook import HookAnswer
from pplcheck.pipeline.messaging import judge_message
from pplcheck.pipeline.request import Request
from tests.hook.projects import FILES, POLICY
from tests.repos import build, commit, git

ADA = "Ada <ada@mail.example>"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return build(tmp_path / "r", [commit(ADA, files=FILES)])


def judged(repo: Path, *trailers: str, text: str = "") -> HookAnswer:
    file = repo / ".git" / "COMMIT_EDITMSG"
    file.write_text(text or "\n".join(["Change", "", *trailers]) + "\n")
    return judge_message(Request(path=repo, as_of=date(2026, 1, 1), named=False), file)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"Signed-off-by: {ADA}", []),
        ("Co-authored-by: Ben <ben@localhost>", []),
        ("Co-authored-by: Ben <ben at firm>", ["PPL904 error"]),
        ("Co-authored-by: Ben <ben@firm,example>", ["PPL904 error"]),
        ("Co-authored-by: ben@firm.example", ["PPL904 error"]),
        ("Co-authored-by: <ben@firm.example>", ["PPL904 error"]),
        ("Co-authored-by: Ben <ben@firm.example> <x@y.example>", ["PPL904 error"]),
        ("Reviewed-by:", ["PPL904 error"]),
        ("Co-authored-by: Release Bot <bot@example.org>", []),
        ("Co-authored-by: helper[bot] <helper@example.org>", ["PPL904 note"]),
        ("Reviewed-by: helper[bot] <helper@example.org>", []),
        ("Sponsored-by: Nebula Coop", []),
        ("Sponsored-by: nebula <office@nebula.example>", []),
        ("Sponsored-by: Orbit Ltd", ["PPL302 note"]),
        ("Sponsored-by: <office@nebula.example>", ["PPL904 error"]),
        ("Issue: 5", []),
    ],
)
def test_what_a_trailer_is_worth(repo: Path, line: str, expected: list[str]) -> None:
    answer = judged(repo, f"Signed-off-by: {ADA}", line)

    assert [f"{found.code} {found.severity.label}" for found in answer.findings] == expected
    assert {(found.path, found.line) for found in answer.findings} <= {("COMMIT_EDITMSG", 4)}
    assert answer.exit_status == int("PPL904 error" in expected)


def test_a_line_git_takes_for_text_is_told(repo: Path) -> None:
    answer = judged(repo, text=f"Change\n\nCo-authored-by: {ADA}\n\nMore words.\n")

    assert "does not take" in answer.findings[0].message
    assert answer.exit_status == 1


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (POLICY + 'ignore = ["PPL904"]\n', (0, 0)),
        ('schema = 1\nfail-on = "never"\n', (1, 0)),
    ],
    ids=["ignored", "never"],
)
def test_the_policy_decides(repo: Path, policy: str, expected: tuple[int, int]) -> None:
    (repo / "pplcheck.toml").write_text(policy)
    git(repo, "add", "pplcheck.toml")

    answer = judged(repo, "Reviewed-by: nobody")

    assert (len(answer.findings), answer.exit_status) == expected


def test_without_trailers_nothing_is_read(repo: Path) -> None:
    (repo / "pplcheck.toml").write_text("no = 1")
    git(repo, "add", "pplcheck.toml")

    assert judged(repo, "Only words.") == HookAnswer(findings=(), exit_status=0)
    with pytest.raises(ConfigurationError):
        judged(repo, f"Signed-off-by: {ADA}")


def test_a_message_that_is_not_there_is_an_error(repo: Path) -> None:
    request = Request(path=repo, as_of=date(2026, 1, 1), named=False)

    with pytest.raises(ConfigurationError, match="no such file"):
        judge_message(request, repo / "gone")
