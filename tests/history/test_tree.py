from __future__ import annotations

import os
from pathlib import Path

import pytest

from pplcheck.errors import (
    NotARepositoryError,
    UnreadableConfigurationError,
    UnreadableHistoryError,
)
from pplcheck.history import index as index_module
from pplcheck.history.build import Blob, Entry
from pplcheck.history.quarantine import open_repository
from pplcheck.history.tree import commit_tree, work_tree
from pplcheck.model.tree import Content
from tests.hostile.odd import raw_tree, top
from tests.repos import (
    add_submodule,
    build,
    commit,
    executable,
    git,
    head,
    link,
    listing,
    remove_object,
)

ADA = "Ada <ada@mail.example>"
FILES: dict[str, Blob] = {
    "LICENSE": "license\n",
    "bin/run": executable("#!/bin/sh\n"),
    "door": link("LICENSE"),
    "src/deep/er/a.py": "a\n",
    "src/b.py": "b\n",
    "src.py": "c\n",
    'wéird "name\n\udcff': "odd\n",
}
REGULAR = (
    "LICENSE",
    "bin/run",
    "src.py",
    "src/b.py",
    "src/deep/er/a.py",
    'wéird "name\n\udcff',
)


def lying(repo: Path) -> dict[str, bytes]:
    with open_repository(repo, named=True) as quarantine:
        tree = work_tree(quarantine)
        read = tree.read(tree.paths, 100)
        return {path: read[path].data if path in read else b"(unread)" for path in tree.paths}


@pytest.mark.parametrize("kind", ["work tree", "commit"])
def test_lists_and_reads_regular_files_only(tmp_path: Path, kind: str) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files=FILES)])
    add_submodule(repo, build(tmp_path / "inner", [commit(ADA, files={"x": "x"})]))
    extra = (".gitmodules",)

    with open_repository(repo, named=True) as quarantine:
        tree = work_tree(quarantine) if kind == "work tree" else commit_tree(quarantine, head(repo))
        read = tree.read(tree.paths, 3)
        heads = dict(tree.heads((*tree.paths, "door", "../x"), 3))

    assert tree.source == kind
    assert heads == {path: content.data for path, content in read.items()}
    assert tree.paths == (*extra, *REGULAR)
    assert set(read) == set(tree.paths)
    assert read["LICENSE"] == Content(data=b"lic", truncated=True)
    assert read["src/b.py"] == Content(data=b"b\n", truncated=False)
    assert read[REGULAR[-1]].data == b"odd"


def test_only_what_is_asked_for_and_listed_is_read(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files=FILES)])
    (repo / "untracked").write_text("not ours")

    with open_repository(repo, named=True) as quarantine:
        found = [
            tree.read(("LICENSE", "door", "untracked", "../x", ".git/HEAD"), 100)
            for tree in (work_tree(quarantine), commit_tree(quarantine, head(repo)))
        ]

    assert [set(read) for read in found] == [{"LICENSE"}, {"LICENSE"}]


def test_an_edit_shows_before_it_is_committed(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"LICENSE": "old\n", "gone": "x"})])
    (repo / "LICENSE").write_text("new\n")
    (repo / "gone").unlink()
    (repo / "added").write_text("staged\n")
    git(repo, "add", "added")

    assert lying(repo) == {"LICENSE": b"new\n", "added": b"staged\n"}


def test_what_takes_a_files_place_is_neither_listed_nor_read(tmp_path: Path) -> None:
    names = ["door", "fifo", "folder", "keep", "sub/through"]
    repo = build(tmp_path / "r", [commit(ADA, files=dict.fromkeys(names, "x\n"))])
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "through").write_text("secret")
    for name in names[:3]:
        (repo / name).unlink()
    (repo / "door").symlink_to(secret / "through")
    os.mkfifo(repo / "fifo")
    (repo / "folder").mkdir()
    (repo / "sub" / "through").unlink()
    (repo / "sub").rmdir()
    (repo / "sub").symlink_to(secret)

    assert lying(repo) == {"keep": b"x\n"}


def test_what_changes_after_the_listing_is_left_out(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "1", "b": "2", "c": "3", "d/e": "4"})])

    with open_repository(repo, named=True) as quarantine:
        tree = work_tree(quarantine)
        (repo / "a").unlink()
        (repo / "b").unlink()
        (repo / "b").symlink_to("c")
        (repo / "d" / "e").unlink()
        os.mkfifo(repo / "d" / "e")
        read = tree.read(tree.paths, 10)

    assert set(read) == {"c"}


def test_an_unreadable_file_is_listed_and_left_out(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "1"})])
    (repo / "a").chmod(0)

    assert lying(repo) == {"a": b"(unread)"}


def test_files_outside_a_sparse_checkout_come_from_their_blobs(tmp_path: Path) -> None:
    repo = build(
        tmp_path / "r", [commit(ADA, files={"LICENSE": "l\n", "in/a": "a\n", "out/b": "b\n"})]
    )
    git(repo, "sparse-checkout", "set", "in")

    assert not (repo / "out").exists()
    assert lying(repo) == {"LICENSE": b"l\n", "in/a": b"a\n", "out/b": b"b\n"}


def test_a_sparse_index_is_expanded(tmp_path: Path) -> None:
    repo = build(
        tmp_path / "r", [commit(ADA, files={"LICENSE": "l\n", "in/a": "a\n", "out/b": "b\n"})]
    )
    git(repo, "sparse-checkout", "set", "--cone", "--sparse-index", "in")
    before = listing(repo)

    assert lying(repo) == {"LICENSE": b"l\n", "in/a": b"a\n", "out/b": b"b\n"}
    assert listing(repo) == before


def test_a_split_index_is_read_and_its_parts_stay_untouched(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"LICENSE": "l\n"})])
    git(repo, "update-index", "--split-index")
    (repo / "new").write_text("n\n")
    git(repo, "add", "new")
    shared = list((repo / ".git").glob("sharedindex.*"))
    os.utime(shared[0], (0, 0))
    before = listing(repo)

    assert lying(repo) == {"LICENSE": b"l\n", "new": b"n\n"}
    assert listing(repo) == before


def test_a_conflict_is_listed_once(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"LICENSE": "base\n"}),
        commit(ADA, files={"LICENSE": "theirs\n"}),
    ]
    repo = build(tmp_path / "r", table)
    git(repo, "branch", "other")
    git(repo, "reset", "--quiet", "--hard", "HEAD~1")
    (repo / "LICENSE").write_text("ours\n")
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@mail.example")
    git(repo, *who, "commit", "--quiet", "--all", "--message=ours")
    git(repo, *who, "merge", "other", check=False)

    found = lying(repo)

    assert list(found) == ["LICENSE"]
    assert found["LICENSE"].startswith(b"<<<<<<<")


def test_a_file_that_is_only_announced_is_listed(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "a\n"})])
    (repo / "soon").write_text("soon\n")
    git(repo, "add", "--intent-to-add", "soon")

    assert lying(repo) == {"a": b"a\n", "soon": b"soon\n"}


def test_without_an_index_the_files_of_head_are_judged(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"LICENSE": "l\n"})])
    (repo / ".git" / "index").unlink()

    with open_repository(repo, named=True) as quarantine:
        tree = work_tree(quarantine)

    assert (tree.source, tree.paths) == ("commit", ("LICENSE",))


def test_a_bare_repository_has_no_work_tree(tmp_path: Path) -> None:
    repo = build(tmp_path / "r.git", [commit(ADA)], bare=True)

    with (
        open_repository(repo, named=True) as quarantine,
        pytest.raises(NotARepositoryError, match="has no work tree; name a revision"),
    ):
        work_tree(quarantine)


@pytest.mark.parametrize("kind", ["fifo", "link", "folder", "nonsense", "large"])
def test_an_index_that_is_none_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "a\n"})])
    index = repo / ".git" / "index"
    if kind == "large":
        monkeypatch.setattr(index_module, "LIMIT", 10)
    else:
        index.unlink()
    if kind == "fifo":
        os.mkfifo(index)
    elif kind == "link":
        index.symlink_to("/dev/null")
    elif kind == "folder":
        index.mkdir()
    elif kind == "nonsense":
        index.write_bytes(b"DIRC nonsense" * 10)

    with (
        open_repository(repo, named=True) as quarantine,
        pytest.raises((NotARepositoryError, UnreadableHistoryError), match="index"),
    ):
        work_tree(quarantine)


def test_a_work_tree_that_vanishes_is_an_error(tmp_path: Path) -> None:
    inner = build(tmp_path / "inner", [commit(ADA, files={"a": "a\n"})])
    outer = build(tmp_path / "outer", [commit(ADA, files={"b": "b\n"})])
    root = add_submodule(outer, inner)

    with open_repository(root, named=True) as quarantine:
        root.rename(tmp_path / "moved")
        with pytest.raises(UnreadableHistoryError, match="the work tree cannot be opened"):
            work_tree(quarantine)


def test_a_work_tree_that_vanishes_later_has_nothing_to_read(tmp_path: Path) -> None:
    inner = build(tmp_path / "inner", [commit(ADA, files={"a": "a\n"})])
    outer = build(tmp_path / "outer", [commit(ADA, files={"b": "b\n"})])
    root = add_submodule(outer, inner)

    with open_repository(root, named=True) as quarantine:
        tree = work_tree(quarantine)
        root.rename(tmp_path / "moved")
        read = tree.read(tree.paths, 10)

    assert tree.paths == ("a",)
    assert read == {}


def test_paths_a_commit_should_not_have_are_not_listed(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "a\n"})])
    blob = bytes.fromhex(git(repo, "rev-parse", "HEAD:a"))
    names = [b"..", b".git", b".GIT", b"fine"]
    content = b"".join(b"100644 %s\0%s" % (name, blob) for name in names)
    made = git(repo, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", stdin=content)
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@mail.example")
    tip = git(repo, *who, "commit-tree", made, "-m", "odd")

    with open_repository(repo, named=True) as quarantine:
        tree = commit_tree(quarantine, tip)

    assert tree.paths == ("fine",)


@pytest.mark.parametrize("second", ["file", "folder", "link"])
def test_a_tree_that_lists_a_name_twice_is_refused(second: str, tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"LICENSE": "a\n", "d/f": "b\n"})])
    blob, folder = (git(repo, "rev-parse", f"HEAD:{name}") for name in ("LICENSE", "d"))
    modes = {"file": (b"100644", blob), "folder": (b"40000", folder), "link": (b"120000", blob)}
    forged = top(
        repo,
        raw_tree(
            repo, [(b"100644", b"LICENSE", blob), (modes[second][0], b"LICENSE", modes[second][1])]
        ),
    )

    with (
        open_repository(forged, named=True) as quarantine,
        pytest.raises(UnreadableHistoryError, match="lists 'LICENSE' twice"),
    ):
        commit_tree(quarantine, head(forged))


def test_a_missing_blob_is_left_out(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files={"a": "a\n", "b": "b\n"})])
    name = git(repo, "rev-parse", "HEAD:a")
    tip = head(repo)
    remove_object(repo, name)

    with open_repository(repo, named=True) as quarantine:
        tree = commit_tree(quarantine, tip)
        read = tree.read(tree.paths, 10)

    assert tree.paths == ("a", "b")
    assert set(read) == {"b"}


def test_a_governing_file_of_a_commit_is_a_regular_one_read_whole(tmp_path: Path) -> None:
    files: dict[str, Blob] = {
        "policy": "p" * 9,
        "linked": link("policy"),
        "behind": link("folder"),
        "module": Entry(data=b"1" * 40, mode="160000"),
    }
    repo = build(tmp_path / "r", [commit("Ada <ada@mail.example>", files=files)])

    with open_repository(repo, named=True) as quarantine:
        tree = commit_tree(quarantine, head(repo))

        assert tree.read_governing("policy", 9) == b"p" * 9
        assert tree.read_governing("other", 9) is None
        assert tree.read_governing("policy/below", 9) is None
        for path in ("linked", "module", "behind/x", "module/x/y"):
            with pytest.raises(UnreadableConfigurationError, match="link or a submodule"):
                tree.read_governing(path, 9)
        with pytest.raises(UnreadableConfigurationError, match="larger than 8 bytes"):
            tree.read_governing("policy", 8)
        remove_object(repo, git(repo, "rev-parse", "HEAD:policy"))
        with pytest.raises(UnreadableConfigurationError, match="missing from the object store"):
            tree.read_governing("policy", 9)
