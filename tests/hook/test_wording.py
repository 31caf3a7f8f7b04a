from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pplcheck.hook import wording
from pplcheck.licensing.declaring import declarations_in, speaks_by_place
from pplcheck.licensing.places import _MANIFEST_ENDINGS, _MANIFESTS, is_media
from tests.hook.projects import TAG
from tests.licensing.samples import PROFILES

WORDS = """
LICENSE licence.md COPYING UNLICENSE LICENSES README.md LEAME LISEZ-MOI.txt contribuir.md Licença
copyleft LIZENZ OFL.txt GPL-2.0 AGPLv3.md PPL.md ACSL CNPL-7.txt Coopyleft.md FDL-1
REUSE.toml dep5 .reuse debian copyright a.license src x.py
"""
NAMES = st.sampled_from(sorted({*WORDS.split()}))


@pytest.mark.parametrize(
    "path",
    sorted(_MANIFESTS)
    + [f"x{ending}" for ending in _MANIFEST_ENDINGS]
    + ["LICENSES/x", "a/LICENSES/MIT", "REUSE.toml", ".reuse/dep5", "x.png.license", "LÉAME.md"],
)
def test_every_place_that_speaks_is_looked_at(path: str) -> None:
    assert speaks_by_place(path)
    assert wording.may_speak(path)


@given(st.lists(st.one_of(NAMES, st.text(max_size=12)), min_size=1, max_size=3).map("/".join))
def test_no_place_that_speaks_is_passed_over(path: str) -> None:
    assert wording.may_speak(path) or not speaks_by_place(path)


@pytest.mark.parametrize("path", ["pplcheck.toml", "a/.pplcheck.toml", "register.toml"])
def test_what_governs_is_looked_at(path: str) -> None:
    assert wording.may_speak(path)


@pytest.mark.parametrize("path", ["src/app.js", "notes.txt", "Makefile"])
def test_ordinary_files_speak_for_themselves(path: str) -> None:
    assert not wording.may_speak(path)


@pytest.mark.parametrize("ending", wording.MEDIA)
def test_media_are_media_for_the_full_reading_too(ending: str) -> None:
    assert wording.is_media(f"A{ending.upper()}")
    assert is_media(f"A{ending.upper()}")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"x = 1\n", ()),
        (b"a\n# License: MIT\nb\n", ((2, b"# License: MIT"),)),
        (b"a\r\nTHE LICENSE\r\n", ((3, b"THE LICENSE"),)),
        (b"\0binary", ()),
        ("// License".encode("utf-16-le"), None),
        ("// LICENSE".encode("utf-16-be"), None),
        (b" " * wording.HEAD + b"license", ()),
    ],
    ids=["none", "one", "upper", "binary", "wide", "wide-upper", "far"],
)
def test_rows_that_may_speak_of_a_license(
    data: bytes, expected: tuple[tuple[int, bytes], ...] | None
) -> None:
    assert wording.license_rows(data) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (f"# {TAG}PPL", "PPL"),
        (f"/* {TAG}MIT */", "MIT"),
        (f"<!-- {TAG}GPL-3.0-only -->", "GPL-3.0-only"),
        (f" * {TAG}PPL", "PPL"),
        (f"x = '{TAG}PPL'", ""),
        (f"# {TAG}PPL OR MIT", ""),
        (f"# {TAG}Our-Own", ""),
        (f"# {TAG}ppl", ""),
        ("# License: PPL", ""),
    ],
)
def test_a_plain_tag_is_read(row: str, expected: str) -> None:
    found = wording.license_rows(f"{row}\nrest\n".encode())

    assert found is not None
    assert wording.tag_in(found) == expected


@pytest.mark.parametrize(
    "rows",
    [((1, b"# license"), (2, f"# {TAG}PPL".encode())), ((40, f"# {TAG}PPL".encode()),), ()],
    ids=["two", "far-down", "none"],
)
def test_a_tag_beside_other_words_is_looked_at(rows: tuple[tuple[int, bytes], ...]) -> None:
    assert wording.tag_in(rows) == ""


@pytest.mark.parametrize("license_id", ["PPL", "MIT", "GPL-3.0-or-later", "CC0-1.0"])
@pytest.mark.parametrize("row", ["# {}", "// {}", "/* {} */", "<!-- {} -->", "-- {}", "{}"])
def test_what_is_read_at_once_is_what_the_full_reading_finds(row: str, license_id: str) -> None:
    data = (row.format(f"{TAG}{license_id}") + "\ncode\n").encode()

    found = declarations_in("src/x.py", data, PROFILES)
    rows = wording.license_rows(data)

    assert rows is not None
    assert wording.tag_in(rows) == license_id
    assert [entry.expression.text for entry in found if entry.expression] == [license_id]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"# Peer Production\nLicense\n", "PPL"),
        (b"Copyright\n\nUNDER THE TERMS OF THIS COPYFARLEFT\nPUBLIC LICENSE", "PPL"),
        (b"The MIT License (MIT)\n", ""),
        (b"   Apache License\n  Version 2.0", ""),
        (b"All rights reserved", None),
        (b"", None),
    ],
)
def test_the_title_of_a_plain_text(text: bytes, expected: str | None) -> None:
    assert wording.title_of(text) == expected


@pytest.mark.parametrize(
    ("policy", "own_table", "expected"),
    [
        (b"", False, []),
        (b'register = ["a.toml", "b/c.toml"]\n', False, ["a.toml", "b/c.toml"]),
        (b'# register\nreading = "kleiner"\n', False, []),
        (b"register = []\n", False, []),
        (b'register = [\n  "a.toml",\n]\n', False, None),
        (b"register = ['a.toml']\n", False, None),
        (b'register = ["a\\u0041"]\n', False, None),
        (b'register = ["a.toml"] # why\n', False, None),
        (b'"register" = ["a.toml"]\n', False, None),
        (b'register = "a.toml"\n', False, None),
        (b'x = """\nregister = []\n"""\n', False, None),
        (b"[[licenses.override]]\n", False, None),
        (b'[waiver]\nregister = ["a.toml"]\n', False, []),
        (b'[tool.pplcheck]\nregister = ["a.toml"]\n', True, ["a.toml"]),
        (b'[project]\nregister = ["a.toml"]\n', True, None),
        (b"[project]\nname = 'x'\n", True, []),
    ],
)
def test_the_registers_a_plain_policy_names(
    policy: bytes, expected: list[str] | None, *, own_table: bool
) -> None:
    assert wording.registers_in(policy, own_table=own_table) == expected


REGISTER = b"""
# identities = ["no@mail.example"]
domains = ["nebula.example"]
source = "seen@mail.example"
identities = ["Ada <ADA@mail.example>", "ada@old.example"]
"""


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("ada@mail.example", True),
        ("Ada@Old.example", True),
        ("ben@nebula.example", True),
        ("ben@dev.nebula.example", False),
        ("seen@mail.example", False),
        ("no@mail.example", False),
        ("a@mail.example", False),
        ("", False),
        ("@nebula.example", False),
        ('x"@nebula.example', False),
    ],
)
def test_an_author_a_register_plainly_lists(address: str, *, expected: bool) -> None:
    assert wording.names_author(REGISTER, address) is expected
