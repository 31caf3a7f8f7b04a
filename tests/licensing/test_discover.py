from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.licensing.conflicts import conflicts
from pplcheck.licensing.discover import MOST_TEXTS, Discovery, discover
from pplcheck.model.declaration import Declaration, Direction, Origin, Trust
from pplcheck.model.policy import LicenseOverride
from tests.licensing.samples import PROFILES, MemoryTree, text_of, wrapped


def found_in(files: dict[str, str | bytes | None], **options: object) -> Discovery:
    return discover(MemoryTree(files), PROFILES, **options)  # type: ignore[arg-type]


def brief(declaration: Declaration) -> tuple[str, int, str | None, Origin, str]:
    said = declaration.expression.text if declaration.expression else None
    return declaration.path, declaration.line, said, declaration.origin, declaration.covers


def said_in(
    files: dict[str, str | bytes | None], **options: object
) -> list[tuple[str, int, str | None, Origin, str]]:
    return [brief(entry) for entry in found_in(files, **options).declarations]


def test_every_kind_of_place_is_read() -> None:
    files: dict[str, str | bytes | None] = {
        "LICENSE": text_of("LicenseRef-Coopyleft"),
        "README.md": "# X\n\n## License\n\nThe code is under the [Coopyleft License](u).\n",
        "CONTRIBUTING.md": "By contributing\nyou agree to the terms of the CNPL v5.\n",
        "composer.json": '{\n"license": "Peer Production License"\n}',
        "package.json": '{"license": "ISC"}',
        "lib/package.json": '{"license": "MIT"}',
        "lib/a.py": "# SPDX-License-Identifier: PPL OR MIT\n",
        "img.png": b"\x89PNG\0",
        "img.png.license": "SPDX-License-Identifier: CC-BY-4.0\n",
        "lost.license": "SPDX-License-Identifier: CC-BY-4.0\n",
        "src/README.md": "This project is licensed under the MIT License.\n",
    }

    assert said_in(files) == [
        ("CONTRIBUTING.md", 2, "LicenseRef-CNPL-5", Origin.README, ""),
        ("LICENSE", 0, "LicenseRef-Coopyleft", Origin.TEXT, ""),
        ("README.md", 5, "LicenseRef-Coopyleft", Origin.README, ""),
        ("composer.json", 2, "PPL", Origin.MANIFEST, ""),
        ("img.png.license", 1, "CC-BY-4.0", Origin.REUSE, "img.png"),
        ("lib/a.py", 1, "PPL OR MIT", Origin.SPDX_TAG, "lib/a.py"),
        ("lib/package.json", 1, "MIT", Origin.MANIFEST, "lib"),
        ("package.json", 1, "ISC", Origin.MANIFEST, ""),
    ]
    assert found_in(files).declarations[0].direction is Direction.INBOUND
    assert found_in(files).gaps == ()


def test_several_tags_in_one_file_all_apply() -> None:
    files = {"a.c": "// SPDX-License-Identifier: MIT\n// SPDX-License-Identifier: PPL OR ISC\n"}
    broken = {"a.c": "// SPDX-License-Identifier: MIT\n// SPDX-License-Identifier: so so\n"}

    assert said_in({**files}) == [("a.c", 1, "MIT AND (PPL OR ISC)", Origin.SPDX_TAG, "a.c")]
    assert said_in({**broken}) == [("a.c", 1, None, Origin.SPDX_TAG, "a.c")]


@pytest.mark.parametrize(
    ("content", "expected", "origin", "trust"),
    [
        ("SPDX-License-Identifier: PPL\n", "PPL", Origin.SPDX_TAG, Trust.SPDX_TAG),
        ("Peer Production License\n", "PPL", Origin.HEADER, Trust.MANIFEST),
        ("# MIT License\n", "MIT", Origin.HEADER, Trust.MANIFEST),
        (
            "This project is licensed under either of MIT or Apache-2.0.\n",
            "MIT OR Apache-2.0",
            Origin.HEADER,
            Trust.MANIFEST,
        ),
        ("See src/license.md\n", None, Origin.TEXT, Trust.TEXT),
        ("Licensed under MIT and ISC.\n", None, Origin.TEXT, Trust.TEXT),
        ("One Two Three\n\nAnd then " + "more words " * 9, None, Origin.TEXT, Trust.TEXT),
        ("All rights reserved.\n" * 60, None, Origin.TEXT, Trust.TEXT),
        ("", None, Origin.TEXT, Trust.TEXT),
    ],
)
def test_a_license_file_may_name_the_license_without_its_text(
    content: str, expected: object, origin: Origin, trust: Trust
) -> None:
    (declaration,) = found_in({"LICENSE": content}).declarations

    assert (declaration.expression.text if declaration.expression else None) == expected
    assert (declaration.origin, declaration.trust) == (origin, trust)


def test_a_text_that_is_not_what_its_title_says_is_told() -> None:
    other = found_in({"LICENSE": "Peer Production License\n" + "Own terms here. " * 99})
    altered = found_in({"LICENSE": text_of("PPL", without="distributed among the worker-owners")})
    more = "more " * 90
    resized = found_in({"LICENSE": text_of("PPL").replace("\nworker-", f"\n{more}\nworker-")})
    parent = found_in({"LICENSE": "Peer Production License\n" + text_of("CC-BY-NC-SA-3.0")})

    assert [entry.declarations[0].titled for entry in (other, altered, resized, parent)] == [
        "PPL"
    ] * 4
    assert other.declarations[0].expression is None
    assert "without: distributed among" in altered.declarations[0].note
    assert "added or left out" in resized.declarations[0].note
    assert parent.declarations[0].expression is not None
    assert parent.declarations[0].expression.text == "CC-BY-NC-SA-3.0"


@pytest.mark.parametrize(
    "data",
    [b"\0" * 500, b"\x7fELF\0\0", "x" * (1 << 20) + "y", None],
    ids=["nul", "binary", "large", "unreadable"],
)
def test_what_cannot_be_read_is_a_gap_and_no_guess(data: bytes | str | None) -> None:
    found = found_in({"LICENSE": data, "package.json": data})

    assert {gap.path for gap in found.gaps} == {"LICENSE", "package.json"}
    fatal = {"LICENSE"} if data else {"LICENSE", "package.json"}
    assert {gap.path for gap in found.gaps if gap.fatal} == fatal
    assert {gap.code for gap in found.gaps} == {"PPL902"}
    assert all(entry.expression is None for entry in found.declarations)
    texts = [entry.path for entry in found.declarations if entry.origin is Origin.TEXT]
    assert texts == ["LICENSE"]  # it is there: nobody may say that no license is declared


def test_sources_that_cannot_be_read_are_one_gap() -> None:
    found = found_in({"LICENSE": "SPDX-License-Identifier: MIT", "a.c": None, "b.c": None})

    assert [(gap.path, gap.fatal) for gap in found.gaps] == [("a.c", True)]
    assert "and 1 more" in found.gaps[0].what


def test_broken_manifests_and_reuse_files_are_gaps() -> None:
    found = found_in({"package.json": "{", "REUSE.toml": "[", "x/REUSE.toml": "annotations = 1"})

    assert [gap.path for gap in found.gaps] == ["REUSE.toml", "package.json", "x/REUSE.toml"]


def test_a_file_with_several_texts_is_named_by_none_of_them() -> None:
    (both,) = found_in({"LICENSE": text_of("PPL") + text_of("Zlib")}).declarations
    (ordinary,) = found_in({"LICENSE": text_of("ISC") + text_of("Zlib")}).declarations

    assert both.expression is None
    assert "several texts: PPL, Zlib" in both.note
    assert ordinary.expression is not None
    assert "also holds the text of Zlib" in ordinary.note


def test_utf_16_texts_are_identified() -> None:
    data = b"\xff\xfe" + text_of("PPL").encode("utf-16-le")

    assert said_in({"LICENSE": data}) == [("LICENSE", 0, "PPL", Origin.TEXT, "")]


def test_vendored_declarations_are_marked() -> None:
    found = found_in({"vendor/a/LICENSE": text_of("MIT"), "vendor/a/README.md": "License: MIT"})

    assert [(entry.path, entry.vendored) for entry in found.declarations] == [
        ("vendor/a/LICENSE", True)
    ]


def test_reuse_pools_and_annotations() -> None:
    toml = (
        'version = 1\n\n[[annotations]]\npath = ["docs/**", "a.txt", "*.png", "x**"]\n'
        'SPDX-License-Identifier = "PPL"\n\n[[annotations]]\npath = "**"\n'
        'SPDX-License-Identifier = ["MIT", "ISC"]\n[[annotations]]\npath = "n"\n'
    )
    tree: dict[str, str | bytes | None] = {
        "LICENSES/PPL.txt": "x",
        "LICENSES/MIT.txt": "x",
        "docs/a.md": "",
        "b.png": b"\0",
    }
    found = said_in({"REUSE.toml": toml, "a.txt": "", **tree})

    assert found == [
        ("LICENSES/MIT.txt", 0, "MIT", Origin.REUSE, "LICENSES/MIT.txt"),
        ("LICENSES/PPL.txt", 0, "PPL", Origin.REUSE, "LICENSES/PPL.txt"),
        ("REUSE.toml", 7, "MIT AND ISC", Origin.REUSE, ""),
    ]
    dep5 = "Format: x\n\nFiles: *\nLicense: MIT\n\nFiles: a.*\nLicense: PPL\n"
    assert said_in({"LICENSES/PPL.txt": "x", ".reuse/dep5": dep5, "a.txt": "", "d/b": ""}) == [
        (".reuse/dep5", 4, "MIT", Origin.REUSE, ".reuse/dep5"),
        (".reuse/dep5", 4, "MIT", Origin.REUSE, "d/b"),
        (".reuse/dep5", 7, "PPL", Origin.REUSE, "a.txt"),
        ("LICENSES/PPL.txt", 0, "PPL", Origin.REUSE, ""),
    ]
    assert said_in({"LICENSES/two words": "x"}) == []


@pytest.mark.parametrize(
    ("precedence", "expected"),
    [
        ("closest", [("a.c", "MIT"), ("b.c", "PPL"), ("c.png.license", "MIT")]),
        ("override", [("REUSE.toml", "PPL")] * 3),
        ("aggregate", [("a.c", "MIT AND PPL"), ("b.c", "PPL"), ("c.png.license", "MIT AND PPL")]),
    ],
)
def test_precedence_says_whether_a_file_or_the_annotation_counts(
    precedence: str, expected: list[tuple[str, str]]
) -> None:
    toml = (
        f'[[annotations]]\npath = ["*.c", "*.png"]\nprecedence = "{precedence}"\n'
        'SPDX-License-Identifier = "PPL"\n'
    )
    files: dict[str, str | bytes | None] = {
        "REUSE.toml": toml,
        "a.c": "// SPDX-License-Identifier: MIT\n",
        "b.c": "// SPDX-License-Identifier: PPL\n",
        "c.png": b"\0",
        "c.png.license": "SPDX-License-Identifier: MIT\n",
    }

    assert [(entry[0], entry[2]) for entry in said_in({**files})] == expected


def test_the_nearest_reuse_file_counts() -> None:
    toml = '[[annotations]]\npath = "**.c"\nSPDX-License-Identifier = "{}"\n'

    found = said_in(
        {"REUSE.toml": toml.format("MIT"), "d/REUSE.toml": toml.format("PPL"), "d/a.c": "", "x": ""}
    )

    assert found == [("d/REUSE.toml", 1, "PPL", Origin.REUSE, "d/a.c")]


def test_a_header_that_says_something_else_than_the_tag_is_a_conflict() -> None:
    notice = (
        "// SPDX-License-Identifier: {}\n/*\n  This program is free software: you can"
        " redistribute it\n  under the terms of the Peer Production License as published by"
        " the P2P Foundation.\n*/\n"
    )

    other = found_in({"a.sol": notice.format("GPL-3.0-or-later")}).declarations
    same = found_in({"a.sol": notice.format("PPL")}).declarations

    assert [(entry.line, entry.origin) for entry in other] == [
        (1, Origin.SPDX_TAG),
        (4, Origin.HEADER),
    ]
    (conflict,) = conflicts(other)
    assert (conflict.covers, conflict.inbound) == ("a.sol", False)
    assert [entry.origin for entry in same] == [Origin.SPDX_TAG]
    assert conflicts(same) == ()


def test_a_header_covers_its_file_only() -> None:
    (declaration,) = found_in({"lib/a.py": "# Licensed under the MIT License.\n"}).declarations

    assert (declaration.covers, declaration.trust) == ("lib/a.py", Trust.HEADER)


def test_excluded_paths_are_left_out() -> None:
    files = {"old/LICENSE": text_of("MIT"), "LICENSE": text_of("PPL")}

    assert [entry[0] for entry in said_in({**files}, exclude=("old/**",))] == ["LICENSE"]


def test_an_override_corrects_a_declaration_without_outranking_it() -> None:
    override = LicenseOverride(path="composer.json", expression="Coopyleft", reason="stale")
    files = {"LICENSE": text_of("PPL"), "composer.json": '{\n"license": "MIT"}'}

    found = found_in({**files}, overrides=(override,)).declarations

    assert [brief(entry) for entry in found] == [
        ("LICENSE", 0, "PPL", Origin.TEXT, ""),
        ("composer.json", 2, "LicenseRef-Coopyleft", Origin.POLICY, ""),
    ]
    assert found[1].trust is Trust.MANIFEST
    assert found[1].note == "policy: stale"


@pytest.mark.parametrize(
    ("path", "covers"), [("docs/", "docs"), ("a.bin", "a.bin"), ("b/LICENSE", "b")]
)
def test_an_override_may_declare_where_nothing_did(path: str, covers: str) -> None:
    override = LicenseOverride(path=path, expression="MIT", reason="asked")

    (declaration,) = found_in({"x": ""}, overrides=(override,)).declarations

    assert (declaration.covers, declaration.trust) == (covers, Trust.POLICY)


def test_whole_texts_in_manifest_fields_are_identified() -> None:
    known = f"[project]\nlicense = {{text = '''{text_of('MIT')}'''}}"
    other = f"[project]\nlicense = {{text = '''{wrapped('own terms ' * 60)}'''}}"

    assert said_in({"pyproject.toml": known})[0][2] == "MIT"
    assert said_in({"pyproject.toml": other})[0][2] is None


def test_vague_classifiers_say_nothing_and_repeat_nothing() -> None:
    text = (
        '[project]\nlicense = "MIT"\nclassifiers = ["License :: OSI Approved :: MIT License",'
        ' "License :: OSI Approved :: BSD License"]'
    )

    assert len(said_in({"pyproject.toml": text})) == 1


def test_an_unclear_statement_is_shown_with_its_reason() -> None:
    (declaration,) = found_in({"x.gemspec": "s.licenses = ['MIT', 'PPL']"}).declarations

    assert declaration.expression is None
    assert "several" in declaration.note


def test_the_number_of_texts_is_bounded() -> None:
    files: dict[str, str | bytes | None] = {f"d{n}/LICENSE": "x" for n in range(MOST_TEXTS + 3)}

    found = found_in({**files, "LICENSE": text_of("MIT")})

    assert len(found.declarations) == MOST_TEXTS
    assert found.declarations[0].expression is not None
    assert "only 500 of 504" in found.gaps[0].what


def test_heads_are_read_a_number_of_files_at_a_time() -> None:
    files: dict[str, str | bytes | None] = {
        f"f{n:05}.c": "// SPDX-License-Identifier: PPL\n" for n in range(4_001)
    }

    assert len(found_in(files).declarations) == 4_001


def test_an_empty_tree_declares_nothing() -> None:
    assert found_in({}) == Discovery(declarations=(), gaps=())


NAMES = ["LICENSE", "README.md", "package.json", "pyproject.toml", "setup.cfg", "x.gemspec", "a.c"]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from([*NAMES, "REUSE.toml"]), st.binary(max_size=80)))
def test_any_tree_is_walked_without_an_exception(files: dict[str, bytes]) -> None:
    found = discover(MemoryTree(dict(files)), PROFILES)

    assert {entry.path for entry in found.declarations} <= set(files)


@pytest.mark.parametrize(
    ("files", "said", "note"),
    [
        ({"docs/LICENSE.md": "MIT"}, "MIT", "refers to docs/LICENSE.md"),
        ({"docs/LICENSE.md": ""}, None, "the file only refers to docs/LICENSE.md"),
        ({}, None, "the file only refers to docs/LICENSE.md, which is not there"),
    ],
    ids=["there", "there and empty", "not there"],
)
def test_a_license_file_that_only_refers_to_another_is_followed(
    files: dict[str, str | bytes | None], said: str | None, note: str
) -> None:
    entry = found_in({**files, "LICENSE": "See docs/LICENSE.md\n"}).declarations[0]

    assert brief(entry)[:3] == ("LICENSE", 0, said)
    assert (entry.note, entry.covers) == (note, "")


def test_a_reference_is_read_from_its_own_folder() -> None:
    (_, entry) = found_in({"LICENSE": "MIT", "lib/LICENSE": "../LICENSE"}).declarations

    assert brief(entry)[:3] == ("lib/LICENSE", 0, "MIT")
    assert entry.covers == "lib"


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("docs/license.rst", "License\n=======\n\nSee the next page for who decides.", False),
        ("docs/license.rst", "BSD 3-Clause License\n\n" + "Own words. " * 99, False),
        ("docs/license.md", "# Peer Production License\n\nOther words than those.", True),
        ("docs/license.md", text_of("PPL"), True),
        ("docs/LICENSE.md", "Other words than those.", True),
        ("lib/license.md", "Other words than those.", True),
    ],
)
def test_a_page_on_the_license_speaks_where_it_is_one_or_claims_to(
    path: str, text: str, *, told: bool
) -> None:
    assert bool(found_in({path: text}).declarations) is told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, {"": "MIT"}),
        ({"LICENSE.md": "Our own terms, adopted by all."}, {"": None, "LICENSES/MIT.txt": "MIT"}),
        ({"LICENSE": text_of("PPL")}, {"": "PPL", "LICENSES/MIT.txt": "MIT"}),
    ],
)
def test_a_text_in_the_pool_speaks_only_where_no_license_file_does(
    files: dict[str, str | bytes | None], expected: object
) -> None:
    found = found_in({"LICENSES/MIT.txt": text_of("MIT"), **files})

    told = {e.covers: e.expression.text if e.expression else None for e in found.declarations}
    assert told == expected
