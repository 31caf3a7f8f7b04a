"""Whom an import is about, and a table that no register can hold."""

from __future__ import annotations

import json

import pytest

from pplcheck.config.importers import READERS
from pplcheck.config.importers.sieve import Sieve
from pplcheck.config.merging import merge
from pplcheck.config.register import load_register
from pplcheck.config.register_text import RegisterText
from pplcheck.config.taking_over import OptOut, take_over
from pplcheck.errors import UsageError

PEOPLE = 300


def _json(users: str, emails: str) -> bytes:
    return json.dumps(
        {
            users: [
                {"user_name": f"U {n}", emails: [f"u{n}@x.example"], "companies": []}
                for n in range(PEOPLE)
            ]
        }
    ).encode()


def _sortinghat() -> bytes:
    people = {
        str(n): {"identities": [{"email": f"u{n}@x.example", "name": f"U {n}"}]}
        for n in range(PEOPLE)
    }
    return json.dumps({"uidentities": people}).encode()


def _lines(line: str) -> bytes:
    return "".join(line.format(n=n) for n in range(PEOPLE)).encode()


TABLES = {
    "gitdm": _lines("u{n}@x.example Nebula {n}\n"),
    "cncf": _lines("U {n}: u{n}!x.example\n\tNebula {n}\n"),
    "mailmap": _lines("U {n} <u{n}@x.example> <old{n}@x.example>\n"),
    "stackalytics": _json("users", "emails"),
    "sortinghat": _sortinghat(),
    "authors": _lines("U {n} <u{n}@x.example> (Nebula {n})\n"),
    "organizationmap": _lines("Nebula {n} <n{n}@nebula.example> <u{n}@x.example>\n"),
}


def _written(format_: str, data: bytes, sieve: Sieve) -> str:
    imported = READERS[format_]((("table", data),), sieve)
    declared = load_register(b"", "register.toml")
    taken = take_over(imported, declared, opt_out=OptOut(), only=sieve.only)
    text = RegisterText(b"", "register.toml")
    merge(text, taken.statements, path="table")
    return text.render()


@pytest.mark.parametrize("format_", TABLES)
def test_what_is_counted_is_at_most_what_is_written(format_: str) -> None:
    sieve = Sieve()

    written = _written(format_, TABLES[format_], sieve)

    assert 0.5 * len(written) < sieve.used <= len(written.encode())


@pytest.mark.parametrize("format_", TABLES)
def test_a_table_no_register_holds_is_told_where_it_is_certain(format_: str) -> None:
    with pytest.raises(UsageError, match=r"^table.* 3,000 bytes.*--for PATH.*--into FILE"):
        READERS[format_]((("table", TABLES[format_]),), Sieve(limit=3000))


@pytest.mark.parametrize("format_", TABLES)
def test_only_who_is_of_interest_counts(format_: str) -> None:
    sieve = Sieve(only=frozenset({"u7@x.example"}), limit=3000)

    written = _written(format_, TABLES[format_], sieve)

    assert "u7@x.example" in written
    assert "u8@x.example" not in written
    assert sieve.people == 1


def test_what_the_register_holds_and_who_is_left_out_count_nothing() -> None:
    sieve = Sieve(held=frozenset({"u1@x.example", "nebula"}), left_out=lambda at: at[0] == "v")
    data = b"u1@x.example Nebula\nv@x.example Nebula\n"

    READERS["gitdm"]((("table", data),), sieve)

    assert (sieve.used, sieve.people) == (0, 2)


def test_a_table_of_domains_alone_is_bounded_too() -> None:
    data = _lines("n{n}.example Nebula\n")

    with pytest.raises(UsageError, match=r"^table:\d+: what was read so far \(organizations\)"):
        READERS["gitdm"]((("table", data),), Sieve(limit=3000))
