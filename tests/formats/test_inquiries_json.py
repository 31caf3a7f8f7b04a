from __future__ import annotations

import json

from pplcheck.formats import inquiries_json
from tests.inquiries import inquiries


def test_figures_and_questions_are_there() -> None:
    document = json.loads(inquiries_json.render(inquiries("Ada")))

    assert document["people_first"] == {"people": 1, "settles": 0.5}
    assert [each["about"] for each in document["questions"]] == ["person", "organization", "user"]
    assert document["questions"][0]["identities"] == ["Ada <a0@mail.example>"]
    assert document["questions"][2]["first"] is None
