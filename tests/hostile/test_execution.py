"""Nothing that a repository, or what surrounds a call, names as a program is ever run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.hostile.lines import Line, commands, lines
from tests.hostile.running import Bench, Said, called, changed, fingerprint, listener, run
from tests.hostile.tracing import read_trace, unavailable
from tests.hostile.traps import Trap, Vector, base, run_in_terminal, spring
from tests.hostile.vectors import VECTORS

HOLES = tuple(
    v for v in VECTORS if "promisor" in v.name or v.name in {"insteadOf", "ssh-variables"}
)
WHOLE = tuple(v for v in VECTORS if v not in HOLES and v.name != "path-whole")
"""Vectors that do not stand in each other's way, so that one repository can have them all."""
MARKED = {vector.name: vector for vector in VECTORS if vector.spring}
INSIDE = (
    Line(command="check", words=("check", "embedded")),
    Line(command="who", words=("who", "inner")),
    Line(command="licenses", words=("licenses", "part", "--history")),
)
READING_ALL = (
    Line(command="who", words=("who", "--lines")),
    Line(command="licenses", words=("licenses", "--history", "--headers")),
)
"""Calls that need the content of files that are gone by now."""
NOT_CALLED = re.compile(r"Missing (option|argument)|No such option|unexpected extra argument")
"""What is said where a line does not get as far as the command it is there to try."""
SUBCOMMANDS = {
    "version", "config", "log", "rev-parse", "rev-list", "merge-base", "cat-file", "ls-files",
    "ls-tree", "diff-index", "diff-tree", "for-each-ref", "init", "symbolic-ref", "fast-import",
    "read-tree", "interpret-trailers", "check-mailmap",
}  # fmt: skip
"""What git is asked; `demo` also makes a repository, in a folder of its own."""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository that nobody has armed."""
    return base(tmp_path_factory.mktemp("plain") / "r")


def bench_with(
    folder: Path, plain: Path, vectors: Sequence[Vector], port: int
) -> tuple[Bench, Trap]:
    bench = Bench(folder=folder)
    bench.prepare()
    shutil.copytree(plain, bench.repo, symlinks=True)
    trap = Trap(repo=bench.repo, marks=folder / "marks", port=port)
    for vector in vectors:
        vector.arm(trap, vector.name)
    return bench, trap


@pytest.mark.parametrize("name", MARKED)
def test_an_ordinary_git_runs_into_the_trap(name: str, plain: Path, tmp_path: Path) -> None:
    _, trap = bench_with(tmp_path, plain, [MARKED[name]], 9)

    spring(MARKED[name], trap)

    assert trap.sprung() == [name]


def expect_harmless(
    bench: Bench, trap: Trap, calls: Sequence[Line], around: dict[str, str], *, trace: bool = False
) -> list[Said]:
    """Make the calls; nothing may run, and only files that a call is there to write may change."""
    before = fingerprint(bench.repo)

    said = run(bench, calls, around=around, trace=trace)

    after = fingerprint(bench.repo)
    written = {name for line in calls for name in line.writes}
    assert trap.sprung() == []
    assert set(changed(before, after)) <= written | ({"."} if written else set())
    for line, (status, _, complaints) in zip(calls, said, strict=True):
        assert status in {0, 1, 2, 3}, line
        assert "Traceback" not in complaints, line
        assert not NOT_CALLED.search(complaints), (line, complaints)
        assert "internal error" not in complaints, (line, complaints)
    return said


def expect_harmless_all(
    folder: Path, plain: Path, vectors: Sequence[Vector], calls: Sequence[Line], *, trace: bool
) -> Bench:
    with listener() as server:
        bench, trap = bench_with(folder, plain, vectors, server.getsockname()[1])
        around: dict[str, str] = {}
        for vector in vectors:
            around |= vector.surroundings(trap)

        said = expect_harmless(bench, trap, calls, around, trace=trace)

        assert not called(server)
    assert {0, 1} <= {status for status, _, _ in said}
    return bench


@pytest.mark.long
def test_no_command_in_no_format_runs_anything(plain: Path, tmp_path: Path) -> None:
    expect_harmless_all(tmp_path, plain, WHOLE, (*INSIDE, *lines()), trace=False)


def test_nothing_is_fetched(plain: Path, tmp_path: Path) -> None:
    expect_harmless_all(tmp_path, plain, HOLES, (*READING_ALL, *one_of_each()), trace=False)


def test_no_command_runs_anything_but_git(plain: Path, tmp_path: Path) -> None:
    why_not = unavailable()

    bench = expect_harmless_all(
        tmp_path, plain, WHOLE, (*INSIDE, *one_of_each()), trace=not why_not
    )

    if why_not:
        pytest.skip(f"no payload ran; what was opened is not known: {why_not}")
    expect_expected(bench)


def one_of_each() -> tuple[Line, ...]:
    """One call of every command."""
    found: dict[str, Line] = {}
    for line in lines():
        found.setdefault(line.command, line)
    return tuple(found.values())


def expect_expected(bench: Bench) -> None:
    """Only git ran, nobody was called, and files were opened where they belong."""
    trace = read_trace(bench.trace, bench.repo)
    git = os.path.realpath(shutil.which("git") or "")
    first, *others = trace.started
    assert first[0] == sys.executable
    # `fleet run` scans in processes of its own: the same Python, and nothing else.
    gits = [words for words in others if words[0] != sys.executable]
    assert {os.path.realpath(words[0]) for words in gits} == {git}
    assert {subcommand(words) for words in gits} <= SUBCOMMANDS
    assert [entry for entry in trace.sockets if "AF_UNIX" not in entry] == []
    ours = tuple(str(bench.folder / name) for name in ("out", "cache", "tmp", "answers.json"))
    beyond = {path for path in trace.written if not path.startswith((*ours, "/dev/null"))}
    names = {name for line in lines() for name in line.writes}
    whole = {str(bench.repo / name) for name in names}  # and what is renamed to be them
    halves = tuple(str(bench.repo / f".{name}.") for name in names)
    assert {path for path in beyond - whole if not path.startswith(halves)} == set()
    expect_reads(bench, trace.read)


def expect_reads(bench: Bench, read: frozenset[str]) -> None:
    system = ("/usr", "/lib", "/lib64", "/etc", "/proc", "/dev", "/sys", "/bin")
    python = (sys.prefix, sys.base_prefix, *filter(None, sys.path))
    places = (*system, *python, str(bench.folder))
    assert {path for path in read if not under(path, places)} == set()
    odd = (".git/hooks", ".git/payloads", ".git/elsewhere", ".git/more", "home/")
    assert {path for path in read if under(path, [str(bench.repo / name) for name in odd])} == set()


def under(path: str, places: Sequence[str]) -> bool:
    return any(
        path == place.rstrip("/") or path.startswith(f"{place.rstrip('/')}/") for place in places
    )


def subcommand(words: Sequence[str]) -> str:
    """What git is asked to do: the first word that is no option of git itself."""
    rest = iter(words[2:])
    for word in rest:
        if word in {"-c", "-C"}:
            next(rest)
        elif not word.startswith("-"):
            return word
    return ""


def test_every_command_is_tried() -> None:
    tried = {line.command for line in lines()}

    assert tried == {name for name, _ in commands()}


def test_a_terminal_makes_no_pager_run(plain: Path, tmp_path: Path) -> None:
    vectors = [vector for vector in VECTORS if vector.terminal]
    bench, trap = bench_with(tmp_path, plain, vectors, 9)
    around = bench.around() | {"TERM": "xterm"}
    for vector in vectors:
        around |= vector.surroundings(trap)

    for words in (["check"], ["who", "--lines"]):
        status, shown = run_in_terminal(
            [sys.executable, "-m", "pplcheck", *words], bench.repo, around
        )
        assert status in {0, 1}, shown
        assert b"Eve" not in shown or words == ["who"]
        assert b"PPL" in shown or words[0] == "who"

    assert trap.sprung() == []


@pytest.mark.long
def test_no_command_makes_a_pager_run_in_a_terminal(plain: Path, tmp_path: Path) -> None:
    vectors = [vector for vector in VECTORS if vector.terminal]
    bench, trap = bench_with(tmp_path, plain, vectors, 9)
    around = bench.around() | {"TERM": "xterm"}
    for vector in vectors:
        around |= vector.surroundings(trap)

    for line in one_of_each():
        words = [word.replace("{out}", str(bench.out)) for word in line.words]
        status, shown = run_in_terminal(
            [sys.executable, "-P", "-m", "pplcheck", *words], bench.repo, around
        )
        assert status in {0, 1, 2, 3}, (line, shown)
        assert b"Traceback" not in shown, (line, shown)

    assert trap.sprung() == []


def test_a_repository_inside_the_folder_is_not_believed(plain: Path, tmp_path: Path) -> None:
    vectors = [vector for vector in VECTORS if vector.name in {"embedded", "gitdir-file"}]
    bench, trap = bench_with(tmp_path, plain, vectors, 9)
    before = fingerprint(bench.repo)

    names = {"check", "who", "config show", "hook staged"}
    for inside in ("embedded", "inner"):
        run(bench, [line for line in one_of_each() if line.command in names], inside=inside)

    assert trap.sprung() == []
    assert changed(before, fingerprint(bench.repo)) == []


def test_python_takes_no_module_from_the_folder_it_stands_in(plain: Path, tmp_path: Path) -> None:
    vector = next(vector for vector in VECTORS if vector.name == "python-modules")
    bench, trap = bench_with(tmp_path, plain, [vector], 9)

    # Not `python -m`: that imports from the folder before a program can say no.
    done = subprocess.run(
        [sys.executable, "-P", "-m", "pplcheck", "check"],
        cwd=bench.repo,
        env=bench.around(),
        capture_output=True,
        check=False,
    )

    assert done.returncode in {0, 1}, done.stderr
    assert trap.sprung() == []


@pytest.mark.long
@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_each_vector_alone_changes_no_answer(vector: Vector, plain: Path, tmp_path: Path) -> None:
    calls = [
        line for line in lines(every=True) if not line.writes and line.command not in vector.apart
    ]
    with listener() as server:
        bench, trap = bench_with(tmp_path, plain, [vector], server.getsockname()[1])

        said = expect_harmless(bench, trap, calls, vector.surroundings(trap))

        assert not called(server)
    assert {status for status, _, _ in said} >= {0}
