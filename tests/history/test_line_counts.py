from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history import line_counts
from pplcheck.history.build import Entry
from pplcheck.history.line_counts import LineCounts, count_lines
from pplcheck.history.line_shelf import LineShelf
from pplcheck.history.quarantine import Quarantine, open_repository
from pplcheck.store.shelf import FolderShelf
from tests.repos import Plan, build, commit, object_file

ADA = "Ada <ada@mail.example>"
ODD = "a\tb\n:c"
TABLE = [
    commit(ADA, files={"part": Entry(data=b"1" * 40, mode="160000")}),
    commit(ADA, files={"a.txt": "1\n2\n", ODD: "1\n", "lib/b.c": "1\n2\n3\n"}),
    commit(ADA, files={"a.txt": "1\n3\n4\n", "b.bin": "\0\n" * 9, ODD: None}),
    commit(ADA, "Nothing"),
    commit(ADA, files={"large.txt": "1234567\n" * (1 << 18)}),
    commit(ADA, files={"lib/b.c": None, "src/b.c": "1\n2\n3\n"}),
    commit(ADA, files={"side.txt": "1\n"}, parents=[4]),
    commit(ADA, "Merge", files={"side.txt": "1\n2\n"}, parents=[5, 6]),
    commit(ADA, files={"part": None}),
    commit(ADA, files={"b.bin": None, "no end": "1\n2", ".gitattributes": "*.txt binary\n"}),
]


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return build(tmp_path / "work", TABLE)


def git(repo: Path, *arguments: str) -> str:
    command = ["git", "-C", str(repo), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def commits(repo: Path) -> list[bytes]:
    return git(repo, "rev-list", "--no-merges", "HEAD").encode().split()


def counted(repo: Path, cache: Path | None = None) -> LineCounts:
    with open_repository(repo, named=True) as quarantine:
        shelf = LineShelf(FolderShelf(cache, "owner"), quarantine) if cache else None
        return count_lines(quarantine, commits(repo), shelf)


def by_git(repo: Path) -> dict[bytes, tuple[int, int]]:
    """The same from `git log --numstat`, of a clone without files, so that no attribute speaks."""
    found: dict[bytes, tuple[int, int]] = {}
    commit = b""
    log = git(repo, "log", "--numstat", "--no-renames", "--format=%H", "HEAD")
    for row in log.splitlines():
        words = row.split("\t")
        if len(words) == 3:
            both = [int(word) if word.isdigit() else 0 for word in words[:2]]
            found[commit] = (found[commit][0] + both[0], found[commit][1] + both[1])
        elif row:
            commit = row.encode()
            found[commit] = (0, 0)
    return found


@pytest.mark.parametrize("block", [1, 3, 1024])
def test_lines_are_those_of_git_log(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(line_counts, "BLOCK", block)
    git(tmp_path, "clone", "--quiet", "--bare", str(repo), "bare")

    found = counted(repo)

    expected = by_git(tmp_path / "bare")
    assert found.lines == {name: expected[name] for name in commits(repo)}
    assert found.unknown == frozenset()
    assert sum(map(sum, found.lines.values())) > 10


def test_a_merge_and_whoever_was_not_asked_for_have_no_lines(repo: Path) -> None:
    found = counted(repo)

    (merge,) = git(repo, "rev-list", "--merges", "HEAD").encode().split()
    assert found.of(merge) == 0
    assert merge not in found.lines


def test_nothing_to_count_starts_no_git(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_repository(repo, named=True) as quarantine:
        monkeypatch.setattr(quarantine, "start", None)

        assert count_lines(quarantine, []).lines == {}


def test_a_commit_is_counted_once_for_ever(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    first = counted(repo, cache)
    with monkeypatch.context() as patched:
        patched.setattr(line_counts, "_count", None)
        assert counted(repo, cache) == first

    asked: list[list[bytes]] = []
    count = line_counts._count  # noqa: SLF001 - what is left to count

    def noted(quarantine: Quarantine, share: list[bytes]) -> LineCounts:
        asked.append(share)
        return count(quarantine, share)

    monkeypatch.setattr(line_counts, "_count", noted)
    as_ada = ("-c", "user.name=Ada", "-c", "user.email=ada@mail.example")
    git(repo, *as_ada, "commit", "--quiet", "--allow-empty", "--message=More")
    again = counted(repo, cache)

    assert asked == [commits(repo)[:1]]
    assert again == counted(repo)


def test_a_history_that_goes_back_tells_only_of_what_is_in_it(repo: Path, tmp_path: Path) -> None:
    counted(repo, tmp_path / "cache")
    git(repo, "reset", "--quiet", "--hard", "HEAD~1")

    found = counted(repo, tmp_path / "cache")

    assert set(found.lines) == set(commits(repo))


def partial(repo: Path, folder: Path) -> Path:
    """A clone that holds no files but those of its newest commit."""
    git(repo, "config", "uploadpack.allowFilter", "true")
    source = f"file://{repo}"
    command = ["clone", "--quiet", "--no-local", "--filter=blob:none", source, str(folder)]
    git(repo, *command)
    return folder


def test_a_commit_that_touches_what_is_not_there_is_unknown(repo: Path, tmp_path: Path) -> None:
    clone = partial(repo, tmp_path / "clone")

    found = counted(clone, tmp_path / "cache")

    whole = counted(repo)
    assert found.unknown
    assert found.lines
    assert set(found.lines) | found.unknown == set(commits(repo))
    assert found.lines == {name: whole.lines[name] for name in found.lines}
    assert {found.of(name) for name in found.unknown} == {None}


def test_what_is_unknown_is_looked_for_again(repo: Path, tmp_path: Path) -> None:
    clone = partial(repo, tmp_path / "clone")
    before = counted(clone, tmp_path / "cache")
    git(clone, "config", "--unset", "remote.origin.partialclonefilter")
    git(clone, "fetch", "--quiet", "--refetch")

    found = counted(clone, tmp_path / "cache")

    assert before.unknown
    assert found.unknown == frozenset()
    assert found.lines == counted(repo).lines


@pytest.mark.parametrize("what", ["HEAD^{tree}", "HEAD:a.txt"], ids=["a tree", "a file"])
def test_what_is_damaged_is_an_error(tmp_path: Path, what: str) -> None:
    repo = build(tmp_path / "work", [Plan(author=ADA, files={"a.txt": "1\n"})])
    damaged = object_file(repo, git(repo, "rev-parse", what).strip())
    damaged.chmod(0o644)
    damaged.write_bytes(b"no object")

    with pytest.raises(UnreadableHistoryError, match="the lines of the history"):
        counted(repo)
