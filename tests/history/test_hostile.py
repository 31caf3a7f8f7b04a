"""Repositories whose configuration, attributes and callers try to run programs or mislead."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pplcheck.errors import CouldNotCheckError, GitUnavailableError, PplcheckError
from pplcheck.history.changes import (
    read_blobs,
    read_changes,
    read_count,
    start_changes,
    start_count,
)
from pplcheck.history.contributions import read_history
from pplcheck.history.quarantine import open_repository
from pplcheck.history.tree import commit_tree, read_governing, work_tree
from tests.repos import (
    build,
    commit,
    fake_git,
    git,
    head,
    ids,
    listing,
    make_hostile,
    partial_clone,
    remove_object,
)

TABLE = [
    commit(
        "Ada <ada@mail.example>", files={"LICENSE": "first\n", ".mailmap": "Ada L <a@b.example>"}
    ),
    commit(
        "Ben <ben@firm.example>",
        files={"LICENSE": "second\n"},
        trailers=["Co-authored-by: Ada <ada@mail.example>"],
    ),
]


def everything(path: Path) -> tuple[object, ...]:
    """Call every function of the room that looks at a repository."""
    with open_repository(path, named=True) as quarantine:
        tip, _ = quarantine.head()
        found = read_history(quarantine, tip, mailmap=b"Ada L <a@b.example>\n", bots=())
        first = quarantine.resolve(f"{tip}~1")
        base = quarantine.merge_base(tip, first)
        changes = read_changes(start_changes(quarantine, tip, ("LICENSE",)))
        blobs = read_blobs(quarantine, [change.blob for change in changes], 100)
        tree = commit_tree(quarantine, tip)
        read = tree.read(tree.paths, 100)
        count = read_count(start_count(quarantine, tip))
        lying = work_tree(quarantine)
        on_disk = lying.read(lying.paths, 100)
        governing = read_governing(quarantine.root or path, "LICENSE", 100)
    return found, base, changes, blobs, read, count, on_disk, governing


def test_nothing_of_the_configuration_runs(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    repo = build(tmp_path / "r", TABLE)
    (repo / ".gitattributes").write_text("* diff=evil filter=evil\n")
    git(repo, "add", ".gitattributes")
    make_hostile(repo, marker)
    before = listing(repo)

    found = everything(repo)

    assert not marker.exists()
    assert listing(repo) == before
    assert found[5:] == (
        2,
        found[6],
        b"second\n",
    )


def test_the_trap_works_for_an_ordinary_git(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    repo = make_hostile(build(tmp_path / "r", TABLE), marker)

    git(repo, "status", check=False)

    assert marker.exists()


def test_missing_objects_are_not_fetched(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    repo = build(tmp_path / "r", TABLE)
    tip = head(repo)
    remove_object(repo, ids(repo)[1])
    make_hostile(repo, marker)

    with open_repository(repo, named=True) as quarantine, pytest.raises(CouldNotCheckError):
        read_history(quarantine, tip, mailmap=None, bots=())

    assert not marker.exists()


def test_a_partial_clone_does_not_call_its_remote(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    repo = partial_clone(build(tmp_path / "r", TABLE), tmp_path / "part")
    make_hostile(repo, marker)
    before = listing(repo)

    with open_repository(repo, named=True) as quarantine:
        tip, _ = quarantine.head()
        tree = commit_tree(quarantine, tip)
        assert tree.read(tree.paths, 100) == {}
        assert read_history(quarantine, tip, mailmap=None, bots=()).commits == 2

    assert not marker.exists()
    assert listing(repo) == before


@pytest.mark.parametrize(
    "variables",
    [
        {"GIT_DIR": "/nowhere", "GIT_WORK_TREE": ".", "GIT_INDEX_FILE": "/nowhere/index"},
        {"GIT_OBJECT_DIRECTORY": "/nowhere", "GIT_COMMON_DIR": "/nowhere"},
        {"GIT_NAMESPACE": "elsewhere", "GIT_SHALLOW_FILE": "/nowhere", "GIT_PREFIX": "x/"},
        {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "alias.log", "GIT_CONFIG_VALUE_0": "!false"},
        {"GIT_CONFIG_PARAMETERS": "'log.showSignature'='true' 'gpg.program'='false'"},
        {"GIT_EXTERNAL_DIFF": "false", "GIT_PAGER": "false", "GIT_TRACE": "1"},
        {"GIT_EXEC_PATH": "/nowhere", "GIT_ALTERNATE_OBJECT_DIRECTORIES": "/nowhere"},
        {"GIT_GRAFT_FILE": "/dev/null", "GIT_REPLACE_REF_BASE": "refs/heads/"},
        {"GIT_LITERAL_PATHSPECS": "0", "GIT_ICASE_PATHSPECS": "1"},
        {"GIT_PYTHON_GIT_EXECUTABLE": "false", "GIT_PYTHON_TRACE": "full"},
    ],
    ids=lambda variables: next(iter(variables)),
)
def test_what_a_hook_exports_is_not_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    repo = build(tmp_path / "r", TABLE)
    expected = everything(repo)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    found = everything(repo)

    assert found == expected


def test_a_git_inside_the_repository_is_never_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = build(tmp_path / "r", TABLE)
    marker = tmp_path / "marker"
    fake_git(repo / "bin", f"touch '{marker}'; echo git version 2.39.0")
    (tmp_path / "linked").symlink_to(repo / "bin")
    monkeypatch.chdir(repo)
    monkeypatch.setenv(
        "PATH", os.pathsep.join([".", "bin", "", str(repo / "bin"), str(tmp_path / "linked")])
    )

    with pytest.raises(GitUnavailableError, match="no git found"):
        open_repository(repo, named=True)

    assert not marker.exists()


def test_a_link_to_a_git_inside_the_repository_is_never_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = build(tmp_path / "r", TABLE)
    fake_git(repo / "bin", "echo git version 2.39.0")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "git").symlink_to(repo / "bin" / "git")
    monkeypatch.setenv("PATH", str(tmp_path / "outside"))

    with pytest.raises(GitUnavailableError, match="no git found"):
        open_repository(repo, named=True)


def test_temporary_files_stay_out_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = build(tmp_path / "r", TABLE)
    before = listing(repo)
    monkeypatch.setattr("tempfile.tempdir", str(repo))

    with open_repository(repo, named=True) as quarantine:
        folder = quarantine.folder

    assert not folder.is_relative_to(repo)
    assert listing(repo) == before


def test_the_quarantine_is_private_and_removed(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)

    with open_repository(repo, named=True) as quarantine:
        mode = quarantine.folder.stat().st_mode & 0o777
        quarantine.start("log", "HEAD")

    assert mode == 0o700
    assert not quarantine.folder.exists()


def test_a_repository_inside_the_work_tree_does_not_mislead(tmp_path: Path) -> None:
    outer = build(tmp_path / "outer", TABLE)
    inner = build(outer / "inner", [commit("Eve <eve@mail.example>")], bare=True)

    with (
        open_repository(inner, named=False) as found,
        open_repository(inner, named=True) as named,
    ):
        heads = (found.head()[0], named.head()[0])

    assert heads == (head(outer), head(inner))


def test_hostile_paths_of_an_index_are_not_read(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TABLE)
    name = git(repo, "hash-object", "-w", "--stdin", stdin=b"x")
    (tmp_path / "secret").write_text("secret")
    for path in ("aaa/config", "bb/secret", "ccc"):
        git(repo, "update-index", "--add", "--cacheinfo", f"100644,{name},{path}")
    index = repo / ".git" / "index"
    content = index.read_bytes().replace(b"aaa/config", b".git/HEAD\0").replace(b"bb/s", b"../s")
    index.write_bytes(content)

    with open_repository(repo, named=True) as quarantine:
        try:
            paths = work_tree(quarantine).paths
        except PplcheckError:
            paths = ()

    assert not any(path.startswith(("..", ".git/")) for path in paths)
