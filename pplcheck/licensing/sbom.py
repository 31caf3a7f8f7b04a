"""Components of a bill of materials: CycloneDX 1.4-1.6 and SPDX 2.2-2.3, both as JSON.

Read by ourselves, not by a library. Names, versions, references and license fields are all that is
needed, a handful of keys that both specifications define plainly, while a bill comes from others
and may be broken or hostile. Both usual libraries are kept up and under Apache-2.0, but
cyclonedx-python-lib 11.12 takes 10 s for 20,000 components (0.2 s here) and refuses a whole bill
for one misspelled component type; spdx-tools 0.8 brings nine packages and 0.3 s of start-up time;
neither bounds what it builds. No schema is asked for either: what has another type than it should
is read as not stated, which for a license means unknown, never clean.

Bounds: 64 MiB, 4 million JSON values, 200,000 components, 100 levels of components; SPDX files
and snippets are not components. What is beyond them, or is no bill, is an error.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pplcheck.errors import UsageError
from pplcheck.licensing.components import examine_sbom
from pplcheck.model.component import Component

__all__ = ["LIMIT", "examine_sbom", "read_sbom"]

LIMIT = 64 << 20
"""Bytes of a bill at most."""

_MOST_VALUES = 4_000_000
_MOST_COMPONENTS = 200_000
_DEEPEST = 100
_LONGEST = 2000
_CYCLONEDX = frozenset({"1.4", "1.5", "1.6"})
_SPDX = frozenset({"SPDX-2.2", "SPDX-2.3"})
_UNSTATED = frozenset({"", "NONE", "NOASSERTION"})
_DOCUMENT = "SPDXRef-DOCUMENT"
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def read_sbom(data: bytes, path: str) -> tuple[Component, ...]:
    """The components of a bill of materials, sorted, each once; `path` is named in errors.

    Raises:
        UsageError: it is too large or too deep, no JSON, or no bill of a known format and version.
    """
    bill = _load(data, path)
    if bill.get("bomFormat") == "CycloneDX":
        _known(bill.get("specVersion"), _CYCLONEDX, f"CycloneDX {_listed(_CYCLONEDX)}", path)
        found = _cyclonedx(bill, path)
    elif "spdxVersion" in bill:
        _known(bill["spdxVersion"], _SPDX, _listed(_SPDX), path)
        found = _spdx(bill)
    else:
        raise UsageError(
            f"{path}: neither a CycloneDX nor an SPDX 2 bill of materials; "
            f"export one as JSON (CycloneDX {_listed(_CYCLONEDX)} or SPDX 2.3)"
        )
    components: dict[Component, None] = {}
    for component in found:
        components[component] = None
        if len(components) > _MOST_COMPONENTS:
            raise UsageError(f"{path}: more than {_MOST_COMPONENTS:,} components; split the bill")
    return tuple(sorted(components, key=_order))


def _load(data: bytes, path: str) -> dict[str, Any]:
    if len(data) > LIMIT:
        raise UsageError(f"{path}: larger than {LIMIT >> 20} MiB; split the bill of materials")
    if data.count(b",") + data.count(b"[") + data.count(b"{") > _MOST_VALUES:
        raise UsageError(f"{path}: more than {_MOST_VALUES:,} values; split the bill of materials")
    if data.lstrip()[:1] == b"<":
        raise UsageError(f"{path}: is XML; export the bill of materials as JSON")
    try:
        bill = json.loads(data)
    except RecursionError:
        raise UsageError(f"{path}: nested too deeply for a bill of materials") from None
    except ValueError as error:
        raise UsageError(f"{path}: no valid JSON: {error}") from None
    if not isinstance(bill, dict):
        raise UsageError(f"{path}: no JSON object, so no bill of materials")
    return bill


def _known(version: object, versions: frozenset[str], listed: str, path: str) -> None:
    if _text(version) not in versions:
        shown = _text(version)[:40]
        raise UsageError(f"{path}: version {shown!r} is not read here; export as {listed}")


def _listed(versions: frozenset[str]) -> str:
    return ", ".join(sorted(versions))


def _cyclonedx(bill: dict[str, Any], path: str) -> Iterator[Component]:
    """Every component, those inside others too; the bill's own component is its subject."""
    main = _table(_table(bill.get("metadata")).get("component"))
    if main:
        yield _cyclonedx_component(main, subject=True)
    waiting = [(entry, 1) for entry in _tables(bill.get("components"))]
    waiting += [(entry, 1) for entry in _tables(main.get("components"))]
    while waiting:
        entry, depth = waiting.pop()
        if depth > _DEEPEST:
            raise UsageError(f"{path}: components nested more than {_DEEPEST} levels deep")
        yield _cyclonedx_component(entry, subject=False)
        waiting += [(inner, depth + 1) for inner in _tables(entry.get("components"))]


def _cyclonedx_component(entry: dict[str, Any], *, subject: bool) -> Component:
    group, name = _text(entry.get("group")), _text(entry.get("name"))
    declared, concluded = _choices(entry.get("licenses"))
    evidence = _table(entry.get("evidence"))
    found = _choices(evidence.get("licenses"))
    return Component(
        name=f"{group}/{name}" if group else name,
        version=_text(entry.get("version")),
        reference=_text(entry.get("purl")) or _text(entry.get("bom-ref")),
        declared=declared,
        concluded=concluded or (() if declared else (*found[0], *found[1])),
        subject=subject,
    )


def _choices(value: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A CycloneDX license choice: what is declared, and what is marked concluded (1.6)."""
    kinds: dict[bool, dict[str, None]] = {False: {}, True: {}}
    for entry in _tables(value):
        license_ = _table(entry.get("license"))
        written = (
            _text(entry.get("expression"))
            or _text(license_.get("id"))
            or _text(license_.get("name"))
        )
        marks = (entry.get("acknowledgement"), license_.get("acknowledgement"))
        if written not in _UNSTATED:
            kinds["concluded" in marks][written] = None
    return tuple(kinds[False]), tuple(kinds[True])


def _spdx(bill: dict[str, Any]) -> Iterator[Component]:
    packages = [*_tables(bill.get("packages"))]
    subjects = _described(bill)
    names = {
        _text(entry.get("licenseId")): _text(entry.get("name"))
        for entry in _tables(bill.get("hasExtractedLicensingInfos"))
    }
    whole = all(_text(entry.get("SPDXID")) in subjects for entry in packages)
    for entry in packages:
        identifier = _text(entry.get("SPDXID"))
        written = _stated(entry.get("licenseDeclared")), _stated(entry.get("licenseConcluded"))
        used = {
            name for text in (*written[0], *written[1]) for name in re.findall(r"[\w.+-]+", text)
        }
        yield Component(
            name=_text(entry.get("name")),
            version=_text(entry.get("versionInfo")),
            reference=_purl(entry) or identifier,
            declared=written[0],
            concluded=written[1],
            names=tuple(sorted((key, names[key]) for key in used if names.get(key))),
            subject=identifier in subjects and not whole,
        )


def _described(bill: dict[str, Any]) -> set[str]:
    """The ids of the packages an SPDX document says it is about."""
    described = bill.get("documentDescribes")
    found = {_text(entry) for entry in described} if isinstance(described, list) else set()
    for entry in _tables(bill.get("relationships")):
        ends = _text(entry.get("spdxElementId")), _text(entry.get("relatedSpdxElement"))
        kind = entry.get("relationshipType")
        if kind == "DESCRIBES" and ends[0] == _DOCUMENT:
            found.add(ends[1])
        elif kind == "DESCRIBED_BY" and ends[1] == _DOCUMENT:
            found.add(ends[0])
    return found


def _purl(package: dict[str, Any]) -> str:
    for entry in _tables(package.get("externalRefs")):
        if entry.get("referenceType") == "purl":
            return _text(entry.get("referenceLocator"))
    return ""


def _stated(value: object) -> tuple[str, ...]:
    text = _text(value)
    return () if text in _UNSTATED else (text,)


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _tables(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        yield from (entry for entry in value if isinstance(entry, dict))


def _text(value: object) -> str:
    """A text on one line, without what would move a terminal's cursor, cut; empty for no text."""
    if not isinstance(value, str):
        return ""
    return " ".join(_CONTROL.sub(" ", value[:_LONGEST]).split())


def _order(component: Component) -> tuple[str, ...]:
    return (
        component.name.casefold(),
        component.name,
        component.version,
        component.reference,
        *component.written,
    )
