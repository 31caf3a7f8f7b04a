from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from pplcheck.errors import ConfigurationError, UsageError
from pplcheck.model.attribution import By, Certainty
from pplcheck.model.contribution import Role
from pplcheck.model.party import Strength
from pplcheck.pipeline import Request, WhoQuestion, answer
from pplcheck.pipeline.tallying import open_ledger
from tests.repos import build, commit, git
from tests.signers import needs_ssh, signed, ssh_key, tampered

ADA = "Ada <ada@nebula.example>"
REGISTER = """
[[organization]]
id = "nebula"
name = "Nebula"
domains = ["nebula.example"]
kind = "nonprofit"
source = "statutes"
"""

pytestmark = needs_ssh


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    repo = build(tmp_path / "r", [commit("Zoe <zoe@mail.example>", date="2020-01-01")])
    key = ssh_key(tmp_path / "keys")
    signed(repo, key, ADA, "2026-01-01")
    signed(repo, None, ADA, "2026-01-02")
    allowed = tmp_path / "allowed"
    allowed.write_text(f"ada@nebula.example {key.public}\n")
    register = tmp_path / "register.toml"
    register.write_text(REGISTER)
    return Request(
        path=repo, as_of=date(2026, 3, 1), registers=(register,), allowed_signers=allowed
    )


def strengths(request: Request) -> dict[date, tuple[Strength, Certainty]]:
    question = WhoQuestion(request=request, by=By.COMMIT, roles=(Role.AUTHOR,))
    with open_ledger(question) as ledger:
        return {
            deed.day: (deed.attribution.strength, deed.attribution.basis)
            for deed in ledger.deeds()
            if deed.attribution.organization == "nebula"
        }


def test_a_signed_day_is_shown_and_an_unsigned_one_presumed(request_: Request) -> None:
    assert strengths(request_) == {
        date(2026, 1, 1): (Strength.SIGNED_COMMIT, Certainty.SHOWN),
        date(2026, 1, 2): (Strength.MAIL_DOMAIN, Certainty.PRESUMED),
    }


@pytest.mark.parametrize("brought", [False, True], ids=["none", "another"])
def test_without_its_key_a_signature_proves_nothing(
    brought: bool,  # noqa: FBT001 - a case of the table
    request_: Request,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor with those that git is told of, by the repository or by whoever runs it."""
    git(request_.path, "config", "gpg.ssh.allowedSignersFile", str(request_.allowed_signers))
    told = f'[gpg "ssh"]\nallowedSignersFile = {request_.allowed_signers}\n'
    (tmp_path / ".gitconfig").write_text(told)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)

    other = tmp_path / "other"
    other.write_text(f"ada@nebula.example {ssh_key(tmp_path / 'another').public}\n")

    found = strengths(replace(request_, allowed_signers=other if brought else None))

    assert {strength for strength, _ in found.values()} == {Strength.MAIL_DOMAIN}


def test_the_ground_says_what_was_verified(request_: Request) -> None:
    report = answer(request_)

    assert report.evidence is not None
    (nebula,) = (entry for entry in report.evidence.standings if entry.party == "nebula")
    assert "signed from nebula.example with an allowed key" in {
        ground.source for ground in nebula.grounds
    }


def test_a_signature_that_does_not_hold_is_a_finding(request_: Request) -> None:
    signed(request_.path, ssh_key(request_.path.parent / "other"), ADA)
    changed = tampered(request_.path)

    told = [entry for entry in answer(request_).findings if entry.code == "PPL908"]

    assert [entry.commit for entry in told] == [changed]


def test_keys_in_the_repository_are_refused(request_: Request) -> None:
    own = request_.path / "allowed"
    own.write_text("x")

    with pytest.raises(UsageError, match="lies in the repository under check"):
        answer(replace(request_, allowed_signers=own))
    with pytest.raises(UsageError, match="--keyring"):
        answer(replace(request_, keyring=own))


def test_a_link_into_the_repository_is_refused_as_well(request_: Request, tmp_path: Path) -> None:
    (request_.path / "allowed").write_text("x")
    link = tmp_path / "link"
    link.symlink_to(request_.path / "allowed")

    with pytest.raises(UsageError, match="lies in the repository"):
        answer(replace(request_, allowed_signers=link))


def test_a_file_that_is_not_there_is_said(request_: Request, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no such file"):
        answer(replace(request_, allowed_signers=tmp_path / "gone"))


@pytest.mark.parametrize("command", [("check",), ("who",), ("explain", "nebula")])
def test_the_commands_take_keys(
    request_: Request, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--allowed-signers", str(request_.allowed_signers))
    shared = ("--register", str(request_.registers[0]), "--as-of", "2026-03-01")

    status = main([*command, str(request_.path), *given, *shared])

    assert status in {0, 1}
    assert capsys.readouterr().err == ""


def test_check_counts_commits_by_what_signatures_show(
    request_: Request, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--allowed-signers", str(request_.allowed_signers))
    plain = ("check", str(request_.path), "--as-of", "2026-03-01", "--format", "json")

    counted = [
        json.loads((main([*plain, *more]), capsys.readouterr().out)[1])["signatures"]
        for more in (given, ())
    ]

    assert counted == [{"verified": 1, "unverified": 0, "unsigned": 2, "unsound": 0}, None]


def test_who_tells_the_strength_by_commit(
    request_: Request, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--allowed-signers", str(request_.allowed_signers))
    shared = ("--register", str(request_.registers[0]), "--as-of", "2026-03-01")

    main(["who", str(request_.path), "--by", "commit", "--format", "jsonl", *given, *shared])

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["strength"] for line in lines if line["organization"]] == [1, 5]
