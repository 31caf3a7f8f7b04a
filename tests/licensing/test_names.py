from __future__ import annotations

import pytest

from pplcheck.licensing.names import name_from, names_from
from tests.licensing.samples import VOCABULARY


@pytest.mark.parametrize(
    ("text", "ids", "unclear"),
    [
        ("the terms of the Peer Production License", ("PPL",), ""),
        ("the CNPLv6+ as found in LICENSE", ("LicenseRef-CNPL-6+",), ""),
        ("MIT or Apache-2.0", ("MIT", "Apache-2.0"), ""),
        ("MIT and ISC", ("MIT", "ISC"), "joined by and"),
        ("MIT with the Commons Clause", ("MIT",), "other terms are added to the license named"),
        ("either the MIT license (text) and the ISC license", ("MIT", "ISC"), ""),
        ("the GNU General Public License, version 3", ("GPL-3.0-only",), ""),
        ("the MIT License, or whatever you like", ("MIT",), ""),
        ("the Anti-Capitalist Software License (v 1.3).", ("LicenseRef-ACSL-before-1.4",), ""),
        ("the Anti-Capitalist Software License (v 1.4)", ("LicenseRef-ACSL-1.4",), ""),
    ],
)
def test_names_and_those_that_join_them_are_found(
    text: str, ids: tuple[str, ...], unclear: str
) -> None:
    name = name_from(text, 0, VOCABULARY)

    assert name is not None
    assert names_from(text, name, VOCABULARY) == (ids, unclear)


@pytest.mark.parametrize("text", ["PPL", "the MIT OpenCourseWare terms", "MIT license server", ""])
def test_what_begins_like_a_name_is_none(text: str) -> None:
    name = name_from(text, 0, VOCABULARY)

    assert name is None or text[: name.end] == "MIT license"
