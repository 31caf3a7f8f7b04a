from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "pplcheck").rglob("*.py"))


def test_import_contracts_hold() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]

    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_rooms_and_functions_stay_small(module: Path) -> None:
    text = module.read_text(encoding="utf-8")

    sizes = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert text.count("\n") <= 300
    assert {name: size for name, size in sizes.items() if size > 40} == {}


def test_every_module_has_its_tests() -> None:
    rooms = (
        "history",
        "licensing",
        "config",
        "people",
        "standing",
        "governance",
        "rules",
        "gate",
        "formats",
        "store",
        "fleet",
    )
    missing = [
        f"tests/{room}/test_{module.stem}.py"
        for room in rooms
        for module in sorted((ROOT / "pplcheck" / room).glob("*.py"))
        if module.stem != "__init__"
        and not (ROOT / "tests" / room / f"test_{module.stem}.py").exists()
    ]

    assert missing == []


def loaded_by(*arguments: str) -> set[str]:
    """The modules a pplcheck process has loaded when it ends."""
    script = (
        "import sys\n"
        "from pplcheck.__main__ import main\n"
        f"status = main({list(arguments)!r})\n"
        "sys.stderr.write('\\n'.join(sys.modules))\n"
        "sys.exit(status)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(result.stderr.split())


@pytest.mark.parametrize("module", ["typer", "click", "rich", "git", "license_expression"])
def test_version_loads_nothing_heavy(module: str) -> None:
    assert module not in loaded_by("--version")


def test_rules_load_neither_git_nor_license_expression() -> None:
    loaded = loaded_by("rules")

    assert {"git", "license_expression", "rich"} & loaded == set()
