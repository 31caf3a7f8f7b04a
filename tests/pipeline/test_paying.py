from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pplcheck.errors import ConfigurationError, UsageError
from pplcheck.pipeline.paying import add_payment
from pplcheck.pipeline.request import Request

REGISTER = """\
[[organization]]
id = "orbit"
name = "Orbit Ltd"
kind = "commercial"

[[organization]]
id = "nebula"
kind = "nonprofit"

[[agreement]]
party = "orbit"   # signed in May
until = 2027-01-01
"""
SECOND = '\n[[agreement]]\nparty = "orbit"\nfrom = 2027-01-01\n'
FEE = {"due": date(2026, 1, 31), "amount": "1200.00", "currency": "EUR"}


def _pay(
    folder: Path, text: str, payment: dict[str, Any], party: str = "orbit", which: Any = None
) -> str:
    file = folder / "register.toml"
    file.write_text(text)
    request = Request(path=folder, as_of=date(2026, 10, 1))
    edit = add_payment(request, file, party, which or {}, payment, overrule=False)
    return edit.files[0][1]


def test_what_is_due_is_written_and_later_that_it_was_done(tmp_path: Path) -> None:
    due = _pay(tmp_path, REGISTER, FEE, "Orbit Ltd")
    done = _pay(tmp_path, due, {"due": FEE["due"], "paid": date(2026, 1, 20), "source": "receipt"})

    assert due.startswith(REGISTER)
    assert due.endswith(
        '[[agreement.payment]]\ndue = 2026-01-31\namount = "1200.00"\ncurrency = "EUR"\n'
    )
    assert done == due + 'paid = 2026-01-20\nsource = "receipt"\n'


def test_of_several_agreements_the_one_named_is_meant(tmp_path: Path) -> None:
    text = _pay(tmp_path, REGISTER + SECOND, FEE, which={"from": date(2027, 1, 1)})

    assert text.index("from = 2027-01-01") < text.index("[[agreement.payment]]")


@pytest.mark.parametrize(
    ("text", "party", "which", "said"),
    [
        (REGISTER + SECOND, "orbit", {}, "more than one of .*lines 10, 14.*--from"),
        (REGISTER, "orbit", {"until": date(2030, 1, 1)}, "none of .*lines 10"),
        (REGISTER, "nebula", {}, "no agreement with 'nebula'; write it first"),
        (REGISTER, "orbitt", {}, "no agreement with 'orbitt'.*orbit"),
    ],
    ids=["several", "another", "none", "nobody"],
)
def test_a_payment_needs_its_agreement(
    tmp_path: Path, text: str, party: str, which: dict[str, Any], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        _pay(tmp_path, text, FEE, party, which)


def test_what_a_register_would_refuse_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"amount.*is missing"):
        _pay(tmp_path, REGISTER, {"due": date(2026, 1, 31)})
