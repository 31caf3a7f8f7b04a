from __future__ import annotations

from datetime import date

import pytest

from pplcheck.cli import options, settings

TODAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("seconds", "as_of", "base", "expected"),
    [
        ("", "", "", TODAY),
        ("86399", "", "", date(1970, 1, 1)),
        ("86400", "", "", date(1970, 1, 2)),
        ("86400", "2020-01-01", "", date(2020, 1, 1)),
        ("86400", "", "main", TODAY),
        ("86400", "2020-01-01", "main", date(2020, 1, 1)),
    ],
    ids=["today", "last second", "first second", "named", "change", "change named"],
)
def test_the_day_is_the_one_named_then_that_of_the_source_then_today(
    seconds: str, as_of: str, base: str, expected: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "today", lambda: TODAY)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)

    assert settings.request(None, as_of=as_of, base=base).as_of == expected
