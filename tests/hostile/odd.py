"""Repositories that are whole, and look as if nobody had ever made one like it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from tests.hostile.hidden import ADA, EVE, LICENSE, three
from tests.repos import (
    add_submodule,
    add_worktree,
    build,
    commit,
    detach,
    git,
    head,
    ids,
    link,
    object_file,
    raw_commit,
)

FAR = {
    "before 1970": b"-1 +0000",
    "long before": b"-99999999999 +0000",
    "after 2106": b"4294967297 +0000",
    "beyond": b"99999999999999999999 +0000",
    "zone": b"1577836800 +9999",
    "long zone": b"1577836800 -999999999",
    "no zone": b"1577836800",
    "words": b"yesterday at noon",
    "nothing": b"",
}
IDENTS = {
    "no address": b"Ada Example",
    "nameless": b"<ada@mail.example>",
    "empty address": b"Ada <>",
    "open": b"Ada <ada@mail.example",
    "twice": b"Ada <a@x.example> <b@y.example>",
    "inside out": b"Ada >ada@mail.example<",
    "controls": b"A\x1b[31mda \xe2\x80\xae <\x07@mail.example>",
    "bytes": b"\xff\xfe\x80 <\xc3\x28@mail.example>",
    "long": b"A" * 100_000 + b" <a@mail.example>",
    "many": b"<" * 5000 + b">" * 5000,
    "nul": b"Ada\0Eve <a\0b@mail.example>",
    "spaces": b"   \t <  >",
}
CHARSETS = ("ISO-8859-1", "UTF-16", "UTF-7", "Shift_JIS", "no-such", "\x1b[31m", "../../etc", "hz")
NAMES = (
    "--output=x", "-rf", "@", "HEAD", ":(top)x", "a\nb", 'a"b', "a\tb", "\u202egpj.x", "\u200b",
    "CON", "aux.txt", "a:b", "dot.", "space ", "~", "$(id)", "`id`", "%0A::error::x", "*", "?",
    "[a]", "\\", "License", "license", "LICENSE.MD", "LiCeNsE.txt", "é", "e\u0301", "a" * 255,
    "LICENSE\n", "SPDX\x7f", "&&", ";", "|", "'", "<b>", "=1+1", "#", "!", "{}", "\udcff\udc80",
)  # fmt: skip


def unborn(folder: Path) -> Path:
    return build(folder)


def unborn_beside_commits(folder: Path) -> Path:
    repo = three(folder)
    git(repo, "symbolic-ref", "HEAD", "refs/heads/next")
    return repo


def head_of_nothing(folder: Path) -> Path:
    repo = three(folder)
    (repo / ".git" / "HEAD").write_text("0123456789" * 4 + "\n")
    return repo


def bare(folder: Path) -> Path:
    plans = [commit(ADA, files={"LICENSE": LICENSE}), commit(EVE), commit(ADA)]
    return build(folder, plans, bare=True)


def worktree(folder: Path) -> Path:
    return add_worktree(three(folder.with_name(f"{folder.name}-main")), folder)


def worktree_whose_repository_moved(folder: Path) -> Path:
    main = folder.with_name(f"{folder.name}-main")
    repo = add_worktree(three(main), folder)
    main.rename(main.with_name(f"{main.name}-moved"))
    return repo


def submodule(folder: Path) -> Path:
    return add_submodule(three(folder), three(folder.with_name(f"{folder.name}-part")))


def with_a_submodule_of_nothing(folder: Path) -> Path:
    repo = three(folder)
    git(repo, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},part")
    return repo


def sha256(folder: Path) -> Path:
    plans = [commit(ADA, files={"LICENSE": LICENSE}), commit(EVE), commit(ADA)]
    return build(folder, plans, object_format="sha256")


def detached(folder: Path) -> Path:
    return detach(three(folder))


def octopus(folder: Path) -> Path:
    roots = [commit(EVE, files={f"{number}": "x"}, parents=[]) for number in range(30)]
    merge = commit(ADA, parents=range(30), files={"LICENSE": LICENSE})
    return build(folder, [*roots, merge])


def parents_twice(folder: Path) -> Path:
    repo = three(folder)
    raw_commit(repo, parents=[head(repo)] * 5)
    return repo


def dates(folder: Path) -> Path:
    repo = three(folder)
    for when in FAR.values():
        raw_commit(repo, author=b"Ada Example <ada@mail.example> " + when)
    for when in FAR.values():
        raw_commit(repo, committer=b"Ada Example <ada@mail.example> " + when)
    return repo


def idents(folder: Path) -> Path:
    repo = three(folder)
    for who in IDENTS.values():
        raw_commit(repo, author=who + b" 1577836800 +0000")
    return repo


def charsets(folder: Path) -> Path:
    repo = three(folder)
    for name in CHARSETS:
        raw_commit(repo, headers=[b"encoding " + name.encode()], message=b"\xe9\0\x1b$B\xff\n")
    return repo


def headers(folder: Path) -> Path:
    repo = three(folder)
    raw_commit(repo, headers=[b"x-%d y" % number for number in range(2000)])
    raw_commit(repo, headers=[b"gpgsig -----BEGIN PGP SIGNATURE-----\n " + b"x\n " * 2000 + b"end"])
    raw_commit(repo, headers=[b"mergetag object " + b"0" * 40 + b"\n type commit\n tag x"])
    raw_commit(repo, headers=[b"author Eve <eve@firm.example> 1577836800 +0000"])
    return repo


def messages(folder: Path) -> Path:
    repo = three(folder)
    for message in (b"", b"\n\n\n", b"\0", b"x\0y", b"\xff" * 999, b"\r\r\n\r", b"---\n" * 99):
        raw_commit(repo, message=message)
    raw_commit(repo, message=b"x\n\nCo-authored-by: " + b"<" * 999)
    raw_commit(repo, message=b"x\n\nCo-authored-by:\n" + b" y\n" * 999)
    return repo


def file_names(folder: Path) -> Path:
    files = dict.fromkeys(NAMES, "SPDX-License-Identifier: MIT\n")
    files |= {f"deep/{name}/LICENSE": LICENSE for name in NAMES}
    return build(folder, [commit(ADA, files={"LICENSE": LICENSE}), commit(EVE, files=files)])


def ref_names(folder: Path) -> Path:
    repo = three(folder)
    tip = head(repo)
    names = ("--output=x", "-", "@", "a\nb", "a..b", "x.lock", "\u202e", "refs/replace/x", "%00")
    lines = [f"{tip} refs/heads/{name}" for name in names] + [f"{tip} HEAD", "garbage", tip, ""]
    (repo / ".git" / "packed-refs").write_text("\n".join(lines))
    (repo / ".git" / "refs" / "heads" / "main").write_text(tip + "\n")
    return repo


def raw_tree(repo: Path, entries: list[tuple[bytes, bytes, str]]) -> str:
    """A tree object with exactly these entries: mode, name, id."""
    content = b"".join(
        mode + b" " + name + b"\0" + bytes.fromhex(object_) for mode, name, object_ in entries
    )
    return git(repo, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", stdin=content)


def top(repo: Path, tree: str) -> Path:
    """A commit of a tree on top of `main`."""
    lines = f"tree {tree}\nparent {head(repo)}\n"
    who = "Ada Example <ada@mail.example> 1577836800 +0000"
    content = f"{lines}author {who}\ncommitter {who}\n\nx\n".encode()
    made = git(repo, "hash-object", "-t", "commit", "-w", "--literally", "--stdin", stdin=content)
    (repo / ".git" / "refs" / "heads" / "main").write_text(made + "\n")
    return repo


def tree_that_leads_out(folder: Path) -> Path:
    repo = bare_like(three(folder))
    blob = git(repo, "hash-object", "-w", "--stdin", stdin=LICENSE.encode())
    names = (
        b"..",
        b".",
        b".git",
        b"",
        b"/etc/passwd",
        b"../LICENSE",
        b"a/../../LICENSE",
        b"LICENSE",
    )
    return top(repo, raw_tree(repo, [(b"100644", name, blob) for name in names]))


def bare_like(repo: Path) -> Path:
    """Without an index, as a fresh bare clone is."""
    (repo / ".git" / "index").unlink()
    return repo


def tree_with_odd_modes(folder: Path) -> Path:
    repo = bare_like(three(folder))
    blob = git(repo, "hash-object", "-w", "--stdin", stdin=LICENSE.encode())
    modes = (b"100644", b"100777", b"0", b"777777", b"160000", b"120000", b"40000", b"xyz")
    entries = [(mode, b"LICENSE" + mode, blob) for mode in modes]
    return top(repo, raw_tree(repo, entries))


def tree_of_the_same_name_twice(folder: Path) -> Path:
    repo = bare_like(three(folder))
    blobs = [
        git(
            repo,
            "hash-object",
            "-w",
            "--stdin",
            stdin=f"SPDX-License-Identifier: {name}\n".encode(),
        )
        for name in ("MIT", "PPL")
    ]
    return top(repo, raw_tree(repo, [(b"100644", b"LICENSE", blob) for blob in blobs]))


def index_is_garbage(folder: Path) -> Path:
    repo = three(folder)
    (repo / ".git" / "index").write_bytes(b"DIRC\0\0\0\x02\xff\xff\xff\xff" + bytes(64))
    return repo


def index_is_gone(folder: Path) -> Path:
    repo = three(folder)
    (repo / ".git" / "index").unlink()
    return repo


def index_in_two_parts(folder: Path) -> Path:
    repo = three(folder)
    git(repo, "update-index", "--split-index")
    return repo


def index_that_leads_out(folder: Path) -> Path:
    """An index that lists files beside the work tree, in the git directory, and at the root."""
    (folder.with_name(f"{folder.name}-beside")).mkdir()
    (folder.with_name(f"{folder.name}-beside") / "LICENSE").write_text("PPL\n")
    repo = three(folder)
    blob = git(repo, "rev-parse", "HEAD:LICENSE")
    names = (f"../{folder.name}-beside/LICENSE", ".git/config", "/etc/hostname", "LICENSE", "a//b")
    entries = b"".join(index_entry(name.encode(), blob) for name in sorted(names))
    content = b"DIRC" + (2).to_bytes(4, "big") + len(names).to_bytes(4, "big") + entries
    digest = hashlib.sha1(content, usedforsecurity=False).digest()
    (repo / ".git" / "index").write_bytes(content + digest)
    return repo


def index_entry(path: bytes, blob: str) -> bytes:
    """An entry of an index of version 2; see gitformat-index(5)."""
    head = bytes(24) + (0o100644).to_bytes(4, "big") + bytes(12) + bytes.fromhex(blob)
    entry = head + len(path).to_bytes(2, "big") + path
    return entry + bytes(8 - len(entry) % 8)


def index_with_shared_parts_without_end(folder: Path) -> Path:
    repo = three(folder)
    for number in range(3):
        with (repo / ".git" / f"sharedindex.{number:040}").open("wb") as file:
            file.truncate(500 << 20)  # which takes no room on the disk
    return repo


def sparse_index(folder: Path) -> Path:
    """An index that git writes trees for as soon as it reads it."""
    files = {"LICENSE": LICENSE, "in/a": "a", "out/b/c": "c"}
    repo = build(folder, [commit(ADA, files=files), commit(EVE), commit(ADA)])
    git(repo, "sparse-checkout", "set", "--cone", "--sparse-index", "in")
    return repo


def sparse(folder: Path) -> Path:
    repo = three(folder)
    git(repo, "sparse-checkout", "set", "--cone", "nothing")
    return repo


def license_is_a_link(folder: Path) -> Path:
    return build(folder, [commit(ADA, files={"LICENSE": link("/etc/passwd")}), commit(EVE)])


def license_is_a_pipe(folder: Path) -> Path:
    repo = three(folder)
    (repo / "LICENSE").unlink()
    os.mkfifo(repo / "LICENSE")
    return repo


def license_is_a_folder(folder: Path) -> Path:
    repo = three(folder)
    (repo / "LICENSE").unlink()
    (repo / "LICENSE").mkdir()
    return repo


def folder_is_a_link(folder: Path) -> Path:
    repo = build(folder, [commit(ADA, files={"LICENSE": LICENSE, "src/COPYING": LICENSE})])
    (repo / "src" / "COPYING").unlink()
    (repo / "src").rmdir()
    (repo / "src").symlink_to("/etc")
    return repo


def mailmap_is_a_link(folder: Path) -> Path:
    repo = three(folder)
    (repo / ".mailmap").symlink_to("/etc/passwd")
    return repo


def mailmap_is_a_folder(folder: Path) -> Path:
    repo = three(folder)
    (repo / ".mailmap").mkdir()
    return repo


def mailmap_is_a_pipe(folder: Path) -> Path:
    repo = three(folder)
    os.mkfifo(repo / ".mailmap")
    return repo


def mailmap_is_noise(folder: Path) -> Path:
    repo = three(folder)
    lines = b"".join(b"%b <%b> <%b>\n" % (who, who, who) for who in IDENTS.values())
    (repo / ".mailmap").write_bytes(lines + bytes(range(256)) * 40)
    return repo


def mailmap_in_a_bare_one(folder: Path) -> Path:
    text = "Ada Other <ada@mail.example>\n"
    return build(folder, [commit(ADA, files={"LICENSE": LICENSE, ".mailmap": text})], bare=True)


def policy_is_a_pipe(folder: Path) -> Path:
    repo = three(folder)
    os.mkfifo(repo / "pplcheck.toml")
    return repo


def policy_is_a_link(folder: Path) -> Path:
    repo = three(folder)
    (repo / "pplcheck.toml").symlink_to("/dev/zero")
    return repo


def policy_is_deep(folder: Path) -> Path:
    repo = three(folder)
    (repo / "pplcheck.toml").write_text("x = " + "[" * 50_000)
    return repo


def policy_has_a_long_key(folder: Path) -> Path:
    repo = three(folder)
    (repo / "pplcheck.toml").write_text(".".join("a" * 20_000) + " = 1\n")
    return repo


def manifests_are_bombs(folder: Path) -> Path:
    swelling = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{swelling}]><x>&a11;</x>'
    outside = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    )
    alias = "a: &a [x]\n" + "".join(
        f"b{n}: &b{n} [{', '.join([f'*b{n - 1}' if n else '*a'] * 9)}]\n" for n in range(12)
    )
    files = {
        "LICENSE": LICENSE,
        "package.json": "[" * 100_000,
        "composer.json": '{"license": ' + '{"a":' * 5000 + "1" + "}" * 5001,
        "pom.xml": xml,
        "app.csproj": outside,
        "pubspec.yaml": alias,
        "CITATION.cff": alias,
        "Cargo.toml": "[" + ".".join("a" * 5000) + "]\n",
        "pyproject.toml": "x = " + "{a=" * 9000,
        "REUSE.toml": "version = 1\n[[annotations]]\npath = " + '"**"' + "\n" * 99,
        "a.spdx.json": '{"spdxVersion": ' + "9" * 5000 + "}",
        "b.py": "# SPDX-License-Identifier: " + "(" * 5000 + "MIT" + ")" * 5000 + "\n",
        "c.py": "# SPDX-License-Identifier: " + " OR ".join(["MIT"] * 5000) + "\n",
    }
    return build(folder, [commit(ADA, files=files), commit(EVE)])


def of_many_places(folder: Path) -> Path:
    """HEAD, a branch and a tag of one name, each another commit."""
    repo = three(folder)
    oldest = ids(repo)[-1]
    git(repo, "update-ref", "refs/tags/main", oldest)
    git(repo, "update-ref", "refs/heads/HEAD", oldest)
    git(repo, "update-ref", "refs/main", oldest)
    return repo


def objects_of_others_beside(folder: Path) -> Path:
    repo = three(folder)
    path = object_file(repo, head(repo))
    (path.parent / "tmp_obj_x").write_bytes(b"half")
    (repo / ".git" / "objects" / "zz").mkdir()
    (repo / ".git" / "objects" / "pack").mkdir(exist_ok=True)
    (repo / ".git" / "objects" / "pack" / "pack-x.pack").write_bytes(b"PACK")
    return repo
