from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from git import Git

from pplcheck.errors import (
    CouldNotCheckError,
    GitUnavailableError,
    ShallowHistoryError,
    UnknownRevisionError,
    UnreadableHistoryError,
)
from pplcheck.history.locate import Located
from pplcheck.history.process import output_of
from pplcheck.history.quarantine import REVISION_LIMIT, open_repository
from pplcheck.history.refs import all_refs
from tests.repos import add_worktree, build, clone, commit, git, head, ids, listing, remove_object

PLACES = ("TMPDIR", "TEMP", "TMP")
"""Variables that name a folder for temporary files."""

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
        "x" * REVISION_LIMIT,
        "x" * (REVISION_LIMIT + 1),
        "0" * 40,
        "\udcff",
    ],
    ids=[
        *("empty", "an option", "an option with a value", "unknown", "a range", "a negation"),
        *("a tree", "a reflog", "an upstream", "two lines", "NUL"),
        *("long", "too long", "no object", "no text"),
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
    is_odd = not 0 < len(revision) <= REVISION_LIMIT or revision[0] == "-"
    assert str(caught.value) == (
        f"revision {revision[:40]!r} cannot be a revision; name a branch, a tag or a commit"
        if is_odd or not revision.isprintable()
        else f"revision {revision!r} is no commit of r; "
        "`git log` and `git branch --all` show what there is"
    )


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

    words = str(caught.value)
    assert words.startswith(f"{repo}: the history cannot be read to its end (")
    assert "stderr" not in words
    assert "'" not in words
    assert base in words


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
    tried = []

    def refuse(*, prefix: str, dir: Path) -> str:  # noqa: A002 - as in tempfile
        tried.append((prefix, dir))
        raise PermissionError

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    monkeypatch.setattr("tempfile.tempdir", None)
    for name in PLACES:
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(CouldNotCheckError) as caught:
        open_repository(repo, named=True)

    assert str(caught.value) == (
        "no temporary folder can be written outside the repository under check; set TMPDIR to one"
    )
    usual = ("/tmp", "/var/tmp", "/dev/shm")  # noqa: S108 - nothing is written there
    assert tried == [("pplcheck-", Path(place).resolve()) for place in usual]


@pytest.mark.parametrize("name", PLACES)
def test_temporary_files_lie_where_the_caller_says(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = build(tmp_path / "r", TABLE)
    wanted = tmp_path / "wanted"
    wanted.mkdir()
    monkeypatch.setattr("tempfile.tempdir", None)
    for each in PLACES:
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv(name, str(wanted))

    with open_repository(repo, named=True) as quarantine:
        assert quarantine.folder.parent == wanted.resolve()
        assert quarantine.environment["HOME"] == str(quarantine.folder)


def test_what_is_unreadable_is_said_of_the_repository(tmp_path: Path) -> None:
    work = build(tmp_path / "work", TABLE)
    bare = build(tmp_path / "bare.git", TABLE, bare=True)

    for place in (work, bare):
        with open_repository(place, named=True) as quarantine:
            assert quarantine.unreadable("x", "y").startswith(f"{place}: x ")


def test_only_names_of_sha256_ask_for_a_git_that_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise GitUnavailableError("too old")

    monkeypatch.setattr("pplcheck.history.quarantine.require_sha256", refuse)
    open_repository(build(tmp_path / "old", TABLE), named=True).close()
    new = build(tmp_path / "new", TABLE, object_format="sha256")

    with pytest.raises(GitUnavailableError):
        open_repository(new, named=True)


def test_a_history_has_to_be_whole_unless_said_otherwise(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    (repo / ".git" / "shallow").write_text(f"{head(repo)}\n")

    with pytest.raises(ShallowHistoryError):
        open_repository(repo, named=True)
    open_repository(repo, named=True, whole=False).close()


def test_refs_are_copied_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = build(tmp_path / "r", TABLE)
    asked = []

    def counted(located: Located, digits: int) -> object:
        asked.append(digits)
        return all_refs(located, digits)

    monkeypatch.setattr("pplcheck.history.quarantine.all_refs", counted)
    with open_repository(repo, named=True) as quarantine:
        quarantine.resolve("main")
        quarantine.resolve("HEAD")

    assert asked == [40]


def test_gitpython_hands_on_nothing_of_the_callers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = build(tmp_path / "r", TABLE)
    handed: dict[str, str] = {}
    real = Git.update_environment

    def update(self: Git, **values: str) -> object:
        handed.update(values)
        return real(self, **values)

    monkeypatch.setattr(Git, "update_environment", update)
    names = ("GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_GRAFT_FILE", "GIT_OTHER")
    for name in names:
        monkeypatch.setenv(name, "the caller's")

    with open_repository(repo, named=True) as quarantine:
        quarantine.resolve("HEAD")
        folder = quarantine.folder

    assert {name: handed[name] for name in names} == {
        "GIT_WORK_TREE": str(folder),
        "GIT_COMMON_DIR": str(folder),
        "GIT_INDEX_FILE": str(folder / "index"),
        "GIT_GRAFT_FILE": str(folder / "info" / "grafts"),
        "GIT_OTHER": "",
    }


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
