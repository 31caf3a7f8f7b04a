from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history import trace as module
from pplcheck.history.quarantine import open_repository
from pplcheck.history.trace import (
    Interest,
    Trace,
    main_line,
    reached_in_turn,
    read_trace,
    start_trace,
)
from tests.repos import build, commit, git, head, ids, link, raw_commit, remove_object

ADA = "Ada <ada@mail.example>"


def interest(path: str) -> Interest:
    if path.endswith(".png"):
        return Interest.NOTHING
    return Interest.CHANGES if path.endswith("LICENSE") else Interest.HEADS


def trace(repo: Path, most_heads: int | None = None) -> Trace:
    with open_repository(repo, named=True) as quarantine:
        return read_trace(quarantine, start_trace(quarantine, head(repo)), interest, most_heads)


def blob(repo: Path, text: str) -> str:
    return git(repo, "hash-object", "--stdin", stdin=text.encode())


def criss_cross(repo: Path) -> Path:
    """Two branches that merge each other twice, and a license that only one of them changed."""
    table = [
        commit(ADA, files={"LICENSE": "base\n", "a": "0"}),
        commit(ADA, files={"LICENSE": "left\n"}, parents=[0]),
        commit(ADA, files={"a": "right"}, parents=[0]),
        commit(ADA, "Merge", files={"a": "right"}, parents=[1, 2]),
        commit(ADA, "Merge", files={"LICENSE": "left\n"}, parents=[2, 1]),
        commit(ADA, files={"b": "left"}, parents=[3]),
        commit(ADA, files={"c": "right"}, parents=[4]),
        commit(ADA, "Merge", files={"c": "right"}, parents=[5, 6]),
    ]
    return build(repo, table)


def test_every_change_is_told_once_oldest_first_with_its_commit(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"LICENSE": "one\n", "x/LICENSE": "deep\n", "a.c": "1", "i.png": "p"}),
        commit(ADA, files={"a.c": "2"}),
        commit(ADA, files={"LICENSE": None, "x/LICENSE": link("../LICENSE")}),
        commit(ADA, files={"LICENSE": "two\n"}, date="2024-02-03"),
    ]
    repo = build(tmp_path / "r", table)
    order = ids(repo)[::-1]

    found = trace(repo)

    one, deep, two = (blob(repo, text) for text in ("one\n", "deep\n", "two\n"))
    assert [(order.index(c.commit), c.path, c.before, c.blob) for c in found.changes] == [
        (0, "LICENSE", ("",), one),
        (0, "x/LICENSE", ("",), deep),
        (2, "LICENSE", (one,), ""),
        (2, "x/LICENSE", (deep,), ""),
        (3, "LICENSE", ("",), two),
    ]
    assert found.changes[-1].day.isoformat() == "2024-02-03"
    assert [(order.index(c.commit), c.path) for c in found.heads] == [(0, "a.c"), (1, "a.c")]
    assert found.heads_count == 2


def test_every_commit_is_there_once_with_parents_and_author(tmp_path: Path) -> None:
    repo = criss_cross(tmp_path / "r")

    found = trace(repo)

    told = [
        " ".join([node.commit.decode(), *map(bytes.decode, node.parents)]) for node in found.nodes
    ]
    assert told == git(repo, "rev-list", "--date-order", "--parents", "HEAD").split("\n")
    assert {node.author for node in found.nodes} == {b"Ada\nada@mail.example"}


def test_a_merge_shows_where_it_is_like_no_parent(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"LICENSE": "base\n", "x/LICENSE": "base\n"}),
        commit(ADA, files={"LICENSE": "left\n"}, parents=[0]),
        commit(ADA, files={"x/LICENSE": "right\n"}, parents=[0]),
        commit(ADA, "Merge", files={"LICENSE": "evil\n", "x/LICENSE": "right\n"}, parents=[1, 2]),
    ]
    repo = build(tmp_path / "r", table)

    last = [change for change in trace(repo).changes if change.commit == head(repo)]

    assert [(change.path, change.before, change.blob) for change in last] == [
        ("LICENSE", (blob(repo, "left\n"), blob(repo, "base\n")), blob(repo, "evil\n"))
    ]


def test_criss_cross_merges_repeat_nothing(tmp_path: Path) -> None:
    found = trace(criss_cross(tmp_path / "r"))

    assert [change.path for change in found.changes] == ["LICENSE", "LICENSE"]


@pytest.mark.parametrize("chunk", [1, 7, 200, 3000, 100_000])
def test_however_the_two_logs_are_cut_the_answer_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    names = [f"f{number % 7}" for number in range(60)]
    table = [commit(ADA, files={name: str(n), "LICENSE": f"{n}\n"}) for n, name in enumerate(names)]
    repo = build(tmp_path / "r", table)
    whole = trace(repo)

    monkeypatch.setattr(module, "CHUNK", chunk)
    cut = trace(repo)

    assert cut == whole
    assert [node.commit.decode() for node in cut.nodes] == ids(repo)
    assert len(cut.changes) == len(cut.heads) == 60


@pytest.mark.parametrize(("most", "kept"), [(2, 0), (3, 3), (None, 3)], ids=str)
def test_too_many_changes_of_other_files_are_counted_only(
    tmp_path: Path, most: int | None, kept: int
) -> None:
    table = [commit(ADA, files={"a.c": str(number), "LICENSE": "one\n"}) for number in range(3)]

    found = trace(build(tmp_path / "r", table), most)

    assert (len(found.heads), found.heads_count, len(found.changes)) == (kept, 3, 1)


def test_odd_names_and_dates_are_read(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a\nb:LICENSE": "one\n", ":x": "1"})])
    raw_commit(repo, author=b"", committer=b"nobody")

    found = trace(repo)

    assert [change.path for change in found.changes] == ["a\nb:LICENSE"]
    assert [node.author for node in found.nodes] == [b"\n", b"Ada\nada@mail.example"]


def test_authors_are_read_in_the_charset_the_commit_declares(tmp_path: Path) -> None:
    author = "José <jose@mail.example>"
    repo = build(tmp_path / "r", [commit(author, encoding=charset) for charset in ("latin-1", "")])

    names = [node.author.decode() for node in trace(repo).nodes]

    assert names == ["José\njose@mail.example"] * 2


def test_a_history_of_one_commit_without_files(tmp_path: Path) -> None:
    found = trace(build(tmp_path / "r", [commit(ADA)]))

    assert (len(found.nodes), found.changes, found.heads) == (1, (), ())


def test_a_log_in_another_form_is_an_error(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA)])

    with open_repository(repo, named=True) as quarantine:
        logs = start_trace(quarantine, head(repo))
        quarantine.digits = 64
        with pytest.raises(UnreadableHistoryError, match="not as asked for"):
            read_trace(quarantine, logs, interest, None)


@pytest.mark.parametrize("place", [1, 25, 48])
def test_missing_objects_anywhere_are_an_error(tmp_path: Path, place: int) -> None:
    table = [commit(ADA, files={"a": str(number)}) for number in range(50)]
    repo = build(tmp_path / "r", table)
    remove_object(repo, git(repo, "rev-parse", f"{ids(repo)[place]}^{{tree}}"))

    with pytest.raises(UnreadableHistoryError, match="the history of the files"):
        trace(repo)


def test_a_commit_falls_to_the_first_tip_that_reaches_it(tmp_path: Path) -> None:
    repo = criss_cross(tmp_path / "r")
    nodes = trace(repo).nodes
    left = git(repo, "log", "--format=%H", "-1", "--", "LICENSE")

    number = reached_in_turn(nodes, {left: 0, head(repo): 1}, rest=2)

    counted = {place: list(number.values()).count(place) for place in (0, 1, 2)}
    assert counted == {0: 1, 1: 6, 2: 1}
    assert number[head(repo).encode()] == 2


def test_the_main_line_of_a_pass_is_that_of_git(tmp_path: Path) -> None:
    table = [
        commit(ADA),
        commit(ADA),
        commit(ADA, parents=[0]),
        commit(ADA, parents=[1, 2]),
        commit(ADA),
    ]
    repo = build(tmp_path / "r", table)

    main = git(repo, "rev-list", "--first-parent", "HEAD").split()
    assert [name.decode() for name in main_line(trace(repo).nodes)] == main
    assert main_line(()) == ()


@pytest.mark.parametrize(
    ("limit", "words"),
    [("process.STREAMED", "git says more than 300 bytes"), ("trace.KEPT", "more than 300 changes")],
)
def test_more_changes_than_can_be_held_are_refused(
    limit: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"pplcheck.history.{limit}", 300)
    files = {f"{number}/LICENSE": "one\n" for number in range(301)}

    with pytest.raises(UnreadableHistoryError, match=words):
        trace(build(tmp_path / "r", [commit(ADA, files=files), commit(ADA)]))


def test_paths_that_are_forgotten_are_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = [commit(ADA, files={"LICENSE": f"{n}\n", f"{n}.png": "", "a": f"{n}"}) for n in (1, 2)]
    repo = build(tmp_path / "r", table)
    whole = trace(repo)

    monkeypatch.setattr(module, "ASKED", 1)

    assert trace(repo) == whole
