"""Every kind of repository that cannot be read, or that looks as if it could not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.errors import (
    CouldNotCheckError,
    EmptyHistoryError,
    GitUnavailableError,
    NotARepositoryError,
    ShallowHistoryError,
    UnreadableHistoryError,
)
from pplcheck.history.contributions import read_history
from pplcheck.history.quarantine import open_repository
from pplcheck.history.tree import commit_tree, work_tree
from pplcheck.model.contribution import History
from tests.repos import (
    add_submodule,
    add_worktree,
    build,
    clone,
    commit,
    corrupt_object,
    detach,
    fake_git,
    forge_shallow,
    git,
    give_away,
    head,
    ids,
    listing,
    partial_clone,
    raw_commit,
    remove_object,
    shallow_clone,
)

TABLE = [
    commit("Ada <ada@mail.example>", files={"LICENSE": "first\n", "src/a.py": "a = 1\n"}),
    commit("Ben <ben@firm.example>", files={"LICENSE": "second\n"}),
    commit("Ada <ada@mail.example>", files={"README.md": "# Work\n"}),
]


def history(path: Path) -> History:
    with open_repository(path, named=True) as quarantine:
        commit_id, _ = quarantine.head()
        return read_history(quarantine, commit_id, mailmap=None, bots=())


def nothing(tmp: Path) -> Path:
    (tmp / "plain").mkdir()
    return tmp / "plain"


def missing(tmp: Path) -> Path:
    return tmp / "missing"


def a_file(tmp: Path) -> Path:
    (tmp / "file").write_text("text")
    return tmp / "file"


def empty(tmp: Path) -> Path:
    return build(tmp / "r")


def empty_bare(tmp: Path) -> Path:
    return build(tmp / "r.git", bare=True)


def unborn(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    git(repo, "symbolic-ref", "HEAD", "refs/heads/next")
    return repo


def shallow(tmp: Path) -> Path:
    return shallow_clone(build(tmp / "r", TABLE), tmp / "cut")


def shallow_worktree(tmp: Path) -> Path:
    cut = shallow_clone(build(tmp / "r", TABLE), tmp / "cut")
    return add_worktree(cut, tmp / "tree")


def forged(tmp: Path) -> Path:
    return forge_shallow(build(tmp / "r", TABLE))


def forged_link(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    (repo / ".git" / "shallow").symlink_to("/dev/null")
    return repo


def forged_fifo(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    os.mkfifo(repo / ".git" / "shallow")
    return repo


def shallow_without_list(tmp: Path) -> Path:
    cut = shallow_clone(build(tmp / "r", TABLE), tmp / "cut")
    (cut / ".git" / "shallow").unlink()
    return cut


def no_commits_at_tip(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    return remove_object(repo, head(repo))


def hole(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    return remove_object(repo, ids(repo)[1])


def corrupt(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    return corrupt_object(repo, ids(repo)[1])


def head_is_a_tree(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    (repo / ".git" / "HEAD").write_text(git(repo, "rev-parse", "HEAD^{tree}") + "\n")
    return repo


def head_is_a_tag(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@mail.example")
    git(repo, *who, "tag", "--annotate", "--message=one", "v1")
    (repo / ".git" / "HEAD").write_text(git(repo, "rev-parse", "refs/tags/v1") + "\n")
    return repo


def head_is_text(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    (repo / ".git" / "HEAD").write_text("nonsense\n")
    return repo


def head_leads_out(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    (repo / ".git" / "HEAD").write_text("ref: refs/../../../etc/passwd\n")
    return repo


def head_in_circles(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    (repo / ".git" / "refs" / "heads" / "main").write_text("ref: refs/heads/main\n")
    return repo


def head_is_a_fifo(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    (repo / ".git" / "HEAD").unlink()
    os.mkfifo(repo / ".git" / "HEAD")
    return repo


def object_is_a_fifo(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    name = head(repo)
    remove_object(repo, name)
    os.mkfifo(repo / ".git" / "objects" / name[:2] / name[2:])
    return repo


def pack_is_a_fifo(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    folder = repo / ".git" / "objects" / "pack"
    folder.mkdir(exist_ok=True)
    os.mkfifo(folder / "pack-00.idx")
    return repo


def borrowed_fifo(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    other = tmp / "other" / "aa"
    other.mkdir(parents=True)
    os.mkfifo(other / ("b" * 38))
    info = repo / ".git" / "objects" / "info"
    info.mkdir(exist_ok=True)
    (info / "alternates").write_text(f"# a comment\n{tmp / 'other'}\n")
    return repo


def git_is_a_fifo(tmp: Path) -> Path:
    (tmp / "r").mkdir()
    os.mkfifo(tmp / "r" / ".git")
    return tmp / "r"


def git_is_a_link(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    (tmp / "s").mkdir()
    (tmp / "s" / ".git").symlink_to(repo / ".git")
    return tmp / "s"


def git_is_incomplete(tmp: Path) -> Path:
    (tmp / "r" / ".git" / "objects").mkdir(parents=True)
    return tmp / "r"


def git_file_is_text(tmp: Path) -> Path:
    (tmp / "r").mkdir()
    (tmp / "r" / ".git").write_text("hello\n")
    return tmp / "r"


def git_file_points_nowhere(tmp: Path) -> Path:
    (tmp / "r").mkdir()
    (tmp / "r" / ".git").write_text("gitdir: ../gone\n")
    return tmp / "r"


def git_file_is_huge(tmp: Path) -> Path:
    (tmp / "r").mkdir()
    (tmp / "r" / ".git").write_text("gitdir: " + "x" * 5000)
    return tmp / "r"


def new_extension(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    git(repo, "config", "extensions.sparkles", "true")
    return repo


def reftable(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    git(repo, "config", "core.repositoryformatversion", "1")
    git(repo, "config", "extensions.refstorage", "reftable")
    return repo


def new_format(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    git(repo, "config", "core.repositoryformatversion", "2")
    return repo


def broken_config(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    with (repo / ".git" / "config").open("a") as config:
        config.write("[extensions\n")
    return repo


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (nothing, NotARepositoryError, "not a git repository"),
        (missing, NotARepositoryError, "cannot be opened"),
        (a_file, NotARepositoryError, "not a folder"),
        (empty, EmptyHistoryError, "refs/heads/main, which has no commit"),
        (empty_bare, EmptyHistoryError, "which has no commit"),
        (unborn, EmptyHistoryError, "refs/heads/next, which has no commit"),
        (shallow, ShallowHistoryError, "git fetch --unshallow"),
        (shallow_worktree, ShallowHistoryError, "git fetch --unshallow"),
        (forged, ShallowHistoryError, "the history is cut off"),
        (forged_link, ShallowHistoryError, "the history is cut off"),
        (forged_fifo, ShallowHistoryError, "the history is cut off"),
        (shallow_without_list, UnreadableHistoryError, "git fsck"),
        (no_commits_at_tip, UnreadableHistoryError, "missing or damaged"),
        (hole, UnreadableHistoryError, "missing or damaged"),
        (corrupt, UnreadableHistoryError, "missing or damaged"),
        (head_is_a_tree, UnreadableHistoryError, "cannot be read"),
        (head_is_a_tag, UnreadableHistoryError, "is no commit"),
        (head_is_text, NotARepositoryError, "no commit id"),
        (head_leads_out, NotARepositoryError, "no ref name"),
        (head_in_circles, UnreadableHistoryError, "without end"),
        (head_is_a_fifo, NotARepositoryError, "not a complete git directory"),
        (object_is_a_fifo, UnreadableHistoryError, "neither a regular file nor a folder"),
        (pack_is_a_fifo, UnreadableHistoryError, "neither a regular file nor a folder"),
        (borrowed_fifo, UnreadableHistoryError, "neither a regular file nor a folder"),
        (git_is_a_fifo, NotARepositoryError, "neither a folder nor a regular file"),
        (git_is_a_link, NotARepositoryError, "name the repository it points to"),
        (git_is_incomplete, NotARepositoryError, "not a complete git directory"),
        (git_file_is_text, NotARepositoryError, "gitdir: FOLDER"),
        (git_file_points_nowhere, NotARepositoryError, "which cannot be opened"),
        (git_file_is_huge, NotARepositoryError, "larger than 4096 bytes"),
        (new_extension, NotARepositoryError, "extensions.sparkles"),
        (reftable, NotARepositoryError, "extensions.refstorage = 'reftable'"),
        (new_format, NotARepositoryError, "core.repositoryformatversion = '2'"),
        (broken_config, NotARepositoryError, "git cannot read it"),
    ],
)
def test_what_cannot_be_read_says_so_and_stays_untouched(
    tmp_path: Path,
    make: Callable[[Path], Path],
    error: type[CouldNotCheckError],
    words: str,
) -> None:
    path = make(tmp_path)
    before = listing(tmp_path)

    with pytest.raises(error) as caught:
        history(path)

    message = str(caught.value)
    assert words in message
    assert message[0] not in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert not message.endswith(".")
    assert "\n" not in message
    assert caught.value.exit_status == 3
    assert listing(tmp_path) == before


def plain(tmp: Path) -> Path:
    return build(tmp / "r", TABLE)


def bare(tmp: Path) -> Path:
    return build(tmp / "r.git", TABLE, bare=True)


def worktree(tmp: Path) -> Path:
    return add_worktree(build(tmp / "r", TABLE), tmp / "tree")


def submodule(tmp: Path) -> Path:
    inner = build(tmp / "inner", TABLE)
    outer = build(tmp / "outer", [commit("Zoe <zoe@mail.example>", files={"x": "x"})])
    return add_submodule(outer, inner)


def detached(tmp: Path) -> Path:
    return detach(build(tmp / "r", TABLE))


def sha256(tmp: Path) -> Path:
    return build(tmp / "r", TABLE, object_format="sha256")


def foreign(tmp: Path) -> Path:
    return give_away(build(tmp / "r", TABLE))


def partial(tmp: Path) -> Path:
    return partial_clone(build(tmp / "r", TABLE), tmp / "part")


def packed(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    git(repo, "gc", "--quiet")
    return repo


def borrowing(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    return clone(repo, tmp / "s", "--shared")


def head_as_link(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    (repo / ".git" / "HEAD").unlink()
    (repo / ".git" / "HEAD").symlink_to("refs/heads/main")
    return repo


def elsewhere(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    git(repo, "config", "core.worktree", "/")
    return repo


def empty_shallow(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    (repo / ".git" / "shallow").write_bytes(b"")
    return repo


def grafted(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    (repo / ".git" / "info").mkdir(exist_ok=True)
    (repo / ".git" / "info" / "grafts").write_text(head(repo) + "\n")
    return repo


def replaced(tmp: Path) -> Path:
    repo = build(tmp / "r", TABLE)
    git(repo, "replace", head(repo), ids(repo)[-1])
    return repo


def through_a_link(tmp: Path) -> Path:
    (tmp / "door").symlink_to(build(tmp / "r", TABLE))
    return tmp / "door"


@pytest.mark.parametrize(
    "make",
    [
        plain,
        bare,
        worktree,
        submodule,
        detached,
        sha256,
        foreign,
        partial,
        packed,
        borrowing,
        head_as_link,
        elsewhere,
        empty_shallow,
        grafted,
        replaced,
        through_a_link,
    ],
)
def test_unusual_repositories_give_the_whole_answer(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    before = listing(tmp_path)

    found = history(path)

    assert (found.commits, found.people) == (3, 2)
    assert listing(tmp_path) == before


@pytest.mark.parametrize("make", [plain, worktree, submodule, detached, sha256, foreign, elsewhere])
def test_the_work_tree_is_the_folder_that_holds_git(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    before = listing(tmp_path)

    with open_repository(path, named=True) as quarantine:
        tree = work_tree(quarantine)
        read = tree.read(tree.paths, 100)

    assert tree.source == "work tree"
    assert tree.paths == ("LICENSE", "README.md", "src/a.py")
    assert read["LICENSE"].data == b"second\n"
    assert listing(tmp_path) == before


def test_a_partial_clone_leaves_missing_files_out_and_fetches_nothing(tmp_path: Path) -> None:
    path = partial(tmp_path)

    with open_repository(path, named=True) as quarantine:
        tree = commit_tree(quarantine, head(path))
        read = tree.read(tree.paths, 100)

    assert tree.paths == ("LICENSE", "README.md", "src/a.py")
    assert read == {}


def test_a_clone_without_trees_cannot_be_listed(tmp_path: Path) -> None:
    path = partial_clone(build(tmp_path / "r", TABLE), tmp_path / "part", "tree:0")

    with (
        open_repository(path, named=True) as quarantine,
        pytest.raises(UnreadableHistoryError, match="the commit's tree cannot be read"),
    ):
        commit_tree(quarantine, head(path))


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo git version 2.24.9", "git 2.24 at .* is too old"),
        ("echo git version 1.8.3.1", "git 1.8 at .* is too old"),
        ("echo hello", "does not say its version, it says 'hello'"),
        ("exit 1", "does not say its version, it says ''"),
    ],
    ids=["2.24", "1.8", "nonsense", "silent"],
)
def test_a_git_that_will_not_do_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, words: str
) -> None:
    repo = build(tmp_path / "r", TABLE)
    monkeypatch.setenv("PATH", str(fake_git(tmp_path / "bin", script)))

    with pytest.raises(GitUnavailableError, match=words) as caught:
        history(repo)

    assert caught.value.exit_status == 3


def test_no_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = build(tmp_path / "r", TABLE)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(GitUnavailableError, match="no git found on the PATH"):
        history(repo)


def test_an_old_git_cannot_read_sha256(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = sha256(tmp_path)
    program = Path(git(repo, "--exec-path")) / "git"
    script = f'[ "$1" = version ] && echo git version 2.25.1 || exec {program} "$@"'
    monkeypatch.setenv("PATH", str(fake_git(tmp_path / "bin", script)))

    with pytest.raises(GitUnavailableError, match="SHA-256 object names"):
        history(repo)


def test_a_malformed_author_line_is_reported_and_counted(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    broken = raw_commit(repo, author=b"no address at all 1577836800 +0000")

    found = history(repo)

    assert found.commits == 4
    assert found.unattributed == 1
    assert [entry.commit for entry in found.malformed] == [broken]
