"""An inventory as SPDX 2.3 in JSON, written by spdx-tools, the SPDX project's own library.

The text of a license that SPDX does not list is not in the document: it names the file that
declares it. The document's name is made of its content, so the same content has the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from io import StringIO
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from pplcheck.errors import UsageError
from pplcheck.formats.neutral import sound, without_addresses
from pplcheck.model.inventory import Inventory, InventoryFile

if TYPE_CHECKING:
    from spdx_tools.spdx.model.document import CreationInfo, Document
    from spdx_tools.spdx.model.extracted_licensing_info import ExtractedLicensingInfo
    from spdx_tools.spdx.model.file import File
    from spdx_tools.spdx.model.package import Package
    from spdx_tools.spdx.model.relationship import Relationship

_DOCUMENT = "SPDXRef-DOCUMENT"
_PACKAGE = "SPDXRef-Package"


def render(found: Inventory) -> str:
    """The document, ending in a line break; UsageError without the library."""
    try:
        from spdx_tools.spdx.writer.json.json_writer import write_document_to_stream
    except ImportError as error:
        raise UsageError(
            f"SPDX is written by spdx-tools ({error}); install it with `pip install pplcheck[sbom]`"
        ) from error
    stream = StringIO()
    # Checked against the schema by the tests; checking each document takes ten times as long.
    write_document_to_stream(_document(found), stream, validate=False)
    return stream.getvalue() + "\n"


def namespace(found: Inventory) -> str:
    """The document's own name: an address nobody has to hold, made of the content."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'pplcheck:{found.digest}')}"


def _document(found: Inventory) -> Document:
    from spdx_tools.spdx.model.document import Document

    files = [_file(entry) for entry in found.files]
    return Document(
        creation_info=_creation(found),
        packages=[_package(found)],
        files=files,
        relationships=_relations(files),
        extracted_licensing_info=_extracted(found),
    )


def _creation(found: Inventory) -> CreationInfo:
    from spdx_tools.spdx.model.actor import Actor, ActorType
    from spdx_tools.spdx.model.document import CreationInfo

    return CreationInfo(
        spdx_version="SPDX-2.3",
        spdx_id=_DOCUMENT,
        name=without_addresses(sound(found.name)),
        document_namespace=namespace(found),
        creators=[Actor(ActorType.TOOL, f"pplcheck-{found.tool_version}")],
        created=found.created.replace(tzinfo=None),  # the library takes UTC for granted
        document_comment="Licenses as they are declared; no legal advice.",
    )


def _package(found: Inventory) -> Package:
    from spdx_tools.spdx.model.package import Package, PackageVerificationCode
    from spdx_tools.spdx.model.spdx_no_assertion import SpdxNoAssertion

    return Package(
        spdx_id=_PACKAGE,
        name=without_addresses(sound(found.name)),
        download_location=SpdxNoAssertion(),
        version=found.head,
        files_analyzed=True,
        verification_code=PackageVerificationCode(verification_code(found.files)),
        license_concluded=_license(found.license),
        license_declared=_license(found.license),
        license_info_from_files=[_license(name) for name in found.ids] or [_license("")],
        copyright_text=SpdxNoAssertion(),
    )


def verification_code(files: Iterable[InventoryFile]) -> str:
    """SPDX 2.3, 7.9: the SHA-1 of all files' SHA-1 values, sorted and joined."""
    joined = "".join(sorted(file.sha1 for file in files))
    return hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest()


def _file(entry: InventoryFile) -> File:
    from spdx_tools.spdx.model.checksum import Checksum, ChecksumAlgorithm
    from spdx_tools.spdx.model.file import File
    from spdx_tools.spdx.model.spdx_no_assertion import SpdxNoAssertion

    return File(
        name=f"./{sound(entry.path)}",
        spdx_id=f"SPDXRef-File-{_mark(entry.path)}",
        checksums=[
            Checksum(ChecksumAlgorithm.SHA1, entry.sha1),
            Checksum(ChecksumAlgorithm.SHA256, entry.sha256),
        ],
        license_concluded=_license(entry.concluded),
        license_info_in_file=[_license(name) for name in entry.found] or [_license("")],
        license_comment=sound(entry.why) or None,
        copyright_text=SpdxNoAssertion(),
    )


def _relations(files: Iterable[File]) -> list[Relationship]:
    from spdx_tools.spdx.model.relationship import Relationship, RelationshipType

    contained = [Relationship(_PACKAGE, RelationshipType.CONTAINS, file.spdx_id) for file in files]
    return [Relationship(_DOCUMENT, RelationshipType.DESCRIBES, _PACKAGE), *contained]


def _extracted(found: Inventory) -> list[ExtractedLicensingInfo]:
    from spdx_tools.spdx.model.extracted_licensing_info import ExtractedLicensingInfo

    return [
        ExtractedLicensingInfo(
            license_id=entry.id,
            extracted_text=f"See {sound(entry.path)}; the text is not part of this document.",
            license_name=sound(entry.named),
        )
        for entry in found.references
    ]


@lru_cache(maxsize=4096)
def _license(text: str) -> Any:
    """An expression as the library has it; without one, no assertion."""
    from spdx_tools.common.spdx_licensing import (  # type: ignore[import-untyped]
        spdx_licensing,
    )
    from spdx_tools.spdx.model.spdx_no_assertion import SpdxNoAssertion

    return spdx_licensing.parse(text) if text else SpdxNoAssertion()


def _mark(path: str) -> str:
    """What tells a file from all others, the same in every document."""
    return hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:32]
