"""How much work each command is before and besides reading, counted and not timed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pplcheck.__main__ import main
from tests.repos import build, commit

ADA = "Ada <ada@mail.example>"
COUNTED = (
    "import sys\n"
    "from pplcheck.__main__ import main\n"
    "main(sys.argv[1:])\n"
    "own = [name for name in sys.modules if name.startswith('pplcheck')]\n"
    "sys.stderr.write(f'{len(own)} {len(sys.modules)}')\n"
)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    files = {"LICENSE": "Peer Production License\n", "a.py": "x = 1\n"}
    return build(tmp_path / "work", [commit(ADA, files=files), commit(ADA, files={"a.py": "y\n"})])


@pytest.mark.parametrize(
    ("words", "most"),
    [
        ("rules", 0),
        ("explain PPL101", 0),
        ("explain MIT", 0),
        ("config schema report", 0),
        ("config show {}", 2),
        ("licenses {}", 3),  # one of them for what the files are, lest the answer is kept wrongly
        ("who {} --no-cache", 4),
        ("who {} --no-cache --paths", 5),
        ("who {} --no-cache --lines", 6),
    ],
)
def test_a_command_starts_few_gits(
    repo: Path, monkeypatch: pytest.MonkeyPatch, words: str, most: int
) -> None:
    started: list[list[str]] = []
    original = subprocess.Popen

    def noted(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        started.append(command[1:4])
        return original(command, **options)

    monkeypatch.setattr("subprocess.Popen", noted)

    status = main([word.format(repo) for word in words.split()])

    assert status in {0, 1, 3}
    assert len(started) <= most, started


@pytest.mark.parametrize(
    "unused",
    [
        "config.ledger",
        "config.importers",
        "history.raw",
        "history.signatures",
        "pipeline.pseudonyms",
    ],
)
def test_a_plain_check_loads_nothing_for_what_it_does_not_do(
    unused: str, checked: set[str]
) -> None:
    assert f"pplcheck.{unused}" not in checked


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Our modules that a check has loaded when it ends."""
    folder = tmp_path_factory.mktemp("checked")
    repo = build(folder / "work", [commit(ADA, files={"a.py": "x = 1\n"})])
    script = COUNTED.replace("f'{len(own)} {len(sys.modules)}'", "' '.join(own)")
    command = [sys.executable, "-c", script, "check", str(repo), "--no-cache"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize(
    ("words", "own", "every"),
    [
        ("--version", 3, 45),
        ("--help", 9, 170),
        ("check --help", 20, 190),
        ("who --help", 20, 190),
        ("config show --help", 20, 190),
        ("register add person --help", 22, 190),
        ("rules", 85, 250),
        ("explain PPL101", 110, 290),
    ],
)
def test_a_command_loads_few_modules(words: str, own: int, every: int) -> None:
    path = f"import sys; sys.path[:] = {[entry for entry in sys.path if entry]!r}\n"
    command = [sys.executable, "-I", "-S", "-c", path + COUNTED, *words.split()]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    found = [int(number) for number in done.stderr.split()[-2:]]
    assert found[0] <= own
    assert found[1] <= every
