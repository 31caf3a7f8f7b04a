from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pplcheck.model.ledger import LedgerEntry, LedgerWork
from pplcheck.model.party import Capacity, Source
from pplcheck.model.value import Equation, Holder, Recipients
from pplcheck.pipeline.sharing_efforts import Doer, Gatherer, Purse

AS_OF = date(2026, 10, 1)


def line(until: date | None, start: date = date(2026, 1, 1)) -> LedgerWork:
    entry = LedgerEntry(
        who="nebula",
        work="care",
        amount=Decimal("1.5"),
        unit="hours",
        start=start,
        until=until,
        source=Source(path="ledger.csv", line=2),
    )
    return LedgerWork(entry=entry, party="nebula")


def purse(recipients: Recipients = Recipients.PARTIES) -> Purse:
    return Purse(Equation(recipients=recipients), (), (), {})


def doer(individual: str, organization: str, capacity: Capacity) -> Doer:
    return Doer(individual=individual, organization=organization, capacity=capacity)


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (line(None), doer("", "nebula", Capacity.ORGANIZATION)),
        (
            LedgerWork(entry=line(None).entry, party="nebula", individual="ada"),
            doer("ada", "nebula", Capacity.ORGANIZATION),
        ),
        (
            LedgerWork(entry=line(None).entry, party="ada", is_person=True, individual="ada"),
            doer("ada", "", Capacity.NOTHING_SHOWN),
        ),
        (
            LedgerWork(entry=line(None).entry, party="ada#self", is_person=True, individual="ada"),
            doer("ada", "", Capacity.SELF),
        ),
        (LedgerWork(entry=line(None).entry), doer("", "", Capacity.NOTHING_SHOWN)),
    ],
    ids=["organization", "enrolled", "person", "for themselves", "nobody known"],
)
def test_a_line_tells_who_did_it(work: LedgerWork, expected: Doer) -> None:
    assert Doer.of_work(work) == expected


ORG = doer("ada", "nebula", Capacity.ORGANIZATION)
ALONE = doer("ada", "", Capacity.SELF)
SILENT = doer("ada", "", Capacity.NOTHING_SHOWN)
TORN = doer("ada", "", Capacity.CONFLICT)
NOBODY = doer("", "", Capacity.NOTHING_SHOWN)
PAYER = doer("", "nebula", Capacity.ORGANIZATION)


@pytest.mark.parametrize(
    ("recipients", "who", "holder", "shown"),
    [
        (Recipients.PARTIES, ORG, Holder.ORGANIZATION, True),
        (Recipients.PARTIES, ALONE, Holder.PERSON, True),
        (Recipients.PARTIES, SILENT, Holder.PERSON, False),
        (Recipients.PARTIES, TORN, Holder.PERSON, False),
        (Recipients.PARTIES, NOBODY, Holder.OPEN, False),
        (Recipients.ORGANIZATIONS, ORG, Holder.ORGANIZATION, True),
        (Recipients.ORGANIZATIONS, ALONE, None, False),
        (Recipients.ORGANIZATIONS, SILENT, Holder.OPEN, False),
        (Recipients.PEOPLE, ORG, Holder.PERSON, True),
        (Recipients.PEOPLE, PAYER, Holder.ORGANIZATION, True),
        (Recipients.PEOPLE, NOBODY, Holder.OPEN, False),
        (Recipients.MEMBERS, ORG, None, False),
        (Recipients.MEMBERS, ALONE, None, False),
        (Recipients.MEMBERS, SILENT, Holder.OPEN, False),
        (Recipients.MEMBERS, NOBODY, Holder.OPEN, False),
    ],
)
def test_who_receives(
    recipients: Recipients, who: Doer, holder: Holder | None, *, shown: bool
) -> None:
    found = purse(recipients).receives(who)

    if holder is None:
        assert found is None
    else:
        assert found
        assert (found[0].holder, found[1]) == (holder, shown)


def test_the_key_of_a_person_is_like_no_organization() -> None:
    alone = purse().receives(ALONE)
    named = purse().receives(doer("", "ada", Capacity.ORGANIZATION))

    assert alone
    assert named
    assert alone[0].key != named[0].key


@pytest.mark.parametrize(
    ("work", "outcome"),
    [
        pytest.param(line(date(2026, 2, 1)), "weighed", id="done"),
        pytest.param(line(date(2026, 10, 2)), "weighed", id="done on the last day"),
        pytest.param(line(date(2026, 10, 3)), "unfinished", id="a day to go"),
        pytest.param(line(date.max), "unfinished", id="far ahead"),
        pytest.param(line(None), "weighed", id="goes on"),
        pytest.param(line(date(2025, 10, 1), date(2025, 1, 1)), "outside", id="before"),
        pytest.param(line(date(2025, 10, 2), date(2025, 1, 1)), "weighed", id="on the first day"),
        pytest.param(line(None, date(2027, 1, 1)), "outside", id="not begun"),
    ],
)
def test_a_line_counts_whole_when_it_is_done(work: LedgerWork, outcome: str) -> None:
    gatherer = Gatherer(Equation(), purse(), since=date(2025, 10, 1), as_of=AS_OF)

    efforts = list(gatherer.of_ledgers([work]))

    assert [str(effort.amount) for effort in efforts] == (["3/2"] if outcome == "weighed" else [])
    assert gatherer.left.outside == (outcome == "outside")
    assert gatherer.left.unfinished == (outcome == "unfinished")
    assert gatherer.left.unconfirmed == (outcome == "weighed")


def test_work_decays_by_whole_months() -> None:
    equation = Equation(half_life_months=8)
    gatherer = Gatherer(equation, purse(), since=None, as_of=AS_OF)

    (effort,) = gatherer.of_ledgers([line(date(2026, 2, 2))])

    assert (str(effort.amount), str(effort.left)) == ("3/2", "3/4")
