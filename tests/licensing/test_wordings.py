from __future__ import annotations

import pytest

from pplcheck.licensing.headers import Headers
from pplcheck.licensing.notices import Notice
from pplcheck.licensing.statement import Statement
from pplcheck.licensing.wordings import Wordings
from tests.licensing.samples import VOCABULARY

WORDINGS = Wordings(VOCABULARY)


@pytest.mark.parametrize(
    "notice",
    [
        b"# Licensed under the MIT License.",
        b"# Part 12 is licensed under GPL version 2.",
        b"# Licensed under W3C-19980720.",
        b"# Copyright 2021, see https://example.org/4711/license",
        b"# see 47114711://license",
        b"# " + b" ".join(b"%d" % number for number in range(4000, 4101)),
        b"# 4711" + b" long" * 500,
    ],
    ids=["no number", "short", "a name", "an address", "before an address", "many", "long"],
)
def test_such_a_notice_is_its_own_wording(notice: bytes) -> None:
    assert WORDINGS.of(notice) == (notice, ())


def test_notices_that_differ_in_numbers_have_one_wording() -> None:
    one, numbers = WORDINGS.of(b"# Ticket 47110, 2021: under the MIT License.")
    other, others = WORDINGS.of(b"# Ticket 1234, 1970: under the MIT License.")

    assert one == other
    assert (numbers, others) == ([b"47110", b"2021"], [b"1234", b"1970"])


def test_a_number_that_names_have_stays_and_the_others_are_taken_out() -> None:
    wording, numbers = WORDINGS.of(b"# (c) 1234, under W3C-19980720, see 4711.")

    assert b"W3C-19980720" in wording
    assert wording == WORDINGS.of(b"# (c) 2021, under W3C-19980720, see 5000.")[0]
    assert numbers == [b"1234", b"4711"]


def test_a_number_in_a_name_is_not_filled_in() -> None:
    holder = WORDINGS.of(b"47110")[0].decode()
    told = Notice(statement=Statement(line=1, written="quoted", choices=(f"LicenseRef-{holder}",)))

    assert WORDINGS.forms([told]) is None


@pytest.mark.parametrize(
    "words", ["quoted " * 40, "quoted " * 27 + "{0} and so on", "100 % of {0}, %s"]
)
def test_a_long_quotation_is_cut_where_the_numbers_put_back_have_it_end(words: str) -> None:
    holder = WORDINGS.of(b"47110")[0].decode()
    told = Notice(
        statement=Statement(line=1, written=words.format(f"({holder})"), choices=("MIT",))
    )

    forms = WORDINGS.forms([told])

    assert forms is not None
    notices = [form.filled([b"47110"]) for form in forms]
    assert [notice.statement.written for notice in notices] == [words.format("(47110)")[:200]]


@pytest.mark.parametrize(
    "row",
    [
        "Part {0} is licensed under the MIT License.",
        "Copyright {0} Ada Example. Licensed under the Peer Production License.",
        "License: LicenseRef-{0}",
        "Licensed under the MIT License " + "and so on " * 15 + "{0}",
        "Licensed under the MIT License " + "and so on " * 16 + "{0} and more",
        "Copyright {0}-4712, {0} Ada Example, 100 %. Licensed under the MIT License.",
        "Copyright 1988, {0} Ada Example. Licensed under the MIT License.",
    ],
)
def test_each_file_is_told_as_if_it_were_read_alone(row: str) -> None:
    kept = Headers(vocabulary=VOCABULARY)

    for number in ("2021", "123456789", "4711", "512"):
        head = f"# First\n# {row.format(number)}\ncode = {number}\n".encode()
        fresh = Headers(vocabulary=VOCABULARY)
        fresh.wordings.of = lambda notice: (notice, ())  # type: ignore[method-assign]
        assert kept.statements_in("a.py", head) == fresh.statements_in("a.py", head)
