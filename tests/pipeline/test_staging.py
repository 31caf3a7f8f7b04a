from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from pplcheck.errors import ConfigurationError
from pplcheck.model.contribution import Identity
from pplcheck.model.hook import HookAnswer
from pplcheck.model.report import Severity
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.staging import StagedQuestion, judge_staged
from tests.hook.projects import FILES, POLICY, TAG, write
from tests.licensing.samples import text_of
from tests.repos import build, commit, git

ADA = "Ada <ada@mail.example>"
CY = Identity(name="Cy", email="cy@other.example")
PPL, GPL = f"# {TAG}PPL\n", f"# {TAG}GPL-3.0-only\n"
REUSE = f"""\
version = 1
[[annotations]]
path = "src/*.png"
SPDX-FileCopyrightText = "2026 Nebula"
{TAG.rstrip(": ")} = "GPL-3.0-only"
"""
WAIVER = """
[[waiver]]
code = "PPL201"
path = "src/new.py"
reason = "kept apart"
approver = "assembly"
expires = 2027-01-01
"""


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    files = FILES | {"LICENSE": text_of("PPL"), "src/old.py": PPL, "src/gpl.py": GPL}
    return build(tmp_path / "r", [commit(ADA, files=files)])


def judged(
    repo: Path,
    files: dict[str, str] | None = None,
    *,
    asked: tuple[str, ...] = (),
    author: Identity | None = None,
    start: str = "",
) -> HookAnswer:
    write(repo, files or {})
    git(repo, "add", "--all")
    request = Request(path=repo / start, as_of=date(2026, 1, 1), named=False)
    return judge_staged(StagedQuestion(request=request, files=asked, author=author))


def told(answer: HookAnswer) -> list[tuple[str, str, int]]:
    return [(found.code, found.path, found.line) for found in answer.findings]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, []),
        ({"src/new.py": PPL}, []),
        ({"src/new.py": "x = 1\n"}, []),
        ({"src/new.py": f"\n{GPL}"}, [("PPL201", "src/new.py", 2)]),
        ({"src/new.py": f"# {TAG}Our-Own\n"}, [("PPL102", "src/new.py", 1)]),
        ({"src/gpl.py": f"{GPL}x = 1\n"}, []),
        ({"src/gpl.py": f"\n\n{GPL}"}, []),
        ({"src/old.py": GPL}, [("PPL201", "src/old.py", 1)]),
        ({"src/n.png.license": GPL, "src/n.png": ""}, [("PPL201", "src/n.png", 0)]),
        ({"REUSE.toml": REUSE, "src/n.png": ""}, [("PPL201", "src/n.png", 0)]),
        ({"package.json": '{"license": "PPL"}\n'}, []),
        ({"package.json": '{\n"license": "MIT"}\n'}, [("PPL103", "package.json", 2)]),
        ({"README.md": "# Nebula\n\nMore words.\n"}, []),
    ],
    ids=[
        "nothing",
        "same",
        "silent",
        "incompatible",
        "unknown",
        "as-before",
        "moved",
        "changed",
        "sidecar",
        "reuse",
        "manifest",
        "conflict",
        "readme",
    ],
)
def test_only_what_changes_is_told(
    repo: Path, files: dict[str, str], expected: list[tuple[str, str, int]]
) -> None:
    answer = judged(repo, files)

    assert told(answer) == expected
    assert answer.exit_status == int(bool(expected))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("MIT License\n", {"PPL108"}),
        ("", {"PPL108"}),
        ("Our own license: ask us.\n", {"PPL108"}),
        (None, {"PPL101", "PPL108"}),
        (text_of("PPL") + "\n", set()),
    ],
    ids=["other", "empty", "unknown", "gone", "same"],
)
def test_taking_the_license_away_is_told(tmp_path: Path, text: str | None, codes: set[str]) -> None:
    files = FILES | {"LICENSE": text_of("PPL")}
    repo = build(tmp_path / "r", [commit(ADA, files=files)])
    if text is None:
        git(repo, "rm", "--quiet", "LICENSE")
    answer = judged(repo, {} if text is None else {"LICENSE": text})

    assert codes <= {found.code for found in answer.findings}
    assert answer.exit_status == int(bool(codes))


def test_a_repository_that_never_had_a_license_is_not_told_of_it(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a.py": "1"})])

    assert told(judged(repo, {"README.md": "# Words\n"})) == []


def test_files_asked_about_are_judged_as_they_are(repo: Path) -> None:
    answer = judged(repo, asked=("gpl.py",), start="src")

    assert told(answer) == [("PPL201", "src/gpl.py", 1)]


def test_before_the_first_commit_all_is_new(tmp_path: Path) -> None:
    answer = judged(build(tmp_path / "new"), FILES | {"a.py": GPL})

    assert ("PPL201", "a.py", 1) in told(answer)


def test_an_unknown_author_is_a_note(repo: Path) -> None:
    answer = judged(repo, author=CY)

    assert told(answer) == [("PPL301", "register.toml", 0)]
    assert answer.findings[0].severity is Severity.NOTE
    assert answer.exit_status == 0


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (POLICY.replace("warning", "note"), 1),
        (POLICY + 'ignore = ["PPL301"]\n', 0),
        ("schema = 1\n", 0),
    ],
    ids=["strict", "ignored", "no-register"],
)
def test_the_policy_says_what_an_unknown_author_is_worth(
    repo: Path, policy: str, expected: int
) -> None:
    answer = judged(repo, {"pplcheck.toml": policy}, author=CY)

    assert answer.exit_status == expected


def test_a_listed_author_is_none_to_tell_of(repo: Path) -> None:
    assert told(judged(repo, author=Identity(name="Ben", email="ben@nebula.example"))) == []


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ('fail-on = "never"', 0),
        ('undetermined = "fail"', 0),
        (WAIVER, 0),
        ('[licenses]\nexclude = ["src/**"]', 0),
        ('fail-on = "warning"', 1),
    ],
    ids=["never", "undetermined", "waived", "excluded", "warning"],
)
def test_the_policy_decides_as_in_a_check(repo: Path, policy: str, expected: int) -> None:
    answer = judged(repo, {"pplcheck.toml": f"schema = 1\n{policy}\n", "src/new.py": GPL})

    assert answer.exit_status == expected


def test_a_waiver_with_evidence_holds_for_the_staged_file(repo: Path) -> None:
    policy = f'{POLICY}{WAIVER}evidence = "sha256:{{}}"\n'

    good = judged(
        repo, {"pplcheck.toml": policy.format(sha256(GPL.encode()).hexdigest()), "src/new.py": GPL}
    )
    stale = judged(repo, {"pplcheck.toml": policy.format("0" * 64)})

    assert (good.exit_status, stale.exit_status) == (0, 1)


def test_a_file_that_cannot_be_read_is_told(repo: Path) -> None:
    answer = judged(repo, {"package.json": "{"})

    assert told(answer) == [("PPL902", "package.json", 0)]


@pytest.mark.parametrize(
    "files",
    [{"pplcheck.toml": "reading = 1\n"}, {"register.toml": "schema = 2\n"}],
    ids=["policy", "register"],
)
def test_what_governs_must_be_right(repo: Path, files: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError):
        judged(repo, files)
