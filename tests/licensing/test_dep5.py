from __future__ import annotations

import pytest

from pplcheck.licensing.dep5 import debian_copyright, spdx_of, stanzas
from pplcheck.licensing.statement import ManifestError

TEXT = """Format: https://example.org/1.0/
License: PPL

Files: *
 more/*
Copyright: 2020 Loom
License: GPL-2+ or Expat
 The text.
 .
 More of it.

Files: debian/*
License: MIT

License: MIT
 Text alone.
"""


def test_stanzas_are_told_by_line() -> None:
    found = [(each.line, each.license, each.files) for each in stanzas(TEXT)]

    assert found == [
        (2, "PPL", ()),
        (7, "GPL-2+ or Expat", ("*", "more/*")),
        (13, "MIT", ("debian/*",)),
    ]


def test_the_stanza_of_all_files_speaks_for_the_package() -> None:
    (told,) = debian_copyright(TEXT)

    assert (told.line, told.choices) == (7, ("GPL-2.0-or-later or Expat",))
    assert debian_copyright("No form at all") == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("GPL-3", "GPL-3.0-only"),
        ("LGPL-2.1+", "LGPL-2.1-or-later"),
        ("GPL-2, or MIT", "GPL-2.0-only or MIT"),
        ("GPL-2.0-or-later", "GPL-2.0-or-later"),
    ],
)
def test_short_names_become_spdx_ids(name: str, expected: str) -> None:
    assert spdx_of(name) == expected


def test_endless_stanzas_are_refused() -> None:
    with pytest.raises(ManifestError, match="stanzas"):
        stanzas("Files: a\nLicense: MIT\n\n" * 3_000)
