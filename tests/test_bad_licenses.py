"""Hostile and broken declarations, through the command line: an answer each, in bounded time."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from tests.repos import build, commit

ADA = "Ada Example <ada@mail.example>"
TAGGED = "SPDX-License-Identifier: MIT\n"
MEBIBYTE = 1 << 20
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]><project><licenses><license><name>&m;</name></license></licenses></project>"
)
ALIASES = "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(5_000)) + "license: *a\n"


def checked(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    files: dict[str, str | bytes],
    change: Callable[[Path], None] = lambda _: None,
) -> tuple[int, list[str], str]:
    """The exit status, the codes found, and everything printed."""
    repo = build(tmp_path / "work", [commit(ADA, files=files)])
    change(repo)
    begin = time.perf_counter()

    status = main(["check", str(repo), "--format", "json"])

    assert time.perf_counter() - begin < 30
    printed = capsys.readouterr().out
    return status, [found["code"] for found in json.loads(printed)["findings"]], printed


def linked(repo: Path) -> None:
    (repo / "LICENSE").unlink()
    (repo / "LICENSE").symlink_to("/etc/passwd")


def piped(repo: Path) -> None:
    (repo / "LICENSE").unlink()
    os.mkfifo(repo / "LICENSE")


def foldered(repo: Path) -> None:
    (repo / "LICENSE").unlink()
    (repo / "LICENSE").mkdir()


def huge(repo: Path) -> None:
    os.truncate(repo / "LICENSE", 200 * MEBIBYTE)


@pytest.mark.parametrize("change", [linked, piped, foldered])
def test_a_license_that_is_no_file_any_more_is_never_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: Callable[[Path], None]
) -> None:
    status, codes, printed = checked(tmp_path, capsys, {"LICENSE": TAGGED, "a": "a"}, change)

    assert status in {1, 3}
    assert {"PPL101", "PPL902"} & set(codes)
    assert "root:" not in printed


def test_a_huge_license_is_a_gap(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, codes, printed = checked(tmp_path, capsys, {"LICENSE": TAGGED}, huge)

    assert status == 3
    assert "PPL902" in codes
    assert "PPL102" not in codes
    assert "larger than 1024 KiB" in printed


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (b"\xff\xfe" + TAGGED.encode("utf-16-le"), set()),
        (b"\xfe\xff" + TAGGED.encode("utf-16-be"), set()),
        ("Licencia: véase. Este código está bajo la licencia MIT.".encode("latin-1"), set()),
        (b"\0" * 5_000, {"PPL902"}),
        (b"\x7fELF" + bytes(range(256)), {"PPL902"}),
        (("(" * 10_000 + "MIT" + ")" * 10_000).encode(), {"PPL102"}),
        (("SPDX-License-Identifier: " + "(" * 10_000).encode(), {"PPL102"}),
        (b"", {"PPL102"}),
    ],
    ids=["utf-16-le", "utf-16-be", "latin-1", "nul", "binary", "parens", "tag of parens", "empty"],
)
def test_odd_bytes_in_a_license_are_read_or_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, codes: set[str]
) -> None:
    status, found, _ = checked(tmp_path, capsys, {"LICENSE": data, "a": "a"})

    assert status == (3 if "PPL902" in codes else 0)
    assert set(found) & {"PPL102", "PPL902"} == codes


HOSTILE: list[tuple[str, str | bytes]] = [
    ("package.json", "[" * MEBIBYTE),
    ("package.json", '{"license":' * 50_000),
    ("package.json", '{"license": "' + "(" * 10_000 + '"}'),
    ("composer.json", '{"license": ["' + "MIT OR " * 100_000 + '"]}'),
    ("codemeta.json", b"\xff\xfe\x00"),
    ("pyproject.toml", "a = " + "[" * 200_000),
    ("pyproject.toml", "[" * MEBIBYTE),
    ("pyproject.toml", ".".join("a" * 50_000) + " = 1"),
    ("Cargo.toml", "\0"),
    ("REUSE.toml", "annotations = 3"),
    ("pom.xml", LAUGHS),
    ("pom.xml", "<a>" * 300_000),
    ("pom.xml", '<!DOCTYPE p SYSTEM "file:///etc/passwd"><project/>'),
    ("pom.xml", "<project"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "data"), HOSTILE)
def test_hostile_manifests_are_gaps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, data: str | bytes
) -> None:
    status, codes, _ = checked(tmp_path, capsys, {"LICENSE": TAGGED, path: data})

    assert status in {0, 1}
    assert {"PPL902", "PPL102"} & set(codes)


PATTERN = '[[annotations]]\npath = "{}"\nSPDX-License-Identifier = "PPL"\n'
QUIET = [
    ("REUSE.toml", PATTERN.format("**a" * 20_000)),
    ("CITATION.cff", ALIASES),
    ("CITATION.cff", "[" * MEBIBYTE),
    ("publiccode.yml", "legal:\n" + " license:\n" * 50_000),
    ("debian/copyright", "Files: *\n" + " a\n" * 100_000 + "License:\n"),
    ("x.cabal", "license:" * 100_000),
    ("DESCRIPTION", "Package: x\nLicense: " + "|" * 100_000),
    ("README.md", "<!-- " * 50_000),
    ("README.md", "# License\n" + "under the terms of the " * 20_000),
    ("a.c", "/* licensed under the " * 2_000),
    ("a.py", "# License: " + "(" * 4_000),
    ("a.tex", "\\href{" * 2_000 + "license"),
    ("a.md", "---\nlicense: " + "[" * 3_000),
    ("a.bin", b"\xff\xfe" + b"license" * 2_000),
]


@pytest.mark.parametrize(("path", "data"), QUIET)
def test_hostile_pages_cost_little_and_declare_nothing_reciprocal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, data: str | bytes
) -> None:
    status, _, printed = checked(tmp_path, capsys, {"LICENSE": TAGGED, path: data})

    assert status in {0, 1}
    assert '"terms": "reciprocal"' not in printed
