from __future__ import annotations

import pytest

from pplcheck.formats.folded import MOST_LINES, folded
from pplcheck.model.scope import Means, Placed
from tests.formats.licensed import HOSTILE, placed


def own(path: str, name: str = "MIT") -> Placed:
    return placed(path, name, means=Means.OWN, via=path)


def test_a_tree_under_one_license_is_one_line() -> None:
    files = [placed(f"a/b{n}/c/f{n}") for n in range(500)]

    assert folded(files) == ((".", "500 files", "PPL", "LICENSE"),)


def test_only_what_differs_is_shown_below_a_folder() -> None:
    files = [
        *(placed(f"src/f{n}") for n in range(5)),
        own("src/deep/x.py"),
        *(placed(f"js/f{n}", "ISC", means=Means.NEAREST, via="js/package.json") for n in range(3)),
        placed("js/odd", "", means=Means.OWN, via="js/odd"),
    ]

    assert folded(files, "kitchen") == (
        ("kitchen", "5 files", "PPL", "LICENSE"),
        ("  js/", "3 files", "ISC", "js/package.json"),
        ("    odd", "", "cannot be named", "itself"),
        ("  src/", "5 files", "PPL", "LICENSE"),
        ("    deep/", "1 file", "MIT", "itself"),
    )


def test_many_files_of_one_folder_are_one_line() -> None:
    files = [placed(f"f{n}") for n in range(9)] + [own(f"g{n}") for n in range(4)]

    assert folded(files)[1] == ("  *", "4 files", "MIT", "itself")


def test_third_party_folders_and_undeclared_files_are_told() -> None:
    files = [
        *(placed(f"f{n}", "", via="") for n in range(3)),
        *(placed(f"vendor/{n}", vendored=True, via=f"V{n}") for n in range(4)),
        placed("vendor/x/y", "MIT", vendored=True),
    ]

    lines = folded(files)

    assert lines[0] == (".", "4 files", "PPL", "V0, V1 and 2 more")
    assert lines[1] == ("  f0", "", "nothing declared", "")
    assert ("  vendor/", "4 files", "PPL", "V0, V1 and 2 more · third-party") in lines


def test_where_two_licenses_are_as_frequent_what_is_around_counts() -> None:
    files = [placed("a"), placed("b"), placed("c/d"), own("c/e", "AAA")]

    assert folded(files)[1] == ("  c/", "1 file", "PPL", "LICENSE")


@pytest.mark.parametrize("files", [[], [placed("/".join("d" * 900))]])
def test_no_files_and_very_deep_ones(files: list[Placed]) -> None:
    assert len(folded(files)) == 1


def test_a_restless_tree_is_cut() -> None:
    files = [own(f"d{n}/{m}", f"L{n % 7}{m}") for n in range(200) for m in range(9)]

    lines = folded(files)

    assert len(lines) == MOST_LINES + 1
    assert lines[-1][0] == "…"


def test_names_are_harmless() -> None:
    text = "".join("".join(line) for line in folded([placed("a"), own(HOSTILE, "B\x1b")]))

    assert text.isprintable()
