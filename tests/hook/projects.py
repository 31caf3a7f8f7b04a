"""Repositories to commit to, as a person would, with somebody's own configuration in force."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LICENSE = "Peer Production License\n"
POLICY = 'schema = 1\nfail-on = "warning"\nregister = ["register.toml"]\n'
REGISTER = """\
schema = 1

[[organization]]
id = "nebula"
name = "Nebula Coop"
domains = ["nebula.example"]
kind = "worker-cooperative"
source = "statutes"

[[person]]
name = "Ada Example"
identities = ["Ada <ada@mail.example>"]
"""
FILES = {"LICENSE": LICENSE, "pplcheck.toml": POLICY, "register.toml": REGISTER}
TAG = "SPDX-License-" + "Identifier: "
PPLCHECK = f"{sys.executable} -m pplcheck"


def surroundings(home: Path) -> dict[str, str]:
    """The caller's environment with a home of its own, where git knows who commits."""
    home.mkdir(exist_ok=True)
    config = home / ".gitconfig"
    if not config.exists():
        config.write_text(
            "[user]\n\tname = Ada\n\temail = ada@mail.example\n[init]\n\tdefaultBranch = main\n"
            '[protocol "file"]\n\tallow = always\n'
        )
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    places = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "PRE_COMMIT_HOME": str(home / "p")}
    return kept | places | {"GIT_CONFIG_NOSYSTEM": "1"}


def run(folder: Path, *words: str, home: Path) -> subprocess.CompletedProcess[str]:
    """A command in a folder, with its answer; it may fail."""
    return subprocess.run(
        words, cwd=folder, env=surroundings(home), capture_output=True, text=True, check=False
    )


def write(folder: Path, files: dict[str, str]) -> None:
    """Put files into a work tree."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def project(folder: Path, home: Path, files: dict[str, str] | None = None) -> Path:
    """A repository with one commit, of a project under the PPL unless told otherwise."""
    folder.mkdir(parents=True)
    write(folder, FILES if files is None else files)
    for words in (["init"], ["add", "--all"], ["commit", "--message=Begin"]):
        done = (
            run(folder, "git", *words, "--quiet", home=home)
            if words[0] != "add"
            else run(folder, "git", *words, home=home)
        )
        assert done.returncode == 0, done.stderr
    return folder
