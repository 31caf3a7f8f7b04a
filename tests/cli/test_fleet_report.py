from __future__ import annotations

import json
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from tests.fleet.test_across import folder

__all__ = ["folder"]


def test_the_report_is_on_the_terminal_and_ends_with_3_where_something_is_missing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fleet", "report", str(folder)]) == 3
    assert capsys.readouterr().out.startswith("Ours · 3 repositories judged")


def test_a_format_in_a_file(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.json"

    main(["fleet", "report", str(folder), "--format", "json", "-o", str(file)])

    assert json.loads(file.read_text())["judged"] == 3


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_folder_of_pages(folder: Path, tmp_path: Path, lang: str) -> None:
    site = tmp_path / "public" / "site"

    main(["fleet", "report", str(folder), "--site", str(site), "--lang", lang])

    assert f'<html lang="{lang}">' in (site / "index.html").read_text()
    assert f'<html lang="{lang}">' in (site / "garden.html").read_text()


def test_what_goes_wrong_is_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")

    assert main(["fleet", "report", str(tmp_path)]) == 2
    assert "no fleet lies in" in capsys.readouterr().err
    assert main(["fleet", "report", str(folder), "--site", "x", "-o", "y"]) == 2
    assert "leave out --output" in capsys.readouterr().err
    assert main(["fleet", "report", str(folder), "--site", str(tmp_path / "file")]) == 3
    assert "could not make" in capsys.readouterr().err
