from __future__ import annotations

import pytest

from pplcheck.licensing.heads import head_declarations
from pplcheck.licensing.places import Place
from pplcheck.licensing.readers import Readers
from tests.licensing.samples import PROFILES
from tests.licensing.test_gnu import EDITED

GNU = (
    "// This program is free software: you can redistribute it under the terms of the GNU\n"
    "// General Public License as published by X, {}\n"
)


def told(path: str, text: str, place: Place | None = None) -> list[tuple[str, str]]:
    found = head_declarations(Readers.of(PROFILES), path, place, text.encode())
    return [
        (entry.origin.value, entry.expression.text if entry.expression else "") for entry in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("// SPDX-License-Identifier: MIT\n", [("spdx-tag", "MIT")]),
        (
            "// SPDX-License-Identifier: so so\n// Licensed under the MIT License\n",
            [("spdx-tag", "")],
        ),
        ("// Licensed under the MIT License\n", [("header", "MIT")]),
        ("// Licensed under MIT and ISC\n", []),
        ("// Copyleft 2019 Ada\n// Peer Production License\n", [("header", "PPL")]),
        ("// A copyleft list\n// Peer Production License\n", []),
        ("// License: Nebula License\n", []),
        (
            "// SPDX-License-Identifier: GPL-2.0-or-later\n\n" + GNU.format("version 2."),
            [("spdx-tag", "GPL-2.0-or-later")],
        ),
        (
            "// SPDX-License-Identifier: GPL-2.0-only\n\n"
            + GNU.format("version 2 or any later version."),
            [("spdx-tag", "GPL-2.0-only"), ("header", "GPL-2.0-or-later")],
        ),
        (
            "// Licensed under the CNPL.\n//\n// Licensed under the CNPL v6.\n",
            [("header", "LicenseRef-CNPL-6")],
        ),
        (
            "// Licensed under the CNPL v6.\n//\n// Licensed under the CNPL v6+.\n",
            [("header", "LicenseRef-CNPL-6+")],
        ),
        (
            "// SPDX-License-Identifier: GPL-2.0-or-later WITH Linux-syscall-note\n"
            + GNU.format("version 2 or any later version."),
            [("spdx-tag", "GPL-2.0-or-later WITH Linux-syscall-note")],
        ),
        (
            "// SPDX-License-Identifier: BSD-3-Clause AND MIT\n// Licensed under the MIT License\n",
            [("spdx-tag", "BSD-3-Clause AND MIT")],
        ),
        (
            "// SPDX-License-Identifier: GPL-2.0-only OR MIT\n"
            + GNU.format("version 2 or any later version."),
            [("spdx-tag", "GPL-2.0-only OR MIT"), ("header", "GPL-2.0-or-later")],
        ),
        (
            "// SPDX-License-Identifier: MIT\n// Licensed under the Peer Production License\n",
            [("spdx-tag", "MIT"), ("header", "PPL")],
        ),
        ("nothing to say\n", []),
    ],
)
def test_a_notice_is_told_unless_it_repeats_the_tag(text: str, expected: object) -> None:
    assert told("a.c", text) == expected


def test_texts_sidecars_and_front_matter() -> None:
    tag = "SPDX-License-Identifier: MIT\n"

    assert told("LICENSE", tag, Place.TEXT) == []
    assert told("a.png.license", tag, Place.SIDECAR) == [("reuse", "MIT")]
    assert told("a.md", "---\nlicense: MIT\n---\n") == [("header", "MIT")]
    assert told("a.md", "---\nlicense: Nebula\n---\n") == []
    assert told("a.md", "---\ntitle: license\n---\n<!-- Licensed under the MIT License -->\n") == [
        ("header", "MIT")
    ]


def test_the_gpls_notice_with_another_name_is_told() -> None:
    rows = EDITED.format("Peer Production License").splitlines()
    data = "\n".join(f"// {row}" for row in rows).encode()

    (entry,) = head_declarations(Readers.of(PROFILES), "a.c", None, data)

    assert entry.expression is not None
    assert (entry.expression.text, entry.wording) == ("PPL", "GPL")
    assert entry.note == "in the wording of the GPL's notice"


@pytest.mark.parametrize(
    ("name", "wording"), [("Peer Production License", "GPL"), ("MIT License", "")]
)
def test_what_the_gpl_promises_is_told_where_a_license_closes_uses(name: str, wording: str) -> None:
    data = f"// This is free software: you can use it\n// under the terms of the {name}.\n".encode()

    (entry,) = head_declarations(Readers.of(PROFILES), "a.c", None, data)

    assert entry.wording == wording


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.py", '__license__ = "Peer Production License"\n', [("header", "PPL")]),
        ("a.py", "import x\n\n__licence__='MIT'\n", [("header", "MIT")]),
        ("a.py", "# Licensed under ISC\n__license__ = 'MIT'\n", [("header", "ISC")]),
        ("a.py", "# SPDX-License-Identifier: ISC\n__license__ = 'MIT'\n", [("spdx-tag", "ISC")]),
        ("a.py", "__license__ = 'see LICENSE'\n", []),
        ("a.py", "    __license__ = 'MIT'\n", []),
        ("a.py", "__license__ = NAME\n", []),
        ("a.rb", "__license__ = 'MIT'\n", []),
    ],
)
def test_a_python_module_may_name_its_license(path: str, text: str, expected: object) -> None:
    assert told(path, text) == expected
