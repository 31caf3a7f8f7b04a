from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from pplcheck.hook.sieve import is_plainly_fine
from pplcheck.model.contribution import Identity
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.staging import StagedQuestion, judge_staged
from tests.hook.projects import FILES, POLICY, REGISTER, TAG, write
from tests.licensing.samples import text_of
from tests.repos import build, commit, git

ADA = "ada@mail.example"
PPL, GPL = f"# {TAG}PPL\n", f"# {TAG}GPL-3.0-only\n"
LICENSE = {"LICENSE": text_of("PPL")}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    files = FILES | LICENSE | {"a/old.py": PPL, "a/gpl.py": GPL, "a/plain.py": "x = 1\n"}
    return build(tmp_path / "r", [commit(f"Ada <{ADA}>", files=files)])


def fine(repo: Path, files: dict[str, str] | None = None, address: str = ADA) -> bool:
    write(repo, files or {})
    git(repo, "add", "--all")
    return is_plainly_fine(str(repo), (), "", address)


PLAIN: dict[str, dict[str, str]] = {
    "nothing": {},
    "silent": {"a/new.py": "x = 1\n"},
    "tagged": {"a/new.py": PPL, "b/new.js": f"/* {TAG}PPL */\n"},
    "edited": {"a/old.py": f"{PPL}x = 1\n"},
    "as-before": {"a/gpl.py": f"{GPL}x = 1\n"},
    "media": {"a/logo.png": "license"},
}
ODD: dict[str, dict[str, str]] = {
    "other-tag": {"a/new.py": GPL},
    "changed-tag": {"a/old.py": GPL},
    "dropped-tag-beside": {"a/old.py": f"{PPL}# and another license\n"},
    "notice": {"a/new.py": "# This is free software, see the license\n"},
    "compound": {"a/new.py": f"# {TAG}PPL OR MIT\n"},
    "license": {"LICENSE": "MIT License\n"},
    "manifest": {"package.json": "{}"},
    "policy": {"pplcheck.toml": POLICY + "\n"},
    "register": {"register.toml": REGISTER + "\n"},
    "annotated": {"b/REUSE.toml": "version = 1\n", "b/new.py": PPL},
    "sidecar": {"b/new.py.license": PPL, "b/new.py": PPL},
    "line-feed": {"b/a\nb.py": "x"},
}


@pytest.mark.parametrize("files", PLAIN.values(), ids=PLAIN)
def test_most_commits_are_plainly_fine(repo: Path, files: dict[str, str]) -> None:
    assert fine(repo, files)


@pytest.mark.parametrize("files", [*ODD.values()], ids=ODD)
def test_everything_else_is_looked_at(repo: Path, files: dict[str, str]) -> None:
    expected = list(files) == ["b/a\nb.py"]  # nobody is asked for this path, only for its blob

    assert fine(repo, files) is expected


@pytest.mark.parametrize("files", [*PLAIN.values(), *ODD.values()], ids=[*PLAIN, *ODD])
def test_what_is_plainly_fine_the_full_reading_finds_nothing_in(
    repo: Path, files: dict[str, str]
) -> None:
    if fine(repo, files):
        request = Request(path=repo, as_of=date(2026, 1, 1), named=False)
        question = StagedQuestion(request=request, author=Identity(name="Ada", email=ADA))

        assert judge_staged(question).findings == ()


def test_a_deleted_license_is_looked_at(repo: Path) -> None:
    git(repo, "rm", "--quiet", "LICENSE")

    assert not is_plainly_fine(str(repo), (), "", ADA)


def test_a_deleted_file_is_fine(repo: Path) -> None:
    git(repo, "rm", "--quiet", "a/old.py")

    assert is_plainly_fine(str(repo), (), "", ADA)


@pytest.mark.parametrize(
    ("files", "expected"),
    [(("a/new.py",), True), (("a/plain.py",), False), (("gone",), False)],
    ids=["staged", "not-staged", "not-there"],
)
def test_files_asked_about_have_to_be_staged(
    repo: Path, files: tuple[str, ...], *, expected: bool
) -> None:
    fine(repo, {"a/new.py": "x = 1\n"})

    assert is_plainly_fine(str(repo), files, "", ADA) is expected


def test_files_are_relative_to_where_one_stands(repo: Path) -> None:
    fine(repo, {"a/new.py": "x = 1\n"})

    assert is_plainly_fine(str(repo / "a"), ("new.py",), "", ADA)


@pytest.mark.parametrize(
    ("address", "expected"),
    [(ADA, True), ("ben@nebula.example", True), ("cy@other.example", False), ("", True)],
)
def test_the_author_has_to_be_listed(repo: Path, address: str, *, expected: bool) -> None:
    assert fine(repo, address=address) is expected


@pytest.mark.parametrize(
    ("governing", "expected"),
    [
        ({}, True),
        ({"pplcheck.toml": "schema = 1\n"}, True),
        ({"pplcheck.toml": 'register = ["gone.toml"]\n'}, False),
        ({"pplcheck.toml": "register = [\n]\n"}, False),
        ({"pyproject.toml": "[project]\n"}, True),
        (
            {"pyproject.toml": '[tool.pplcheck]\nregister = ["r.toml"]\n', "r.toml": REGISTER},
            True,
        ),
    ],
    ids=["none", "no-register", "lost-register", "odd", "other-project", "own-table"],
)
def test_the_registers_are_those_of_the_policy(
    tmp_path: Path, governing: dict[str, str], *, expected: bool
) -> None:
    repo = build(tmp_path / "p", [commit(f"Ada <{ADA}>", files=LICENSE | governing)])

    assert fine(repo, {"new.py": "x = 1\n"}) is expected


@pytest.mark.parametrize(
    ("texts", "tag", "expected"),
    [
        ({"COPYING": "MIT License\n"}, GPL, True),
        ({"LICENSE": "All rights reserved\n"}, PPL, False),
        ({"LICENSE": "MIT License\n", "COPYING": "MIT License\n"}, PPL, False),
        ({}, PPL, False),
    ],
    ids=["asks-nothing-back", "unknown", "two", "none"],
)
def test_a_tag_is_compared_with_the_text_of_the_work(
    tmp_path: Path, texts: dict[str, str], tag: str, *, expected: bool
) -> None:
    repo = build(tmp_path / "p", [commit(f"Ada <{ADA}>", files=texts | {"x": "1"})])

    assert fine(repo, {"new.py": tag}) is expected


@pytest.mark.parametrize(
    "path", ["REUSE.toml", "b/REUSE.toml", ".reuse/dep5", "b/c/new.py.license"]
)
def test_what_may_speak_for_a_tagged_file_is_looked_at(tmp_path: Path, path: str) -> None:
    files = FILES | LICENSE | {path: "version = 1\n"}
    repo = build(tmp_path / "p", [commit(f"Ada <{ADA}>", files=files)])

    assert fine(repo, {"b/c/other.py": "x = 1\n"})
    assert not fine(repo, {"b/c/new.py": PPL})


def test_a_text_in_utf_16_is_looked_at(repo: Path) -> None:
    (repo / "wide.py").write_bytes("# License".encode("utf-16"))

    assert not fine(repo)


def test_no_repository_is_nothing_plain(tmp_path: Path) -> None:
    assert not is_plainly_fine(str(tmp_path), (), "", "")


def test_a_missing_blob_is_looked_at(repo: Path) -> None:
    fine(repo, {"a/new.py": "x = 1\n"})
    blob = git(repo, "rev-parse", ":a/new.py")
    os.unlink(repo / ".git" / "objects" / blob[:2] / blob[2:])  # noqa: PTH108 - as git has it

    assert not is_plainly_fine(str(repo), (), "", ADA)
