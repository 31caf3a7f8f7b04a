from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pplcheck.model.party import DatedDomain, Kind, Strength
from pplcheck.people.organizations import Directory
from tests.people.histories import DAY, declared, source


def test_the_most_specific_declared_domain_is_found() -> None:
    directory = Directory((declared("acme", "acme.example"), declared("lab", "Lab.ACME.example.")))

    assert directory.at_domain("x.lab.acme.example", DAY) == ("lab.acme.example", ("lab",))
    assert directory.at_domain("x.acme.example", DAY) == ("acme.example", ("acme",))
    assert directory.at_domain("evil-acme.example", DAY) == ("", ())


def test_an_idn_is_found_in_either_form() -> None:
    directory = Directory((declared("books", "bücher.example"),))

    assert directory.at_domain("xn--bcher-kva.example", DAY)[1] == ("books",)


def test_what_nobody_declares_is_of_unknown_kind() -> None:
    found = Directory(()).get("orbit")

    assert (found.kind, found.declared, found.strength) == (Kind.UNKNOWN, False, Strength.NOTHING)


def test_a_domain_is_added_once() -> None:
    directory = Directory(())

    assert {directory.add_domain("acme.coop"), directory.add_domain("acme.coop")} == {"acme.coop"}
    assert [entry.kind for entry in directory.organizations] == [Kind.COOPERATIVE]


def test_a_domain_may_change_hands() -> None:
    sold = DatedDomain(name="Comet.example", start=None, until=DAY, source=source(3))
    bought = DatedDomain(name="comet.example", start=DAY, until=None, source=source(4))
    nobody = DatedDomain(name="gmail.com", start=DAY, until=None, source=source(5))
    directory = Directory(
        (
            replace(declared("acme"), dated_domains=(sold, nobody)),
            replace(declared("orbit"), dated_domains=(bought,)),
        )
    )

    before, after = DAY - timedelta(days=1), DAY + timedelta(days=1)
    assert directory.at_domain("x.comet.example", before) == ("comet.example", ("acme",))
    assert directory.at_domain("x.comet.example", DAY) == ("comet.example", ("orbit",))
    assert directory.at_domain("gmail.com", DAY) == ("", ())
    assert directory.period(before) != directory.period(DAY) == directory.period(after)


def test_a_time_stands_above_a_statement_without_one() -> None:
    lent = DatedDomain(name="acme.example", start=DAY, until=None, source=source(3))
    always = DatedDomain(name="lab.example", start=None, until=None, source=source(4))
    directory = Directory(
        (
            declared("acme", "acme.example", "lab.example"),
            replace(declared("orbit"), dated_domains=(lent, always)),
        )
    )

    assert directory.at_domain("acme.example", DAY)[1] == ("orbit",)
    assert directory.at_domain("acme.example", DAY - timedelta(days=1))[1] == ("acme",)
    assert directory.at_domain("lab.example", DAY)[1] == ("acme", "orbit")
