from __future__ import annotations

import pytest

from pplcheck.licensing.conflicts import agree, base_ids, conflicts
from pplcheck.licensing.discover import discover
from tests.licensing.samples import PROFILES, MemoryTree, text_of

PPL, MIT, APACHE = text_of("PPL"), text_of("MIT"), text_of("Apache-2.0")
GPL3 = text_of("GPL-3.0-only")
Files = dict[str, str | bytes | None]


def conflicting(files: Files) -> list[tuple[str, bool, list[str]]]:
    declarations = discover(MemoryTree(files), PROFILES).declarations
    return [
        (entry.covers, entry.inbound, [each.path for each in entry.declarations])
        for entry in conflicts(declarations)
    ]


LATER = """This program is free software: you can redistribute it and/or modify it under the terms
of the GNU General Public License as published by the Free Software Foundation, either version 3 of
the License, or (at your option) any later version."""
PARTS = "# Licenses\n\n## Boards\n\nCC-BY-SA-4.0\n\n## Firmware\n\nGPLv3\n"
INBOUND_PPL = "By contributing you agree to release your code under the Peer Production License"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"LICENSE": PPL, "package.json": '{"license":"PPL"}'}, []),
        ({"LICENSE": PPL, "package.json": '{"license":"Peer Production License"}'}, []),
        (
            {"LICENSE": PPL, "package.json": '{"license":"ISC"}'},
            [("", False, ["LICENSE", "package.json"])],
        ),
        ({"LICENSE": GPL3, "package.json": '{"license":"GPL-3.0-or-later"}'}, []),
        ({"LICENSE": GPL3, "README.md": "License: GPLv3"}, []),
        (
            {"LICENSE": GPL3, "COPYING.md": LATER, "package.json": '{"license":"GPL-3.0-only"}'},
            [("", False, ["LICENSE", "COPYING.md", "package.json"])],
        ),
        ({"README.md": PARTS}, []),
        ({"package.json": '{"license":"MIT AND CC-BY-4.0"}', "README.md": "License: MIT"}, []),
        (
            {"package.json": '{"license":"MIT AND PPL"}', "README.md": "License: MIT"},
            [("", False, ["package.json", "README.md"])],
        ),
        ({"LICENSE": GPL3, "README.md": PARTS}, []),
        (
            {"LICENSE": PPL, "README.md": PARTS},
            [("", False, ["LICENSE", "README.md", "README.md"])],
        ),
        (
            {"LICENSE": GPL3, "README.md": "![x](https://img.shields.io/badge/license-MIT-blue)"},
            [("", False, ["LICENSE", "README.md"])],
        ),
        (
            {
                "package.json": '{"license":"MIT OR Apache-2.0"}',
                "composer.json": '{"license":["Apache-2.0","MIT"]}',
            },
            [],
        ),
        (
            {
                "package.json": '{"license":"GPL-3.0-only"}',
                "composer.json": '{"license":"GPL-3.0+"}',
            },
            [("", False, ["composer.json", "package.json"])],
        ),
        (
            {
                "package.json": '{"license":"GPL-3.0"}',
                "composer.json": '{"license":"GPL-3.0-or-later"}',
                "README.md": "License: GPLv3",
            },
            [],
        ),
        ({"README.md": "License: BSD-3-Clause", "setup.py": 'setup(license="BSD")'}, []),
        (
            {"README.md": "License: MIT", "setup.py": 'setup(license="BSD")'},
            [("", False, ["setup.py", "README.md"])],
        ),
        (
            {"README.md": "License: MIT-0", "package.json": '{"license":"MIT"}'},
            [("", False, ["package.json", "README.md"])],
        ),
        ({"README.md": "License: CNPLv6+", "package.json": '{"license":"CNPL"}'}, []),
        ({"LICENSE": MIT, "package.json": '{"license":"MIT AND 0BSD"}'}, []),
        (
            {"LICENSE": MIT, "package.json": '{"license":"MIT OR 0BSD"}'},
            [("", False, ["LICENSE", "package.json"])],
        ),
        (
            {"LICENSE": MIT, "package.json": '{"license":"ISC AND 0BSD"}'},
            [("", False, ["LICENSE", "package.json"])],
        ),
        (
            {
                "LICENSE": MIT,
                "README.md": "Files under the lib directory are licensed under the ISC License.",
            },
            [],
        ),
        (
            {
                "package.json": '{"license":"GPL-3.0"}',
                "composer.json": '{"license":"GPL-3.0-or-later"}',
                "Cargo.toml": '[package]\nlicense="GPL-3.0-only"',
            },
            [("", False, ["Cargo.toml", "composer.json", "package.json"])],
        ),
        (
            {"package.json": '{"license":"GPL-3.0"}', "composer.json": '{"license":"AGPL-3.0"}'},
            [("", False, ["composer.json", "package.json"])],
        ),
        (
            {
                "LICENSE-MIT": MIT,
                "LICENSE-APACHE": APACHE,
                "Cargo.toml": '[package]\nlicense="MIT OR Apache-2.0"',
            },
            [],
        ),
        ({"LICENSE-MIT": MIT, "LICENSE-APACHE": APACHE}, []),
        ({"LICENSE": MIT, "LICENSE-docs": PPL}, []),
        ({"LICENSE": MIT, "COPYING": GPL3}, [("", False, ["COPYING", "LICENSE"])]),
        (
            {"LICENSE-MIT": MIT, "LICENSE-APACHE": APACHE, "package.json": '{"license":"PPL"}'},
            [("", False, ["LICENSE-APACHE", "LICENSE-MIT", "package.json"])],
        ),
        ({"LICENSE": PPL, "lib/package.json": '{"license":"ISC"}'}, []),
        (
            {"lib/LICENSE": PPL, "lib/package.json": '{"license":"ISC"}'},
            [("lib", False, ["lib/LICENSE", "lib/package.json"])],
        ),
        ({"vendor/LICENSE": PPL, "vendor/package.json": '{"license":"ISC"}'}, []),
        ({"LICENSE": PPL, "CONTRIBUTING.md": INBOUND_PPL}, []),
        ({"CONTRIBUTING.md": INBOUND_PPL}, []),
        (
            {"LICENSE": MIT, "CONTRIBUTING.md": INBOUND_PPL},
            [("", True, ["LICENSE", "CONTRIBUTING.md"])],
        ),
        (
            {
                "LICENSE-MIT": MIT,
                "LICENSE-APACHE": APACHE,
                "CONTRIBUTING.md": "Contributions are licensed under MIT or Apache-2.0.",
            },
            [],
        ),
        ({"LICENSE": "unknown words", "package.json": '{"license":"ISC"}'}, []),
    ],
)
def test_declarations_of_one_place_that_differ_are_conflicts(
    files: Files, expected: object
) -> None:
    assert conflicting(files) == expected


def test_a_text_agrees_with_only_and_with_or_later() -> None:
    files: Files = {
        "LICENSE": GPL3,
        "package.json": '{"license":"GPL-3.0+"}',
        "composer.json": '{"license":"GPL-3.0-only"}',
    }

    text, composer, package = discover(MemoryTree(files), PROFILES).declarations

    assert agree(text, package)
    assert agree(text, composer)
    assert not agree(package, composer)
    assert base_ids([text, package, composer]) == {"GPL-3.0"}
