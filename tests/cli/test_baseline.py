from __future__ import annotations

import json
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from tests.pipeline.changed import ADA, CONFLICT, DAY, WORK, waiver
from tests.repos import build, commit, git, link


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main([*arguments, "--as-of", DAY])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_a_baseline_hides_what_was_there_and_only_that(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files=CONFLICT)])
    known = tmp_path / "known.json"

    status, said, _ = run(capsys, "baseline", "create", str(repo), "-o", str(known))
    count = len(json.loads(known.read_text())["findings"])
    assert count > 1
    assert (status, said) == (0, f"wrote {known}: {count} findings\n")

    status, text, _ = run(capsys, "check", str(repo), "--baseline", str(known))
    assert status == 0
    assert f"passes: nothing at or above error; {count} known from the baseline" in text

    status, text, _ = run(capsys, "check", str(repo), "--baseline", str(known), "--format", "json")
    told = json.loads(text)["gate"]["baseline"]
    assert told["path"] == str(known)
    assert "PPL103" in {row["code"] for row in told["known"]}
    assert (len(told["known"]), told["fixed"]) == (count, 0)

    (repo / "lib").mkdir(exist_ok=True)
    (repo / "lib" / "LICENSE").write_text("SPDX-License-Identifier: nonsense-1.0\n")
    git(repo, "add", "lib/LICENSE")
    status, text, _ = run(
        capsys, "check", str(repo), "--baseline", str(known), "--fail-on", "warning"
    )
    assert status == 1
    assert "PPL102" in text


def test_entries_that_are_fixed_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files=CONFLICT)])
    run(capsys, "baseline", "create", str(repo), "--quiet")
    (repo / "pplcheck.toml").write_text('baseline = ".pplcheck-baseline.json"\n')
    (repo / "package.json").unlink()

    status, text, _ = run(capsys, "check", str(repo))

    assert status == 0
    assert "1 baseline entry is fixed; run `pplcheck baseline create`" in " ".join(text.split())


def test_what_no_baseline_may_hide_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {**WORK, "pplcheck.toml": waiver("PPL404")}
    repo = build(tmp_path / "r", [commit(ADA, files=files)])

    status, said, _ = run(capsys, "baseline", "create", str(repo))

    assert status == 0
    wrote, untold = said.splitlines()
    assert wrote.startswith(f"wrote {repo}/.pplcheck-baseline.json: ")
    assert untold == "1 about the check itself (PPL9xx) no baseline may hide"


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (None, 2, "no such file"),
        ("", 2, "not valid JSON"),
        ("{}", 2, "must have a version"),
        ('{"schema_version": "9.0.0"}', 2, "is of version 9.0.0"),
        (" " * ((32 << 20) + 1), 3, "larger than"),
    ],
    ids=["missing", "empty", "no version", "another version", "too large"],
)
def test_a_baseline_that_cannot_be_read_is_never_ignored(
    content: str | None,
    status: int,
    words: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files=WORK)])
    known = tmp_path / "known.json"
    if content is not None:
        known.write_text(content)

    found, _, said = run(capsys, "check", str(repo), "--baseline", str(known))

    assert found == status
    assert words in said


@pytest.mark.parametrize(
    ("entry", "status", "words"),
    [
        (None, 2, "baseline 'known.json', named by pplcheck.toml, is not there"),
        ("[]", 2, "must hold a JSON object"),
        (link("LICENSE"), 3, "symbolic link"),
    ],
    ids=["missing", "corrupt", "link"],
)
@pytest.mark.parametrize("where", [(), ("--base", "HEAD")], ids=["work tree", "base"])
def test_nor_is_one_that_the_policy_names(  # noqa: PLR0913, PLR0917 - fixtures and a row of the table
    entry: str | None,
    status: int,
    words: str,
    where: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = {**WORK, "pplcheck.toml": 'baseline = "known.json"\n', "known.json": entry}
    if entry is None:
        del files["known.json"]
    repo = build(tmp_path / "r", [commit(ADA, files=files)])

    found, _, said = run(capsys, "check", str(repo), *where)

    assert found == status
    assert words in said


def test_a_baseline_of_the_callers_policy_lies_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files=CONFLICT)])
    ours = tmp_path / "ours.toml"
    ours.write_text('baseline = "known.json"\n')
    run(capsys, "baseline", "create", str(repo), "--config", str(ours), "--quiet")

    status, _, _ = run(capsys, "check", str(repo), "--config", str(ours))

    assert (tmp_path / "known.json").exists()
    assert status == 0
