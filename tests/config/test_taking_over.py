from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pplcheck.config.entry_text import entry_text
from pplcheck.config.register import load_register
from pplcheck.config.taking_over import OptOut, TakenOver, read_opt_out, take_over
from pplcheck.config.wording import Unfit
from pplcheck.model.contribution import Identity
from pplcheck.model.imported import (
    Imported,
    ImportedDomain,
    ImportedEnrollment,
    ImportedOrganization,
    ImportedPerson,
    ImportedSplit,
    ImportedUse,
)
from pplcheck.model.party import SELF, Answer, Source, Strength
from pplcheck.model.register import Register

AT = Source(path="f", line=3)
EMPTY = load_register(b"", "r")
DECLARED = load_register(
    b'[[organization]]\nid = "neb"\nname = "Nebula"\nkind = "unknown"\naliases = ["N"]\n'
    b'domains = ["nebula.example"]\n'
    b'[[person]]\nname = "Ada Example"\nidentities = ["ada@mail.example"]\n',
    "r",
)


def enrolled(organization: str = "Orbit", **more: Any) -> ImportedEnrollment:
    entry = ImportedEnrollment(
        organization=organization, start=None, until=None, paid=Answer.UNKNOWN, source=AT
    )
    return replace(entry, **more)


def person(name: str, *emails: str, entries: tuple[ImportedEnrollment, ...] = ()) -> ImportedPerson:
    identities = tuple(Identity(name="", email=email) for email in emails)
    return ImportedPerson(name=name, identities=identities, enrollments=entries, source=AT)


def firm(name: str, *domains: str) -> ImportedOrganization:
    listed = tuple(
        ImportedDomain(domain=each, start=None, until=None, source=AT) for each in domains
    )
    return ImportedOrganization(name=name, domains=listed, aliases=("N", "O"), source=AT)


def take(
    *people: ImportedPerson,
    firms: tuple[ImportedOrganization, ...] = (),
    uses: tuple[ImportedUse, ...] = (),
    register: Register = EMPTY,
    opt_out: OptOut | None = None,
    only: frozenset[str] | None = None,
) -> TakenOver:
    data = Imported(format="gitdm", people=people, organizations=firms, uses=uses)
    return take_over(data, register, opt_out=opt_out or OptOut(), only=only)


def as_register(taken: TakenOver) -> Register:
    text = "".join(entry_text(entry.kind, entry.values) for entry in taken.statements)
    return load_register(text.encode(), "out")


def test_every_statement_keeps_its_place_and_is_imported() -> None:
    entry = enrolled(addresses=("a@x.example",), start=date(2020, 1, 1), paid=Answer.YES)
    hobby = enrolled(SELF, paid=Answer.NO)

    register = as_register(
        take(
            person("A", "a@x.example", entries=(entry, hobby)), firms=(firm("Orbit", "o.example"),)
        )
    )

    (orbit,), (someone,) = register.organizations, register.people
    assert (orbit.id, orbit.source.text, orbit.strength) == ("orbit", "f:3", Strength.IMPORTED)
    assert orbit.dated_domains[0].source.text == "f:3"
    first, second = someone.enrollments
    assert (first.source.text, first.addresses, first.paid) == ("f:3", ("a@x.example",), Answer.YES)
    assert (first.strength, second.organization, second.paid) == (
        Strength.IMPORTED,
        "self",
        Answer.NO,
    )


def test_what_is_declared_lends_its_names_and_keeps_its_own() -> None:
    taken = take(
        person("ada", "ada@mail.example", "new@x.example"),
        person("Eve", "ada@mail.example"),
        firms=(firm("nebula", "new.example"), firm("Rival", "nebula.example")),
        register=DECLARED,
    )

    firms = [entry.values for entry in taken.statements if entry.kind == "organization"]
    assert [(each["id"], each["name"]) for each in firms] == [("neb", "Nebula"), ("rival", "Rival")]
    assert firms[0]["aliases"] == ["O"]
    assert "domain" not in firms[1]
    assert any("nebula.example already belongs to 'neb'" in each.what for each in taken.remarks)
    people = [entry.values for entry in taken.statements if entry.kind == "person"]
    assert {each["name"] for each in people} == {"Ada Example"}


def test_an_address_of_two_people_goes_to_the_first() -> None:
    taken = take(person("A", "a@x.example"), person("B", "a@x.example"))

    assert [entry.values["name"] for entry in taken.statements] == ["A"]
    assert "already belongs to somebody else" in taken.remarks[0].what


def test_names_that_no_register_takes_are_left_out() -> None:
    odd = replace(person("", "a@x.example"), identities=(Identity(name="<", email="a@x.example"),))

    (entry,) = take(odd).statements

    assert entry.values["name"] == "a@x.example"
    assert entry.values["identities"] == ["a@x.example"]


def test_only_who_appears_is_taken() -> None:
    people = (person("A", "a@x.example", entries=(enrolled(),)), person("B", "b@x.example"))

    taken = take(
        *people, firms=(firm("Orbit"), firm("Other"), firm("D", "d.example")),
        only=frozenset({"a@x.example"}),
    )  # fmt: skip

    assert [entry.values.get("id", entry.values["name"]) for entry in taken.statements] == [
        "orbit", "d", "A"
    ]  # fmt: skip


def test_virtual_employers_are_remarked() -> None:
    part = ImportedSplit(organization="X", share=0.5, source=AT)

    taken = take(firms=(replace(firm("Both"), splits=(part,)),))

    assert "parts of several" in taken.remarks[0].what


def test_a_use_says_which_commit_added_it() -> None:
    use = ImportedUse(organization="Orbit", source=AT, commit="abc on 2020-01-01")

    taken = take(firms=(firm("Orbit"),), uses=(use, replace(use, commit="")))

    sources = [entry.values["source"] for entry in taken.statements if entry.kind == "user"]
    assert sources == ["f:3, added in abc on 2020-01-01", "f:3"]
    assert as_register(taken).users[0].use.value == "unknown"


@pytest.mark.parametrize("key", [b"", b"secret"], ids=["plain", "keyed"])
def test_who_opted_out_is_left_out_and_counted(key: bytes) -> None:
    address = b"ada@x.example"
    digest = hmac.new(key, address, hashlib.sha256) if key else hashlib.sha256(address)
    opt_out = read_opt_out(f"# us\n{digest.hexdigest().upper()}  # x\n\n".encode(), key)
    assert isinstance(opt_out, OptOut)

    taken = take(
        person("A", "Ada@x.example", "b@x.example"), person("C", "c@x.example"), opt_out=opt_out
    )

    assert [entry.values["name"] for entry in taken.statements] == ["C"]
    assert taken.opted_out == 1


@pytest.mark.parametrize("line", ["abc", "z" * 64], ids=["short", "no hex"])
def test_a_list_of_anything_else_is_refused(line: str) -> None:
    assert isinstance(read_opt_out(line.encode()), Unfit)
