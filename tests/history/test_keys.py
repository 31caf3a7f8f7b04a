from __future__ import annotations

import base64
import hashlib
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pplcheck.errors import ConfigurationError, GitUnavailableError
from pplcheck.history import keys
from pplcheck.history.keys import Keys, Trust, lay_out
from pplcheck.history.quarantine import Quarantine, open_repository
from tests.repos import build, commit
from tests.signers import gpg_key, needs_gpg, needs_ssh

HARDWARE = "sk-ssh-ed25519@openssh" + ".com"
BLOB = base64.b64encode(b"a key").decode()
FINGERPRINT = "SHA256:" + base64.b64encode(hashlib.sha256(b"a key").digest()).decode().rstrip("=")


@pytest.fixture
def quarantine(tmp_path: Path) -> Iterator[Quarantine]:
    repo = build(tmp_path / "r", [commit("Ada <ada@mail.example>")])
    with open_repository(repo, named=True) as opened:
        yield opened


def allowed(*lines: str) -> Trust:
    return Trust(signers="\n".join(lines).encode(), signers_path="keys")


def options(found: Keys) -> dict[str, str]:
    assert set(found.options[::2]) == {"-c"}
    return dict(text.split("=", 1) for text in found.options[1::2])


@needs_ssh
@pytest.mark.parametrize(
    ("line", "patterns"),
    [
        pytest.param(f"Ada@Mail.example ssh-ed25519 {BLOB}", "ada@mail.example", id="plain"),
        pytest.param(
            f'"a@b.example,*@c.example" ssh-rsa {BLOB} x', "a@b.example,*@c.example", id="quoted"
        ),
        pytest.param(
            f'a@b.example namespaces="git,file" ssh-rsa {BLOB}', "a@b.example", id="option"
        ),
        pytest.param(f"a@b.example {HARDWARE} {BLOB}", "a@b.example", id="hardware"),
    ],
)
def test_allowed_signers_are_read_as_ssh_keygen_has_them(
    quarantine: Quarantine, line: str, patterns: str
) -> None:
    found = lay_out(quarantine, allowed("# a comment", "", line))

    assert found.patterns == {FINGERPRINT: (patterns,)}
    path = Path(options(found)["gpg.ssh.allowedSignersFile"])
    assert path.parent == quarantine.folder


@needs_ssh
def test_a_key_on_two_lines_speaks_for_both(quarantine: Quarantine) -> None:
    found = lay_out(
        quarantine, allowed(f"a@b.example ssh-rsa {BLOB}", f"c@d.example ssh-rsa {BLOB}")
    )

    assert found.speak_for([FINGERPRINT], "A@b.example")
    assert found.speak_for(["", FINGERPRINT], "c@d.example")
    assert not found.speak_for([FINGERPRINT], "")
    assert not found.speak_for(["SHA256:other"], "a@b.example")


@needs_ssh
@pytest.mark.parametrize(
    "line",
    [
        "",
        "nonsense",
        "ada@mail.example ssh-ed25519",
        "ada@mail.example ssh-ed25519 n@t-base64",
        f"ada@mail.example cert-authority ssh-ed25519 {BLOB}",
        f'"" "" {BLOB}',
        '"',
    ],
    ids=["empty", "words", "no key", "no base64", "an authority", "no kind", "a quote"],
)
def test_a_file_without_a_key_is_refused(quarantine: Quarantine, line: str) -> None:
    with pytest.raises(ConfigurationError, match="keys: holds no line like"):
        lay_out(quarantine, allowed(line))


@pytest.mark.parametrize(
    ("patterns", "email", "expected"),
    [
        ("ada@mail.example", "ada@mail.example", True),
        ("*@mail.example", "ada@mail.example", True),
        ("?da@mail.example", "ada@mail.example", True),
        ("[a]da@mail.example", "ada@mail.example", False),
        ("!ada@mail.example,*", "ada@mail.example", False),
        ("*,!ada@mail.example", "ada@mail.example", False),
        ("!ben@mail.example,*", "ada@mail.example", True),
        ("", "ada@mail.example", False),
    ],
)
def test_patterns_follow_those_of_ssh(patterns: str, email: str, *, expected: bool) -> None:
    found = Keys(options=(), extra={}, patterns={"k": (patterns,)})

    assert found.speak_for(["k"], email) is expected


def test_without_files_no_program_is_ever_started(quarantine: Quarantine) -> None:
    found = options(lay_out(quarantine, Trust()))

    programs = {name for key, name in found.items() if key.endswith("program")}
    assert programs == {"/dev/null"}
    assert found["gpg.ssh.defaultKeyCommand"] == ""


@needs_ssh
def test_programs_are_named_in_full(quarantine: Quarantine) -> None:
    found = options(lay_out(quarantine, allowed(f"a@b.example ssh-rsa {BLOB}")))

    assert Path(found["gpg.ssh.program"]).is_absolute()
    assert found["gpg.program"] == "/dev/null"


@pytest.mark.parametrize("trust", [allowed("x"), Trust(keyring=b"x")], ids=["ssh", "gpg"])
def test_a_program_that_is_missing_is_said(
    quarantine: Quarantine, tmp_path: Path, trust: Trust
) -> None:
    quarantine.program = replace(quarantine.program, search=str(tmp_path))

    with pytest.raises(GitUnavailableError, match="needed to verify signatures"):
        lay_out(quarantine, trust)


def test_a_git_that_is_too_old_for_ssh_is_said(quarantine: Quarantine) -> None:
    quarantine.program = replace(quarantine.program, version=(2, 33))

    with pytest.raises(GitUnavailableError, match=r"install git 2\.34 or newer"):
        lay_out(quarantine, allowed("x"))


@needs_gpg
@pytest.mark.parametrize(
    "data", [b"", b"nonsense\n", b"\x99\x01\x00"], ids=["empty", "words", "cut"]
)
def test_a_keyring_without_keys_is_refused(quarantine: Quarantine, data: bytes) -> None:
    with pytest.raises(ConfigurationError, match="ring: holds no key with an address"):
        lay_out(quarantine, Trust(keyring=data, keyring_path="ring"))


@needs_gpg
def test_keys_are_read_into_a_home_of_their_own(quarantine: Quarantine, tmp_path: Path) -> None:
    key = gpg_key(tmp_path / "home", "Ada <ADA@mail.example>")

    found = lay_out(quarantine, Trust(keyring=key.public.encode(), keyring_path="ring"))

    assert list(found.patterns.values()) == [("ada@mail.example",)]
    assert Path(found.extra["GNUPGHOME"]).parent == quarantine.folder


def test_revoked_and_expired_addresses_speak_for_nobody() -> None:
    listing = "\n".join(  # noqa: FLY002 - a line of gpg's a line
        [
            "tru::1:",
            "pub:u:255:22:AA:1:::u:::scSC:",
            "fpr:::::::::PRIMARY:",
            "uid:u::::1::H::Ada <ada@mail.example>::::::::::0:",
            "uid:r::::1::H::Ada <old@mail.example>::::::::::0:",
            "uid:e::::1::H::Ada <older@mail.example>::::::::::0:",
            "uid:u::::1::H::Ada <*@mail.example>::::::::::0:",
            "uid:u::::1::H::Only a name::::::::::0:",
            "sub:u:255:22:BB:1::::::s:",
            "fpr:::::::::SUBKEY:",
        ]
    )

    assert keys._holders(listing) == {"PRIMARY": ("ada@mail.example",)}  # noqa: SLF001 - what gpg lists


def test_a_gpg_that_never_ends_is_said(
    quarantine: Quarantine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("gpg", 1)

    monkeypatch.setattr(keys, "_program", lambda *_: "/usr/bin/gpg")
    monkeypatch.setattr(subprocess, "run", hang)

    with pytest.raises(GitUnavailableError, match="did not come to its end"):
        lay_out(quarantine, Trust(keyring=b"x"))
