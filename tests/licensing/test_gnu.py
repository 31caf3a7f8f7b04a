# ruff: noqa: E501 - wordings are kept on one line
from __future__ import annotations

import pytest

from pplcheck.licensing.gnu import gnu_name

GPL = "the GNU General Public License"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"{GPL} as published by X, either version 3 of the License, or (at your option) any later version", "GPL-3.0-or-later"),
        (f"{GPL} as published by X; version 2", "GPL-2.0-only"),
        (f"{GPL} v3+", "GPL-3.0-or-later"),
        (f"{GPL} 2.0", "GPL-2.0-only"),
        (f"version 2 of {GPL}", "GPL-2.0-only"),
        (f"version 2 or any later version of {GPL}", "GPL-2.0-or-later"),
        ("the terms of the GNU Affero General Public License version 3", "AGPL-3.0-only"),
        ("the GNU Library General Public License version 2 or later", "LGPL-2.0-or-later"),
        ("the GNU Lesser General Public License, version 2.1", "LGPL-2.1-only"),
        ("the GNU Lesser General Public License, version 9", None),
        (GPL, None),
        (f"{GPL}. Version 3 of our tool is out", None),
        ("the Peer Production License", None),
    ],
)  # fmt: skip
def test_notices_of_the_gnu_licenses_are_named_with_their_version(
    text: str, named: str | None
) -> None:
    found = gnu_name(text, 0)

    assert (found[2] if found else None) == named
