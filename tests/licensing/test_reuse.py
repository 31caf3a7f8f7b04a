from __future__ import annotations

import pytest

from pplcheck.licensing.reuse import annotated
from pplcheck.licensing.statement import ManifestError


@pytest.mark.parametrize(
    ("pattern", "folder", "covers"),
    [
        ("**", "", [""]),
        ("**", "lib", ["lib"]),
        ("docs/**", "", ["docs"]),
        ("docs/**", "lib", ["lib/docs"]),
        ("a.txt", "", ["a.txt"]),
        ("*.png", "", []),
        ("docs/*", "", []),
        ("x**", "", []),
    ],
)
def test_patterns_for_folders_and_files_are_read(
    pattern: str, folder: str, covers: list[str]
) -> None:
    text = f'[[annotations]]\npath = "{pattern}"\nSPDX-License-Identifier = "PPL"\n'

    assert list(annotated(text, folder)) == [(1, each, "PPL") for each in covers]


@pytest.mark.parametrize("text", ["[", "annotations = 1", "annotations = [1]"])
def test_other_shapes_are_refused(text: str) -> None:
    with pytest.raises(ManifestError):
        list(annotated(text, ""))


def test_tables_of_another_spelling_have_no_line() -> None:
    text = 'annotations = [{path = "**", SPDX-License-Identifier = "PPL"}]'

    assert list(annotated(text, "")) == [(0, "", "PPL")]
