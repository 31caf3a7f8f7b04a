"""What could not be checked never passes: each error has its status and form, none is lost."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest  # noqa: TC002 - as everywhere in the tests

import pplcheck
from pplcheck import errors
from pplcheck.cli import run as cli
from pplcheck.errors import ConfigurationError, PplcheckError
from pplcheck.pipeline import RULES

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "pplcheck").rglob("*.py"))
BROAD = {"Exception", "BaseException"}
LAST_DEFENSES = {"pplcheck/cli/run.py", "pplcheck/hook/closely.py"}
"""Where nothing may escape any more: what is left is said, and is status 3."""
HANDED_ON = {"pplcheck/pipeline/beside.py", "pplcheck/fleet/pool.py"}
"""Where an error of one thread is kept, and raised in the one that asks for its result."""
ANOTHER_WAY = {
    "pplcheck/config/importers/json_lines.py",  # no whole number: a broken one is tried
    "pplcheck/config/ledger_line.py",  # as above
    "pplcheck/fleet/worker.py",  # the status of the child tells why
}
"""Where an error of Python's own means that another way is tried, right behind it."""
LEAVING = {"pplcheck/fleet/cluster.py"}
"""Where a cluster that is left may be gone already."""
NAMES = "HEAD|PPL|SOURCE|SPDX|Stackalytics|Dask|DuckDB"
"""What a message may begin with in upper case."""


def tree(base: type[PplcheckError]) -> Iterator[type[PplcheckError]]:
    """An error and all below it, those of other modules too."""
    yield base
    for below in base.__subclasses__():
        yield from tree(below)


def everything() -> list[type[PplcheckError]]:
    for module in pkgutil.walk_packages(pplcheck.__path__, "pplcheck."):
        if not module.name.endswith("__main__") and "fleet" not in module.name:
            importlib.import_module(module.name)
    return sorted(set(tree(PplcheckError)), key=lambda kind: kind.__qualname__)


@cache
def nodes() -> tuple[tuple[Path, ast.Raise | ast.ExceptHandler | ast.Call], ...]:
    """Every raise, handler and call of the package."""
    return tuple(
        (path, node)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Raise | ast.ExceptHandler | ast.Call)
    )


def where(path: Path, node: ast.stmt | ast.excepthandler | ast.expr) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno}"


def test_every_error_has_a_status_a_reason_and_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = {rule.code for rule in RULES}

    for kind in everything():
        assert kind.exit_status in {2, 3}, kind
        assert (kind.__doc__ or "").strip().endswith("."), kind
        assert kind.code is None or kind.code in codes, kind
        error = (
            kind(("some thing",)) if issubclass(kind, ConfigurationError) else kind("some thing")
        )

        def fail(_: list[str], error: PplcheckError = error) -> int:
            raise error

        monkeypatch.setattr(cli, "_dispatch", fail)
        monkeypatch.setattr(cli, "_silence_stdout", lambda: None)
        status = cli.run(["rules"])
        said = capsys.readouterr().err

        label = f"{kind.code}: " if kind.code else ""
        assert status == kind.exit_status
        assert said in {f"pplcheck: {label}some thing\n", ""}, kind
        assert said or issubclass(kind, errors.ReaderGoneError)


def test_errors_of_the_check_itself_are_status_3_and_have_a_rule() -> None:
    for kind in everything():
        if issubclass(kind, errors.CouldNotCheckError):
            assert kind.exit_status == 3, kind
            assert kind.code, kind


def messages() -> Iterator[tuple[str, str]]:
    """Every message raised with an error of ours, its values as `{}`."""
    names = {kind.__name__ for kind in everything()}
    for path, node in nodes():
        if not isinstance(node, ast.Raise) or not isinstance(node.exc, ast.Call):
            continue
        call = node.exc
        if isinstance(call.func, ast.Name) and call.func.id in names and call.args:
            text = worded(call.args[0])
            if text:
                yield where(path, node), text


def worded(node: ast.expr) -> str:
    """The text of a literal, with `{}` where a value stands; empty for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(worded(part) or "{}" for part in node.values)
    return ""


def test_messages_start_low_and_end_without_a_full_stop() -> None:
    odd = {
        place: text
        for place, text in messages()
        if re.search(r"[^.]\.$", text) or not re.match(rf"[a-z{{`'.(-]|{NAMES}", text)
    }

    assert odd == {}


def test_no_handler_swallows() -> None:
    """Each `except` does something: raises, returns, goes on with a value; none is bare."""
    empty = []
    for path, node in nodes():
        if isinstance(node, ast.ExceptHandler):
            says_nothing = all(isinstance(step, ast.Pass | ast.Expr) for step in node.body)
            if node.type is None or (says_nothing and not calls(node)):
                empty.append(where(path, node))

    assert {place.rpartition(":")[0] for place in empty} <= ANOTHER_WAY


def calls(node: ast.AST) -> bool:
    return any(isinstance(step, ast.Call) for step in ast.walk(node))


def test_only_what_is_named_is_caught() -> None:
    """`Exception` is caught where a command line ends, or to clean up and raise it again."""
    broad = []
    for path, node in nodes():
        if not isinstance(node, ast.ExceptHandler) or node.type is None:
            continue
        names = {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)}
        raises = any(isinstance(step, ast.Raise) for step in ast.walk(node))
        if names & BROAD and not raises:
            broad.append(where(path, node).rpartition(":")[0])

    assert set(broad) <= LAST_DEFENSES | HANDED_ON


def test_what_is_suppressed_is_named() -> None:
    broad = [
        where(path, node)
        for path, node in nodes()
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "suppress"
        and {getattr(argument, "id", "") for argument in node.args} & (BROAD | {"PplcheckError"})
    ]

    assert {place.rpartition(":")[0] for place in broad} <= LEAVING
