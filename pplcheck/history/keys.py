"""The keys a caller trusts, laid out for git: whose address each of them speaks for.

Allowed signers are a file as ssh-keygen(1) has it; a keyring is a file of exported OpenPGP keys.
Both are copied into the quarantine. The programs are those of a PATH that holds no folder of the
repository under check, named in full, so that no configuration chooses them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from pplcheck.errors import ConfigurationError, GitUnavailableError
from pplcheck.history.program import environment
from pplcheck.history.quarantine import Quarantine
from pplcheck.model.frozen import frozen

SSH_MINIMUM = (2, 34)
"""The first git that reads signatures made with SSH keys."""

PATIENCE = 60
"""Seconds gpg may take to read a keyring."""

_KEY = re.compile(r"(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-\S+$")
_OPTIONS = """\
batch
no-autostart
no-auto-key-locate
no-auto-key-import
no-auto-check-trustdb
trust-model always
"""
_REVOKED_OR_EXPIRED = "re"


@frozen
class Trust:
    """The bytes of the caller's files, None where there is none, and how messages name them."""

    signers: bytes | None = None
    keyring: bytes | None = None
    signers_path: str = ""
    keyring_path: str = ""


@frozen
class Keys:
    """Keys ready for use: options of git, what to add to its environment, and whom keys speak for.

    `patterns` holds, by the fingerprint of a key, lists of address patterns as ssh-keygen(1) has
    them, in lower case.
    """

    options: tuple[str, ...]
    extra: Mapping[str, str]
    patterns: Mapping[str, tuple[str, ...]]

    def speak_for(self, fingerprints: Iterable[str], email: str) -> bool:
        """Whether one of the keys is allowed for an address."""
        return bool(email) and any(
            _matches(pattern, email.casefold())
            for fingerprint in fingerprints
            for pattern in self.patterns.get(fingerprint, ())
        )


def lay_out(quarantine: Quarantine, trust: Trust) -> Keys:
    """The keys of a caller, copied into the quarantine.

    Raises:
        ConfigurationError: a file holds no key that can be read.
        GitUnavailableError: git is too old for SSH signatures, or ssh-keygen or gpg is missing.
    """
    options = ["gpg.x509.program", os.devnull, "gpg.ssh.defaultKeyCommand", ""]
    patterns: dict[str, tuple[str, ...]] = {}
    extra: dict[str, str] = {}
    ssh = gpg = os.devnull
    if trust.signers is not None:
        _require_ssh(quarantine)
        ssh = _program(quarantine, "ssh-keygen")
        patterns |= _signers(trust.signers, trust.signers_path)
        path = quarantine.folder / "allowed-signers"
        path.write_bytes(trust.signers)
        options += ["gpg.ssh.allowedSignersFile", str(path)]
    if trust.keyring is not None:
        gpg = _program(quarantine, "gpg")
        home = _home(quarantine, gpg, trust)
        extra["GNUPGHOME"] = str(home)
        patterns |= _holders(_gpg(quarantine, gpg, home, "--with-colons", "--list-keys"))
    options += ["gpg.ssh.program", ssh, "gpg.program", gpg, "gpg.openpgp.program", gpg]
    pairs = zip(options[::2], options[1::2], strict=True)
    flags = tuple(part for key, value in pairs for part in ("-c", f"{key}={value}"))
    return Keys(options=flags, extra=extra, patterns=patterns)


def _program(quarantine: Quarantine, name: str) -> str:
    """The absolute path of a program, from the PATH that git was found on."""
    for folder in quarantine.program.search.split(os.pathsep):
        path = Path(folder) / name
        if path.is_file() and os.access(path, os.X_OK):
            return str(path)
    raise GitUnavailableError(
        f"no {name} found on the PATH, which is needed to verify signatures; install it, or leave "
        "out --allowed-signers and --keyring"
    )


def _require_ssh(quarantine: Quarantine) -> None:
    if quarantine.program.version < SSH_MINIMUM:
        needed = ".".join(map(str, SSH_MINIMUM))
        raise GitUnavailableError(
            f"{quarantine.program.path} is too old to verify signatures made with SSH keys; "
            f"install git {needed} or newer, or leave out --allowed-signers"
        )


def _signers(data: bytes, path: str) -> dict[str, tuple[str, ...]]:
    """Whom each key of an allowed signers file speaks for; lines for authorities are left out."""
    found: dict[str, tuple[str, ...]] = {}
    for line in data.decode("utf-8", "replace").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        principals, *fields = _fields(line)
        at = next((place for place, field in enumerate(fields) if _KEY.fullmatch(field)), -1)
        if at < 0 or at + 1 >= len(fields) or "cert-authority" in ",".join(fields[:at]).lower():
            continue
        fingerprint = _fingerprint(fields[at + 1])
        if fingerprint:
            found[fingerprint] = (*found.get(fingerprint, ()), principals.casefold())
    if not found:
        raise ConfigurationError(
            (f"{path}: holds no line like `ada@mail.example ssh-ed25519 AAAA…`; see ssh-keygen(1)",)
        )
    return found


def _fields(line: str) -> list[str]:
    """The fields of a line, quotes around the first one or within options taken into account."""
    return [field.strip('"') for field in re.findall(r'(?:"[^"]*"|[^\s"])+', line)] or [""]


def _fingerprint(written: str) -> str:
    try:
        blob = base64.b64decode(written, validate=True)
    except (binascii.Error, ValueError):
        return ""
    digest = base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")
    return f"SHA256:{digest}"


def _matches(patterns: str, email: str) -> bool:
    """Whether a list of patterns with `*`, `?` and `!` holds for an address; see ssh_config(5)."""
    answer = False
    for pattern in patterns.split(","):
        denied = pattern.startswith("!")
        if fnmatchcase(email, pattern.removeprefix("!").replace("[", "[[]")):
            if denied:
                return False
            answer = True
    return answer


def _home(quarantine: Quarantine, gpg: str, trust: Trust) -> Path:
    """A home for gpg that holds the caller's keys and nothing else."""
    home = quarantine.folder / "gnupg"
    home.mkdir(mode=0o700)
    (home / "gpg.conf").write_text(_OPTIONS, encoding="ascii")
    path = quarantine.folder / "keyring"
    path.write_bytes(trust.keyring or b"")
    _gpg(quarantine, gpg, home, "--import", str(path))
    if not _holders(_gpg(quarantine, gpg, home, "--with-colons", "--list-keys")):
        problem = (
            f"{trust.keyring_path}: holds no key with an address; export keys with "
            "`gpg --export --armor KEY > FILE`"
        )
        raise ConfigurationError((problem,))
    return home


def _gpg(quarantine: Quarantine, gpg: str, home: Path, *arguments: str) -> str:
    """What gpg answers; a failure shows in an answer without keys."""
    try:
        answer = subprocess.run(  # noqa: S603 - an absolute gpg, our own environment
            [gpg, "--homedir", str(home), *arguments],
            env=environment(quarantine.folder, quarantine.program.search),
            cwd=quarantine.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise GitUnavailableError(f"{gpg} did not come to its end in {PATIENCE} s") from error
    return answer.stdout.decode("utf-8", "replace")


def _holders(listing: str) -> dict[str, tuple[str, ...]]:
    """Addresses by the fingerprint of the primary key, from gpg's lines with colons."""
    found: dict[str, tuple[str, ...]] = {}
    primary, is_next = "", False
    for line in listing.splitlines():
        fields = line.split(":")
        if fields[0] == "pub":
            primary, is_next = "", True
        elif fields[0] == "fpr" and is_next:
            primary, is_next = fields[9], False
        elif fields[0] == "uid" and primary and fields[1] not in _REVOKED_OR_EXPIRED:
            email = fields[9].rpartition("<")[2].rstrip(">").replace("\\x3a", ":").casefold()
            if "@" in email and not set("*?!,") & set(email):
                found[primary] = (*found.get(primary, ()), email)
    return found
