from __future__ import annotations

import contextlib
import hashlib
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, strategies as st

from pplcheck.config import ledger as reader
from pplcheck.config.ledger import LEDGER_BYTES, load_ledger
from pplcheck.errors import ConfigurationError
from pplcheck.model.ledger import LedgerEntry
from pplcheck.model.party import Source

HEADER = "who,work,amount,unit,from,until,confirmed_by,source\n"
LINE = 'Nebula Coop,Translation,12.50,hours,2026-02-01,2026-03-01,assembly,"minutes, page 4"\n'
ENTRY = LedgerEntry(
    who="Nebula Coop",
    work="translation",
    amount=Decimal("12.50"),
    unit="hours",
    start=date(2026, 2, 1),
    until=date(2026, 3, 1),
    confirmed_by="assembly",
    source=Source(path="ledger.csv", line=2, text="minutes, page 4"),
)
TOML = """\
schema = 1

[[entry]]
who = "Nebula Coop"
work = "Translation"
amount = "12.50"
unit = "hours"
from = 2026-02-01
until = 2026-03-01
confirmed_by = "assembly"
source = "minutes, page 4"
"""


def load(text: str | bytes, path: str = "ledger.csv") -> tuple[LedgerEntry, ...]:
    data = text.encode() if isinstance(text, str) else text
    return load_ledger(data, path).entries


def problems(text: str | bytes, path: str = "ledger.csv") -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as caught:
        load(text, path)
    return caught.value.problems


@pytest.mark.parametrize(
    "text",
    [
        HEADER + LINE,
        "\ufeff" + HEADER + LINE,
        (HEADER + LINE).replace("\n", "\r\n"),
        HEADER.upper() + LINE + "\n,,,\n",
        (HEADER + LINE).replace(",", ";").replace('"minutes; page 4"', '"minutes, page 4"'),
        (HEADER + LINE).replace(",", "\t").replace("minutes\t", "minutes,"),
    ],
    ids=["commas", "byte order mark", "carriage returns", "empty rows", "semicolons", "tabs"],
)
def test_a_line_of_csv_is_an_entry(text: str) -> None:
    assert load(text) == (ENTRY,)


def test_a_table_of_toml_is_the_same_entry() -> None:
    (found,) = load(TOML, "work/Ledger.TOML")

    assert found == LedgerEntry(
        **{
            **{name: getattr(ENTRY, name) for name in LedgerEntry.__dataclass_fields__},
            "source": Source(path="work/Ledger.TOML", line=3, text="minutes, page 4"),
        }
    )


def test_the_digest_is_that_of_the_bytes() -> None:
    data = HEADER.encode()

    assert load_ledger(data, "l.csv").digest == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_columns_come_in_any_order_and_only_some_are_needed() -> None:
    (found,) = load("unit,amount,date,work,who\nEUR,300,2026-04-01,money,orbit\n")

    assert (found.amount, found.unit) == (Decimal(300), "EUR")
    assert (found.start, found.until) == (date(2026, 4, 1), date(2026, 4, 2))
    assert (found.confirmed_by, found.source.text) == ("", "")


def test_short_rows_leave_the_last_fields_empty_and_lines_are_those_of_the_file() -> None:
    text = HEADER + 'a,"car\ne",1,h,2026-01-01\nb,care,1,h,2026-01-01\n'

    assert problems(text) == (
        'work must be at most 500 characters on one line, got "car\\u000ae" (ledger.csv:2)',
    )
    assert load(text.replace("car\n", "car"))[1].source.line == 3


def test_an_amount_is_exact() -> None:
    row = "a,money,{},EUR,2026-01-01\n"
    text = HEADER + row.format("0.1") + row.format("0.2") + row.format("999999999999999.999999")

    amounts = [entry.amount for entry in load(text)]

    assert amounts[0] + amounts[1] == Decimal("0.3")
    assert str(amounts[2]) == "999999999999999.999999"
    assert load(TOML.replace('"12.50"', "12"), "l.toml")[0].amount == 12


def test_open_ended_work_and_the_last_day_there_is() -> None:
    open_, last = load(HEADER + "a,care,1,h,2026-01-01\n") + load(
        "who,work,amount,unit,date\na,care,1,h,9999-12-31\n"
    )

    assert open_.until is None
    assert (last.start, last.until) == (date.max, None)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (",care,1,h,2026-01-01", "who is missing; name an organization or a person"),
        ("a,,1,h,2026-01-01", "work is missing"),
        ("a,care,,h,2026-01-01", "amount is missing"),
        ("a,care,1,,2026-01-01", "unit is missing"),
        ("a,care,1,h", "from is missing; say when"),
        ("a,care,0,h,2026-01-01", "amount must be more than 0"),
        ("a,care,0.000,h,2026-01-01", "amount must be more than 0"),
        ("a,care,-1,h,2026-01-01", "amount must be a number like 12 or 12.5"),
        ("a,care,1e9,h,2026-01-01", "amount must be a number"),
        ("a,care,NaN,h,2026-01-01", "amount must be a number"),
        ('a,care,"1,5",h,2026-01-01', 'with a point and nothing else, got "1,5"'),
        ("a,care,\N{ARABIC-INDIC DIGIT ONE},h,2026-01-01", "amount must be a number"),
        ("a,care,1,h,1.2.2026", "from must be a day like 2026-10-01"),
        ("a,care,1,h,2026-02-30", "from must be a day"),
        ("a,care,1,h,2026-02-01,2026-02-01", "until must be later than from"),
        (f"{'a' * 501},care,1,h,2026-01-01", "who must be at most 500 characters"),
        ("a,care,1,h,2026-01-01,,,s,more", "has 9 fields where the header has 8"),
        ('a,"care,1,h,2026-01-01', "is not valid CSV: unexpected end of data"),
        (f"a,{'x' * 140_000},1,h,2026-01-01", "is not valid CSV: field larger"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_with_its_number(row: str, found: str) -> None:
    (problem,) = problems(HEADER + LINE + row + "\n")

    assert found in problem
    assert problem.endswith("(ledger.csv:3)")


def test_a_date_does_not_go_with_a_span() -> None:
    text = "who,work,amount,unit,date,from\na,care,1,h,2026-01-01,2026-01-01\n"

    assert problems(text) == (
        "date does not go with from and until; write the one or the others (ledger.csv:2)",
    )


def test_all_problems_are_told_at_once() -> None:
    rows = ",care,x,h,2026-01-01\na,care,1,h,never\n"

    assert [entry.split()[0] for entry in problems(HEADER + rows)] == ["who", "amount", "from"]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("who,work,amount,unit,form", 'column "form" is not known; did you mean "from"?'),
        ("who,work,amount,unit,zzz", 'column "zzz" is not known; known: who, work'),
        ("who,who,work,amount,unit", 'column "who" is there twice'),
        ("who,work", "missing: amount, unit"),
        ("", "missing: who, work, amount, unit"),
    ],
)
def test_the_header_names_the_columns(header: str, found: str) -> None:
    (problem,) = problems(f"{header}\n" if header else "")

    assert found in problem
    assert problem.endswith("(ledger.csv:1)")


def test_a_file_that_is_no_text_or_too_large_is_refused() -> None:
    assert "not UTF-8 text" in problems(HEADER.encode() + b"\xff\n")[0]
    assert problems(HEADER.encode() + b"\n\xff\n")[0].endswith("(ledger.csv:3)")
    assert "larger than" in problems(b"x" * (LEDGER_BYTES + 1))[0]


@pytest.mark.parametrize(("path", "text"), [("l.csv", HEADER + LINE), ("l.toml", TOML)])
def test_there_is_an_end_to_entries(monkeypatch: pytest.MonkeyPatch, path: str, text: str) -> None:
    monkeypatch.setattr(reader, "MAX_ENTRIES", 0)

    assert "has more than 0 entries; split the file" in problems(text, path)[0]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ('"12.50"', "12.5", 'got 12.5; write it in quotes: "12.5"'),
        ('"12.50"', "true", "must be a text, a whole number or a date, got true"),
        ('"12.50"', '"12,5"', "key 'entry[0].amount' must be a number"),
        ("2026-02-01", "2026-02-01T10:00:00", "must be a text, a whole number or a date"),
        ("who =", "whom =", "key 'entry[0].whom' is not known"),
        ("schema = 1", "schema = 2", "key 'schema' must be 1"),
        ("[[entry]]", "[[entries]]", "key 'entries' is not known"),
    ],
)
def test_a_toml_ledger_says_what_is_wrong_and_where(before: str, after: str, found: str) -> None:
    assert any(found in problem for problem in problems(TOML.replace(before, after), "l.toml"))


@given(st.binary(max_size=200))
def test_any_bytes_make_entries_or_problems(data: bytes) -> None:
    for path, text in product(("l.csv", "l.toml"), (data, HEADER.encode() + data)):
        with contextlib.suppress(ConfigurationError):
            assert all(entry.amount > 0 for entry in load(text, path))
