from __future__ import annotations

import pytest

from pplcheck.licensing.manifests import read_manifest
from pplcheck.licensing.statement import ManifestError

PERL = "Artistic-1.0-Perl OR GPL-1.0-or-later"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("META.json", '{\n"license": ["perl_5"]\n}', [(2, (PERL,))]),
        ("META.json", '{"license": "mit"}', [(1, ("MIT",))]),
        ("META.json", '{"license": ["mit", "zlib"]}', [(1, ("MIT", "Zlib"))]),
        ("META.json", '{"license": ["unknown", 3]}', []),
        ("META.json", "{}", []),
        ("Makefile.PL", "WriteMakefile(\n  LICENSE => 'perl',\n);\n", [(2, (PERL,))]),
        ("Makefile.PL", "  # LICENSE => 'perl',\n  resources => { license => 'x/y' }\n", []),
        ("Build.PL", 'license => "artistic_2",\n', [(1, ("Artistic-2.0",))]),
        ("Build.PL", "license => 'open_source',\n", []),
        ("dist.ini", "name = Loom\nlicense = Perl_5\n", [(2, (PERL,))]),
        ("dist.ini", "license = Loom_1\n", [(1, ("Loom_1",))]),
    ],
)
def test_the_words_of_the_list_stand_for_licenses(path: str, text: str, expected: object) -> None:
    assert [(told.line, told.choices) for told in read_manifest(path, text)] == expected


@pytest.mark.parametrize("text", ["{", "[]", "[" * 100_000])
def test_what_is_no_json_object_cannot_be_read(text: str) -> None:
    with pytest.raises(ManifestError, match="JSON"):
        read_manifest("META.json", text)
