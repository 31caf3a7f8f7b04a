# ruff: noqa: E501 - wordings are kept on one line
from __future__ import annotations

import pytest

from pplcheck.licensing.gnu import borrowed_wording, gnu_name

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


EDITED = """This program is free software: you can redistribute it and/or modify
it under the terms of the {} as published by
the Free Software Foundation, either version 3 of the License, or
(at your option) any later version. See <https://www.gnu.org/licenses/>."""


@pytest.mark.parametrize(
    ("notice", "ids", "wording"),
    [
        (EDITED.format("Peer Production License"), ["PPL"], "GPL"),
        ("Licensed under the PPL.\nSee the General Public License for more details.", ["PPL"], "GPL"),
        (EDITED.format("GNU General Public License"), ["GPL-3.0-or-later"], ""),
        (EDITED.format("GNU General Public License"), ["MIT"], ""),
        (EDITED.format("MIT License"), ["MIT", "LGPL-3.0-only"], ""),
        ("Licensed under the Peer Production License.", ["PPL"], ""),
    ],
    ids=["edited", "remnant", "own", "beside another", "dual", "own words"],
)  # fmt: skip
def test_a_notice_that_keeps_the_gpls_wording_is_told(
    notice: str, ids: list[str], wording: str
) -> None:
    assert borrowed_wording(notice, ids) == wording


@pytest.mark.parametrize(
    "notice",
    [
        "This program is free software: you can share it under the PPL.",
        "Distributed in the hope that it will be useful,\nbut WITHOUT ANY WARRANTY; see the PPL.",
    ],
)
def test_what_the_gpl_promises_counts_where_a_license_closes_uses(notice: str) -> None:
    assert borrowed_wording(notice, ["PPL"], reciprocal=True) == "GPL"
    assert borrowed_wording(notice, ["MIT"]) == ""
