from __future__ import annotations

import pytest

from pplcheck.licensing.yaml_lines import (
    citation_cff,
    front_matter,
    publiccode,
    without_front_matter,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("license: MIT", [(1, ("MIT",), "")]),
        ('a: b\nlicense: "MIT" # yes\n', [(2, ("MIT",), "")]),
        ("'license': 'MIT'\n", [(1, ("MIT",), "")]),
        ("license: [MIT, 'PPL']", [(1, ("MIT", "PPL"), "")]),
        ("license:\n  - MIT\n\n  - PPL # x\nother: 1\n", [(1, ("MIT", "PPL"), "")]),
        ("license:\n- {a: b}\n", []),
        ("license:\nother: 1\n", []),
        ("license: >\n  MIT\n", [(1, (), "no plain value")]),
        ("license: *a\n", [(1, (), "no plain value")]),
        ("license: {name: MIT}\n", [(1, (), "no plain value")]),
        ('license: "a\\u0041"\n', [(1, (), "no plain value")]),
        ("license: MIT\nlicense: PPL\n", [(1, ("MIT",), "no plain value")]),
        ("references:\n  license: MIT\n", []),
        ("license:MIT\n", []),
        ("license-url: https://x.example/ppl\n", [(1, ("https://x.example/ppl",), "")]),
        ("license-url: https://x.example/ppl\nlicense: MIT\n", [(2, ("MIT",), "")]),
        ("licensee: MIT\n", []),
        ("", []),
    ],
)
def test_one_field_is_read_where_it_is_plain(text: str, expected: object) -> None:
    assert [(each.line, each.choices, each.unclear) for each in citation_cff(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("legal:\n  owner: x\n  license: PPL\n", [(3, "PPL")]),
        ("legal: # here\n    license: PPL\nlicense: MIT\n", [(2, "PPL")]),
        ("legal:\nlicense: MIT\n", []),
        ("license: MIT\n", []),
    ],
)
def test_publiccode_says_it_below_legal(text: str, expected: object) -> None:
    assert [(each.line, each.written) for each in publiccode(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: x\nlicencia: PPL\n---\n", [(3, "PPL")]),
        ("---\nlicense: PPL\n...\n", [(2, "PPL")]),
        ("---\nlicense: PPL\n", []),
        ("license: PPL\n---\n", []),
        ("", []),
    ],
)
def test_front_matter_lies_between_its_marks(text: str, expected: object) -> None:
    assert [(each.line, each.written) for each in front_matter(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nlicense: MIT\n---\nA\n", "\n\n\nA"),
        ("---\nlicense: MIT\n...\nA", "\n\n\nA"),
        ("---\nlicense: MIT\n", "---\nlicense: MIT\n"),
        ("A\n---\nB\n---\n", "A\n---\nB\n---\n"),
    ],
)
def test_a_page_without_its_front_matter_keeps_its_lines(text: str, expected: str) -> None:
    assert without_front_matter(text) == expected


def test_rights_are_a_license_where_they_name_one() -> None:
    (found,) = front_matter("---\nrights: Peer Production License\n---\n")

    assert (found.choices, found.coarse) == (("Peer Production License",), True)
