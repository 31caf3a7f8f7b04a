"""What a base may be, and what is said where it cannot be one."""

from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.__main__ import main
from tests import repos
from tests.pipeline.changed import ADA, DAY, EVE, LAX, NAMED, ORBIT, USER, WORK, tag
from tests.repos import build, commit

BASE = commit(ADA, files={**WORK, "pplcheck.toml": NAMED, "register.toml": ORBIT + USER})


def check(capsys: pytest.CaptureFixture[str], path: Path, *options: str) -> tuple[int, str]:
    status = main(["check", str(path), "--as-of", DAY, *options])
    captured = capsys.readouterr()
    return status, captured.out + captured.err


@pytest.mark.parametrize(
    ("base", "command"),
    [
        ("origin/main", "git fetch --unshallow origin +refs/heads/main:refs/remotes/origin/main"),
        ("main", "git fetch --unshallow origin main:main"),
        ("HEAD~1", "git fetch --unshallow origin"),
    ],
)
def test_a_shallow_clone_is_told_what_to_fetch(
    base: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    origin = build(tmp_path / "origin", [BASE, commit(EVE)])
    clone = repos.shallow_clone(origin, tmp_path / "clone")

    status, said = check(capsys, clone, "--base", base)

    assert status == 3
    assert f"`{command}`" in said


def test_the_command_brings_the_base(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    origin = build(tmp_path / "origin", [BASE, commit(EVE)])
    repos.git(origin, "branch", "stable", "HEAD~1")
    clone = repos.shallow_clone(origin, tmp_path / "clone")
    _, said = check(capsys, clone, "--base", "origin/stable")
    command = said.partition("the rest: `")[2].partition("`")[0]

    repos.git(clone, *command.split()[1:])

    assert "this change since" in check(capsys, clone, "--base", "origin/stable")[1].lower()


def test_a_base_that_was_not_fetched_is_told_how_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = build(tmp_path / "r", [BASE])

    status, said = check(capsys, repo, "--base", "origin/main")

    assert status == 2
    assert "if it was not fetched: `git fetch origin +refs/heads/main:refs/remotes/origin" in said


def test_unrelated_histories_have_no_base(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = build(tmp_path / "r", [BASE, commit(EVE, files=WORK, parents=[])])
    first = next(
        line.split()[0]
        for line in repos.git(repo, "cat-file", "--batch-all-objects", "--batch-check").splitlines()
        if " commit " in line and line.split()[0] != repos.head(repo)
    )

    status, said = check(capsys, repo, "--base", first)

    assert status == 2
    assert "share no history" in said


def test_without_a_policy_at_the_base_the_defaults_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plans = [commit(ADA, files={"a": "a"}), commit(EVE, files={"pplcheck.toml": LAX})]
    repo = build(tmp_path / "r", plans)

    status, said = check(capsys, repo, "--base", "HEAD~1")

    assert status == 1
    assert "PPL101" in said


def test_a_base_whose_policy_cannot_be_read_is_not_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    linked = commit(ADA, files={**WORK, "pplcheck.toml": repos.link("a")})
    mended = commit(EVE, files={"pplcheck.toml": LAX})
    repo = build(tmp_path / "r", [linked, mended])

    status, said = check(capsys, repo, "--base", "HEAD~1")

    assert status == 3
    assert "PPL903" in said


def test_what_the_caller_brings_wins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repo = build(tmp_path / "r", [BASE, commit(EVE, files={"e": "e"})])
    ours = tmp_path / "ours.toml"
    ours.write_text('fail-on = "never"\n')

    assert check(capsys, repo, "--base", "HEAD~1")[0] == 1
    assert check(capsys, repo, "--base", "HEAD~1", "--config", str(ours))[0] == 0
    assert check(capsys, repo, "--base", "HEAD~1", "--isolated")[0] == 0


def test_a_folder_that_becomes_a_link_keeps_its_own_policy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strict = commit(
        ADA,
        files={
            "LICENSE": tag("PPL"),
            "package.json": '{"license": "MIT"}\n',
            "api/pplcheck.toml": 'fail-on = "error"\n',
            "docs/pplcheck.toml": LAX,
            "api/a": "a",
        },
    )
    cheat = commit(EVE, files={"api/pplcheck.toml": None, "api/a": None, "api": repos.link("docs")})
    repo = build(tmp_path / "r", [strict, cheat])
    outside = tmp_path / "outside"
    outside.symlink_to(repo / "docs")

    assert check(capsys, repo / "api", "--base", "HEAD~1")[0] == 1
    assert check(capsys, repo / "docs", "--base", "HEAD~1")[0] == 0
    assert check(capsys, outside, "--base", "HEAD~1")[0] == 0


def test_a_folder_made_to_look_like_a_repository_is_not_taken_for_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = build(tmp_path / "r", [BASE, commit(EVE, files={"api/a": "a"})])
    clean = build(tmp_path / "clean.git", [commit(ADA, files={"LICENSE": tag("MIT")})], bare=True)
    (repo / "api" / "a").unlink()
    for path in clean.iterdir():
        path.rename(repo / "api" / path.name)

    status, said = check(capsys, repo / "api", "--base", "HEAD~1")

    assert status == 1
    assert "PPL401" in said


def test_a_policy_of_nested_keys_at_the_base_is_refused_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nested = ".".join(["a"] * 32_000) + " = 1\n"
    repo = build(tmp_path / "r", [commit(ADA, files={**WORK, "pplcheck.toml": nested})])

    status, said = check(capsys, repo, "--base", "HEAD")

    assert status == 2
    assert "nests too deep" in said


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (
            {"pplcheck.toml": '[[waiver]]\ncode = "PPL999"\nreason = "r"\napprover = "a"\n'},
            "PPL999",
        ),
        (
            {
                "pplcheck.toml": NAMED,
                "register.toml": ORBIT
                + '[[agreement]]\nparty = "orbit"\nterms = "t"\n'
                + "from = 2026-02-01\nuntil = 2026-01-01\n",
            },
            "until",
        ),
    ],
    ids=["unknown code", "dates reversed"],
)
def test_a_mistake_in_what_governs_the_base_is_the_projects_to_correct(
    files: dict[str, str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={**WORK, **files})])

    status, said = check(capsys, repo, "--base", "HEAD")

    assert status == 2
    assert words in said
