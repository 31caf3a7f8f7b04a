from __future__ import annotations

import pytest

from pplcheck.licensing.versions import Versions, excerpt_of
from tests.licensing.samples import PROFILES, text_of


def names(versions: Versions, path: str, blob: str) -> list[str]:
    return [entry.expression.text for entry in versions.declared(path, blob) if entry.expression]


def test_versions_that_say_the_same_are_read_alike() -> None:
    one = b'{\n"license": "PPL",\n' + b'"a": 1,\n' * 20 + b'"v": 1}'
    texts = {"one": one, "two": one.replace(b'"v": 1', b'"v": 2')}
    versions = Versions(texts, PROFILES)

    first, second = (versions.declared("package.json", blob) for blob in texts)

    assert first is second
    assert names(versions, "package.json", "one") == ["PPL"]


def test_a_version_is_read_again_where_lines_near_a_license_changed() -> None:
    texts = {
        "one": b'{"licenses": [\n{"url": "x",\n"type": "MIT"}]}',
        "two": b'{"licenses": [\n{"url": "x",\n"type": "PPL"}]}',
    }
    versions = Versions(texts, PROFILES)

    assert names(versions, "package.json", "one") == ["MIT"]
    assert names(versions, "package.json", "two") == ["PPL"]


def test_license_texts_are_compared_whole() -> None:
    texts = {"mit": text_of("MIT").encode(), "ppl": text_of("PPL").encode()}
    versions = Versions(texts, PROFILES)

    assert names(versions, "LICENSE", "mit") == ["MIT"]
    assert names(versions, "LICENSE", "ppl") == ["PPL"]


def test_wide_text_has_no_excerpt() -> None:
    texts = {
        "one": '\ufeff{"license": "MIT"}'.encode("utf-16-le"),
        "two": '\ufeff{"license": "PPL"}'.encode("utf-16-le"),
    }
    versions = Versions(texts, PROFILES)

    assert names(versions, "package.json", "one") == ["MIT"]
    assert names(versions, "package.json", "two") == ["PPL"]


def test_what_is_not_there_declares_nothing_and_what_is_not_known_can_be_added() -> None:
    versions = Versions({}, PROFILES)

    assert versions.is_known("")
    assert not versions.is_known("one")
    assert versions.declared("LICENSE", "") == ()

    versions.add({"one": b"// SPDX-License-Identifier: MIT"})

    assert versions.is_known("one")
    assert names(versions, "a.c", "one") == ["MIT"]


def test_a_license_file_that_is_not_known_says_something_without_a_name() -> None:
    (entry,) = Versions({}, PROFILES).declared("LICENSE", "gone")

    assert entry.expression is None
    assert entry.note


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"apply this\nsupply that\ninput\n", b""),
        (b"a\n" * 9 + b"License: X\n" + b"b\n" * 9, b"\na\na\nLicense: X\n" + b"b\n" * 6),
        (b"under the PPL", b"under the PPL"),
    ],
    ids=["none", "lines around", "no line feed"],
)
def test_an_excerpt_is_what_speaks_of_licenses(text: bytes, expected: bytes) -> None:
    assert excerpt_of(text) == expected


def test_an_excerpt_of_many_mentions_stays_in_order() -> None:
    text = b"mit license\n" * 50

    assert excerpt_of(text).count(b"mit license") >= 50
