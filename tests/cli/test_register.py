from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from tests.repos import build, commit, git, ids

ADA = "Ada Example <ada@mail.example>"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = build(tmp_path / "work", [commit(ADA, files={"ADOPTERS.md": "- Orbit: x\n"})])
    monkeypatch.chdir(work)
    return work


def add(*arguments: str) -> int:
    return main(["register", "add", *arguments])


def test_a_payment_is_added_to_its_agreement(repo: Path) -> None:
    add("organization", "nebula")
    add("agreement", "nebula", "--until", "2030-01-01")

    promise = ("payment", "nebula", "--due", "2026-03-01", "--kind", "work", "--what", "two days")
    assert add(*promise) == 0
    assert add(*promise, "--paid", "2026-02-01", "--source", "minutes") == 0

    text = (repo / "register.toml").read_text(encoding="utf-8")
    assert text.count("[[agreement.payment]]") == 1
    assert "paid = 2026-02-01" in text


def test_a_register_is_begun_and_added_to(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    firm = ("organization", "nebula", "--name", "Nebula", "--kind", "public", "--fact")
    assert add(*firm, "nonprofit=yes", "--domain", "n.example", "--source", "s") == 0
    assert add("organization", "nebula", "--checked", "2026-01-01", "--alias", "N") == 0
    person = ("person", "Ada", "--identity", ADA, "--organization", "n", "--from", "2020-01-01")
    assert add(*person, "--paid", "yes") == 0
    assert add("person", "Ben", "--identity", "ben@x.example") == 0
    assert (
        add("user", "Nebula", "--use", "commercial", "--scope", "a/**", "--since", "2020-01-01")
        == 0
    )
    assert add("agreement", "nebula", "--until", "2030-01-01", "--terms", "5 %") == 0

    assert (
        (repo / "register.toml").read_text(encoding="utf-8")
        == """\
schema = 1

[[organization]]
id = "nebula"
name = "Nebula"
domains = ["n.example"]
kind = "public"
facts = { nonprofit = "yes" }
source = "s"
aliases = ["N"]
checked = 2026-01-01

[[person]]
name = "Ada"
identities = ["Ada Example <ada@mail.example>"]
[[person.enrollment]]
organization = "nebula"
from = 2020-01-01
paid = "yes"

[[person]]
name = "Ben"
identities = ["ben@x.example"]

[[user]]
organization = "nebula"
use = "commercial"
scope = ["a/**"]
since = 2020-01-01

[[agreement]]
party = "nebula"
until = 2030-01-01
terms = "5 %"
"""
    )
    assert "register.toml: 1 added, 0 changed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("pplcheck.toml", "# ours\n", '# ours\nregister = ["register.toml"]\n'),
        ("pyproject.toml", "[tool.pplcheck]\n", '[tool.pplcheck]\nregister = ["register.toml"]\n'),
    ],
    ids=["policy", "pyproject"],
)
def test_a_policy_that_names_no_register_gets_it(
    repo: Path, name: str, before: str, after: str
) -> None:
    (repo / name).write_text(before, encoding="utf-8")

    assert add("organization", "x") == 0

    assert (repo / name).read_text(encoding="utf-8") == after
    assert (repo / "register.toml").exists()


def test_the_register_a_policy_names_is_the_one(repo: Path) -> None:
    (repo / "pplcheck.toml").write_text('register = ["own.toml"]\n', encoding="utf-8")

    assert add("organization", "x") == 0

    assert (repo / "own.toml").exists()
    assert not (repo / "register.toml").exists()


def test_outside_of_a_repository_it_lies_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert add("organization", "x") == 0

    assert (tmp_path / "register.toml").exists()


def test_a_bare_repository_has_no_place_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(build(tmp_path / "bare", [commit(ADA)], bare=True))

    assert add("organization", "x") == 2
    assert add("--into", str(tmp_path / "r.toml"), "organization", "x") == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "name what to add"),
        (("--answers", "f", "user", "x"), "give --answers alone"),
        (("user", "nebulaa"), 'did you mean "nebula"'),
        (("user", "q"), "add it first"),
        (("organization", "x", "--fact", "nonprofit"), "--fact wants"),
        (("organization", "x", "--fact", "odd=yes"), "odd"),
        (("organization", "x", "--checked", "soon"), "--checked wants"),
        (("organization", "nebula", "--kind", "public"), "keep one"),
        (("person", "A", "--identity", "a@x.example", "--paid", "yes"), "belong to"),
        (("person", "A"), "identities"),
        (("--answers", "missing.md"), "no such file"),
    ],
    ids=[
        "nothing", "both", "near", "undeclared", "fact", "odd fact", "day", "conflict",
        "enrollment", "nobody", "missing",
    ],
)  # fmt: skip
def test_what_cannot_be_added_changes_nothing(
    repo: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    add("organization", "nebula", "--kind", "commercial")
    before = (repo / "register.toml").read_bytes()
    capsys.readouterr()

    assert add(*arguments) == 2

    assert message in capsys.readouterr().err
    assert (repo / "register.toml").read_bytes() == before


def test_replace_lets_the_new_value_win(repo: Path) -> None:
    add("organization", "nebula", "--kind", "commercial")

    assert add("--replace", "organization", "nebula", "--kind", "public") == 0

    assert 'kind = "public"' in (repo / "register.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", ["markdown", "csv", "toml"])
def test_a_filled_in_form_settles_what_it_asks(
    repo: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    form = repo.parent / "form"
    main(["ask", "--format", format_, "-o", str(form)])
    text = form.read_text(encoding="utf-8")
    filled = {
        "markdown": text.replace("- organization:", "- organization: Nebula Coop", 1),
        "toml": text.replace('organization = ""', 'organization = "Nebula Coop"', 1),
        "csv": text.replace("%,", "%,Nebula Coop", 1),
    }[format_]

    assert add("--answers", str(form)) == 0
    assert "nothing is filled in" in capsys.readouterr().err
    form.write_text(filled, encoding="utf-8")
    assert add("--answers", str(form)) == 0
    assert "is new, as nebula-coop of unknown kind" in capsys.readouterr().err
    assert add("--answers", str(form)) == 0
    assert "nothing to change" in capsys.readouterr().err
    main(["ask", "--register", "register.toml"])
    assert "Nebula Coop: worker-owned" in capsys.readouterr().out


def test_check_tells_right_from_doubtful_from_wrong(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right, doubtful, wrong = repo / "a.toml", repo / "b.toml", repo / "c.toml"
    right.write_text('[[organization]]\nid = "a"\nkind = "unknown"\n', encoding="utf-8")
    doubtful.write_text('[[organization]]\nid = "b"\nkind = "public"\n', encoding="utf-8")
    wrong.write_text('[[organization]]\nid = "a"\nkind = "x"\nodd = 1\n', encoding="utf-8")

    def check(*files: Path) -> tuple[int, str]:
        status = main(["register", "check", *map(str, files), "--as-of", "2026-01-01"])
        captured = capsys.readouterr()
        return status, captured.out + captured.err

    assert check(right) == (
        0,
        f"{right}: right (1 organization, 0 people, 0 users, 0 agreements)\nno warnings\n",
    )
    status, text = check(right, doubtful)
    assert (status, "b.toml:1: organization 'b': claims" in text) == (1, True)
    status, text = check(wrong, wrong, doubtful)
    assert status == 2
    assert text.count("c.toml:4") == 2
    assert check() == (
        0,
        "no register is in force here; pplcheck init writes a first one\nno warnings\n",
    )
    wrong.write_text('[[user]]\norganization = "q"\nuse = "unknown"\n', encoding="utf-8")
    assert check(doubtful, wrong)[0] == 2
    doubtful.write_text(
        '[[organization]]\nid = "b"\nkind = "commercial"\nsource = "s"\n'
        'facts = { nonprofit = "yes", profits_from_wage_labor = "no" }\n',
        encoding="utf-8",
    )
    status, text = check(doubtful)
    assert status == 1
    assert "b.toml:1: organization 'b': is called commercial, and nonprofit = yes contr" in text


def test_import_keeps_places_and_is_idempotent(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("register.toml").write_text("schema = 1\n# ours\n", encoding="utf-8")
    command = ["register", "import", "adopters", "ADOPTERS.md", "--into", "register.toml"]

    assert main(command) == 0
    first = Path("register.toml").read_bytes()
    assert main(command) == 0

    assert Path("register.toml").read_bytes() == first
    head = ids(repo)[0][:12]
    assert f'source = "ADOPTERS.md:1, added in {head} on 2020-01-01"'.encode() in first
    assert first.startswith(b"schema = 1\n# ours\n")
    assert "nothing to change" in capsys.readouterr().err


def test_a_changed_file_names_no_commit(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repo / "ADOPTERS.md").write_text("- Sun: x\n", encoding="utf-8")

    assert main(["register", "import", "adopters", "ADOPTERS.md"]) == 0

    captured = capsys.readouterr()
    assert 'source = "ADOPTERS.md:1"' in captured.out
    assert "no commit was looked up" in captured.err


def test_opt_out_only_for_and_remarks(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [f"P{at} <p{at}@x.example> (Firm)" for at in range(3)] + [f"{ADA} (Firm)"]
    lines += ["Bad <p0@x.example> (Other)"]
    Path("AUTHORS").write_text("\n".join(lines), encoding="utf-8")
    Path("out").write_text(hashlib.sha256(b"p1@x.example").hexdigest(), encoding="utf-8")
    Path("key").write_text("k\n", encoding="utf-8")
    command = ["register", "import", "authors", "AUTHORS"]

    assert main([*command, "--opt-out", "out", "--remarks", "r.jsonl"]) == 0
    captured = capsys.readouterr()
    assert "1 person left out by the opt-out list" in captured.err
    assert "p1@x.example" not in captured.out
    remarks = [json.loads(line) for line in Path("r.jsonl").read_text("utf-8").splitlines()]
    assert {remark["line"] for remark in remarks} == {5}
    assert main([*command, "--for", str(repo), "-q", "-o", "only.toml"]) == 0
    assert Path("only.toml").read_text("utf-8").count("[[person]]") == 1
    assert main([*command, "--opt-out", "out", "--opt-out-key", "key"]) == 0
    assert "p1@x.example" in capsys.readouterr().out


def test_many_remarks_are_counted(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repo / "map").write_text("odd\n" * 30, encoding="utf-8")

    assert main(["register", "import", "mailmap", "map"]) == 0

    assert "and 10 remarks more; --remarks FILE writes them all" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("gitdmm", "ADOPTERS.md"), 2, 'did you mean "gitdm"'),
        (("gitdm", "missing"), 2, "no such file"),
        (("gitdm", "."), 3, "no regular file"),
        (("gitdm", "ADOPTERS.md", "--opt-out-key", "ADOPTERS.md"), 2, "needs --opt-out"),
        (("gitdm", "ADOPTERS.md", "--opt-out", "ADOPTERS.md"), 2, "one sha256 in hex a line"),
    ],
    ids=["format", "missing", "folder", "key alone", "no hashes"],
)
def test_what_cannot_be_imported_is_said(
    repo: Path, capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...], status: int, message: str,
) -> None:  # fmt: skip
    assert repo.exists()
    assert main(["register", "import", *arguments]) == status
    assert message in capsys.readouterr().err


def test_gitdm_reads_what_its_configuration_names(repo: Path) -> None:
    assert repo.exists()
    Path("map").write_text("a@x.example Firm\n", encoding="utf-8")
    Path("gitdm.config").write_text("EmailMap map\nEmailMap gone\n", encoding="utf-8")

    assert main(["register", "import", "gitdm", "gitdm.config", "-o", "r.toml"]) == 0

    assert 'source = "map:1"' in Path("r.toml").read_text("utf-8")


def test_export_writes_files_or_says_where_to(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add("organization", "x", "--name", "Firm", "--domain", "x.example")
    add("user", "x")
    out = repo / "out"
    out.mkdir()

    assert main(["register", "export", "sortinghat", "--register", "register.toml"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["organizations"] == {
        "Firm": [{"domain": "x.example", "is_top": True}]
    }
    assert "1 users" in captured.err
    export = ["register", "export", "gitdm", "--register", "register.toml"]
    assert main(export) == 2
    assert main([*export, "-o", "out", "-q"]) == 0
    assert (out / "email-map").read_text("utf-8") == "x.example Firm\n"
    assert main(["register", "export", "odd"]) == 2


def test_a_register_in_force_is_exported(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repo / "pplcheck.toml").write_text("schema = 1\n", encoding="utf-8")
    add("organization", "x", "--name", "Firm")
    git(repo, "add", "pplcheck.toml", "register.toml")

    assert main(["register", "export", "sortinghat"]) == 0
    assert "Firm" in capsys.readouterr().out


def test_a_register_that_could_not_be_read_again_is_not_written(
    repo: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pplcheck.pipeline.governing.REGISTER_LIMIT", 50)

    assert main(["register", "import", "adopters", "ADOPTERS.md", "--into", "r.toml"]) == 2

    assert "--for PATH" in capsys.readouterr().err
    assert not (repo / "r.toml").exists()
