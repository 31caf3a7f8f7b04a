from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest

from pplcheck.__main__ import main
from pplcheck.pipeline import RULES
from tests.repos import build, commit, git

ADA = "Ada Example <ada@nebula.example>"
LICENSE = "SPDX-License-Identifier: PPL\n"
REGISTER = """\
[[organization]]
id = "nebula"
name = "Nebula Coop"
aliases = ["Nebula"]
domains = ["nebula.example"]
kind = "worker-cooperative"
facts = { worker_owned = "yes", surplus_to_worker_owners = "yes" }
source = "statutes"
"""


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return build(
        tmp_path / "kitchen",
        [
            commit(ADA, files={"LICENSE": LICENSE, "src/a.txt": "a\n"}),
            commit(ADA, files={"b": "b"}),
        ],
    )


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit status and standard output of a command line; nothing is said on standard error."""
    status = main(list(arguments))
    captured = capsys.readouterr()
    assert captured.err == ""
    return status, captured.out


def test_check_prints_one_screen(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, text = answer(capsys, "check", str(repo), "--as-of", "2020-02-01")

    assert status == 0
    for words in ("kitchen", "PPL", "Standing", "nebula.example", "no legal advice"):
        assert words in text
    assert "\x1b" not in text


def test_quiet_is_silent_when_all_is_well(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, text = answer(capsys, "check", str(repo), "--quiet")

    assert status == 0
    assert text == ""


def test_quiet_still_tells_what_fails(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repo / "LICENSE").unlink()

    status, text = answer(capsys, "check", str(repo), "--quiet")

    assert status == 1
    assert "PPL101" in text


def test_a_folder_inside_means_its_repository(
    repo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repo / "src")

    status, text = answer(capsys, "--format", "json")

    assert status == 0
    assert json.loads(text)["repository"]["name"] == "kitchen"


def test_rev_judges_that_commit(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repo / "LICENSE").unlink()

    status, text = answer(capsys, "check", str(repo), "--rev", "HEAD~1", "--format", "json")

    report = json.loads(text)
    assert status == 0
    assert report["repository"]["commits"] == 1
    assert report["repository"]["judged"] == "commit"


def test_output_holds_what_would_be_printed(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "report.json"
    target.write_text("an older report")
    target.chmod(0o640)
    day = ("--as-of", "2020-02-01", "--format", "json")

    _, printed = answer(capsys, "check", str(repo), *day)
    _, nothing = answer(capsys, "check", str(repo), *day, "--output", str(target))

    assert nothing == ""
    assert target.read_text(encoding="utf-8") == printed
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kitchen", "report.json"]


def test_output_to_a_pipe_is_written_through(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _ = answer(capsys, "check", str(repo), "--output", os.devnull)

    assert status == 0


@pytest.mark.parametrize(
    "name", ["nebula", "Nebula Coop", "nebula coop", "Nebula", "nebula.example"]
)
def test_explain_an_organization_by_any_of_its_names(
    name: str, repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = tmp_path / "shared.toml"
    register.write_text(REGISTER, encoding="utf-8")

    status, text = answer(capsys, "explain", name, str(repo), "--register", str(register))

    assert status == 0
    for words in ("Nebula Coop", "4(c)(i)", "statutes", "strength 6", "What would change this"):
        assert words in text


def test_explain_a_person_by_name_or_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    who = "Grace Example <1+grace@users.noreply.github.com>"
    repo = build(tmp_path / "r", [commit(who, files={"LICENSE": LICENSE})])

    _, by_name = answer(capsys, "explain", "Grace Example", str(repo))
    _, by_address = answer(capsys, "explain", "1+grace@users.noreply.github.com", str(repo))

    assert by_name == by_address
    assert "presumed" in by_name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_explain_every_rule(rule: object, capsys: pytest.CaptureFixture[str]) -> None:
    code = rule.code  # type: ignore[attr-defined]

    status, text = answer(capsys, "explain", code.lower())

    assert status == 0
    assert text.startswith(code)


@pytest.mark.parametrize("name", ["PPL", "ppl", "Peer Production License", "Coopyleft", "CNPL-7"])
def test_explain_a_license_by_id_or_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, text = answer(capsys, "explain", name)

    assert status == 0
    assert "reciprocity terms" in text


@pytest.mark.parametrize("thing", ["nebula.exampel", "NEBULA.EXAMPEL"])
def test_explain_says_what_comes_near(
    repo: Path, capsys: pytest.CaptureFixture[str], thing: str
) -> None:
    status = main(["explain", thing, str(repo)])

    assert status == 2
    assert "did you mean 'nebula.example'" in capsys.readouterr().err


def test_rules_lists_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    _, text = answer(capsys, "rules")
    _, listed = answer(capsys, "rules", "--format", "json")

    assert all(rule.code in text for rule in RULES)
    assert [row["code"] for row in json.loads(listed)["rules"]] == [rule.code for rule in RULES]


def test_init_writes_files_that_load(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, text = answer(capsys, "init", str(repo))

    assert status == 0
    assert "register.toml" in text
    assert "nebula.example" in (repo / "register.toml").read_text(encoding="utf-8")
    assert answer(capsys, "config", "check", str(repo))[0] == 0
    assert answer(capsys, "check", str(repo))[0] == 0


def test_init_replaces_nothing_unasked(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repo / "register.toml").write_text("schema = 1\n", encoding="utf-8")

    refused = main(["init", str(repo)])
    message = capsys.readouterr().err
    forced = main(["init", str(repo), "--force", "--quiet"])

    assert refused == 2
    assert "register.toml already there" in message
    assert forced == 0
    assert (repo / "pplcheck.toml").exists()


def test_init_does_not_follow_a_link(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside"
    outside.write_text("mine")
    (repo / "register.toml").symlink_to(outside)

    status = main(["init", str(repo), "--force", "--quiet"])

    assert status == 0
    assert outside.read_text() == "mine"
    assert capsys.readouterr().err == ""


def test_init_wants_a_work_tree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = build(tmp_path / "bare", [commit(ADA, files={"LICENSE": LICENSE})], bare=True)

    status = main(["init", str(bare)])

    assert status == 2
    assert "work tree" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["report", "policy", "register", "licenses", "permission"])
def test_published_schemas_are_schemas(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, text = answer(capsys, "config", "schema", name)

    jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_config_show_tells_the_settings_in_force(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repo / "pplcheck.toml").write_text(
        'reading = "copyfair"\nregister = ["register.toml"]\n', encoding="utf-8"
    )
    (repo / "register.toml").write_text(REGISTER, encoding="utf-8")

    _, text = answer(capsys, "config", "show", str(repo), "--format", "json")

    shown = json.loads(text)
    settings = {entry["key"]: entry for entry in shown["settings"]}
    assert settings["reading"]["value"] == "copyfair"
    assert settings["reading"]["from"] == "policy"
    assert shown["register"][0]["path"] == "register.toml"
    assert settings["contribution.window"]["value"] == "24 months"


def test_config_schema_without_a_name_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    _, text = answer(capsys, "config", "schema")

    assert {"policy", "register", "report", "rules", "settings", "who"} <= {
        line.split(maxsplit=1)[0] for line in text.splitlines() if line
    }


def test_isolated_reads_nothing_of_the_repository(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repo / "pplcheck.toml").write_text("nonsense\n", encoding="utf-8")

    status, _ = answer(capsys, "check", str(repo), "--isolated")

    assert status == 0


def test_shared_registers_come_from_the_environment_or_the_user(
    repo: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    register = tmp_path / "shared.toml"
    register.write_text(REGISTER, encoding="utf-8")
    (tmp_path / "pplcheck").mkdir()
    (tmp_path / "pplcheck" / "config.toml").write_text('register = ["../shared.toml"]\n')

    monkeypatch.setenv("PPLCHECK_REGISTER", str(register))
    _, from_environment = answer(capsys, "check", str(repo), "--format", "json")
    monkeypatch.delenv("PPLCHECK_REGISTER")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    _, from_user = answer(capsys, "check", str(repo), "--format", "json")

    assert json.loads(from_environment)["standings"][0]["party"] == "nebula"
    assert json.loads(from_user)["standings"][0]["party"] == "nebula"


def test_select_ignore_and_fail_on(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repo / "LICENSE").unlink()

    assert answer(capsys, "check", str(repo))[0] == 1
    assert answer(capsys, "check", str(repo), "--fail-on", "never")[0] == 0
    assert answer(capsys, "check", str(repo), "--ignore", "PPL1")[0] == 0
    assert answer(capsys, "check", str(repo), "--select", "PPL3")[0] == 0


def test_color_only_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    from pplcheck.cli import output

    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    wanted = output.use_color(no_color=False)
    monkeypatch.setenv("NO_COLOR", "1")

    assert wanted
    assert not output.use_color(no_color=False)
    assert not output.use_color(no_color=True)


def test_names_of_people_only_where_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    who = "Grace Example <1+grace@users.noreply.github.com>"
    repo = build(tmp_path / "r", [commit(who, files={"LICENSE": LICENSE})])

    for options in ([], ["--format", "json"]):
        _, unasked = answer(capsys, "check", str(repo), *options)
        _, asked = answer(capsys, "check", str(repo), *options, "--show-people")
        assert "Grace" not in unasked
        assert "@" not in unasked
        assert "Grace Example" in asked or not options


def test_the_repository_is_left_as_it_was(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = git(repo, "status", "--porcelain", "--ignored")

    answer(capsys, "check", str(repo))

    assert git(repo, "status", "--porcelain", "--ignored") == before
