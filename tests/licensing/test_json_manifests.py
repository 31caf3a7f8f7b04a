from __future__ import annotations

import time

import pytest

from pplcheck.licensing.manifests import read_manifest
from pplcheck.licensing.statement import ManifestError


def said(path: str, text: str) -> list[tuple[int, tuple[str, ...]]]:
    return [(entry.line, entry.choices) for entry in read_manifest(path, text)]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("package.json", '{\n "name": "x",\n "license": "ISC"\n}', [(3, ("ISC",))]),
        ("package.json", '{"license": "(MIT OR PPL)"}', [(1, ("(MIT OR PPL)",))]),
        ("package.json", '{"license": {"type": "MIT", "url": "u"}}', [(1, ("MIT",))]),
        (
            "package.json",
            '{\n"licenses": [{"type": "MIT"}, "ISC"]\n}',
            [(2, ("MIT", "ISC"))],
        ),
        ("package.json", '{"license": "SEE LICENSE IN LICENSE.md"}', []),
        ("package.json", '{"license": 3, "licenses": [null, {}]}', []),
        (
            "package.json",
            '{"a": {"license": "X"},\n"b": "license",\n"license": "MIT"}',
            [(3, ("MIT",))],
        ),
        ("package.json", '{"license": "A",\n"license": "B"}', [(2, ("B",))]),
        ("package.json", "{}", []),
        (
            "composer.json",
            '{\n\n"license": "Peer Production License"}',
            [(3, ("Peer Production License",))],
        ),
        ("composer.json", '{"license": ["MIT", "GPL-3.0+"]}', [(1, ("MIT", "GPL-3.0+"))]),
        ("composer.json", "{}", []),
        (
            "datapackage.json",
            '{\n"licenses": [{"name": "ODC-PDDL-1.0", "path": "x"}]}',
            [(2, ("ODC-PDDL-1.0",))],
        ),
        ("datapackage.json", '{"license": {"title": "ODbL"}}', [(1, ("ODbL",))]),
        ("datapackage.json", '{"licenses": ["MIT", {"path": "p"}]}', [(1, ("MIT", "p"))]),
        ("datapackage.json", '{"licenses": []}', []),
    ],
)
def test_license_fields_are_read_with_their_line(path: str, text: str, expected: object) -> None:
    assert said(path, text) == expected


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        ("package.json", "{", "no valid JSON"),
        ("package.json", "[]", "no JSON object"),
        ("package.json", "[" * 200_000, "nested too deeply"),
        ("composer.json", '"x"', "no JSON object"),
    ],
)
def test_broken_and_hostile_manifests_are_refused_quickly(
    path: str, text: str, problem: str
) -> None:
    begin = time.perf_counter()

    with pytest.raises(ManifestError, match=problem):
        read_manifest(path, text)

    assert time.perf_counter() - begin < 30
