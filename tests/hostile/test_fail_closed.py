"""What could not be checked never passes: each error has its status and form, none is lost."""

from __future__ import annotations

import ast
import builtins
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
UNSAID = {
    "config/policy.py": "the policy is refused by itself, or compared as it is",
    "history/begun.py": "the history is read anew, whole, and raises what is wrong with it",
    "history/commit_graph.py": "how many commits to expect is a hint for the progress bar",
    "history/landings.py": "None: what was accepted is told as not known",
    "history/quarantine.py": "HEAD stays a branch without a commit, as it is in the repository",
    "history/staged.py": "before the first commit there is nothing, which is compared with",
    "hook/sieve.py": "the whole check looks closer",
    "pipeline/explaining.py": "the thing named is looked for among organizations and people next",
    "pipeline/keeping.py": "nothing is taken from the cache; the check meets the same again",
    "pipeline/registering.py": "a register may be written where there is no repository",
    "pipeline/scanning.py": "every repository looks for a git, and says why there is none",
}
"""Where an error of ours is caught and not told, and why nothing passes that way."""
UNTOLD = {
    "cli/bar.py": "a terminal that is gone needs no progress",
    "cli/output.py": "what is taken away is gone already",
    "fleet/places.py": "no repository can be found where nothing can be listed",
    "fleet/planning.py": "another run has made it",
    "fleet/scratch.py": "the next place is tried, and an error raised after the last",
    "fleet/worker.py": "the status of a child that is gone tells why",
    "history/beneath.py": "None and False are answers: there is no such file",
    "history/commit_graph.py": UNSAID["history/commit_graph.py"],
    "history/edition.py": "the version speaks where there are no sources",
    "history/layout.py": "there is no such file",
    "history/locate.py": "there is no such file or folder",
    "history/lying.py": "None: the file is not settled, or gone",
    "history/plain.py": "there is no such file",
    "history/process.py": "the process is gone already",
    "history/program.py": "no identity is equal to none: the program is asked again",
    "history/quarantine.py": UNSAID["history/quarantine.py"],
    "history/refs.py": "there is no such folder",
    "history/tree.py": "None: the file is told as one that cannot be read",
    "hook/sieve.py": UNSAID["hook/sieve.py"],
    "pipeline/keeping.py": UNSAID["pipeline/keeping.py"],
    "pipeline/scanning.py": UNSAID["pipeline/scanning.py"],
    "store/place.py": "there is no cache, which changes no answer",
    "store/shelf.py": "as above",
    "store/sweep.py": "as above",
}
"""Where the system's error is caught and not told, and why."""
SYSTEM = {
    name
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, OSError)
}
NAMES = "HEAD|PPL|SOURCE|SPDX|Stackalytics|Dask|DuckDB"
"""What a message may begin with in upper case."""


def tree(base: type[PplcheckError]) -> Iterator[type[PplcheckError]]:
    """An error and all below it, those of other modules too."""
    yield base
    for below in base.__subclasses__():
        yield from tree(below)


def everything() -> list[type[PplcheckError]]:
    for module in pkgutil.walk_packages(pplcheck.__path__, "pplcheck."):
        if not module.name.endswith("__main__"):
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


def untold(names: set[str]) -> set[str]:
    """The modules where an error of one of these names is caught or suppressed, and not told."""
    found = set()
    for path, node in nodes():
        kinds: list[ast.expr] = []
        if isinstance(node, ast.ExceptHandler) and node.type is not None:
            is_told = any(
                isinstance(step, ast.Raise) or (isinstance(step, ast.Name) and step.id == node.name)
                for below in node.body
                for step in ast.walk(below)
            )
            kinds = [] if is_told else [node.type]
        elif isinstance(node, ast.Call) and called(node) == "suppress":
            kinds = node.args
        caught = {
            getattr(name, "id", getattr(name, "attr", ""))
            for kind in kinds
            for name in ast.walk(kind)
        }
        if caught & names:
            found.add(path.relative_to(ROOT / "pplcheck").as_posix())
    return found


def called(node: ast.Call) -> str:
    return str(getattr(node.func, "id", getattr(node.func, "attr", "")))


def test_an_error_of_ours_goes_untold_only_where_something_else_tells_it() -> None:
    assert untold({kind.__name__ for kind in everything()}) == set(UNSAID)


def test_an_error_of_the_system_goes_untold_only_where_it_is_an_answer() -> None:
    assert untold(SYSTEM) == set(UNTOLD)


def test_what_is_suppressed_is_named() -> None:
    broad = [
        where(path, node)
        for path, node in nodes()
        if isinstance(node, ast.Call)
        and called(node) == "suppress"
        and {getattr(argument, "id", "") for argument in node.args} & (BROAD | {"PplcheckError"})
    ]

    assert {place.rpartition(":")[0] for place in broad} <= LEAVING
