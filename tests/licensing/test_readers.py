from __future__ import annotations

import pytest

from pplcheck.licensing.places import Place
from pplcheck.licensing.readers import Readers
from pplcheck.model.declaration import Direction
from pplcheck.model.tree import Content
from tests.licensing.samples import PROFILES, VOCABULARY


def readers(pool: int = 0) -> Readers:
    return Readers(profiles=PROFILES, vocabulary=VOCABULARY, pool=pool)


@pytest.mark.parametrize("place", [Place.MANIFEST, Place.README, Place.CONTRIBUTING, Place.REUSE])
def test_what_is_too_long_or_no_text_is_a_gap(place: Place) -> None:
    reader = readers()

    found = [
        *reader.read("a/package.json", place, Content(data=b"x", truncated=True)),
        *reader.read("a/package.json", place, Content(data=b"\0", truncated=False)),
    ]

    assert found == []
    assert [gap.path for gap in reader.gaps] == ["a/package.json"] * 2


def test_a_license_file_that_fills_one_in_is_no_declaration() -> None:
    content = Content(data=b"YEAR: 2020\nCOPYRIGHT HOLDER: Loom authors\n", truncated=False)

    assert list(readers().read("LICENSE", Place.TEXT, content)) == []


@pytest.mark.parametrize(("data", "found"), [(b"Peer Production License", ["PPL"]), (b"Notes", [])])
def test_a_file_named_as_a_license_counts_where_it_is_one(data: bytes, found: list[str]) -> None:
    content = Content(data=data, truncated=False)

    assert [made.written for made in readers().read("PPL.txt", Place.TEXT, content)] == found


def test_an_expression_is_parsed_once() -> None:
    reader = readers()

    assert reader.parse("MIT OR PPL") is reader.parse("MIT OR PPL")


@pytest.mark.parametrize(("pool", "covers"), [(1, "lib"), (2, "lib/LICENSES/PPL.txt")])
def test_a_single_pooled_text_speaks_for_its_folder(pool: int, covers: str) -> None:
    content = Content(data=b"", truncated=False)

    (made,) = readers(pool).read("lib/LICENSES/PPL.txt", Place.POOL, content)

    assert made.covers == covers


def test_pages_of_the_meta_folders_speak_for_the_root() -> None:
    content = Content(data=b"You agree to license it under the PPL-es.", truncated=False)

    (made,) = readers().read(".github/CONTRIBUTING.md", Place.CONTRIBUTING, content)

    assert (made.covers, made.direction) == ("", Direction.INBOUND)


def test_a_list_with_an_unreadable_name_is_not_half_read() -> None:
    content = Content(data=b'{"license": ["MIT", "and so on, or not"]}', truncated=False)

    (made,) = readers().read("composer.json", Place.MANIFEST, content)

    assert made.expression is None


def test_a_heading_of_an_org_page_opens_the_section_on_the_license() -> None:
    content = Content(data=b"* Use\n* License\n\n[[file:L][MIT]]\n* More\n", truncated=False)

    (made,) = readers().read("README.org", Place.README, content)

    assert (made.line, made.expression and made.expression.text) == (4, "MIT")
