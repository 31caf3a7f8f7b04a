"""What services would do with the templates: their shell run here, with programs put in place."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
EXPRESSION = re.compile(r"\$\{\{\s*([^}]*?)\s*\}\}")


def read_yaml(path: str) -> Any:
    """A template of this project."""
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def program(path: Path, *lines: str) -> Path:
    """A shell script at a path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/usr/bin/env bash", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)
    return path


def installed(path: Path) -> Path:
    """The pplcheck under test as a program at a path."""
    return program(path, f'exec "{sys.executable}" -I -m pplcheck "$@"')


def fake_python(folder: Path) -> Path:
    """A folder for the PATH whose python3 makes environments without a network.

    Arguments of python3 and of the environment's python are noted in `calls` beside it.
    """
    calls = folder / "calls"
    installed(folder / "pplcheck")
    program(folder / "python", f'printf "%s\\n" "$*" >> "{calls}"')
    program(
        folder / "bin" / "python3",
        f'printf "%s\\n" "$*" >> "{calls}"',
        f'if [ "$1 $2" = "-I -c" ]; then exec "{sys.executable}" "$@"; fi',
        'mkdir -p "$4/bin"',
        f'cp "{folder}/python" "{folder}/pplcheck" "$4/bin/"',
    )
    return folder / "bin"


def run_script(
    script: str, folder: Path, environment: Mapping[str, str], *, search: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """A script run as GitHub and GitLab run bash: it ends at the first error."""
    path = os.environ["PATH"] if search is None else f"{search}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE")}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": path, "HOME": str(folder), **kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def evaluated(text: str, values: Mapping[str, str]) -> str:
    """A template value with its expressions replaced; one that is not given is refused."""
    return EXPRESSION.sub(lambda found: values[found[1]], text)


def schema_problems(kind: str, path: str) -> str:
    """What the schema of a service's files, as packaged, says against one of ours."""
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", kind, str(ROOT / path)],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr
