"""Histories that pretend to be another than they are: forged, cut, replaced, lent, damaged."""

from __future__ import annotations

import hashlib
import os
import zlib
from pathlib import Path

from tests.repos import build, commit, git, head, ids, object_file, raw_commit

ADA = "Ada Example <ada@mail.example>"
EVE = "Eve Example <eve@firm.example>"
LICENSE = "SPDX-License-Identifier: MIT\n"


def three(folder: Path) -> Path:
    """Three plain commits, the objects loose."""
    plans = [commit(ADA, files={"LICENSE": LICENSE}), commit(EVE, files={"a": "a"}), commit(ADA)]
    repo = build(folder, plans)
    object_file(repo, head(repo))
    return repo


def commits_replaced(folder: Path) -> Path:
    repo = three(folder)
    git(repo, "replace", head(repo), ids(repo)[-1])
    return repo


def replacements_packed(folder: Path) -> Path:
    repo = commits_replaced(folder)
    git(repo, "pack-refs", "--all")
    return repo


def license_replaced(folder: Path) -> Path:
    repo = three(folder)
    other = git(repo, "hash-object", "-w", "--stdin", stdin=b"SPDX-License-Identifier: PPL\n")
    git(repo, "replace", git(repo, "rev-parse", "HEAD:LICENSE"), other)
    return repo


def grafted(folder: Path) -> Path:
    repo = three(folder)
    (repo / ".git" / "info").mkdir(exist_ok=True)
    (repo / ".git" / "info" / "grafts").write_text(f"{head(repo)}\n")
    return repo


def forged_shallow(folder: Path) -> Path:
    repo = three(folder)
    (repo / ".git" / "shallow").write_text(f"{head(repo)}\n")
    return repo


def forged_empty_shallow(folder: Path) -> Path:
    repo = three(folder)
    (repo / ".git" / "shallow").write_text("")
    return repo


def lent_objects(folder: Path) -> Path:
    lender = three(folder.with_name(f"{folder.name}-lender"))
    git(folder.parent, "clone", "--quiet", "--shared", str(lender), str(folder))
    return folder


def lent_objects_gone(folder: Path) -> Path:
    lender = folder.with_name(f"{folder.name}-lender")
    repo = lent_objects(folder)
    lender.rename(lender.with_name(f"{lender.name}-moved"))
    return repo


def lent_in_a_circle(folder: Path) -> Path:
    repo = three(folder)
    (repo / ".git" / "objects" / "info").mkdir(exist_ok=True)
    (repo / ".git" / "objects" / "info" / "alternates").write_text("../objects\n")
    return repo


def lent_by_a_pipe(folder: Path) -> Path:
    repo = three(folder)
    (repo / ".git" / "objects" / "info").mkdir(exist_ok=True)
    os.mkfifo(repo / ".git" / "objects" / "info" / "alternates")
    return repo


def graph_is_garbage(folder: Path) -> Path:
    repo = three(folder)
    (repo / ".git" / "objects" / "info").mkdir(exist_ok=True)
    (repo / ".git" / "objects" / "info" / "commit-graph").write_bytes(b"CGPH\x01\x01\x04\0" * 9)
    return repo


def graph_of_another_history(folder: Path) -> Path:
    """A commit-graph made while a graft-like parent was there, then bent byte by byte."""
    repo = three(folder)
    git(repo, "commit-graph", "write", "--reachable")
    path = repo / ".git" / "objects" / "info" / "commit-graph"
    content = path.read_bytes()
    parent = bytes.fromhex(git(repo, "rev-parse", "HEAD^{tree}"))
    path.chmod(0o644)
    path.write_bytes(content.replace(parent, bytes(20)))
    return repo


def index_of_the_pack_is_garbage(folder: Path) -> Path:
    repo = three(folder)
    git(repo, "gc", "--quiet")
    for path in (repo / ".git" / "objects" / "pack").glob("*.idx"):
        path.chmod(0o644)
        path.write_bytes(b"\xfftOc\0\0\0\x02" + bytes(1200))
    return repo


def swap_in_pack(repo: Path, one: str, other: str) -> Path:
    """Pack everything, and have the index of the pack find each of two objects as the other."""
    git(repo, "repack", "-adq")
    git(repo, "prune-packed")
    (path,) = (repo / ".git" / "objects" / "pack").glob("*.idx")
    data = bytearray(path.read_bytes())
    names = 8 + 256 * 4  # behind the fanout, see gitformat-pack(5)
    count = int.from_bytes(data[names - 4 : names], "big")
    known = [bytes(data[names + 20 * n : names + 20 * n + 20]) for n in range(count)]
    places = [known.index(bytes.fromhex(name)) for name in (one, other)]
    for table in (names + 20 * count, names + 24 * count):  # checksums, offsets
        first, second = (slice(table + 4 * place, table + 4 * place + 4) for place in places)
        data[first], data[second] = data[second], data[first]
    data[-20:] = hashlib.sha1(data[:-20], usedforsecurity=False).digest()
    path.chmod(0o644)
    path.write_bytes(data)
    return repo


def pack_that_shows_another_license(folder: Path) -> Path:
    files = {"LICENSE": LICENSE, "other": "SPDX-License-Identifier: PPL\n"}
    repo = build(folder, [commit(ADA, files=files), commit(EVE)])
    return swap_in_pack(
        repo, *(git(repo, "rev-parse", f"HEAD:{name}") for name in ("LICENSE", "other"))
    )


def pack_that_shows_another_folder(folder: Path) -> Path:
    files = {"LICENSE": LICENSE, "a/LICENSE": "SPDX-License-Identifier: PPL\n", "b/x": "x"}
    repo = build(folder, [commit(ADA, files=files), commit(EVE)])
    return swap_in_pack(repo, *(git(repo, "rev-parse", f"HEAD:{name}") for name in ("a", "b")))


def pack_that_shows_another_commit(folder: Path) -> Path:
    repo = three(folder)
    return swap_in_pack(repo, *ids(repo)[:2])


def helpers_of_the_pack_are_garbage(folder: Path) -> Path:
    repo = three(folder)
    git(repo, "gc", "--quiet")
    for pack in (repo / ".git" / "objects" / "pack").glob("*.pack"):
        for ending in (".rev", ".bitmap", ".mtimes"):
            path = pack.with_suffix(ending)
            path.unlink(missing_ok=True)
            path.write_bytes(b"RIDX garbage")
    (repo / ".git" / "objects" / "pack" / "multi-pack-index").write_bytes(b"MIDX garbage")
    return repo


def pack_cut_off(folder: Path) -> Path:
    repo = three(folder)
    git(repo, "gc", "--quiet")
    for path in (repo / ".git" / "objects" / "pack").glob("*.pack"):
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:-60])
    return repo


def swap(repo: Path, name: str, content: bytes) -> None:
    """Put another content under the id of a loose object."""
    path = object_file(repo, name)
    path.chmod(0o644)
    path.write_bytes(zlib.compress(content))


def commit_under_a_false_id(folder: Path) -> Path:
    """The middle commit says that somebody else made it; its id says otherwise."""
    repo = three(folder)
    middle = ids(repo)[1]
    raw = git(repo, "cat-file", "commit", middle).encode() + b"\n"
    raw = raw.replace(EVE.encode(), b"Mal Example <mal@coop.example>")
    swap(repo, middle, b"commit %d\0" % len(raw) + raw)
    return repo


def license_under_a_false_id(folder: Path) -> Path:
    """A bare repository whose license text is not that which was committed."""
    repo = three(folder)
    text = b"SPDX-License-Identifier: PPL\n"
    swap(repo, git(repo, "rev-parse", "HEAD:LICENSE"), b"blob %d\0" % len(text) + text)
    (repo / "LICENSE").write_text(LICENSE)
    return repo


def folder_under_a_false_id(folder: Path) -> Path:
    """A folder that holds another file than the one committed."""
    plan = commit(ADA, files={"LICENSE": LICENSE, "src/LICENSE": LICENSE, "lib/a": "a"})
    repo = build(folder, [plan], bare=True)
    lent = git(repo, "rev-parse", "HEAD:lib")
    content = bytes.fromhex(git(repo, "rev-parse", "HEAD:lib/a"))
    raw = b"100644 LICENSE\0" + content
    swap(repo, lent, b"tree %d\0" % len(raw) + raw)
    return repo


def history_cut_by_a_false_id(folder: Path) -> Path:
    """The newest commit says that it has no parent; its id says otherwise."""
    repo = three(folder)
    lines = git(repo, "cat-file", "commit", "HEAD").encode().split(b"\n")
    raw = b"\n".join(line for line in lines if not line.startswith(b"parent")) + b"\n"
    swap(repo, head(repo), b"commit %d\0" % len(raw) + raw)
    return repo


def object_of_false_length(folder: Path) -> Path:
    repo = three(folder)
    raw = git(repo, "cat-file", "commit", ids(repo)[1]).encode()
    swap(repo, ids(repo)[1], b"commit %d\0" % (len(raw) + 1000) + raw)
    return repo


def object_that_swells(folder: Path) -> Path:
    """A commit of a few bytes on the disk that unpacks into 200 MB."""
    repo = three(folder)
    swap(repo, ids(repo)[1], b"commit 209715200\0" + bytes(200 << 20))
    return repo


def commit_that_is_a_file(folder: Path) -> Path:
    repo = three(folder)
    blob = git(repo, "rev-parse", "HEAD:LICENSE")
    raw_commit(repo, parents=[blob])
    return repo


def parent_gone(folder: Path) -> Path:
    repo = three(folder)
    object_file(repo, ids(repo)[1]).unlink()
    return repo


def tree_gone(folder: Path) -> Path:
    repo = three(folder)
    object_file(repo, git(repo, "rev-parse", "HEAD^{tree}")).unlink()
    return repo


def nobody_wrote_it(folder: Path) -> Path:
    repo = three(folder)
    raw_commit(repo, author=b"")
    return repo


def nobody_committed_it(folder: Path) -> Path:
    repo = three(folder)
    raw_commit(repo, committer=b"")
    return repo


def extension(folder: Path, key: str, value: str, version: str = "1") -> Path:
    repo = three(folder)
    git(repo, "config", "core.repositoryformatversion", version)
    git(repo, "config", f"extensions.{key}", value)
    return repo


def refs_in_a_table(folder: Path) -> Path:
    return extension(folder, "refstorage", "reftable")


def extension_nobody_knows(folder: Path) -> Path:
    return extension(folder, "sparkles", "true")


def extension_of_an_old_format(folder: Path) -> Path:
    """Format 0 with an extension: git before 2.28 would not have looked at it."""
    return extension(folder, "sparkles", "true", "0")


def format_of_the_future(folder: Path) -> Path:
    repo = three(folder)
    git(repo, "config", "core.repositoryformatversion", "99")
    return repo


def sha256_that_is_sha1(folder: Path) -> Path:
    return extension(folder, "objectformat", "sha256")


def refs_by_links(folder: Path) -> Path:
    """A branch that is a link to a file outside."""
    repo = three(folder)
    outside = folder.with_name(f"{folder.name}-outside")
    outside.write_text(ids(repo)[-1] + "\n")
    (repo / ".git" / "refs" / "heads" / "main").unlink(missing_ok=True)
    (repo / ".git" / "refs" / "heads" / "main").symlink_to(outside)
    return repo


def head_is_an_option(folder: Path) -> Path:
    repo = three(folder)
    (repo / ".git" / "HEAD").write_text("--output=/tmp/x\n")
    return repo


def objects_behind_a_link(folder: Path) -> Path:
    repo = three(folder)
    elsewhere = folder.with_name(f"{folder.name}-objects")
    (repo / ".git" / "objects").rename(elsewhere)
    (repo / ".git" / "objects").symlink_to(elsewhere)
    return repo


def odd_permissions(folder: Path) -> Path:
    repo = three(folder)
    os.chmod(repo / ".git" / "config", 0o000)  # noqa: PTH101 - root reads it all the same
    return repo
