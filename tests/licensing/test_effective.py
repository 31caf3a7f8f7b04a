from __future__ import annotations

import pytest

from pplcheck.licensing.discover import discover
from pplcheck.licensing.effective import effective
from pplcheck.model.license import Terms
from tests.licensing.samples import PROFILES, MemoryTree, text_of

PPL, MIT, APACHE = text_of("PPL"), text_of("MIT"), text_of("Apache-2.0")
GPL3, LGPL3 = text_of("GPL-3.0-only"), text_of("LGPL-3.0-only")
Files = dict[str, str | bytes | None]


@pytest.mark.parametrize(
    ("files", "expression", "terms", "path"),
    [
        ({}, None, Terms.UNKNOWN, None),
        ({"LICENSE": PPL}, "PPL", Terms.RECIPROCAL, "LICENSE"),
        ({"LICENSE": PPL, "package.json": '{"license":"MIT"}'}, "PPL", Terms.RECIPROCAL, "LICENSE"),
        ({"package.json": '{"license":"PPL"}'}, "PPL", Terms.RECIPROCAL, "package.json"),
        ({"README.md": "License: MIT"}, "MIT", Terms.NONE, "README.md"),
        (
            {"LICENSE": "See docs", "package.json": '{"license":"MIT"}'},
            None,
            Terms.UNKNOWN,
            "LICENSE",
        ),
        (
            {"LICENSE": "Peer Production License\nnot it", "package.json": '{"license":"PPL"}'},
            None,
            Terms.UNKNOWN,
            "LICENSE",
        ),
        ({"LICENSE": "Who knows"}, None, Terms.UNKNOWN, "LICENSE"),
        (
            {"LICENSE": MIT, "package.json": '{"license":"MIT AND 0BSD"}'},
            "MIT AND 0BSD",
            Terms.NONE,
            "LICENSE",
        ),
        ({"LICENSE": MIT, "COPYING": "Who wrote what"}, "MIT", Terms.NONE, "LICENSE"),
        ({"LICENSE": PPL, "COPYING": "Who wrote what"}, None, Terms.UNKNOWN, "COPYING"),
        (
            {"LICENSE": MIT, "COPYING": "Peer Production License\nnot it"},
            None,
            Terms.UNKNOWN,
            "COPYING",
        ),
        ({"LICENSE-MIT": MIT, "LICENSE-APACHE": APACHE}, None, Terms.NONE, "LICENSE-APACHE"),
        (
            {
                "LICENSE": MIT,
                "LICENSE-APACHE": APACHE,
                "Cargo.toml": '[package]\nlicense="MIT OR Apache-2.0"',
            },
            "MIT OR Apache-2.0",
            Terms.NONE,
            "Cargo.toml",
        ),
        (
            {
                "LICENSE": PPL,
                "LICENSE-MIT": MIT,
                "package.json": '{"license":"PPL OR MIT"}',
            },
            "PPL OR MIT",
            Terms.NONE,
            "package.json",
        ),
        (
            {"LICENSE": MIT, "LICENSE-APACHE": APACHE, "package.json": '{"license":"MIT"}'},
            "MIT",
            Terms.NONE,
            "LICENSE",
        ),
        (
            {
                "UNLICENSE": text_of("Unlicense"),
                "LICENSE-MIT": MIT,
                "COPYING": "Licensed under the Unlicense or the MIT license, as you like.",
            },
            "Unlicense OR MIT",
            Terms.NONE,
            "COPYING",
        ),
        (
            {
                "package.json": '{"license":"MIT"}',
                "pyproject.toml": '[project]\nlicense = "PPL AND MIT"',
                "README.md": "License: MIT",
            },
            "PPL AND MIT",
            Terms.RECIPROCAL,
            "pyproject.toml",
        ),
        ({"LICENSE-MIT": MIT, "LICENSE-PPL": PPL}, None, Terms.UNKNOWN, "LICENSE-MIT"),
        (
            {
                "LICENSE-MIT": MIT,
                "LICENSE-APACHE": APACHE,
                "Cargo.toml": '[package]\nlicense="MIT/Apache-2.0"',
            },
            "MIT OR Apache-2.0",
            Terms.NONE,
            "Cargo.toml",
        ),
        ({"LICENSE": PPL, "LICENSE-docs": MIT}, "PPL", Terms.RECIPROCAL, "LICENSE"),
        ({"COPYING": GPL3, "COPYING.LESSER": LGPL3}, "GPL-3.0-only", Terms.NONE, "COPYING"),
        (
            {"LICENSE-GPL": GPL3, "COPYING.LESSER": LGPL3},
            "LGPL-3.0-only",
            Terms.NONE,
            "COPYING.LESSER",
        ),
        (
            {
                "composer.json": '{"license":"GPL-3.0"}',
                "package.json": '{"license":"GPL-3.0-or-later"}',
            },
            "GPL-3.0-or-later",
            Terms.NONE,
            "package.json",
        ),
        (
            {"LICENSE": GPL3, "package.json": '{"license":"GPL-3.0-or-later"}'},
            "GPL-3.0-or-later",
            Terms.NONE,
            "LICENSE",
        ),
        (
            {"composer.json": '{"license":"PPL"}', "package.json": '{"license":"ISC"}'},
            None,
            Terms.UNKNOWN,
            "composer.json",
        ),
        ({"vendor/LICENSE": PPL, "lib/LICENSE": PPL}, None, Terms.UNKNOWN, None),
        (
            {"CONTRIBUTING.md": "You agree to release it under the Peer Production License"},
            None,
            Terms.UNKNOWN,
            None,
        ),
    ],
)
def test_the_most_trusted_declaration_of_the_root_decides(
    files: Files, expression: str | None, terms: Terms, path: str | None
) -> None:
    declarations = discover(MemoryTree(files), PROFILES).declarations

    found = effective(declarations, PROFILES)

    assert (found.expression.text if found.expression else None) == expression
    assert found.terms is terms
    assert (found.declaration.path if found.declaration else None) == path
