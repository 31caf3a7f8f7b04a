from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import Any

import pytest

from pplcheck.errors import UsageError
from pplcheck.formats.spdx_json import namespace, render, verification_code
from pplcheck.model.inventory import Inventory
from tests.formats.stocked import HOSTILE, inventory

pytest.importorskip("spdx_tools", reason="needs spdx-tools, which writes SPDX")


def document(found: Inventory | None = None) -> Any:
    return json.loads(render(found or inventory()))


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(inventory(), id="files"),
        pytest.param(replace(inventory(), license="", ids=()), id="nothing known of the whole"),
    ],
)
def test_the_document_is_valid_as_the_spdx_project_reads_it(found: Inventory) -> None:
    from spdx_tools.spdx.parser.jsonlikedict.json_like_dict_parser import JsonLikeDictParser
    from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

    read = JsonLikeDictParser().parse(document(found))  # type: ignore[no-untyped-call]

    assert [str(entry) for entry in validate_full_spdx_document(read)] == []
    assert read.files[0].name == "./LICENSE"


def test_files_say_what_applies_what_they_say_and_why() -> None:
    first, second, third, fourth = document()["files"]

    assert first["licenseConcluded"] == "PPL OR LicenseRef-House"
    assert first["licenseInfoInFiles"] == ["LicenseRef-House", "PPL"]
    assert second["fileName"] == f"./{HOSTILE}"
    assert second["licenseConcluded"] == "NOASSERTION"
    assert second["licenseInfoInFiles"] == ["NOASSERTION"]
    assert second["licenseComments"] == "declared by LICENSE:1 (text)"
    assert third["fileName"] == "./b\\u{dcff}.txt"
    assert fourth["fileName"] == "./icon@2x.png"
    assert {entry["algorithm"] for entry in first["checksums"]} == {"SHA1", "SHA256"}


def test_a_license_spdx_does_not_list_is_named_and_its_text_left_where_it_lies() -> None:
    assert document()["hasExtractedLicensingInfos"] == [
        {
            "extractedText": "See LICENSE; the text is not part of this document.",
            "licenseId": "LicenseRef-House",
            "name": "House",
        }
    ]


def test_the_document_says_when_and_of_which_commit() -> None:
    found = document()

    assert found["creationInfo"]["created"] == "2026-10-01T12:00:00Z"
    assert found["packages"][0]["versionInfo"] == "ab" * 20
    assert found["documentNamespace"] == namespace(inventory())


def test_the_same_content_has_the_same_bytes_and_name() -> None:
    assert render(inventory()) == render(inventory())
    assert namespace(inventory()) != namespace(replace(inventory(), digest="ef" * 32))


def test_the_verification_code_is_the_digest_of_sorted_digests() -> None:
    files = inventory().files

    assert verification_code(files) == verification_code(files[::-1])
    assert verification_code(()) == "da39a3ee5e6b4b0d3255bfef95601890afd80709"


def test_without_the_library_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spdx_tools.spdx.writer.json.json_writer", None)

    with pytest.raises(UsageError, match=r"pplcheck\[sbom\]"):
        render(inventory())
