"""Repositories that are small to send and large to read, or simply large."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.hidden import ADA, EVE, LICENSE, three
from tests.hostile.odd import bare_like, raw_tree, top
from tests.repos import Entry, build, commit, git, head, raw_commit

MANY = 50_000


def a_thousand_parents(folder: Path) -> Path:
    roots = [commit(EVE, f"{number}", parents=[]) for number in range(1000)]
    return build(folder, [*roots, commit(ADA, parents=range(1000), files={"LICENSE": LICENSE})])


def five_hundred_roots(folder: Path) -> Path:
    plans = [commit(ADA, files={"LICENSE": LICENSE})]
    for number in range(500):
        plans += [commit(EVE, f"{number}", parents=[])]
        plans += [commit(ADA, parents=[max(0, len(plans) - 2), len(plans) - 1])]
    return build(folder, plans)


def fifty_thousand_refs(folder: Path) -> Path:
    repo = three(folder)
    tip = head(repo)
    names = sorted(f"refs/pull/{number}/head" for number in range(MANY))
    (repo / ".git" / "packed-refs").write_text("".join(f"{tip} {name}\n" for name in names))
    return repo


def loose_refs(folder: Path) -> Path:
    repo = three(folder)
    tip = head(repo)
    for number in range(5000):
        path = repo / ".git" / "refs" / "pull" / f"{number}" / "head"
        path.parent.mkdir(parents=True)
        path.write_text(tip + "\n")
    return repo


def tree_bomb(folder: Path) -> Path:
    """Ten folders in each of ten folders, ten levels deep: 10,000,000,000 files in a few bytes."""
    repo = bare_like(three(folder))
    inner = raw_tree(repo, [(b"100644", b"f", git(repo, "rev-parse", "HEAD:LICENSE"))])
    for _ in range(10):
        inner = raw_tree(repo, [(b"40000", b"d%d" % number, inner) for number in range(10)])
    return top(repo, inner)


def deep_tree(folder: Path) -> Path:
    repo = bare_like(three(folder))
    inner = git(repo, "rev-parse", "HEAD^{tree}")
    for _ in range(1200):
        inner = raw_tree(repo, [(b"40000", b"d", inner)])
    return top(repo, inner)


def long_message(folder: Path) -> Path:
    repo = three(folder)
    raw_commit(repo, message=b"x\n\n" + b"A line of a message that goes on and on.\n" * 130_000)
    return repo


def message_of_one_line(folder: Path) -> Path:
    repo = three(folder)
    raw_commit(repo, message=b"x" * (5 << 20))
    return repo


def a_hundred_thousand_trailers(folder: Path) -> Path:
    repo = three(folder)
    lines = b"".join(
        b"Co-authored-by: P%d <p%d@firm.example>\n" % (number, number) for number in range(100_000)
    )
    raw_commit(repo, message=b"x\n\n" + lines)
    return repo


def vast_commit(folder: Path) -> Path:
    """More than any message is long: 80 MB that pack into 80 KB."""
    repo = three(folder)
    raw_commit(repo, message=bytes(80 << 20).replace(b"\0", b"x"))
    return repo


def vast_name(folder: Path) -> Path:
    repo = three(folder)
    raw_commit(repo, author=b"A" * (8 << 20) + b" <a@mail.example> 1577836800 +0000")
    return repo


def vast_mailmap(folder: Path) -> Path:
    repo = three(folder)
    (repo / ".mailmap").write_text("Ada Other <ada@mail.example>\n" * 1_800_000)
    return repo


def vast_license(folder: Path) -> Path:
    repo = three(folder)
    (repo / "LICENSE").write_text(LICENSE + "word " * (10 << 20))
    return repo


def vast_policy(folder: Path) -> Path:
    repo = three(folder)
    (repo / "pplcheck.toml").write_text("# nothing\n" * (5 << 20))
    return repo


def vast_manifest(folder: Path) -> Path:
    repo = three(folder)
    git(repo, "update-index", "--add", "--cacheinfo", f"100644,{head_blob(repo)},package.json")
    (repo / "package.json").write_text('{"license": "MIT", "x": [' + "1," * (12 << 20) + "1]}")
    return repo


def head_blob(repo: Path) -> str:
    return git(repo, "rev-parse", "HEAD:LICENSE")


def many_files(folder: Path) -> Path:
    files = {f"d{number % 500}/{number}.txt": LICENSE for number in range(20_000)}
    return build(folder, [commit(ADA, files={"LICENSE": LICENSE, **files}), commit(EVE)])


def many_texts(folder: Path) -> Path:
    """A thousand license texts, each a little other than the next."""
    text = "Permission is hereby granted, free of charge, to any person obtaining a copy. "
    files = {f"{number}/LICENSE": f"{text * 400}{number}" for number in range(1000)}
    return build(folder, [commit(ADA, files={"LICENSE": LICENSE, **files}), commit(EVE)])


def many_licenses_one_after_another(folder: Path) -> Path:
    plans = [
        commit(ADA, files={"LICENSE": f"SPDX-License-Identifier: {('MIT', 'PPL')[number % 2]}\n"})
        for number in range(3000)
    ]
    return build(folder, plans)


def many_people(folder: Path) -> Path:
    plans = [
        commit(f"P{number} <p{number}@h{number}.example>", f"{number}") for number in range(10_000)
    ]
    plans[0] = commit(ADA, files={"LICENSE": LICENSE})
    return build(folder, plans)


def many_submodules(folder: Path) -> Path:
    parts = {f"p{number}": Entry(data=b"1" * 40, mode="160000") for number in range(2000)}
    return build(folder, [commit(ADA, files={"LICENSE": LICENSE, **parts})])


def tree_bomb_gone_off(folder: Path) -> Path:
    """The same bomb, taken away again by the newest commit."""
    repo = three(folder)
    plain = git(repo, "rev-parse", "HEAD^{tree}")
    inner = raw_tree(repo, [(b"100644", b"f", git(repo, "rev-parse", "HEAD:LICENSE"))])
    for _ in range(10):
        inner = raw_tree(repo, [(b"40000", b"d%d" % number, inner) for number in range(10)])
    return top(top(repo, inner), plain)
