from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from pplcheck.cli import output
from pplcheck.pipeline.demonstration import demo
from tests.formats.html.reading import read
from tests.formats.html.test_page import at, numbers

DAY = ("--as-of", "2026-06-01")
BASE = {"PATH": os.environ["PATH"]}
SURROUNDINGS = {
    "zone": {"TZ": "Pacific/Kiritimati"},
    "locale": {"LC_ALL": "fr_FR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "es"},
    "hash seed": {"PYTHONHASHSEED": "7"},
    "C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of a command line."""
    status = main(list(arguments))
    captured = capsys.readouterr()
    return status, captured.out, captured.err


FORMATS = ("html", "markdown", "json", "csv", "terminal")


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report") / "kitchen"
    demo(folder)
    return folder


def test_json_on_standard_output(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = answer(capsys, "report", str(repo), *DAY, "--format", "json")

    assert status == 0
    assert json.loads(out)["work"]["name"] == "kitchen"


@pytest.mark.parametrize("lang", ["en", "es", "fr"])
def test_a_page_in_a_file(repo: Path, tmp_path: Path, lang: str) -> None:
    page = tmp_path / "page.html"

    status = main(["report", str(repo), "--format", "html", "--lang", lang, "-o", str(page)])

    assert status == 0
    assert read(page.read_text(encoding="utf-8")).all("html")[0].attributes["lang"] == lang


def test_the_terminal_is_the_default(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = answer(capsys, "report", str(repo), *DAY)

    assert status == 0
    assert out.startswith("Report to the assembly\nkitchen · ")


@pytest.mark.parametrize("format_", FORMATS)
def test_surroundings_change_nothing(repo: Path, format_: str) -> None:
    command = [sys.executable, "-m", "pplcheck", "report", str(repo), "--format", format_]
    command += ["--lang", "es"]

    outputs = {
        subprocess.run(
            command,
            env={**BASE, "SOURCE_DATE_EPOCH": "1780272000", "COLUMNS": "100", **extra},
            capture_output=True,
            check=True,
        ).stdout
        for extra in SURROUNDINGS.values()
    }

    assert len(outputs) == 1


def test_the_day_is_that_of_the_source_date(
    repo: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")

    _, out, _ = answer(capsys, "report", str(repo), "--format", "json")
    _, other, _ = answer(capsys, "report", str(repo), "--as-of", "2026-07-01", "--format", "json")

    assert json.loads(out)["as_of"] == "2026-06-01"
    assert json.loads(other)["as_of"] == "2026-07-01"


@pytest.mark.parametrize("seconds", ["yesterday", "9" * 40])
def test_a_source_date_that_is_none_is_refused(
    repo: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    seconds: str,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)

    status, _, err = answer(capsys, "report", str(repo))

    assert status == 2
    assert "SOURCE_DATE_EPOCH must be a number of seconds" in err


def test_a_site_has_an_index_and_a_page_for_each(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "public" / "site"

    status = main(["report", str(repo), str(tmp_path), *DAY, "--site", str(site), "--lang", "fr"])

    assert status == 3  # the second folder is no repository
    assert "1 of 2 reports lack something" in capsys.readouterr().err
    assert (site / "index.html").exists()
    assert sorted(path.suffix for path in site.iterdir()) == [".html"] * 3 + [".json"] * 2
    links = read((site / "index.html").read_text(encoding="utf-8")).all("a")
    assert all((site / link.attributes["href"]).exists() for link in links)


def test_a_folder_that_cannot_be_made_is_an_error(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    status, _, err = answer(capsys, "report", str(repo), "--site", str(tmp_path / "file" / "site"))

    assert status == 3
    assert "could not make" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((".", "."), "want --site"),
        (("--site", "x", "-o", "y"), "choose one"),
        ((".", ".", "--site", "x", "--previous", "y"), "about one repository"),
        (("--phyle", "x", "--previous", "y"), "about all projects"),
        (("--phyle", "no such phyle"), "no such file"),
        (("--previous", "no such file"), "no such file"),
        (("no/such/path",), "no such path"),
        (("--format", "spdx", "--site", "x"), "leave out --site"),
        (("--format", "cyclonedx", "--phyle", "x"), "leave out --site"),
    ],
    ids=["several", "both", "previous", "phyle", "no phyle", "missing", "path", "spdx", "cdx"],
)
def test_what_does_not_go_together_is_refused(
    arguments: tuple[str, ...],
    said: str,
    repo: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(repo)

    status, _, err = answer(capsys, "report", *arguments)

    assert status == 2
    assert said in err


def test_an_earlier_report_is_compared_with(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "earlier.json"
    assert main(["report", str(repo), *DAY, "--format", "json", "-o", str(file)]) == 0

    _, out, _ = answer(
        capsys, "report", str(repo), *DAY, "--previous", str(file), "--format", "json"
    )

    assert json.loads(out)["minutes"]["since"]["as_of"] == "2026-06-01"


@pytest.mark.parametrize("commits", [10**400, float("nan"), float("inf"), "3", True, None, [3]])
def test_what_is_no_number_in_an_earlier_report_is_not_compared(
    commits: object, repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "earlier.json"
    assert main(["report", str(repo), *DAY, "--format", "json", "-o", str(file)]) == 0
    earlier = json.loads(file.read_bytes())
    earlier["work"]["commits"] = commits
    earlier["work"]["people"] = 7
    file.write_text(json.dumps(earlier), encoding="utf-8")

    status, out, _ = answer(
        capsys, "report", str(repo), *DAY, "--previous", str(file), "--format", "json"
    )

    assert status == 0
    assert [row["what"] for row in json.loads(out)["minutes"]["since"]["figures"]] == ["people"]


@pytest.fixture
def phyle(repo: Path, tmp_path: Path) -> Path:
    file = tmp_path / "phyle.toml"
    file.write_text(
        f"""
name = "Kitchens"
[[member]]
organization = "nebula"
[[project]]
name = "kitchen"
path = "{repo}"
steward = "nebula"
[[project]]
name = "away"
url = "https://forge.example/away"
""",
        encoding="utf-8",
    )
    return file


@pytest.mark.parametrize("format_", ["spdx", "cyclonedx"])
def test_a_bill_of_materials_is_that_of_licenses(
    repo: Path, format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, "report", str(repo), "--format", format_)

    assert found == answer(capsys, "licenses", str(repo), "--format", format_)
    assert found[0] == 0


@pytest.mark.parametrize("format_", FORMATS)
def test_a_phyle_in_every_format(
    phyle: Path, format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = answer(capsys, "report", "--phyle", str(phyle), *DAY, "--format", format_)

    assert status == 0  # an address that is not fetched is no failure
    assert "Kitchens" in out
    assert "away" in out


def test_a_project_that_cannot_be_checked_leaves_the_others(
    phyle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = phyle.read_text(encoding="utf-8") + '[[project]]\nname = "gone"\npath = "gone"\n'
    phyle.write_text(text, encoding="utf-8")
    site = tmp_path / "site"

    status, out, _ = answer(capsys, "report", "--phyle", str(phyle), *DAY, "--format", "json")

    states = {row["name"]: row["state"] for row in json.loads(out)["projects"]}
    assert status == 3
    assert states == {"kitchen": "judged", "gone": "refused", "away": "address"}
    assert main(["report", "--phyle", str(phyle), *DAY, "--site", str(site)]) == 3
    names = {"index.html", "phyle.json", "gone.html", "gone.json", "kitchen.html", "kitchen.json"}
    assert {path.name for path in site.iterdir()} == names


def test_a_phyle_of_the_projects_at_paths(
    phyle: Path, tmp_path: Path, repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = answer(capsys, "report", str(tmp_path), "--phyle", str(phyle))
    fine, out, _ = answer(capsys, "report", str(repo), "--phyle", str(phyle), *DAY)

    assert (status, fine) == (2, 0)
    assert "no project of" in err
    assert "1 project judged" in out


def test_the_repository_is_left_as_it_was(repo: Path) -> None:
    before = sorted(path for path in repo.rglob("*"))

    assert main(["report", str(repo), *DAY, "--format", "html", "-o", os.devnull]) == 0

    assert sorted(path for path in repo.rglob("*")) == before


@pytest.mark.parametrize(
    ("is_terminal", "encoding", "said"),
    [(True, "ascii", True), (True, "UTF-8", False), (False, "ascii", False)],
    ids=["an old terminal", "a terminal", "a file"],
)
def test_a_terminal_of_ascii_is_known(
    is_terminal: bool,  # noqa: FBT001 - a case of the table
    encoding: str,
    said: bool,  # noqa: FBT001 - as above
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(stream, "isatty", lambda: is_terminal)
    monkeypatch.setattr("sys.stdout", stream)

    assert output.is_ascii() is said


def test_surroundings_change_nothing_about_a_folder_of_a_phyle(phyle: Path, tmp_path: Path) -> None:
    folders = []
    for number, extra in enumerate(SURROUNDINGS.values()):
        site = tmp_path / f"site-{number}"
        command = [sys.executable, "-m", "pplcheck", "report", "--phyle", str(phyle)]
        command += ["--site", str(site), "--lang", "fr"]
        environment = {**BASE, "SOURCE_DATE_EPOCH": "1780272000", **extra}
        subprocess.run(command, env=environment, capture_output=True, check=True)
        folders.append({path.name: path.read_bytes() for path in site.iterdir()})

    assert set(folders[0]) == {"index.html", "phyle.json", "kitchen.html", "kitchen.json"}
    assert all(folder == folders[0] for folder in folders)


@pytest.mark.parametrize("lang", ["en", "es", "fr"])
def test_every_number_on_the_page_is_the_one_in_the_json(
    repo: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text, _ = answer(capsys, "report", str(repo), *DAY, "--format", "json")
    _, page, _ = answer(capsys, "report", str(repo), *DAY, "--format", "html", "--lang", lang)

    found = numbers(read(page))

    assert len(found) > 100
    for element in found:
        known = at(json.loads(text), element.attributes["data-at"])
        if element.tag == "time":
            assert element.attributes["datetime"] == known
        else:
            assert element.attributes["value"] in {str(known), repr(known)}
