"""What is known of files from earlier runs: given where it holds, and never anything else."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha1

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.licensing.discover import Discovery, discover
from pplcheck.licensing.known_files import MOST_A_FILE, NAME, KnownFiles
from pplcheck.model.declaration import Declaration, Direction, Origin, Trust
from pplcheck.model.license import AllOf, AnyOf, Expression, Leaf
from tests.history.test_begun import Pile
from tests.licensing.samples import PROFILES, MemoryTree, text_of

Files = dict[str, str | bytes | None]

TAG = "SPDX-License-Identifier: {}\n"
NOTICE = "# Copyright Ada Example\n# This file is licensed under the {}.\nx = 1\n"
REUSE = (
    'version = 1\n[[annotations]]\npath = "{}"\nprecedence = "{}"\n'
    'SPDX-FileCopyrightText = "Ada"\nSPDX-License-Identifier = "ISC"\n'
)


class Watched(MemoryTree):
    """A tree that notes what of it is read."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self.blobs = {
            path: sha1(repr(content).encode(), usedforsecurity=False).hexdigest()
            for path, content in files.items()
        }
        self.asked: list[str] = []

    def heads(self, paths: tuple[str, ...], limit: int) -> Iterator[tuple[str, bytes]]:
        self.asked += paths
        yield from reversed(list(super().heads(paths, limit)))


def seen(files: Files, shelf: Pile | None, program: str = "1") -> tuple[Discovery, list[str]]:
    """What is found in files, and of which the heads were read."""
    tree = Watched(files)
    known = KnownFiles(shelf, program, tree.blobs) if shelf is not None else None
    found = discover(tree, PROFILES, known=known)
    if known:
        known.keep()
    return found, tree.asked


WORK: Files = {
    "LICENSE": text_of("PPL"),
    "README.md": "# Work\n\nThis project is licensed under the MIT License.\n",
    "package.json": '{"license": "ISC"}',
    "vendor/a/COPYING": text_of("PPL"),
    "src/a.c": TAG.format("MIT OR (ISC AND GPL-2.0-only WITH Own-exception)"),
    "src/b.py": NOTICE.format("MIT License"),
    "src/none.py": "x = 1\n",
    "src/says-nothing.py": "license = 1\n",
    "logo.svg.license": TAG.format("CC0-1.0"),
    "logo.svg": "<svg/>",
    "odd\nname \udce9.c": TAG.format("0BSD"),
}


def test_what_is_known_is_not_read_again() -> None:
    shelf = Pile()
    cold, first = seen(WORK, shelf)
    changed = WORK | {"src/b.py": NOTICE.format("ISC License"), "new.c": TAG.format("0BSD")}

    same, again = seen(WORK, shelf)
    found, then = seen(changed, shelf)

    assert same == cold == seen(WORK, None)[0]
    assert sorted(first) == sorted(WORK)
    assert again == []
    assert sorted(then) == ["new.c", "src/b.py"]
    assert found == seen(changed, None)[0] != cold
    assert shelf.puts == 2


def test_a_file_that_cannot_be_read_is_told_each_time() -> None:
    shelf = Pile()
    files = WORK | {"src/a.c": None, "package.json": "{", "sub/LICENSE": None}

    found = [seen(files, shelf) for _ in range(2)]

    assert found[0][0] == found[1][0] == seen(files, None)[0]
    assert {gap.path for gap in found[1][0].gaps} == {"src/a.c", "package.json", "sub/LICENSE"}
    assert found[1][1] == ["src/a.c", "sub/LICENSE"]


def test_a_license_file_that_refers_to_another_is_followed_each_time() -> None:
    shelf = Pile()
    files: Files = {"a/LICENSE": "See ../COPYING for the license.\n", "COPYING": text_of("PPL")}
    seen(files, shelf)

    del files["COPYING"]

    assert seen(files, shelf)[0] == seen(files, None)[0]


NAMES = (
    "LICENSE",
    "README.md",
    "package.json",
    "REUSE.toml",
    "a.c",
    "a.c.license",
    "b.py",
    "c.png",
)
CONTENTS = (
    TAG.format("MIT"),
    TAG.format("MIT AND Own-1.0"),
    TAG.format("see LICENSE"),
    NOTICE.format("ISC License"),
    "license\n",
    '{"license": "MIT"}',
    '{"license": {"type": "x" * 9}}',
    "See the file a/LICENSE.\n",
    "# Work\n\nThis project is licensed under the MIT License.\n",
    text_of("PPL"),
    REUSE.format("**", "aggregate"),
    REUSE.format("a.c", "override"),
    b"\xff\xfeL\0i\0c\0e\0n\0s\0e\0",
    b"\0licen",
    None,
)
PATHS = st.tuples(
    st.sampled_from(("", "a/", "LICENSES/", "vendor/x/", "docs/")), st.sampled_from(NAMES)
).map("".join)
TREES = st.dictionaries(PATHS, st.sampled_from(CONTENTS), max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(TREES, min_size=2, max_size=3))
def test_whatever_changes_the_answer_is_that_of_a_first_run(trees: list[Files]) -> None:
    shelf = Pile()
    files: Files = {}

    for edit in trees:
        files |= edit

        assert seen(files, shelf)[0] == seen(files, None)[0]


def test_few_bytes_are_kept_for_each_file() -> None:
    shelf = Pile()
    files: Files = {
        f"area{number % 7}/part{number % 50}/f{number}.c": TAG.format(f"MIT AND Own-{number % 9}")
        for number in range(2000)
    }

    seen(files, shelf)

    assert 0 < len(shelf.kept[NAME]) < 40 * len(files)


def test_no_more_is_kept_than_a_file_may_take() -> None:
    shelf = Pile()
    noise = iter(range(1 << 40))
    files: Files = {
        f"{number}.c": TAG.format(
            " AND ".join(sha1(b"%d" % next(noise)).hexdigest() for _ in range(9))  # noqa: S324
        )
        for number in range(1500)
    }

    found = seen(files, shelf)[0]

    assert len(found.declarations) == len(files)
    assert shelf.kept == {}
    assert MOST_A_FILE == 150


def reseal(change: Mapping[str, object]) -> bytes:
    """What is kept of the work, with something of its head changed."""
    shelf = Pile()
    seen(WORK, shelf)
    written, _, body = zlib.decompress(shelf.kept[NAME]).partition(b"\n")
    return zlib.compress(json.dumps(json.loads(written) | change).encode() + b"\n" + body)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not compressed",
        zlib.compress(b"no head"),
        zlib.compress(b"[]\n"),
        zlib.compress(b"{}\n"),
        reseal({"program": "another"}),
        reseal({"said": []}),
        reseal({"said": [[[1, "x"]]]}),
        reseal({"said": 3}),
        reseal({"said": [[[1, "x", None, "text", "outbound", 4, 9, "", "", [], ""]]] * 9}),
        reseal({"expressions": {}}),
        reseal({"expressions": {"MIT": [1]}}),
        reseal({"expressions": "MIT"}),
        reseal({"sizes": [[1, 1, 1]]}),
        reseal({"sizes": [[0, 0, 0], [0, 0, 0]]}),
        reseal({})[:-20],
    ],
)
def test_what_is_not_in_this_form_is_read_anew(content: bytes) -> None:
    shelf = Pile()
    shelf.kept[NAME] = content

    found, asked = seen(WORK, shelf)

    assert found == seen(WORK, None)[0]
    assert sorted(asked) == sorted(WORK)
    assert seen(WORK, shelf)[1] == []


MADE = Declaration(
    path="a/b.c",
    line=1,
    written="MIT",
    expression=Expression(text="MIT", tree=Leaf(id="MIT")),
    origin=Origin.SPDX_TAG,
    direction=Direction.OUTBOUND,
    trust=Trust.SPDX_TAG,
    covers="a/b.c",
)
OTHER = Expression(text="MIT", tree=Leaf(id="ISC"))
NESTED = AnyOf(parts=(Leaf(id="MIT"), AllOf(parts=(Leaf(id="X", known=False), Leaf(id="ISC")))))


def kept(*told: Declaration) -> tuple[Declaration, ...] | None:
    """What is told by the next run of a file that said this."""
    shelf = Pile()
    blobs = {"a/b.c": "0" * 40, "z": "1" * 40}
    known = KnownFiles(shelf, "1", blobs)
    known.learn("z", (replace(MADE, path="z", covers="z"),))
    known.learn("a/b.c", told, whole=True)
    known.keep()
    return KnownFiles(shelf, "1", blobs).told("a/b.c", whole=True)


@pytest.mark.parametrize(
    "made",
    [
        MADE,
        replace(MADE, covers="a"),
        replace(MADE, covers=""),
        replace(MADE, expression=None, note="n", titled="PPL", changed=("4(c)", "x"), wording="w"),
        replace(MADE, expression=Expression(text="t", tree=NESTED), written="\udce9 \u2019\n\0"),
        replace(MADE, direction=Direction.INBOUND, origin=Origin.TEXT, trust=Trust.TEXT),
    ],
)
def test_a_declaration_is_told_as_it_was(made: Declaration) -> None:
    assert kept(made) == (made,)
    assert kept(made, MADE) == (made, MADE)


@pytest.mark.parametrize(
    "made",
    [
        replace(MADE, covers="elsewhere"),
        replace(MADE, path="other.c"),
        replace(MADE, vendored=True),
        replace(MADE, expression=OTHER),
    ],
)
def test_a_declaration_that_would_read_back_otherwise_is_not_kept(made: Declaration) -> None:
    assert kept(MADE, made) is None


def test_what_reads_back_as_something_else_is_not_put_on_the_shelf() -> None:
    shelf = Pile()
    known = KnownFiles(shelf, "1", {"a/b.c": "0" * 40})

    known.learn("a/b.c", (replace(MADE, line=float("nan")),))  # type: ignore[arg-type]
    known.keep()

    assert shelf.kept == {}


def test_files_without_an_object_id_are_neither_told_nor_learned() -> None:
    shelf = Pile()
    known = KnownFiles(shelf, "1", {})

    known.learn("a/b.c", (MADE,))
    known.keep()

    assert known.told("a/b.c") is None
    assert shelf.kept == {}
