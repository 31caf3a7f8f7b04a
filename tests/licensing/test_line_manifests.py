from __future__ import annotations

import pytest

from pplcheck.licensing.manifests import read_manifest


def said(path: str, text: str) -> list[tuple[int, tuple[str, ...]]]:
    return [(entry.line, entry.choices) for entry in read_manifest(path, text)]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("setup.cfg", "[metadata]\nname = x\nlicense = MIT\n[x]\nlicense = ISC", [(3, ("MIT",))]),
        ("setup.cfg", "[metadata]\nlicense = file: LICENSE\nlicense_files = X", []),
        (
            "setup.cfg",
            (
                "[metadata]\nclassifiers =\n  License :: OSI Approved :: MIT License\n"
                "  License :: OSI Approved"
            ),
            [(3, ("MIT License",))],
        ),
        ("setup.py", "setup(\n  name='x',\n  license='PPL',\n)", [(3, ("PPL",))]),
        ("setup.py", "# license='PPL'\nsetup(license_files=['x'])", []),
        ("a/__manifest__.py", "{\n 'license': 'AGPL-3',\n}", [(2, ("AGPL-3",))]),
        ("a/__openerp__.py", '{"license": "OPL-1"}', [(1, ("LicenseRef-OPL-1",))]),
        ("x.gemspec", "Gem::Specification.new do |s|\n  s.license = 'PPL'\nend", [(2, ("PPL",))]),
        ("a/x.gemspec", "  spec.licenses = %w[MIT]", [(1, ("MIT",))]),
        ("x.gemspec", "  spec.licenses = ['MIT', 'PPL']", [(1, ("MIT", "PPL"))]),
        ("x.gemspec", "  s.license = File.read(X)\n  s.name = 'x'", []),
    ],
)
def test_license_fields_are_read_with_their_line(path: str, text: str, expected: object) -> None:
    assert said(path, text) == expected


def test_gems_do_not_say_whether_several_licenses_may_be_chosen_from() -> None:
    (statement,) = read_manifest("x.gemspec", "s.licenses = ['MIT', 'PPL']")

    assert statement.unclear
