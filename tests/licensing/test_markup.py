from __future__ import annotations

import pytest

from pplcheck.licensing.markup import (
    clean_row,
    headed_by_stars,
    is_legal_title,
    sentences,
    title_of_page,
)


@pytest.mark.parametrize(
    "title",
    [
        "License",
        "LICENCE",
        "📜 Licencia",
        "Licença",
        "5. License",
        "License (CNPL v4)",
        "*License*",
    ],
)
def test_headings_about_the_license_are_known(title: str) -> None:
    assert is_legal_title(title)


@pytest.mark.parametrize("title", ["License server", "Driving license", "Usage", ""])
def test_other_headings_are_not(title: str) -> None:
    assert not is_legal_title(title)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("# My [Tool](u)\n", "My Tool"),
        ("My Tool\n=======\n", "My Tool"),
        ("<h1 align='center'>My Tool</h1>", "My Tool"),
        ("**My Tool**\n", "My Tool"),
        ("just words", ""),
    ],
)
def test_the_first_heading_names_the_page(page: str, title: str) -> None:
    assert title_of_page(page) == title


def test_sentences_know_their_lines_and_sections() -> None:
    page = (
        "# A\n\nOne sentence. Another one\nover two lines.\n\n## License\n\nIt is\nfree.\n"
        "### Code\nMore.\n## End\n- item one\n- item two\n"
    )

    found = [(entry.text.strip(), entry.line_at(0), entry.legal) for entry in sentences(page)]

    assert found == [
        ("A", 1, False),
        ("One sentence.", 2, False),
        ("Another one over two lines.", 3, False),
        ("It is free.", 7, True),
        ("Code", 10, True),
        ("More.", 11, True),
        ("End", 12, False),
        ("- item one", 13, False),
        ("- item two", 14, False),
    ]


def test_code_and_rules_are_left_out() -> None:
    page = "```\ncode\n~~~\n```\n\n* * *\n~~~~\nmore code\n~~~~\nwords\n"

    assert "code" not in " ".join(entry.text for entry in sentences(page))
    assert "words" in " ".join(entry.text for entry in sentences(page))


def test_an_org_page_has_headings_of_stars_and_no_comments() -> None:
    page = "#+TITLE: Work\n# not said\n* License\n** More\n- *bold* item\n"

    assert headed_by_stars(page) == "#+TITLE: Work\n\n# License\n## More\n- *bold* item\n"


@pytest.mark.parametrize(
    "row",
    ["[[file:L][the License]]", "link:L[the License]", "xref:l.adoc[the License]"],
)
def test_links_of_org_and_asciidoc_are_their_texts(row: str) -> None:
    assert clean_row(f"under {row}.") == "under the License."


def test_sentences_know_the_part_they_are_about_and_the_first_of_a_section() -> None:
    page = "# License\nOne. Two.\n## Boards\nThree.\n# End\n## More\nFour.\n"

    found = [
        (entry.text.strip(), entry.part, entry.begins)
        for entry in sentences(page)
        if not entry.title
    ]

    assert found == [
        ("One.", "", True),
        ("Two.", "", False),
        ("Three.", "Boards", False),
        ("Four.", "", False),
    ]


def test_a_heading_stands_below_those_of_a_higher_level() -> None:
    page = "# License\n## Boards\n**MIT**\n**ISC**\n## Code\n# End\n"

    found = [(entry.text.strip(), entry.part) for entry in sentences(page) if entry.title]

    assert found == [
        ("Boards", ""),
        ("MIT", "Boards"),
        ("ISC", "Boards"),
        ("Code", ""),
        ("End", ""),
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("By Ada N. Example and others.", 1),
        ("© 2020 A. B. Example.", 1),
        ("It is written in C. It is fast.", 2),
        ("It is fast! Was it made in R. It was.", 3),
        ("By A. Example\\\nLicense: none", 2),
    ],
)
def test_an_initial_ends_no_sentence(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count
