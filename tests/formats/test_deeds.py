from __future__ import annotations

import json
from dataclasses import replace

from pplcheck.formats.deeds import COLUMNS, jsonl, line
from tests.formats.attributed import FREEMAIL, HOSTILE, ORBIT, deed


def test_a_line_has_the_published_keys_and_null_for_what_is_not_shown() -> None:
    shown, hidden = (line(deed(entry), show_people=False) for entry in (ORBIT, FREEMAIL))

    assert tuple(shown) == tuple(hidden) == COLUMNS
    assert (shown["organization"], shown["party"], shown["paid"]) == ("Orbit Ltd", "orbit", "yes")
    assert (hidden["organization"], hidden["party"], hidden["paid"]) == (None, None, "unknown")


def test_lines_are_what_each_deed_says_alone() -> None:
    deeds = [deed(ORBIT, 1, "Ben"), deed(FREEMAIL, 2), deed(ORBIT, 3, "Ben"), deed(ORBIT, 4, "Cat")]

    texts = list(jsonl(deeds, show_people=True))

    assert [json.loads(text) for text in texts] == [
        line(entry, show_people=True) for entry in deeds
    ]
    assert all(text.endswith("}\n") and text.count("\n") == 1 for text in texts)


def test_a_hostile_name_stays_within_its_line() -> None:
    (text,) = jsonl([deed(replace(ORBIT, name=HOSTILE), person=HOSTILE)], show_people=True)

    found = json.loads(text)
    assert text.isascii()
    assert "eve@mail.example" not in text
    assert "\\u{d800}" in found["person"]
