from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pplcheck.hook.command import is_hook
from tests.hook.projects import FILES, TAG, surroundings, write
from tests.repos import build, commit, git

HEAVY = {"typer", "click", "rich", "git", "license_expression", "publicsuffixlist", "tomlkit"}
SLOW = {"re", "typing", "dataclasses", "subprocess", "pathlib", "enum", "tempfile", "tomllib"}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return build(tmp_path / "r", [commit("Ada <ada@mail.example>", files=FILES)])


def stage(repo: Path, files: dict[str, str]) -> None:
    write(repo, files)
    git(repo, "add", "--all")


def called(
    repo: Path, *arguments: str, author: str = "ada@mail.example"
) -> tuple[int, str, set[str]]:
    """Exit status and output of a hook as git calls it, and which modules it loaded."""
    script = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from pplcheck.__main__ import main\n"
        f"status = main({['hook', *arguments]!r})\n"
        "sys.stderr.write('\\n'.join(set(sys.modules) - before))\n"
        "sys.exit(status)\n"
    )
    caller = {"GIT_DIR": ".git", "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": author}
    done = subprocess.run(
        [sys.executable, "-I", "-c", script],
        cwd=repo,
        env=surroundings(repo.parent / "home") | caller,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, set(done.stderr.split())


@pytest.mark.parametrize("count", [20, 200])
def test_a_plain_commit_is_answered_without_loading_anything(repo: Path, count: int) -> None:
    stage(repo, {f"src/f{number}.py": f"# {TAG}PPL\nx = 1\n" for number in range(count)})

    status, out, loaded = called(repo, "staged")

    assert (status, out) == (0, "")
    assert loaded & (HEAVY | SLOW) == set()
    assert {name for name in loaded if name.startswith("pplcheck.")} == {
        "pplcheck.__main__",
        "pplcheck._version",
        "pplcheck.errors",
        "pplcheck.history",
        "pplcheck.history.direct",
        "pplcheck.history.plain",
        "pplcheck.history.surroundings",
        "pplcheck.hook",
        "pplcheck.hook.command",
        "pplcheck.hook.sieve",
        "pplcheck.hook.wording",
    }


@pytest.mark.parametrize(
    ("files", "author", "status", "said"),
    [
        ({"a.py": f"# {TAG}GPL-3.0-only\n"}, "", 1, "a.py:1: PPL201 warning: "),
        ({"a.py": "x = 1\n"}, "cy@other.example", 0, "register.toml: PPL301 note: "),
        ({"package.json": '{"license": "MIT"}'}, "", 1, "PPL103 error: "),
        ({"package.json": "{}"}, "", 0, ""),
    ],
    ids=["license", "author", "manifest", "nothing"],
)
def test_a_closer_look_loads_no_command_line(
    repo: Path, files: dict[str, str], author: str, status: int, said: str
) -> None:
    stage(repo, files)

    found, out, loaded = called(repo, "staged", author=author or "ada@mail.example")

    assert (found, said in out) == (status, True)
    assert loaded & HEAVY == set()


def test_the_message_is_read_without_the_command_line(repo: Path) -> None:
    (repo / "message").write_text("Change\n\nSigned-off-by: Ada\n")

    status, out, loaded = called(repo, "commit-msg", "message")

    assert (status, out.startswith("message:3: PPL904 error: ")) == (1, True)
    assert loaded & HEAVY == set()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["hook", "staged"], True),
        (["hook", "staged", "a", "b"], True),
        (["hook", "commit-msg", "FILE"], True),
        (["hook"], False),
        (["hook", "--help"], False),
        (["hook", "staged", "--help"], False),
        (["hook", "other"], False),
        (["check"], False),
        ([], False),
    ],
    ids=str,
)
def test_plain_calls_are_hooks(arguments: list[str], *, expected: bool) -> None:
    assert is_hook(arguments) is expected


def test_the_version_is_answered_without_loading_anything() -> None:
    script = (
        "import sys; before = set(sys.modules); from pplcheck.__main__ import main;"
        "main(['--version']); print(*sorted(set(sys.modules) - before))"
    )

    done = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True
    )

    loaded = {*done.stdout.split()[2:]}
    assert loaded & (HEAVY | SLOW) == set()
    assert {name for name in loaded if name.startswith("pplcheck.")} == {
        "pplcheck.__main__",
        "pplcheck._version",
    }
