from __future__ import annotations

import time

import pytest

from pplcheck.licensing.reuse import MOST_FILES, Precedence, annotations_in
from pplcheck.licensing.statement import ManifestError


def told(text: str, path: str = "REUSE.toml", paths: tuple[str, ...] = ()) -> list[object]:
    return [(entry.line, entry.covers, entry.value) for entry in annotations_in(path, text, paths)]


@pytest.mark.parametrize(
    ("pattern", "folder", "covers"),
    [
        ("**", "", [""]),
        ("**", "lib/", ["lib"]),
        ("docs/**", "", ["docs"]),
        ("docs/**", "lib/", ["lib/docs"]),
        ("a.txt", "", ["a.txt"]),
        ("./a.txt", "", ["a.txt"]),
        (r"a\\*", "", ["a*"]),
        ("*.png", "", []),
        ("docs/*", "", []),
        ("x**", "", []),
    ],
)
def test_without_a_tree_patterns_for_folders_and_files_are_read(
    pattern: str, folder: str, covers: list[str]
) -> None:
    text = f'[[annotations]]\npath = "{pattern}"\nSPDX-License-Identifier = "PPL"\n'

    assert told(text, f"{folder}REUSE.toml") == [(1, each, "PPL") for each in covers]


TREE = ("a.txt", "docs/a.md", "docs/img/x.png", "docs/img/y.svg", "x.png")


@pytest.mark.parametrize(
    ("pattern", "covers"),
    [
        ("docs/**", ["docs"]),
        ("**", [""]),
        ("**.png", ["docs/img/x.png", "x.png"]),
        ("**/*.png", ["docs/img/x.png"]),
        ("*.png", ["x.png"]),
        ("docs/*", ["docs/a.md"]),
        ("docs/*/*.svg", ["docs/img/y.svg"]),
        ("d*s/*/*.s*", ["docs/img/y.svg"]),
        ("gone.txt", []),
        ("gone/**", []),
    ],
)
def test_with_a_tree_patterns_are_resolved_to_its_files(pattern: str, covers: list[str]) -> None:
    text = f'[[annotations]]\npath = "{pattern}"\nSPDX-License-Identifier = "PPL"\n'

    assert told(text, paths=TREE) == [(1, each, "PPL") for each in covers]


def test_of_several_tables_the_last_that_matches_counts() -> None:
    text = (
        '[[annotations]]\npath = "docs/**"\nSPDX-License-Identifier = "PPL"\n'
        '[[annotations]]\npath = ["**.svg", "docs/img/**"]\nSPDX-License-Identifier = "MIT"\n'
    )

    assert told(text, paths=TREE) == [(1, "docs/a.md", "PPL"), (4, "docs/img", "MIT")]


def test_a_folder_within_a_folder_is_told_once_and_precedence_is_kept() -> None:
    text = (
        '[[annotations]]\npath = ["docs/**", "docs/img/**"]\nprecedence = "override"\n'
        'SPDX-License-Identifier = ["PPL", "MIT"]\n'
    )

    found = annotations_in("REUSE.toml", text, TREE)
    plain = annotations_in("REUSE.toml", text.replace("override", "so so"), TREE)

    assert [entry.covers for entry in found] == ["docs/a.md", "docs/img/x.png", "docs/img/y.svg"]
    assert {entry.precedence for entry in found} == {Precedence.OVERRIDE}
    assert {entry.value for entry in found} == {"(PPL) AND (MIT)"}
    assert [(entry.covers, entry.precedence.value) for entry in plain] == [("docs", "closest")]


def test_dep5_speaks_from_the_root() -> None:
    text = (
        "Format: https://example.org/format\n\nFiles: *\nCopyright: 2020 A\nLicense: PPL\n\n"
        "Files: docs/img/*\n docs/a.?d\nLicense: MIT\n Text of it.\n\nFiles: x\n"
    )

    found = told(text, ".reuse/dep5", TREE)

    assert found == [
        (5, "a.txt", "PPL"),
        (5, "x.png", "PPL"),
        (9, "docs/img", "MIT"),
        (9, "docs/a.md", "MIT"),
    ]
    assert told(text, ".reuse/dep5") == [(5, "", "PPL"), (9, "docs/img", "MIT")]


@pytest.mark.parametrize("text", ["[", "annotations = 1", "annotations = [1]"])
def test_other_shapes_are_refused(text: str) -> None:
    with pytest.raises(ManifestError):
        told(text)


def test_too_many_files_or_patterns_are_refused() -> None:
    text = '[[annotations]]\npath = "{}"\nSPDX-License-Identifier = "PPL"\n'
    paths = tuple(f"{n}.png" for n in range(MOST_FILES + 1))

    with pytest.raises(ManifestError, match="single files"):
        told(text.format("*.png"), paths=paths)
    with pytest.raises(ManifestError, match="several wildcards"):
        told("".join(text.format(f"*a*b*c{n}") for n in range(30)))


def test_tables_of_another_spelling_have_no_line() -> None:
    text = 'annotations = [{path = "**", SPDX-License-Identifier = "PPL"}, {path = "x"}]'

    assert told(text) == [(0, "", "PPL")]


def test_intricate_patterns_cost_little() -> None:
    text = '[[annotations]]\npath = "**a**a**a**a**a**b"\nSPDX-License-Identifier = "PPL"\n'
    paths = ("a" * 900, "a" * 5000, "a" * 900 + "b")
    begin = time.perf_counter()

    found = told(text, paths=paths)

    assert found == [(1, paths[2], "PPL")]
    assert time.perf_counter() - begin < 30
