from __future__ import annotations

import pytest

from pplcheck.licensing.contact import contact
from pplcheck.model.permission import Contact
from tests.licensing.samples import MemoryTree


def found(files: dict[str, str | bytes | None], folder: str = "") -> Contact | None:
    return contact(MemoryTree(files), folder)


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("For commercial licenses contact licensing@coop.example.", "licensing@coop.example"),
        (
            "Ask us about a license: <https://coop.example/Licensing>.",
            "https://coop.example/Licensing",
        ),
        ("For permission write to ada@coop.example", ""),
        ("Commercial use? Contact ada@coop.example or https://coop.example", ""),
        ("Under [a license](https://git.example/license.md); contact us to discuss others", ""),
        ("Para usos comerciales, escríbenos: hola@coop.example", "hola@coop.example"),
    ],
)
def test_a_line_that_asks_to_get_in_touch_about_the_license(line: str, address: str) -> None:
    assert found({"README.md": f"# Work\n\n{line}\n"}) == Contact(
        address=address, path="README.md", line=3
    )


@pytest.mark.parametrize(
    "line",
    [
        "Licensed under the PPL, see https://example.org/ppl",
        "Contact us at https://coop.example",
        "Contact us about the license",
        "Contact https://coop.example about a license" + " and more" * 200,
    ],
)
def test_other_lines_name_nobody(line: str) -> None:
    assert found({"README.md": line}) is None


def test_a_commercial_agreement_goes_before_other_questions() -> None:
    text = (
        "Ask about the license: info@coop.example\nCommercial license: contact sales@coop.example\n"
    )

    place = found({"README.md": text})

    assert str(place) == "sales@coop.example"


def test_the_nearest_page_is_asked_first() -> None:
    line = "License questions: ask {}@coop.example"
    files: dict[str, str | bytes | None] = {
        "README.md": line.format("info"),
        "kit/README.md": line.format("team"),
        "vendor/x/README.md": line.format("sales"),
    }

    assert str(found(files, "kit/deep")) == "team@coop.example"
    assert str(found(files)) == "info@coop.example"
    assert str(found({"CONTRIBUTING.md": "License? Ask ada@coop.example"})) == "CONTRIBUTING.md:1"


def test_pages_that_cannot_be_read_name_nobody() -> None:
    assert found({}) is None
    assert found({"README.md": None}) is None
    assert found({"README.md": b"\x00\x01 contact license@coop.example"}) is None
