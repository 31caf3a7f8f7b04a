from __future__ import annotations

import json
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from tests.repos import build, commit

FORMATS = ("terminal", "json", "markdown", "csv", "toml")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    firm = [commit("Cy <cy@orbit.example>"), commit("Di <di@orbit.example>")]
    alone = [commit("Ada Example <ada@gmail.com>") for _ in range(6)]
    return build(tmp_path / "work", [*firm, *alone, commit("Ben <ben@gmail.com>")])


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_names_who_settles_most(
    repo: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    status = main(["ask", str(repo), "--format", format_, "--as-of", "2020-02-01"])

    text = capsys.readouterr().out
    assert status == 0
    assert text.index("Ada Example") < text.index("orbit.example") < text.index("Ben")


def test_the_first_few_are_counted(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", str(repo), "--format", "json", "--limit", "1"])

    document = json.loads(capsys.readouterr().out)
    assert document["contributions"] == 9
    assert document["people_first"] == {"people": 1, "settles": 0.6667}
    assert document["organizations_first"] == {"organizations": 0, "settles": 0.0}
    assert document["left_out"] == 2


@pytest.mark.parametrize("format_", FORMATS[2:])
@pytest.mark.parametrize("quiet", [True, False], ids=["quiet", "told"])
def test_a_form_in_a_file_says_how_to_go_on(
    repo: Path, capsys: pytest.CaptureFixture[str], format_: str, *, quiet: bool
) -> None:
    file = repo.parent / "form"

    main(["ask", str(repo), "--format", format_, "-o", str(file), *(["-q"] if quiet else [])])

    captured = capsys.readouterr()
    assert captured.out == ""
    assert bool(captured.err) is not quiet
    assert "Ada Example" in file.read_text(encoding="utf-8")


def test_a_limit_below_one_is_refused(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", str(repo), "--limit", "0"]) == 2
    assert "--limit" in capsys.readouterr().err


def test_an_empty_repository_cannot_be_asked_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", str(build(tmp_path / "empty"))]) == 3
    assert "commit" in capsys.readouterr().err
