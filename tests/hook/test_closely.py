from __future__ import annotations

import errno
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from pplcheck.hook.closely import line_of
from pplcheck.model.report import Finding, Severity
from tests.hook.projects import FILES, POLICY, REGISTER, TAG, write
from tests.repos import build, commit, git

GPL = f"# {TAG}GPL-3.0-only\n"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = build(tmp_path / "r", [commit("Ada <ada@mail.example>", files=FILES)])
    monkeypatch.chdir(made)
    for name in ("GIT_INDEX_FILE", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_NAME", "PPLCHECK_REGISTER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return made


def stage(repo: Path, files: dict[str, str]) -> None:
    write(repo, files)
    git(repo, "add", "--all")


def test_findings_are_lines_as_linters_write_them(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stage(repo, {"a.py": GPL})

    assert main(["hook", "staged"]) == 1
    assert capsys.readouterr().out.startswith("a.py:1: PPL201 warning: 1 file under GPL-3.0-only")


def test_every_problem_of_the_configuration_is_said(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stage(repo, {"pplcheck.toml": POLICY + "no = 1\n", "register.toml": REGISTER + "nor = 1\n"})

    assert main(["hook", "staged"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_what_cannot_be_checked_exits_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["hook", "staged"]) == 3
    assert "PPL905" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
        (ValueError("odd \x1b"), "internal error: ValueError: odd \\u{1b}"),
    ],
    ids=["full disk", "bug"],
)
def test_what_nobody_foresaw_is_said_and_exits_3(
    error: Exception,
    words: str,
    repo: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object) -> None:
        raise error

    stage(repo, {"a.py": GPL})
    monkeypatch.setattr("pplcheck.hook.closely._staged", fail)

    assert main(["hook", "staged"]) == 3
    assert capsys.readouterr().err == f"pplcheck: could not check: {words}\n"
    monkeypatch.setenv("PPLCHECK_TRACEBACK", "1")
    with pytest.raises(type(error)):
        main(["hook", "staged"])


def test_the_index_of_the_hook_counts(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage(repo, {"a.py": GPL})
    (repo / ".git" / "index").rename(repo / ".git" / "other")
    git(repo, "read-tree", "HEAD")

    assert main(["hook", "staged"]) == 0
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other")
    assert main(["hook", "staged"]) == 1


@pytest.mark.parametrize("where", ["environment", "configuration"])
def test_a_shared_register_lists_authors_too(
    repo: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    where: str,
) -> None:
    stage(repo, {"a.py": "x = 1\n"})
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "cy@other.example")
    main(["hook", "staged"])
    before = capsys.readouterr().out
    shared = tmp_path / "config" / "pplcheck" / "shared.toml"
    shared.parent.mkdir(parents=True)
    shared.write_text('schema = 1\n[[person]]\nname = "Cy"\nidentities = ["cy@other.example"]\n')
    if where == "environment":
        monkeypatch.setenv("PPLCHECK_REGISTER", f"{shared}:")
    else:
        (shared.parent / "config.toml").write_text('register = ["shared.toml"]\n')

    status = main(["hook", "staged"])

    assert "PPL301" in before
    assert (status, capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize("files", [[], ["a", "b"]], ids=["none", "two"])
def test_a_message_is_one_file(
    repo: Path, files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert repo
    assert main(["hook", "commit-msg", *files]) == 2
    assert "FILE" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "line", "expected"),
    [("a", 3, "a:3: PPL101 note: m"), ("a", 0, "a: PPL101 note: m"), ("", 0, "PPL101 note: m")],
)
def test_a_line_says_where(path: str, line: int, expected: str) -> None:
    finding = Finding(
        code="PPL101", name="n", severity=Severity.NOTE, message="m", path=path, line=line
    )

    assert line_of(finding) == expected


def test_a_line_steers_no_terminal() -> None:
    finding = Finding(code="X", name="n", severity=Severity.NOTE, message="\x1b[31m", path="a\nb")

    assert "\x1b" not in line_of(finding)
    assert "\n" not in line_of(finding)
