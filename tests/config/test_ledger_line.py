from __future__ import annotations

from datetime import date

import pytest

from pplcheck.config.ledger_line import FIELDS, NEEDED, entry_of
from pplcheck.model.ledger import WORKS
from pplcheck.model.party import Source

SOURCE = Source(path="l.csv", line=2)
FIELDS_OF = {"who": "nebula", "work": "care", "amount": "1", "unit": "h", "from": "2026-01-01"}


def refuse(what: str, field: str) -> None:
    pytest.fail(f"{field} {what}")


def test_what_is_needed_is_known() -> None:
    assert set(NEEDED) < set(FIELDS)
    assert "money" in WORKS


def test_words_are_folded_but_for_those_all_in_capitals() -> None:
    entry = entry_of({**FIELDS_OF, "work": "Care", "unit": "EUR"}, SOURCE, refuse)

    assert entry is not None
    assert (entry.work, entry.unit, entry.who) == ("care", "EUR", "nebula")


def test_an_unsound_line_makes_no_entry_and_says_why() -> None:
    said: list[tuple[str, str]] = []

    entry = entry_of({"who": "nebula"}, SOURCE, lambda what, field: said.append((field, what)))

    assert entry is None
    assert [field for field, _ in said] == ["work", "amount", "unit", "from"]


@pytest.mark.parametrize(
    ("start", "until", "expected"),
    [
        ("2026-01-01", "2026-02-01", date(2026, 1, 31)),
        ("2026-01-01", "", date(2026, 6, 1)),
        ("2026-01-01", "2026-12-01", date(2026, 6, 1)),
        ("2026-06-01", "2026-06-02", date(2026, 6, 1)),
        ("2026-06-02", "", None),
    ],
    ids=["over", "going on", "ends later", "today", "not begun"],
)
def test_work_counts_on_its_last_day(start: str, until: str, expected: date | None) -> None:
    entry = entry_of({**FIELDS_OF, "from": start, "until": until}, SOURCE, refuse)

    assert entry is not None
    assert entry.last_day(date(2026, 6, 1)) == expected
