from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history import signatures
from pplcheck.history.keys import Trust
from pplcheck.history.quarantine import open_repository
from pplcheck.history.signatures import read_signatures
from pplcheck.model.contribution import Signatures
from tests.repos import build, commit, git, raw_commit
from tests.signers import Key, gpg_key, needs_gpg, needs_ssh, signed, ssh_key, tampered

ADA = "Ada <ada@nebula.example>"
BEN = "Ben <ben@orbit.example>"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return build(tmp_path / "r", [commit("Zoe <zoe@mail.example>", date="2020-01-01")])


def read(repo: Path, **trust: bytes) -> Signatures:
    with open_repository(repo, named=True) as quarantine:
        return read_signatures(quarantine, quarantine.head()[0], Trust(**trust))  # type: ignore[arg-type]


def signers(*lines: tuple[str, Key]) -> bytes:
    return "".join(f"{who} {key.public}\n" for who, key in lines).encode()


def counts(found: Signatures) -> tuple[int, int, int, int]:
    return found.verified, found.unverified, found.unsigned, found.unsound_count


def days(found: Signatures) -> Mapping[str, frozenset[date]]:
    return {entry.identity.email: entry.days for entry in found.signed}


@needs_ssh
def test_a_commit_signed_by_a_key_allowed_for_its_author_holds(tmp_path: Path, repo: Path) -> None:
    key = ssh_key(tmp_path / "keys")
    signed(repo, key, ADA)

    found = read(repo, signers=signers(("ADA@nebula.example", key)))

    assert days(found) == {"ada@nebula.example": {date(2026, 1, 1)}}
    assert counts(found) == (1, 0, 1, 0)


@needs_ssh
@pytest.mark.parametrize(
    ("principals", "holds"),
    [
        ("ada@nebula.example", True),
        ("*@nebula.example", True),
        ("ben@orbit.example,ada@nebula.example", True),
        ("ben@orbit.example", False),
        ("*@nebula.example,!ada@nebula.example", False),
    ],
)
def test_a_key_speaks_for_the_addresses_it_is_allowed_for(
    tmp_path: Path, repo: Path, principals: str, *, holds: bool
) -> None:
    key = ssh_key(tmp_path / "keys")
    signed(repo, key, ADA)

    assert bool(read(repo, signers=signers((principals, key))).signed) is holds


@needs_ssh
def test_a_key_the_caller_did_not_bring_proves_nothing(tmp_path: Path, repo: Path) -> None:
    other, key = ssh_key(tmp_path / "a"), ssh_key(tmp_path / "b")
    signed(repo, other, ADA)

    found = read(repo, signers=signers(("ada@nebula.example", key)))

    assert (found.signed, counts(found)) == ((), (0, 1, 1, 0))


@needs_gpg
@needs_ssh
@pytest.mark.parametrize("brought", ["signers", "keyring"])
def test_a_signature_of_a_kind_no_key_was_brought_for_is_none_that_is_missing(
    tmp_path: Path, repo: Path, brought: str
) -> None:
    ssh, gpg = ssh_key(tmp_path / "ssh"), gpg_key(tmp_path / "gpg", ADA)
    signed(repo, ssh, ADA)
    signed(repo, gpg, ADA)
    keys = {"signers": signers(("ada@nebula.example", ssh)), "keyring": gpg.public.encode()}

    found = read(repo, **{brought: keys[brought]})

    assert counts(found) == (1, 1, 1, 0)


@pytest.mark.parametrize("end", [b"x" * 200_000, b"\0\ngpgsig y\n\n\0z"], ids=["long", "zeros"])
def test_a_message_that_speaks_of_signatures_is_none(repo: Path, end: bytes) -> None:
    raw_commit(repo, message=b"subject\n\ngpgsig -----BEGIN" + end)
    raw_commit(repo, headers=[b"gpgsig -----BEGIN SIGNED MESSAGE-----"])

    assert counts(read(repo)) == (0, 1, 2, 0)


@needs_ssh
@pytest.mark.parametrize(
    "form",
    [
        b"",
        b"hello",
        b"-----BEGIN NEW SIGNATURE-----\n x",
        b"\xff\0",
        b" -----BEGIN PGP SIGNATURE-----",
    ],
    ids=["empty", "words", "new", "bytes", "space"],
)
def test_a_signature_of_a_form_git_does_not_know_proves_nothing(
    form: bytes, tmp_path: Path, repo: Path
) -> None:
    key = ssh_key(tmp_path / "keys")
    signed(repo, key, ADA)
    raw_commit(repo, author=b"Eve <eve@firm.example> 1577836800 +0000", headers=[b"gpgsig " + form])

    found = read(repo, signers=signers(("ada@nebula.example", key), ("eve@firm.example", key)))

    assert counts(found) == (1, 1, 1, 0)
    assert list(days(found)) == ["ada@nebula.example"]


@needs_ssh
def test_an_odd_signature_leaves_the_day_unproven(tmp_path: Path, repo: Path) -> None:
    key = ssh_key(tmp_path / "keys")
    signed(repo, key, ADA)
    when = git(repo, "log", "-1", "--format=%at").encode()
    raw_commit(repo, author=ADA.encode() + b" " + when + b" +0000", headers=[b"gpgsig hello"])

    found = read(repo, signers=signers(("ada@nebula.example", key)))

    assert counts(found)[0] == 1
    assert found.signed == ()


@needs_ssh
def test_an_old_git_is_not_shown_what_it_does_not_know(
    tmp_path: Path, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(repo, ssh_key(tmp_path / "keys"), ADA)
    monkeypatch.setattr(signatures, "SSH_MINIMUM", (99, 0))

    assert counts(read(repo)) == (0, 1, 1, 0)


@needs_ssh
def test_a_commit_changed_after_signing_is_named(tmp_path: Path, repo: Path) -> None:
    key = ssh_key(tmp_path / "keys")
    signed(repo, key, ADA)
    changed = tampered(repo)

    found = read(repo, signers=signers(("ada@nebula.example", key)))

    assert found.signed == ()
    assert found.unsound_count == 1
    assert [(entry.commit, entry.what) for entry in found.unsound] == [
        (changed, "the signature does not fit the commit")
    ]


@needs_ssh
def test_one_unsigned_commit_leaves_the_day_unproven(tmp_path: Path, repo: Path) -> None:
    key = ssh_key(tmp_path / "keys")
    signed(repo, key, ADA)
    signed(repo, None, ADA)
    signed(repo, key, ADA, "2026-01-02")
    signed(repo, None, BEN, "2026-01-02")

    found = read(repo, signers=signers(("ada@nebula.example", key)))

    assert days(found) == {"ada@nebula.example": {date(2026, 1, 2)}}


@needs_ssh
def test_a_key_that_was_allowed_until_then_proves_nothing_after(tmp_path: Path, repo: Path) -> None:
    key = ssh_key(tmp_path / "keys")
    signed(repo, key, ADA)
    line = f'ada@nebula.example valid-before="20100101" {key.public}\n'.encode()

    assert read(repo, signers=line).signed == ()


@needs_ssh
def test_no_program_and_no_key_of_the_repository_is_used(tmp_path: Path, repo: Path) -> None:
    own, key = ssh_key(tmp_path / "own"), ssh_key(tmp_path / "trusted")
    mark = tmp_path / "ran"
    evil = repo / "evil"
    evil.write_text(f"#!/bin/sh\ntouch {mark}\n")
    evil.chmod(0o755)
    signed(repo, own, ADA)
    (repo / "signers").write_bytes(signers(("*", own)))
    for program in ("gpg.program", "gpg.ssh.program", "gpg.openpgp.program", "gpg.x509.program"):
        git(repo, "config", program, str(evil))
    git(repo, "config", "gpg.ssh.allowedSignersFile", str(repo / "signers"))
    git(repo, "config", "gpg.ssh.defaultKeyCommand", str(evil))
    git(repo, "config", "log.showSignature", "true")

    found = read(repo, signers=signers(("ada@nebula.example", key)))

    assert found.signed == ()
    assert not mark.exists()


@needs_gpg
def test_openpgp_keys_speak_for_the_addresses_in_them(tmp_path: Path, repo: Path) -> None:
    key = gpg_key(tmp_path / "home", ADA)
    signed(repo, key, ADA)
    signed(repo, key, BEN)

    found = read(repo, keyring=key.public.encode())

    assert days(found) == {"ada@nebula.example": {date(2026, 1, 1)}}
    assert counts(found) == (1, 1, 1, 0)


@needs_gpg
def test_openpgp_keys_that_were_not_brought_prove_nothing(tmp_path: Path, repo: Path) -> None:
    key, other = gpg_key(tmp_path / "a", ADA), gpg_key(tmp_path / "b", ADA)
    signed(repo, other, ADA)
    tampered(repo)

    assert read(repo, keyring=key.public.encode()).signed == ()


@needs_gpg
@needs_ssh
def test_both_kinds_of_keys_go_together(tmp_path: Path, repo: Path) -> None:
    ssh, gpg = ssh_key(tmp_path / "ssh"), gpg_key(tmp_path / "gpg", BEN)
    signed(repo, ssh, ADA)
    signed(repo, gpg, BEN)

    found = read(repo, signers=signers(("ada@nebula.example", ssh)), keyring=gpg.public.encode())

    assert set(days(found)) == {"ada@nebula.example", "ben@orbit.example"}


def test_without_keys_nothing_is_proven(repo: Path) -> None:
    found = read(repo)

    assert (found.signed, counts(found)) == ((), (0, 0, 1, 0))


@pytest.mark.parametrize(
    ("author", "day"),
    [
        (b"Ada <ada@nebula.example>", date(2020, 1, 1)),
        (b"Ada <ada@nebula.example>x", date(2020, 1, 1)),
        (b"Ada <ada@nebula.example> 99999999999999999999 +0000", date(2020, 1, 1)),
    ],
    ids=["no date", "a broken line", "a date that is none"],
)
def test_a_commit_without_a_date_counts_on_that_of_its_committer(
    repo: Path, monkeypatch: pytest.MonkeyPatch, author: bytes, day: date
) -> None:
    raw_commit(repo, author=author)
    monkeypatch.setattr(signatures, "_VALID", "N")
    monkeypatch.setattr("pplcheck.history.keys.Keys.speak_for", lambda *_: True)

    assert days(read(repo))["ada@nebula.example"] == {day}


def test_a_commit_without_any_date_counts_on_the_first_day(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = b"Ada <ada@nebula.example>"
    raw_commit(repo, author=who, committer=who)
    monkeypatch.setattr(signatures, "_VALID", "N")
    monkeypatch.setattr("pplcheck.history.keys.Keys.speak_for", lambda *_: True)

    assert days(read(repo))["ada@nebula.example"] == {date(1970, 1, 1)}


def test_the_names_of_unsound_commits_are_bounded(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(repo, None, ADA)
    monkeypatch.setattr(signatures, "UNSOUND", {"N": "said of all"})
    monkeypatch.setattr(signatures, "UNSOUND_LIMIT", 1)

    found = read(repo)

    assert (found.unsound_count, len(found.unsound)) == (2, 1)


def test_a_log_in_another_form_is_refused(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signatures, "_FORMAT", "%H%x00more")

    with pytest.raises(UnreadableHistoryError, match="log of signatures"):
        read(repo)
