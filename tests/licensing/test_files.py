from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.licensing import files
from pplcheck.licensing.files import MOST_BYTES, Reading, read_license_file, remarks
from pplcheck.licensing.texts import Identified, examine
from pplcheck.model.declaration import Origin, Trust
from pplcheck.model.license import Match, MatchVerdict
from pplcheck.model.tree import Content
from tests.licensing.samples import PROFILES, VOCABULARY, text_of


def read(data: bytes, *, truncated: bool = False) -> Reading:
    return read_license_file(Content(data=data, truncated=truncated), PROFILES, VOCABULARY)


def test_a_text_is_named_and_trusted_as_a_text() -> None:
    reading = read(text_of("PPL").encode())

    assert (reading.written, reading.origin, reading.trust) == ("PPL", Origin.TEXT, Trust.TEXT)
    assert (reading.note, reading.titled, reading.problem) == ("", "", "")


@pytest.mark.parametrize(
    ("data", "line", "expected"),
    [
        (b"\n\n  Peer Production License  \n", 3, "PPL"),
        (b"Hello.\n\nThis project is licensed under the\nCNPL v6.\n", 4, "LicenseRef-CNPL-6"),
        (b"MIT OR PPL", 1, "MIT OR PPL"),
        (b"x\nSPDX-License-Identifier: PPL", 2, "PPL"),
    ],
)
def test_a_brief_file_names_the_license_at_a_line(data: bytes, line: int, expected: str) -> None:
    reading = read(data)

    assert reading.expression is not None
    assert (reading.line, reading.expression.text) == (line, expected)


def test_a_cut_off_file_is_not_compared() -> None:
    reading = read(text_of("PPL").encode(), truncated=True)

    assert reading.expression is None
    assert str(MOST_BYTES // 1024) in reading.problem


@pytest.mark.parametrize(
    ("text", "fills"),
    [
        (b"YEAR: 2020\nCOPYRIGHT HOLDER: Ada Example\n", True),
        (b"Year: 2020\nCopyright holder: Ada;\n  Bea Example\nORGANIZATION: Loom\n", True),
        (b"COPYRIGHT HOLDER: Ada Example\n", False),
        (b"YEAR: 2020\nCOPYRIGHT HOLDER: Ada Example\nDo what you like.\n", False),
    ],
)  # fmt: skip
def test_a_template_that_is_filled_in_declares_nothing(text: bytes, fills: bool) -> None:  # noqa: FBT001
    assert read(text).fills is fills


def test_unlisted_words_name_nothing() -> None:
    assert read(b"Proprietary").expression is None


NOTICE = """Copyright 2020 Nebula Works

Licensed under the Apache License, Version 2.0 (the "License");
you may not use this file except in compliance with the License.
You may obtain a copy of the License at

    http://www.apache.org/licenses/LICENSE-2.0

Unless required by applicable law or agreed to in writing, software
distributed under the License is distributed on an "AS IS" BASIS,
WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
See the License for the specific language governing permissions and
limitations under the License.
"""


def test_a_proposed_notice_with_terms_of_its_own_names_no_license() -> None:
    edited = NOTICE.replace('(the "License");', '(the "License") modified with Commons Clause;')

    assert read(edited.encode()).expression is None


def test_a_notice_for_a_part_behind_the_own_one_does_not_speak_for_the_work() -> None:
    own = "This program is released under the MIT License.\n\nIt holds work of others:\n\n"

    reading = read((own + NOTICE).encode())

    assert reading.expression is not None
    assert reading.expression.text == "MIT"


def test_a_proposed_notice_names_the_license_and_is_not_its_text() -> None:
    reading = read(NOTICE.encode())

    assert reading.expression is not None
    assert (reading.expression.text, reading.origin) == ("Apache-2.0", Origin.HEADER)
    assert "without its text" in reading.note
    assert remarks(examine(NOTICE, PROFILES), NOTICE) == (
        "the notice the license proposes, not its text",
    )


@pytest.mark.parametrize(
    ("text", "refers"),
    [
        ("See docs/legal.md", "docs/legal.md"),
        ("Ver src/licencia.markdown\n", "src/licencia.markdown"),
        ("../LICENSE", "../LICENSE"),
        ("Please see the file `COPYING.txt`.", "COPYING.txt"),
        ("Proprietary", ""),
        ("See the lawyer at a/b for what holds", ""),
        ("a/" * 400, ""),
    ],
)
def test_a_file_may_only_say_where_the_license_stands(text: str, refers: str) -> None:
    assert read(text.encode()).refers == refers


def test_of_an_altered_text_the_clauses_are_told() -> None:
    found = Identified(
        match=Match(
            id="PPL",
            score=0.9,
            verdict=MatchVerdict.ALTERED,
            titled=None,
            changed=tuple(f"4({letter})" for letter in "abcdefg"),
        ),
        missing=("worker owners | owners",),
    )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "examine", lambda *_: found)
        reading = read(b"word " * 400)

    assert reading.note == (
        "close to PPL, changed in 4(a), 4(b), 4(c), 4(d), 4(e), 4(f) and 1 more, "
        "but without: worker owners"
    )
    assert (reading.titled, reading.written, len(reading.changed)) == ("PPL", "", 7)


def test_an_altered_text_whose_changes_cannot_be_located() -> None:
    match = Match(id="PPL", score=0.9, verdict=MatchVerdict.ALTERED, titled="PPL")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "examine", lambda *_: Identified(match=match))
        reading = read(b"word " * 400)

    assert reading.note == "close to PPL, but passages were added or left out"
    assert reading.written == "PPL"


def test_what_was_not_compared_is_told() -> None:
    match = Match(id="MIT", score=1.0, verdict=MatchVerdict.MATCH)
    found = Identified(match=match, others=("ISC",), resized=True)

    assert remarks(found, "word " * 400) == (
        "the file also holds the text of ISC",
        "other words stand around the text; they were not compared",
    )
    assert remarks(found, "word " * 20) == ("the file also holds the text of ISC",)
    unknown = replace(found, match=replace(match, id=None, verdict=MatchVerdict.UNKNOWN))
    assert remarks(unknown, "word " * 70_000) == ("only the first 16,000 words were compared",)
    assert remarks(unknown, "x" * 70_000) == ()


def test_a_title_without_a_text_to_compare_names_the_license_and_accuses_nobody() -> None:
    reading = read(b"PEARL License\n\n" + b"Plums are for the market, and so are pears. " * 60)

    assert reading.expression is not None
    assert reading.expression.text == reading.written == "LicenseRef-PEARL"
    assert (reading.titled, reading.origin) == ("", Origin.TEXT)
    assert "no text of it is known here" in reading.note


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("https://creativecommons.org/licenses/by/3.0/", "CC-BY-3.0"),
        ("https://creativecommons.org/licenses/by/3.0/legalcode).", "CC-BY-3.0"),
        ("https://creativecommons.org/about", None),
        ("https://nebula.example/terms", None),
    ],
    ids=["its page", "its text", "no page of a license", "elsewhere"],
)
def test_a_summary_under_a_title_counts_where_it_links_to_the_license(
    page: str, said: str | None
) -> None:
    text = f"Attribution 3.0 Unported (CC BY 3.0)\n\nShare it as you like. ({page}\n"

    reading = read(text.encode())

    assert (reading.expression.text if reading.expression else None) == said


def test_a_long_text_is_no_summary() -> None:
    page = "https://creativecommons.org/licenses/by/3.0/"
    text = f"Attribution 3.0 Unported (CC BY 3.0)\n\n{'word ' * 400}{page}\n"

    assert read(text.encode()).expression is None
