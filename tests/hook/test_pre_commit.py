from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.hook.projects import FILES, PPLCHECK, REGISTER, TAG, project, run, write

ROOT = Path(__file__).resolve().parent.parent.parent
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
GPL = f"# {TAG}GPL-3.0-only\n"
PPL = f"# {TAG}PPL\n"


def configured(*ids: str) -> str:
    """A configuration of pre-commit with our hooks as they are offered, run from here."""
    hooks = []
    for name in ids:
        entry = HOOKS[name]["entry"].replace("pplcheck", PPLCHECK, 1)
        hooks.append(HOOKS[name] | {"entry": entry, "language": "system"})
        del hooks[-1]["minimum_pre_commit_version"]
    return json.dumps({"repos": [{"repo": "local", "hooks": hooks}]})


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def repo(tmp_path: Path, home: Path) -> Path:
    config = {".pre-commit-config.yaml": configured("pplcheck-staged", "pplcheck-commit-msg")}
    folder = project(tmp_path / "work", home, FILES | {"old.py": PPL} | config)
    return installed(folder, home)


def installed(folder: Path, home: Path) -> Path:
    kinds = ("--hook-type=pre-commit", "--hook-type=commit-msg")
    done = run(folder, sys.executable, "-m", "pre_commit", "install", *kinds, home=home)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def commit(
    repo: Path, home: Path, *words: str, message: str = "Change"
) -> subprocess.CompletedProcess[str]:
    return run(repo, "git", "commit", f"--message={message}", *words, home=home)


def add(repo: Path, home: Path, *paths: str) -> None:
    done = run(repo, "git", "add", *paths, home=home)
    assert done.returncode == 0, done.stderr


def head(repo: Path, home: Path) -> str:
    return run(repo, "git", "rev-parse", "HEAD", home=home).stdout


def accepts(repo: Path, home: Path, *words: str, message: str = "Change") -> None:
    before = head(repo, home)
    done = commit(repo, home, *words, message=message)
    assert done.returncode == 0, done.stdout + done.stderr
    assert head(repo, home) != before


def refuses(repo: Path, home: Path, said: str, *words: str, message: str = "Change") -> None:
    before = head(repo, home)
    done = commit(repo, home, *words, message=message)
    assert done.returncode == 1
    assert said in done.stdout + done.stderr
    assert head(repo, home) == before


def test_a_file_under_the_license_of_the_work_is_accepted(repo: Path, home: Path) -> None:
    write(repo, {"new.py": PPL, "plain.py": "x = 1\n"})
    add(repo, home, ".")

    accepts(repo, home)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"new.py": GPL}, "new.py:1: PPL201"),
        ({"new.py": f"# {TAG}Our-Own\n"}, "new.py:1: PPL102"),
        ({"LICENSE": "MIT License\n"}, "PPL108"),
        ({"package.json": '{"license": "MIT"}\n'}, "PPL103"),
        ({"pplcheck.toml": 'register = ["gone.toml"]\n'}, "gone.toml"),
        ({"register.toml": REGISTER + 'colour = "red"\n'}, "colour"),
    ],
    ids=["incompatible", "unknown", "license", "manifest", "policy", "register"],
)
def test_what_does_not_fit_is_refused(
    repo: Path, home: Path, files: dict[str, str], said: str
) -> None:
    write(repo, files)
    add(repo, home, ".")

    refuses(repo, home, said)


def test_a_deleted_license_is_refused(repo: Path, home: Path) -> None:
    run(repo, "git", "rm", "--quiet", "LICENSE", home=home)

    refuses(repo, home, "PPL101")


def test_what_is_not_staged_is_not_judged(repo: Path, home: Path) -> None:
    write(repo, {"old.py": f"{PPL}x = 1\n", "LICENSE": "MIT License\n"})
    add(repo, home, "old.py")
    write(repo, {"old.py": f"{GPL}x = 1\n"})

    accepts(repo, home)


def test_what_is_staged_is_judged_though_the_work_tree_is_better(repo: Path, home: Path) -> None:
    write(repo, {"old.py": GPL})
    add(repo, home, "old.py")
    write(repo, {"old.py": PPL})

    refuses(repo, home, "old.py:1: PPL201")


def test_commit_all_judges_what_it_takes_along(repo: Path, home: Path) -> None:
    write(repo, {"old.py": GPL})

    refuses(repo, home, "old.py:1: PPL201", "--all")


def test_commit_of_one_file_judges_that_file(repo: Path, home: Path) -> None:
    write(repo, {"bad.py": GPL, "old.py": f"{PPL}x = 1\n"})
    add(repo, home, "bad.py")

    accepts(repo, home, "old.py")
    refuses(repo, home, "bad.py:1: PPL201", "bad.py")


def test_amend_judges_what_it_adds(repo: Path, home: Path) -> None:
    write(repo, {"bad.py": GPL})
    add(repo, home, "bad.py")

    refuses(repo, home, "bad.py:1: PPL201", "--amend")
    run(repo, "git", "reset", "--quiet", home=home)
    accepts(repo, home, "--amend", message="Better words")


def test_a_second_work_tree_has_an_index_of_its_own(repo: Path, home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    run(repo, "git", "worktree", "add", "--quiet", "-b", "other", str(other), home=home)
    write(repo, {"bad.py": GPL})
    add(repo, home, "bad.py")
    write(other, {"good.py": PPL})
    add(other, home, "good.py")

    accepts(other, home)
    write(other, {"bad.py": GPL})
    add(other, home, "bad.py")
    refuses(other, home, "bad.py:1: PPL201")


def test_a_submodule_is_judged_by_itself(repo: Path, home: Path, tmp_path: Path) -> None:
    outer = project(tmp_path / "outer", home, {"LICENSE": "MIT License\n"})
    done = run(outer, "git", "submodule", "--quiet", "add", str(repo), "part", home=home)
    assert done.returncode == 0, done.stderr
    part = installed(outer / "part", home)
    write(part, {"good.py": PPL})
    add(part, home, "good.py")

    accepts(part, home)
    write(part, {"bad.py": GPL})
    add(part, home, "bad.py")
    refuses(part, home, "bad.py:1: PPL201")
    accepts(installed_with(outer, home), home)


def installed_with(outer: Path, home: Path) -> Path:
    write(outer, {".pre-commit-config.yaml": configured("pplcheck-staged")})
    add(outer, home, ".pre-commit-config.yaml")
    return installed(outer, home)


def test_the_first_commit_of_all_is_judged(tmp_path: Path, home: Path) -> None:
    repo = tmp_path / "new"
    repo.mkdir()
    config = {".pre-commit-config.yaml": configured("pplcheck-staged")}
    write(repo, FILES | config | {"bad.py": GPL})
    run(repo, "git", "init", "--quiet", home=home)
    add(installed(repo, home), home, ".")

    refuses(repo, home, "bad.py:1: PPL201")
    run(repo, "git", "rm", "--quiet", "--cached", "bad.py", home=home)
    accepts(repo, home)


@pytest.mark.parametrize(
    ("trailer", "said"),
    [
        ("Co-authored-by: Ben <ben at firm>", "COMMIT_EDITMSG:3: PPL904"),
        ("Signed-off-by: Ada", "COMMIT_EDITMSG:3: PPL904"),
    ],
    ids=["address", "name-only"],
)
def test_a_malformed_trailer_is_refused(repo: Path, home: Path, trailer: str, said: str) -> None:
    refuses(repo, home, said, "--allow-empty", message=f"Change\n\n{trailer}")


def test_a_trailer_that_is_well_formed_is_accepted(repo: Path, home: Path) -> None:
    message = "Change\n\nCo-authored-by: Ben <ben@nebula.example>\nSponsored-by: Nebula Coop"

    accepts(repo, home, "--allow-empty", message=message)


def test_an_author_nobody_lists_is_accepted(repo: Path, home: Path) -> None:
    write(repo, {"new.py": PPL})
    add(repo, home, "new.py")

    accepts(repo, home, "--author=Cy <cy@other.example>")


def test_the_whole_check_is_offered_as_a_hook(repo: Path, home: Path) -> None:
    write(repo, {".pre-commit-config.yaml": configured("pplcheck")})
    add(repo, home, ".")
    hook = ["--hook-stage=manual", "--verbose", "pplcheck"]

    done = run(repo, sys.executable, "-m", "pre_commit", "run", *hook, home=home)

    assert "work  license PPL" in " ".join(done.stdout.split("\n")) or "PPL" in done.stdout
