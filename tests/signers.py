"""Keys made for a test, and commits signed with them; nothing of it is anybody's."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.repos import git, head

SSH_KEYGEN = shutil.which("ssh-keygen") or ""
GPG = shutil.which("gpg") or ""
needs_ssh = pytest.mark.skipif(not SSH_KEYGEN, reason="no ssh-keygen is installed")
needs_gpg = pytest.mark.skipif(not GPG, reason="no gpg is installed")


@dataclass(frozen=True)
class Key:
    """A key pair: the private part for signing, the public one as a line, options of git."""

    public: str
    options: tuple[str, ...]
    home: Path


def ssh_key(folder: Path, name: str = "key") -> Key:
    """An SSH key without a passphrase."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    run(SSH_KEYGEN, "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(path))
    public = " ".join((path.with_suffix(".pub")).read_text().split()[:2])
    options = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={path}")
    return Key(public=public, options=options, home=folder)


def gpg_key(home: Path, who: str, expires: str = "never") -> Key:
    """An OpenPGP key without a passphrase, in a home of its own; `public` is armored."""
    home.mkdir(mode=0o700, exist_ok=True)
    base = (GPG, "--homedir", str(home), "--batch", "--quiet", "--passphrase", "")
    run(*base, "--quick-generate-key", who, "ed25519", "sign", expires)
    listing = run(*base, "--with-colons", "--list-keys", who)
    fingerprint = next(line.split(":")[9] for line in listing.splitlines() if line[:3] == "fpr")
    program = home / "sign"
    program.write_text(f'#!/bin/sh\nexec {GPG} --homedir "{home}" --batch "$@"\n')
    program.chmod(0o755)
    options = ("-c", f"gpg.program={program}", "-c", f"user.signingkey={fingerprint}")
    return Key(public=run(*base, "--armor", "--export", who), options=options, home=home)


def run(*command: str) -> str:
    """What a program says; an error where it fails."""
    environment = os.environ | {"LC_ALL": "C"}
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env=environment
    ).stdout


def signed(repo: Path, key: Key | None, who: str, day: str = "2026-01-01") -> str:
    """An empty commit of somebody on top of `main`, signed or not; its id."""
    name, _, email = who.rstrip(">").partition(" <")
    seal = ("-S",) if key else ()
    person = ("-c", f"user.name={name}", "-c", f"user.email={email}")
    options = key.options if key else ()
    git(
        repo,
        *person,
        *options,
        "commit",
        *seal,
        "--quiet",
        "--allow-empty",
        "-m",
        "Change it",
        f"--date={day}T12:00:00Z",
    )
    return head(repo)


def tampered(repo: Path) -> str:
    """The newest commit with another message under the same signature, in its place; its id."""
    content = git(repo, "cat-file", "commit", "HEAD").replace("Change it", "Change that") + "\n"
    made = git(repo, "hash-object", "-t", "commit", "-w", "--stdin", stdin=content.encode())
    git(repo, "update-ref", "refs/heads/main", made)
    return made
