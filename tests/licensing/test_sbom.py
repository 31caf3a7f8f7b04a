from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from pplcheck.errors import UsageError
from pplcheck.licensing import sbom
from pplcheck.licensing.sbom import read_sbom
from pplcheck.model.component import Component

BILLS = Path(__file__).parent / "bills"


def cyclonedx(*components: Any, version: Any = "1.5", **more: Any) -> bytes:
    bill = {"bomFormat": "CycloneDX", "specVersion": version, "components": components, **more}
    return json.dumps(bill).encode()


def spdx(*packages: Any, version: Any = "SPDX-2.3", **more: Any) -> bytes:
    return json.dumps({"spdxVersion": version, "packages": packages, **more}).encode()


def read(name: str) -> dict[str, Component]:
    components = read_sbom((BILLS / name).read_bytes(), name)
    return {component.name: component for component in components}


def test_a_cyclonedx_bill_is_read() -> None:
    components = read("cyclonedx.json")

    assert list(components) == sorted(components)
    assert components["seeds"] == Component(
        name="seeds", version="1.0", reference="pkg:pypi/seeds@1.0", declared=("MIT",)
    )
    assert components["org.example/soil"].declared == ("GPL-3.0-or-later OR MIT",)
    assert components["tools"].reference == "tools-7"
    assert components["tools"].written == ("GPL-3.0-only", "MIT")
    assert components["stones"].written == ()


def test_what_is_concluded_counts_before_what_is_declared() -> None:
    water = read("cyclonedx.json")["water"]

    assert (water.declared, water.concluded) == (("MIT",), ("GPL-3.0-only",))
    assert water.written == ("GPL-3.0-only",)


def test_licenses_found_in_evidence_count_where_none_is_declared() -> None:
    assert read("cyclonedx.json")["weeds"].concluded == ("LGPL-2.1-only",)


@pytest.mark.parametrize("name", ["cyclonedx.json", "spdx.json"])
def test_what_a_bill_is_about_is_marked(name: str) -> None:
    components = read(name).values()

    assert [component.name for component in components if component.subject] == ["garden"]


def test_an_spdx_bill_is_read() -> None:
    components = read("spdx.json")

    assert components["seeds"] == Component(
        name="seeds", version="1.0", reference="pkg:pypi/seeds@1.0", declared=("MIT",)
    )
    assert components["harvest"].reference == "SPDXRef-harvest"
    assert components["harvest"].names == (("LicenseRef-1", "Peer Production License"),)
    assert components["water"].written == ("GPL-3.0-only AND LicenseRef-2",)
    assert components["water"].names == ()


def test_only_a_purl_among_external_references_names_a_package() -> None:
    kinds = ("cpe23Type", "purl", "purl")
    references = [
        {"referenceType": kind, "referenceLocator": f"{kind}-{number}"}
        for number, kind in enumerate(kinds)
    ]

    (purl,) = read_sbom(spdx({"name": "a", "externalRefs": references}), "bill.json")
    (other,) = read_sbom(spdx({"name": "a", "externalRefs": references[:1]}), "bill.json")

    assert (purl.reference, other.reference) == ("purl-1", "")


def test_a_bill_about_all_its_packages_has_no_subject() -> None:
    data = spdx({"name": "one", "SPDXID": "SPDXRef-1"}, documentDescribes=["SPDXRef-1", 7])

    (component,) = read_sbom(data, "bill.json")

    assert not component.subject


def test_a_package_described_by_the_document_is_its_subject() -> None:
    relationship = {
        "spdxElementId": "SPDXRef-1",
        "relationshipType": "DESCRIBED_BY",
        "relatedSpdxElement": "SPDXRef-DOCUMENT",
    }
    packages = ({"name": "one", "SPDXID": "SPDXRef-1"}, {"name": "two", "SPDXID": "SPDXRef-2"})

    components = read_sbom(spdx(*packages, relationships=[relationship]), "bill.json")

    assert [component.subject for component in components] == [True, False]


@pytest.mark.parametrize("version", ["1.4", "1.5", "1.6"])
def test_the_versions_of_cyclonedx_are_read(version: str) -> None:
    assert read_sbom(cyclonedx({"name": "a"}, version=version), "bill.json")


def test_components_inside_the_main_one_are_components() -> None:
    data = cyclonedx(metadata={"component": {"name": "main", "components": [{"name": "part"}]}})

    components = read_sbom(data, "bill.json")

    assert [(entry.name, entry.subject) for entry in components] == [
        ("main", True),
        ("part", False),
    ]


def test_the_same_component_twice_is_one() -> None:
    seeds = {"name": "seeds", "version": "1", "licenses": [{"license": {"id": "MIT"}}]}

    assert len(read_sbom(cyclonedx(seeds, seeds, seeds), "bill.json")) == 1


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert read_sbom(b"\xef\xbb\xbf" + cyclonedx({"name": "a"}), "bill.json")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "no valid JSON"),
        (b"\x00\x01\x02", "no valid JSON"),
        (b"\xff\xfe\xfd", "no valid JSON"),
        (b"[]", "no JSON object"),
        (b"{}", "neither a CycloneDX nor an SPDX 2 bill"),
        (b'  <?xml version="1.0"?><bom/>', "is XML; export"),
        (b'{"bomFormat": "CycloneDX"}', "version '' is not read here"),
        (cyclonedx(version="1.1"), "version '1.1' is not read here; export as CycloneDX 1.4"),
        (cyclonedx(version=[["x"] * 9]), "version '' is not read here"),
        (spdx(version="SPDX-1.2"), "version 'SPDX-1.2' is not read here"),
        (b'{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"}', "neither"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"version": ' + b"9" * 10_000 + b"}", "no valid JSON"),
        (b"[" + b"[]," * 2_000_001 + b"[]]", "more than 4,000,000 values"),
    ],
    ids=lambda value: value if isinstance(value, str) else "bill",
)
def test_what_is_no_bill_is_refused_with_path_and_reason(data: bytes, problem: str) -> None:
    with pytest.raises(UsageError, match=problem) as error:
        read_sbom(data, "web/bill.json")

    assert str(error.value).startswith("web/bill.json: ")


def test_a_bill_beyond_the_limit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sbom, "LIMIT", 1 << 20)

    with pytest.raises(UsageError, match="larger than 1 MiB"):
        read_sbom(b" " * ((1 << 20) + 1), "bill.json")


def test_too_many_components_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sbom, "_MOST_COMPONENTS", 3)

    with pytest.raises(UsageError, match="more than 3 components"):
        read_sbom(cyclonedx(*({"name": str(number)} for number in range(4))), "bill.json")


def test_components_nested_without_end_are_refused() -> None:
    inner: dict[str, Any] = {"name": "leaf"}
    for _ in range(150):
        inner = {"name": "twig", "components": [inner]}

    with pytest.raises(UsageError, match="nested more than 100 levels"):
        read_sbom(cyclonedx(inner), "bill.json")


WRONG: list[Any] = [None, 7, True, "text", [], {}, [1, None, "x", [[]]], {"id": ["MIT"]}]


@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_a_field_of_another_type_is_read_as_not_stated(value: Any) -> None:
    keys = ("group", "version", "purl", "bom-ref", "licenses", "evidence", "components")
    entry = {"name": "a"} | dict.fromkeys(keys, value)
    fields = ("versionInfo", "licenseDeclared", "licenseConcluded", "externalRefs", "SPDXID")
    package = {"name": "a"} | dict.fromkeys(fields, value)

    (component,) = read_sbom(cyclonedx(entry, metadata=value), "bill.json")
    (other,) = read_sbom(
        spdx(
            package,
            relationships=value,
            documentDescribes=value,
            hasExtractedLicensingInfos=value,
        ),
        "bill.json",
    )

    assert component.written == ()
    assert other.written == (("text",) if value == "text" else ())


@pytest.mark.parametrize("license_", WRONG, ids=repr)
def test_a_license_of_another_type_is_read_as_not_stated(license_: Any) -> None:
    entry = {"name": "a", "licenses": [{"license": license_, "acknowledgement": license_}]}

    (component,) = read_sbom(cyclonedx(entry, "x", 7), "bill.json")

    assert component.written == ()


@pytest.mark.parametrize("word", ["NOASSERTION", "NONE", "", "  "])
def test_no_assertion_is_no_license(word: str) -> None:
    package = {"name": "a", "licenseDeclared": word, "licenseConcluded": word}
    entry = {"name": "a", "licenses": [{"license": {"name": word}}, {"expression": word}]}

    assert read_sbom(spdx(package), "bill.json")[0].written == ()
    assert read_sbom(cyclonedx(entry), "bill.json")[0].written == ()


def test_texts_are_made_fit_for_a_terminal() -> None:
    name = "a\x1b[31m\u202eb\ud800\n\tc" + "x" * 5000

    (component,) = read_sbom(cyclonedx({"name": name}), "bill.json")

    assert component.name.startswith("a [31m b c")
    assert len(component.name) <= 2000
    component.name.encode()


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["components", "licenses", "license", "packages", "name", "metadata"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=12,
)


@given(_VALUES)
def test_no_bill_is_too_strange(value: Any) -> None:
    for data in (
        cyclonedx(value, metadata=value),
        spdx(value, relationships=value, hasExtractedLicensingInfos=value),
        json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.4", "components": value}).encode(),
    ):
        assert isinstance(read_sbom(data, "bill.json"), tuple)
