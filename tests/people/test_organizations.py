from __future__ import annotations

from pplcheck.model.party import Kind, Strength
from pplcheck.people.organizations import Directory
from tests.people.histories import declared


def test_the_most_specific_declared_domain_is_found() -> None:
    directory = Directory((declared("acme", "acme.example"), declared("lab", "Lab.ACME.example.")))

    assert directory.at_domain("x.lab.acme.example") == ("lab.acme.example", ("lab",))
    assert directory.at_domain("x.acme.example") == ("acme.example", ("acme",))
    assert directory.at_domain("evil-acme.example") == ("", ())


def test_an_idn_is_found_in_either_form() -> None:
    directory = Directory((declared("books", "bücher.example"),))

    assert directory.at_domain("xn--bcher-kva.example")[1] == ("books",)


def test_what_nobody_declares_is_of_unknown_kind() -> None:
    found = Directory(()).get("orbit")

    assert (found.kind, found.declared, found.strength) == (Kind.UNKNOWN, False, Strength.NOTHING)


def test_a_domain_is_added_once() -> None:
    directory = Directory(())

    assert {directory.add_domain("acme.coop"), directory.add_domain("acme.coop")} == {"acme.coop"}
    assert [entry.kind for entry in directory.organizations] == [Kind.COOPERATIVE]
