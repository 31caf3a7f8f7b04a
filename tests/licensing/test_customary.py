# ruff: noqa: E501 - wordings are kept on one line
from __future__ import annotations

import pytest

from pplcheck.licensing.customary import customary_name
from tests.licensing.samples import VOCABULARY

LATEX = "the LaTeX Project Public License"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"{LATEX} (LPPL), either version 1.3c of this license or any later one", "LPPL-1.3c"),
        (f"{LATEX}, either version 1.3 of this license or (at your option) any\nlater version", "LPPL-1.3c"),
        (f"the conditions of {LATEX} v1.2", "LPPL-1.2"),
        (f"{LATEX}, version 1.3 of which is at hand", None),
        (f"{LATEX}. Version 1.2 of this package", None),
        ("the same terms as Perl itself", "Artistic-1.0-Perl OR GPL-1.0-or-later"),
        ("terms as Perl 5", "Artistic-1.0-Perl OR GPL-1.0-or-later"),
        ("the same terms as Python", None),
        ("version 2.0 of the Apache License", "Apache-2.0"),
        ("version 9 of the Loom License", None),
        ("the Peer Production License", None),
    ],
)  # fmt: skip
def test_notices_with_the_version_apart_are_named(text: str, named: str | None) -> None:
    found = customary_name(text, 0, VOCABULARY.in_prose)

    assert (found[2] if found else None) == named
