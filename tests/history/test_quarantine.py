from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pplcheck.errors import (
    CouldNotCheckError,
    UnknownRevisionError,
    UnreadableHistoryError,
)
from pplcheck.history.process import output_of
from pplcheck.history.quarantine import open_repository
from tests.repos import add_worktree, build, clone, commit, git, head, ids, listing, remove_object

TABLE = [
    commit("Ada <ada@mail.example>", "First"),
    commit("Ada <ada@mail.example>", "Second"),
    commit("Ben <ben@mail.example>", "Side", parents=[0]),
    commit("Ben <ben@mail.example>", "Merge", parents=[1, 2]),
]


def test_says_what_it_opened(tmp_path: Path) -> None:
    repo = build(tmp_path / "work", TABLE)

    with open_repository(repo, named=True) as quarantine:
        assert quarantine.root == repo
        assert quarantine.git_dir == repo / ".git"
        assert quarantine.index == repo / ".git" / "index"
        assert quarantine.name == "work"
        assert quarantine.object_format == "sha1"
        assert quarantine.head() == (head(repo), "main")


def test_a_bare_repository_has_neither_root_nor_index(tmp_path: Path) -> None:
    repo = build(tmp_path / "work.git", TABLE, bare=True, object_format="sha256")

    with open_repository(repo, named=True) as quarantine:
        assert (quarantine.root, quarantine.index) == (None, None)
        assert quarantine.object_format == "sha256"
        assert quarantine.resolve("HEAD") == head(repo)


@pytest.mark.parametrize(
    "revision",
    [
        "HEAD",
        "main",
        "HEAD~1",
        "HEAD^2",
        "v1",
        "v2",
        "heads/main",
        "refs/tags/v1",
        "@",
        "main^{/Side}",
    ],
)
def test_resolves_as_git_does(tmp_path: Path, revision: str) -> None:
    repo = build(tmp_path / "r", TABLE)
    git(repo, "tag", "v1", "HEAD~1")
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@mail.example")
    git(repo, *who, "tag", "-a", "-m", "two", "v2", "HEAD^2")
    git(repo, "pack-refs", "--all")
    before = listing(repo)

    with open_repository(repo, named=True) as quarantine:
        found = quarantine.resolve(revision)

    assert found == git(repo, "rev-parse", f"{revision}^{{commit}}")
    assert listing(repo) == before


def test_resolves_short_ids_and_remote_branches(tmp_path: Path) -> None:
    repo = clone(build(tmp_path / "r", TABLE), tmp_path / "s")
    tip = head(repo)

    with open_repository(repo, named=True) as quarantine:
        assert quarantine.resolve(tip[:8]) == tip
        assert quarantine.resolve("origin/main") == tip
        assert quarantine.resolve("origin") == tip


def test_resolves_in_a_worktree_against_its_own_head(tmp_path: Path) -> None:
    tree = add_worktree(build(tmp_path / "r", TABLE), tmp_path / "tree")
    git(tree, "reset", "--quiet", "--hard", "HEAD~1")

    with open_repository(tree, named=True) as quarantine:
        assert quarantine.resolve("HEAD") == head(tree)


def test_resolves_while_head_is_unborn(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    tip = head(repo)
    git(repo, "symbolic-ref", "HEAD", "refs/heads/next")

    with open_repository(repo, named=True) as quarantine:
        assert quarantine.resolve("main") == tip
        with pytest.raises(UnknownRevisionError):
            quarantine.resolve("HEAD")


@pytest.mark.parametrize(
    "revision",
    [
        "",
        "-x",
        "--output=/tmp/x",
        "nope",
        "main..HEAD",
        "^main",
        "HEAD^{tree}",
        "HEAD@{1}",
        "@{upstream}",
        "a\nb",
        "a\0b",
        "x" * 5000,
        "0" * 40,
        "\udcff",
    ],
    ids=[
        *("empty", "an option", "an option with a value", "unknown", "a range", "a negation"),
        *("a tree", "a reflog", "an upstream", "two lines", "NUL", "long", "no object", "no text"),
    ],
)
def test_what_names_no_commit_is_a_usage_error(tmp_path: Path, revision: str) -> None:
    repo = build(tmp_path / "r", TABLE)

    with (
        open_repository(repo, named=True) as quarantine,
        pytest.raises(UnknownRevisionError) as caught,
    ):
        quarantine.resolve(revision)

    assert caught.value.exit_status == 2
    assert "revision" in str(caught.value)


def test_finds_the_merge_base(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)

    with open_repository(repo, named=True) as quarantine:
        assert quarantine.merge_base("HEAD^1", "HEAD^2") == ids(repo)[-1]


def test_histories_that_never_met_have_none(tmp_path: Path) -> None:
    table = [commit("Ada <ada@mail.example>"), commit("Ben <ben@mail.example>", parents=[])]
    repo = build(tmp_path / "r", table)
    first = git(repo, "hash-object", "-t", "commit", "--stdin", "-w", stdin=_orphan(repo))

    with (
        open_repository(repo, named=True) as quarantine,
        pytest.raises(UnknownRevisionError) as caught,
    ):
        quarantine.merge_base("HEAD", first)

    assert str(caught.value) == (
        f"revisions 'HEAD' and '{first}' of r share no history; name a base the other revision was "
        "made from"
    )


def _orphan(repo: Path) -> bytes:
    tree = git(repo, "rev-parse", "HEAD^{tree}")
    who = "Eve <eve@mail.example> 1 +0000"
    return f"tree {tree}\nauthor {who}\ncommitter {who}\n\nalone\n".encode()


def test_a_merge_base_behind_a_hole_is_an_error(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    left, right = git(repo, "rev-parse", "HEAD^1", "HEAD^2").split()
    base = ids(repo)[-1]
    remove_object(repo, base)

    with (
        open_repository(repo, named=True) as quarantine,
        pytest.raises(UnreadableHistoryError, match="the history cannot be read") as caught,
    ):
        quarantine.merge_base(left, right)

    assert "stderr" not in str(caught.value)
    assert base in str(caught.value)


def test_refs_whose_names_are_no_text_are_no_obstacle(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    line = head(repo).encode() + b" refs/heads/caf\xe9\n"
    (repo / ".git" / "packed-refs").write_bytes(line)

    with open_repository(repo, named=True) as quarantine:
        assert quarantine.resolve("main") == head(repo)


def test_refs_that_stand_for_others_may_lie_beside_each_other(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    for name in ("one", "two"):
        git(repo, "symbolic-ref", f"refs/heads/of/{name}", "refs/heads/main")

    with open_repository(repo, named=True) as quarantine:
        assert quarantine.resolve("of/one") == quarantine.resolve("of/two") == head(repo)


def test_several_threads_may_ask(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    found: list[str] = []

    with open_repository(repo, named=True) as quarantine:
        threads = [
            threading.Thread(target=lambda: found.append(quarantine.resolve("main")))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert found == [head(repo)] * 4


def test_closing_twice_is_fine(tmp_path: Path) -> None:
    quarantine = open_repository(build(tmp_path / "r", TABLE), named=True)

    quarantine.close()
    quarantine.close()

    assert not quarantine.folder.exists()


def test_without_a_temporary_folder_nothing_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = build(tmp_path / "r", TABLE)

    def refuse(**_: object) -> str:
        raise PermissionError

    monkeypatch.setattr("tempfile.mkdtemp", refuse)

    with pytest.raises(CouldNotCheckError, match="set TMPDIR"):
        open_repository(repo, named=True)


def test_reading_without_revisions_does_not_import_gitpython(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    script = (
        "import sys, pathlib\n"
        "from pplcheck.history.contributions import read_history\n"
        "from pplcheck.history.quarantine import open_repository\n"
        "with open_repository(pathlib.Path(sys.argv[1]), named=True) as q:\n"
        "    read_history(q, q.head()[0], mailmap=None, bots=())\n"
        "print('git' in sys.modules)\n"
    )

    answer = subprocess.run(
        [sys.executable, "-c", script, str(repo)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )

    assert answer.stdout.split() == ["False"]


def test_importing_gitpython_leaves_the_environment_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = build(tmp_path / "r", TABLE)
    monkeypatch.setenv("GIT_PYTHON_GIT_EXECUTABLE", "whatever")
    before = dict(os.environ)

    with open_repository(repo, named=True) as quarantine:
        quarantine.resolve("HEAD")

    assert dict(os.environ) == before


def test_refs_are_copied_whole_while_a_git_is_at_work(tmp_path: Path) -> None:
    table = [commit("Ada <ada@mail.example>") for _ in range(20)]
    repo = build(tmp_path / "r", table)
    for number in range(200):
        git(repo, "update-ref", f"refs/heads/b{number}", "HEAD")

    for _ in range(10):
        with open_repository(repo, named=True) as quarantine:
            counts = [
                quarantine.start("rev-list", "--count", quarantine.head()[0], "--")
                for _ in range(3)
            ]
            resolved = quarantine.resolve("b7")
            numbers = [int(output_of(process).read()) for process in counts]
            for process in counts:
                quarantine.finish(process)

        assert numbers == [20, 20, 20]
        assert resolved == head(repo)
