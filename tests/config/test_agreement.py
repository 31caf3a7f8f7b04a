from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pplcheck.config.register import load_register
from pplcheck.errors import ConfigurationError
from pplcheck.model.agreement import Agreement, Payment, PaymentKind, PaymentState, User
from pplcheck.model.party import Source, Strength

USER = "[[user]]\norganization = 'orbit'\nuse = 'unknown'\n"
PAYMENT = "[[agreement]]\nparty = 'orbit'\n[[agreement.payment]]\ndue = 2026-01-31\n"
MONEY = PAYMENT + "amount = '1200.00'\ncurrency = 'EUR'\n"


def user(text: str) -> User:
    (found,) = load_register(text.encode(), "register.toml").users
    return found


def agreement(text: str) -> Agreement:
    (found,) = load_register(text.encode(), "register.toml").agreements
    return found


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as refused:
        load_register(text.encode(), "register.toml")
    return refused.value.problems


@pytest.mark.parametrize(
    ("more", "strength", "is_claim"),
    [
        ("", Strength.FREE_TEXT, False),
        ("source = 'its letter'", Strength.REGISTER, False),
        ("source = 'ADOPTERS.md:7'\nimported = 'adopters'", Strength.FREE_TEXT, True),
        ("imported = 'gitdm'", Strength.IMPORTED, False),
    ],
    ids=["no source", "source", "adopters", "data"],
)
def test_a_use_imported_from_a_list_of_adopters_is_a_claim(
    more: str, strength: Strength, *, is_claim: bool
) -> None:
    found = user(USER + more)

    assert (found.strength, found.is_claim) == (strength, is_claim)


def test_a_payment_is_exact_and_knows_its_place() -> None:
    (found,) = agreement(MONEY + "paid = 2026-01-20\nsource = 'receipt 7'").payments

    assert found == Payment(
        due=date(2026, 1, 31),
        amount=Decimal("1200.00"),
        currency="EUR",
        paid=date(2026, 1, 20),
        source=Source(path="register.toml", line=3, text="receipt 7"),
    )
    assert str(found) == "1200.00 EUR"


def test_a_payment_in_kind_is_told_in_words() -> None:
    (found,) = agreement(PAYMENT + "kind = 'work'\nwhat = 'two days'").payments

    assert (found.kind, found.what, found.amount) == (PaymentKind.WORK, "two days", None)
    assert str(found) == "work: two days"
    (worth,) = agreement(MONEY + "kind = 'hosting'\nwhat = 'a server'").payments
    assert str(worth) == "hosting: a server (1200.00 EUR)"
    (first,) = agreement(MONEY + "what = 'first half'").payments
    assert str(first) == "1200.00 EUR (first half)"


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 1, 19), PaymentState.DUE),
        (date(2026, 1, 31), PaymentState.FULFILLED),
        (date(2026, 2, 1), PaymentState.FULFILLED),
    ],
    ids=["before", "last day", "after"],
)
def test_a_payment_is_fulfilled_from_the_day_it_was_paid(day: date, state: PaymentState) -> None:
    (paid,) = agreement(MONEY + "paid = 2026-01-20").payments
    (open_,) = agreement(MONEY).payments

    assert paid.state(day) is state
    assert open_.state(date(2026, 1, 31)) is PaymentState.DUE
    assert open_.state(date(2026, 2, 1)) is PaymentState.OVERDUE


def test_every_problem_of_a_payment_is_told_at_once_with_its_place() -> None:
    text = MONEY.replace("'1200.00'", "1200.5").replace("EUR", "eur").replace("due", "dew")

    found = "\n".join(problems(text))

    assert "agreement with 'orbit': key 'due' is missing; give the last day for it" in found
    assert "key 'amount' must be a text, got 1200.5" in found
    assert (
        "key 'currency' must be a currency of three capitals like EUR (ISO 4217), got \"eur\""
        in (found)
    )
    assert 'did you mean "EUR"?' in found
    assert "key 'dew' is not known" in found
    assert "register.toml:" in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PAYMENT, "key 'amount' is missing; give it as text, like \"1200.00\""),
        (PAYMENT + "amount = '1'", "key 'currency' is missing"),
        (PAYMENT + "kind = 'other'", "key 'what' is missing; say what was agreed"),
        (MONEY.replace("1200.00", "1.200,00"), "must be a number above 0"),
        (MONEY.replace("1200.00", "0"), "must be a number above 0"),
        (MONEY.replace("1200.00", "9" * 16), "at most 15 digits"),
        (MONEY.replace("EUR", "euros"), "must be a currency of three capitals"),
        (MONEY.replace("2026-01-31", "'soon'"), "must be a date"),
        (PAYMENT + "from = 1", "key 'from' is not known"),
        (
            "[[agreement]]\nparty = 'a'\nfrom = 2026-01-01\nuntil = 2026-01-01",
            "must lie after from",
        ),
    ],
    ids=[
        "nothing",
        "half",
        "unsaid",
        "commas",
        "zero",
        "huge",
        "currency",
        "day",
        "key",
        "reversed",
    ],
)
def test_what_is_wrong_with_a_payment_is_said(text: str, said: str) -> None:
    assert any(said in problem for problem in problems(text))
