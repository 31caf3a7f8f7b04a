from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history import process
from pplcheck.history.process import Processes, last_words, output_of
from pplcheck.history.quarantine import open_repository
from tests.hostile.hidden import commit_under_a_false_id
from tests.repos import fake_git, ids

_MEMORY = "git ran out of memory, unless it is damaged"


def processes(folder: Path, script: str) -> Processes:
    program = fake_git(folder / "bin", script) / "git"
    return Processes(str(program), folder, {"PATH": "/usr/bin:/bin"}, Path("/the/place"))


def test_much_input_and_many_complaints_do_not_block(tmp_path: Path) -> None:
    script = "cat; head -c 3000000 /dev/zero | tr '\\0' x >&2"

    answer = processes(tmp_path, script).run(stdin=b"y" * 3_000_000)

    assert answer == b"y" * 3_000_000


def test_failing_says_where_what_and_the_last_words(tmp_path: Path) -> None:
    script = "echo partial; echo 'warning: first' >&2; echo 'fatal: bad \033[1mthing' >&2; exit 128"

    with pytest.raises(UnreadableHistoryError) as caught:
        processes(tmp_path, script).run("log", what="the mailmap")

    assert str(caught.value) == (
        "/the/place: the mailmap cannot be read to its end (bad ?[1mthing); an object is missing "
        "or damaged: run `git fsck`, fetch again (`git fetch --refetch` in a partial clone), or "
        "clone the repository in full"
    )


def test_failing_without_words_names_the_status(tmp_path: Path) -> None:
    with pytest.raises(UnreadableHistoryError, match="git ended with -9"):
        processes(tmp_path, "kill -9 $$").run()


def test_the_environment_is_the_one_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAK", "yes")

    answer = processes(tmp_path, "echo ${LEAK-none} ${EXTRA-none}; pwd").run(extra={"EXTRA": "e"})

    assert answer.decode().split() == ["none", "e", str(tmp_path)]


def test_all_that_runs_is_ended(tmp_path: Path) -> None:
    work = processes(tmp_path, "exec sleep 60")
    started = [work.start(), work.start()]

    work.stop_all()
    work.stop_all()

    assert [one.returncode for one in started] == [-9, -9]
    assert all(output_of(one).closed for one in started)


STARTER = """
import sys, time
from pathlib import Path
from pplcheck.history.process import Processes
work = Processes(sys.argv[1], Path(sys.argv[2]), {"PATH": "/usr/bin:/bin"}, Path("/the/place"))
print(work.start().pid, flush=True)
time.sleep(60)
"""


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_a_git_whose_reader_was_killed_ends_at_its_next_word(tmp_path: Path) -> None:
    program = fake_git(tmp_path / "bin", "exec yes") / "git"
    command = [sys.executable, "-c", STARTER, str(program), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as reader:
        left = int(reader.stdout.readline()) if reader.stdout else 0
        assert is_running(left)
        reader.kill()

    deadline = time.monotonic() + 30
    while is_running(left) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_running(left)


def test_stopping_twice_is_fine(tmp_path: Path) -> None:
    work = processes(tmp_path, "exec sleep 60")
    started = work.start()

    work.stop(started)
    work.stop(started)

    assert started.returncode == -9


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (b"", ""),
        (b"error: one\nfatal: two\n", "two"),
        (b"x" * 1000, "x" * 300),
        (b"\xff\x07", "\N{REPLACEMENT CHARACTER}?"),
    ],
)
def test_last_words_are_short_and_clean(said: bytes, expected: str) -> None:
    assert last_words(said) == expected


def test_more_than_the_largest_answer_is_refused(tmp_path: Path) -> None:
    work = processes(tmp_path, "echo 123456789; exec sleep 60")

    with pytest.raises(UnreadableHistoryError, match=r"more than can be looked at .* 5 bytes"):
        work.run(largest=5, what="the tree")

    assert processes(tmp_path, "echo 1234").run(largest=5) == b"1234\n"


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo 'fatal: Out of memory, malloc failed (tried to allocate 1 bytes)' >&2; exit 128",
         _MEMORY),
        ("echo 'fatal: inflate: out of memory' >&2; exit 128", _MEMORY),
        ("kill -XCPU $$", "git ran out of processor time"),
    ],
    ids=["malloc", "inflate", "time"],
)  # fmt: skip
def test_what_git_cannot_take_is_more_than_can_be_looked_at(
    script: str, words: str, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableHistoryError) as caught:
        processes(tmp_path, script).run(what="the tree")

    assert str(caught.value) == (
        f"/the/place: the tree: more than can be looked at ({words}); name a revision that holds "
        "less with --rev, or do without --history, --paths and --lines"
    )


def test_a_stream_that_does_not_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pplcheck.history.process.STREAMED", 5)
    work = processes(tmp_path, "true")

    assert list(work.within([b"123", b"45"])) == [b"123", b"45"]
    with pytest.raises(UnreadableHistoryError, match=r"the log: more than .* more than 5 bytes"):
        list(work.within([b"123", b"456"], "the log"))


def test_limits_are_lowered_and_never_raised(tmp_path: Path) -> None:
    work = processes(tmp_path, "sleep 0.5; ulimit -t; ulimit -d")
    before = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (3000, before[1]))
    try:
        answer = work.run()
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, before)

    assert answer.split() == [b"3000", b"%d" % (process.MEMORY >> 10)]


def test_a_git_that_wants_too_much_memory_dies_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pplcheck.history.process.MEMORY", 32 << 20)
    script = "sleep 0.5; head -c 100000000 /dev/zero | tr '\\0' x | sort"

    with pytest.raises(UnreadableHistoryError, match="cannot be read to its end"):
        processes(tmp_path, script).run()


def test_objects_under_a_false_id_are_found(tmp_path: Path) -> None:
    repo = commit_under_a_false_id(tmp_path / "r")
    names = [name.encode() for name in ids(repo)]

    with open_repository(repo, named=True) as quarantine:
        quarantine.compare([names[0], names[2]])
        with pytest.raises(UnreadableHistoryError, match="the commits cannot be read"):
            quarantine.compare(names, what="the commits")


def test_ids_are_handed_over_to_be_peeled(tmp_path: Path) -> None:
    work = processes(tmp_path, "cat > asked")

    work.compare([])
    assert not (tmp_path / "asked").exists()
    work.compare([b"ab", b"cd"])

    assert (tmp_path / "asked").read_text() == "ab^{}\ncd^{}\n"
