"""What is exported and imported again says the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from pplcheck.config.entry_text import entry_text
from pplcheck.config.exporters import WRITERS
from pplcheck.config.importers import READERS
from pplcheck.config.register import load_register
from pplcheck.config.taking_over import OptOut, take_over
from pplcheck.model.contribution import Identity
from pplcheck.model.party import (
    SELF,
    Answer,
    DatedDomain,
    Enrollment,
    Kind,
    Organization,
    Person,
    Source,
    Strength,
)
from pplcheck.model.register import Register

AT = Source(path="r")
EMPTY = load_register(b"", "r")
FIRST = date(2010, 1, 1)
NAMES = ("Nebula Coop", "Orbit, Inc.", "Yahoo! Inc.", "\u00c9toile \u6f22", 'Say "Hi"', "x < 2020")


def organization(at: int, name: str) -> Organization:
    return Organization(
        id=f"o{at}", name=name, kind=Kind.UNKNOWN, domains=(f"o{at}.example",), source=AT,
        strength=Strength.IMPORTED,
    )  # fmt: skip


def enrollment(key: str, start: date | None, until: date | None) -> Enrollment:
    paid = Answer.NO if key == SELF else Answer.UNKNOWN
    return Enrollment(organization=key, start=start, until=until, source=AT, paid=paid)


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """People with one to two addresses and enrollments one after the other, gaps allowed."""
    names = draw(st.lists(st.sampled_from(NAMES[:5]), min_size=1, unique=True))
    firms = tuple(organization(at, name) for at, name in enumerate(names))
    people = []
    for at in range(draw(st.integers(0, 4))):
        emails = [f"p{at}{part}@mail.example" for part in "ab"[: draw(st.integers(1, 2))]]
        people.append(
            Person(
                name=f"Person {at}",
                identities=tuple(Identity(name="", email=email) for email in emails),
                enrollments=draw(spans([entry.id for entry in firms])),
                source=AT,
            )
        )
    return Register(
        path="", digest="", organizations=firms, people=tuple(people), users=(), agreements=()
    )


@st.composite
def spans(draw: st.DrawFn, keys: list[str]) -> tuple[Enrollment, ...]:
    days = sorted(draw(st.lists(st.integers(0, 4000), max_size=6, unique=True)))
    ends: list[date | None] = [FIRST + timedelta(days=day) for day in days]
    pairs = list(zip([None, *ends], [*ends, None], strict=True))
    chosen = [pair for pair in pairs if draw(st.booleans())]
    picked = [enrollment(draw(st.sampled_from([*keys, SELF])), *pair) for pair in chosen]
    return tuple(
        entry
        for at, entry in enumerate(picked)
        if not at
        or entry.organization != picked[at - 1].organization
        or picked[at - 1].until != entry.start
    )


def back(format_: str, register: Register) -> Register:
    """A register exported, imported and written as a register again."""
    files, lost = WRITERS[format_](register)
    assert lost == ()
    imported = READERS[format_](tuple((name, text.encode()) for name, text in files))
    taken = take_over(imported, EMPTY, opt_out=OptOut())
    text = "".join(entry_text(entry.kind, entry.values) for entry in taken.statements)
    return load_register(text.encode(), "r")


def said(register: Register) -> tuple[object, ...]:
    """What a register says of whom every address was, and whose each domain is."""
    names = {entry.id: entry.name for entry in register.organizations} | {SELF: SELF}
    domains = {
        (name, entry.name)
        for entry in register.organizations
        for name in (*entry.domains, *(each.name for each in entry.dated_domains))
    }
    acted = {
        (identity.email, names[entry.organization], entry.start, entry.until)
        for person in register.people
        for entry in person.enrollments
        for identity in person.identities
        if entry.concerns(identity.email)
    }
    return frozenset(domains), frozenset(acted)


@given(registers())
def test_sortinghat_comes_back_as_it_was(register: Register) -> None:
    found = back("sortinghat", register)

    assert said(found) == said(register)
    assert {each.name for each in found.people} == {each.name for each in register.people}


@given(registers())
def test_gitdm_comes_back_as_it_was(register: Register) -> None:
    assert said(back("gitdm", register)) == said(register)


@pytest.mark.parametrize("format_", sorted(WRITERS))
def test_what_has_no_place_is_said(format_: str) -> None:
    register = load_register(
        b'[[organization]]\nid = "x"\nkind = "unknown"\n'
        b'[[organization.domain]]\nname = "x.example"\nuntil = 2020-01-01\n'
        b'[[user]]\norganization = "x"\nuse = "unknown"\n[[agreement]]\nparty = "x"\n'
        b'[[person]]\nname = "A"\nidentities = ["a@x.example", "b@x.example"]\n'
        b'[[person.enrollment]]\norganization = "x"\naddresses = ["a@x.example"]\n'
        b'[[person.enrollment]]\norganization = "self"\naddresses = ["a@x.example"]\n',
        "r",
    )

    files, lost = WRITERS[format_](register)

    said = " ".join(lost)
    assert "1 users" in said
    assert "1 agreements" in said
    if format_ == "gitdm":
        assert "a@x.example for (None)" in said
        assert "x.example x < 2020-01-01\n" in dict(files)["email-map"]
    else:
        assert "2 enrollments of single addresses" in said
        assert "1 domains with dates" in said


def test_pay_is_told_from_independence() -> None:
    entry = Enrollment(organization=SELF, start=None, until=None, source=AT, paid=Answer.UNKNOWN)
    person = Person(
        name="A",
        identities=(Identity(name="", email="a@x.example"),),
        enrollments=(entry,),
        source=AT,
    )
    dated = DatedDomain(name="x.example", start=FIRST, until=None, source=AT)
    firm = Organization(
        id="x", name="X", kind=Kind.UNKNOWN, dated_domains=(dated,), source=AT,
        strength=Strength.IMPORTED,
    )  # fmt: skip
    register = Register(
        path="", digest="", organizations=(firm,), people=(person,), users=(), agreements=()
    )

    found = back("gitdm", register)

    assert found.people[0].enrollments[0].paid is Answer.UNKNOWN
    assert found.organizations[0].dated_domains[0].start == FIRST
