from __future__ import annotations

import pytest

from pplcheck.licensing.statement import ManifestError
from pplcheck.licensing.xml_manifests import pom

ENTRY = "<license><name>{}</name></license>"


def test_licenses_of_the_project_are_alternatives() -> None:
    text = (
        '<?xml version="1.0" encoding="ISO-8859-1"?>\n<project>\n<licenses>\n'
        f"{ENTRY.format(' MIT   License ')}\n{ENTRY.format('PPL')}\n<license/>\n</licenses>\n"
        f"<profiles><licenses>{ENTRY.format('ISC')}</licenses></profiles></project>"
    )

    (told,) = pom(text)

    assert (told.line, told.choices) == (4, ("MIT License", "PPL"))


def test_an_address_stands_in_for_a_name() -> None:
    (told,) = pom("<project><licenses><license><url>u</url></license></licenses></project>")

    assert told.choices == ("u",)
    assert pom("<project/>") == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<!doctype a><project/>", "document type"),
        ("<!ENTITY a 'b'>", "document type"),
        ("<project>", "no valid XML"),
        ("", "no valid XML"),
        ("<a>" * 60, "nested"),
    ],
)
def test_other_documents_are_refused(text: str, reason: str) -> None:
    with pytest.raises(ManifestError, match=reason):
        pom(text)
