from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.model.contribution import Activity, Role
from pplcheck.model.party import (
    SELF,
    Capacity,
    DatedDomain,
    Engagement,
    Enrollment,
    Kind,
    Organization,
    Person,
    Strength,
)
from pplcheck.people import tables
from pplcheck.people.affiliate import Affiliator, affiliate
from pplcheck.people.resolve import resolve
from tests.people.histories import DAY, declared, did, enrolled, person, source

NEBULA = declared("nebula", "nebula.example", kind=Kind.WORKER_COOPERATIVE)
ORBIT = declared("orbit", "orbit.example", kind=Kind.COMMERCIAL, aliases=("Orbit Ltd.",))
BOTH = (NEBULA, ORBIT)


def at(domain: str) -> str:
    """A made-up address; composed, so that no file holds one at a domain in use."""
    return f"ada@{domain}"


def _acted(
    *activities: Activity,
    people: tuple[Person, ...] = (),
    organizations: tuple[Organization, ...] = BOTH,
    count: frozenset[Role] = frozenset(),
) -> tuple[Engagement, ...]:
    resolution = resolve(activities, people)
    return affiliate(activities, resolution, organizations, count=count).engagements


def _the_one(engagements: tuple[Engagement, ...]) -> Engagement:
    (found,) = engagements
    return found


def _ada(*enrollments: Enrollment) -> tuple[Person, ...]:
    return (
        person(
            "Ada",
            at("gmail.com"),
            "ada@nebula.example",
            "ada@orbit.example",
            enrollments=enrollments,
        ),
    )


def test_a_declared_domain_names_its_organization() -> None:
    found = _the_one(_acted(did("Ada <ada@dev.nebula.example>")))

    assert (found.capacity, found.organization) == (Capacity.ORGANIZATION, "nebula")
    assert [ground.strength for ground in found.grounds] == [Strength.MAIL_DOMAIN]
    assert found.grounds[0].source == "mail domain nebula.example, register.toml:1"


def test_a_sign_off_from_the_address_is_a_ground_of_its_own() -> None:
    found = _the_one(_acted(did("Ada <ada@nebula.example>", signed_off=1)))

    assert [g.strength for g in found.grounds] == [Strength.SIGN_OFF, Strength.MAIL_DOMAIN]


def test_the_most_specific_domain_wins() -> None:
    lab = declared("lab", "lab.orbit.example")

    found = _the_one(_acted(did("Ada <ada@x.lab.orbit.example>"), organizations=(*BOTH, lab)))

    assert found.organization == "lab"


@pytest.mark.parametrize(
    "address",
    ["ada@evil-nebula.example", "ada@nebula.example.evil.example", "ada@n\u0435bula.example"],
)
def test_look_alikes_are_not_the_organization(address: str) -> None:
    assert _the_one(_acted(did(f"Bo <{address}>"))).organization != "nebula"


@pytest.mark.parametrize("domain", ["coop", "gmail.com", "debian.org", "co.uk"])
def test_a_domain_of_everybody_names_nobody_even_if_declared(domain: str) -> None:
    found = _the_one(
        _acted(did(f"Ada <ada@acme.{domain}>"), organizations=(declared("acme", domain),))
    )

    assert found.organization != "acme"


def test_an_undeclared_domain_shows_an_organization_of_unknown_kind() -> None:
    activities = (did("Ada <ada@fiqu.example>"), did(f"Bo <{at('acme.coop')}>"))

    found = affiliate(activities, resolve(activities, ()), ())

    assert [(o.id, o.kind, o.declared, o.strength) for o in found.organizations] == [
        ("acme.coop", Kind.COOPERATIVE, False, Strength.MAIL_DOMAIN),
        ("fiqu.example", Kind.UNKNOWN, False, Strength.MAIL_DOMAIN),
    ]


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        (at("gmail.com"), "freemail"),
        (at("debian.org"), "community"),
        (at("users.noreply.github.com"), "noreply"),
        ("ada@localhost", "no address"),
        (at("adaexample.me"), "personal domain"),
    ],
)
def test_addresses_that_show_nothing_leave_a_hint(address: str, hint: str) -> None:
    found = _the_one(_acted(did(f"Ada Example <{address}>")))

    assert (found.capacity, found.hint) == (Capacity.NOTHING_SHOWN, hint)
    assert found.grounds == ()


def test_a_domain_of_two_people_is_not_personal() -> None:
    found = _acted(did("Ada Roe <ada@roe.example>"), did("Bo Roe <bo@roe.example>"))

    assert {entry.organization for entry in found} == {"roe.example"}


def test_two_addresses_of_one_name_are_still_one_person_to_a_domain() -> None:
    found = _acted(did("Ada Roe <ada@roe.example>"), did("ada roe <me@roe.example>"))

    assert {entry.hint for entry in found} == {"personal domain"}


def test_a_cooperative_suffix_is_not_personal() -> None:
    assert _the_one(_acted(did("Ada Roe <" + at("roe.coop") + ">"))).organization == "roe.coop"


def test_the_recorded_address_is_read_before_the_mailmap() -> None:
    found = _the_one(_acted(did("Ada <ada@orbit.example>", "Ada <ada@nebula.example>")))

    assert found.organization == "orbit"


@pytest.mark.parametrize("recorded", [at("box.local"), at("users.noreply.github.com")])
def test_the_mailmap_is_read_where_the_recorded_address_is_nobodys(recorded: str) -> None:
    found = _the_one(_acted(did(f"Ada <{recorded}>", "Ada <ada@nebula.example>", signed_off=1)))

    assert found.organization == "nebula"
    assert [ground.source for ground in found.grounds] == [
        "mail domain nebula.example (by the mailmap), register.toml:1"
    ]


def test_the_mailmap_does_not_turn_a_private_address_into_one_of_work() -> None:
    found = _the_one(_acted(did("Ada <ada@gmail.com>", "Ada <ada@nebula.example>")))

    assert (found.capacity, found.hint) == (Capacity.NOTHING_SHOWN, "freemail")


def test_two_addresses_that_show_nothing_show_nothing() -> None:
    found = _the_one(_acted(did("Ada <ada@gmail.com>", f"Ada <{at('debian.org')}>")))

    assert found.hint == "freemail"


def test_enrollments_are_half_open() -> None:
    border = date(2023, 5, 1)
    days = ((date(2023, 4, 30), 1), (border, 2))
    ada = _ada(enrolled("nebula", None, border), enrolled(SELF, border))

    found = _acted(did("Ada <ada@gmail.com>", days=days), people=ada)

    assert [(entry.capacity, entry.days) for entry in found] == [
        (Capacity.ORGANIZATION, (days[0],)),
        (Capacity.SELF, (days[1],)),
    ]


@pytest.mark.parametrize(
    ("address", "enrollments", "capacity", "organization"),
    [
        (at("gmail.com"), (enrolled("orbit"),), Capacity.ORGANIZATION, "orbit"),
        (at("gmail.com"), (enrolled(SELF),), Capacity.SELF, ""),
        (at("gmail.com"), (enrolled("later", date(2030, 1, 1)),), Capacity.NOTHING_SHOWN, ""),
        (at("gmail.com"), (enrolled("nobody"),), Capacity.ORGANIZATION, "nobody"),
        (at("gmail.com"), (enrolled("orbit"), enrolled("nebula")), Capacity.CONFLICT, ""),
        (at("gmail.com"), (enrolled("orbit"), enrolled(SELF)), Capacity.CONFLICT, ""),
        (
            "ada@orbit.example",
            (enrolled("orbit"), enrolled("nebula")),
            Capacity.ORGANIZATION,
            "orbit",
        ),
        (
            "ada@orbit.example",
            (enrolled("lab"), enrolled("nebula")),
            Capacity.CONFLICT,
            "",
        ),
        ("ada@orbit.example", (enrolled(SELF),), Capacity.ORGANIZATION, "orbit"),
        ("ada@orbit.example", (enrolled("nebula"),), Capacity.ORGANIZATION, "orbit"),
        ("ada@nebula.example", (enrolled("orbit"),), Capacity.CONFLICT, ""),
        ("ada@nebula.example", (enrolled(SELF),), Capacity.ORGANIZATION, "nebula"),
        ("ada@nebula.example", (enrolled("nebula"),), Capacity.ORGANIZATION, "nebula"),
    ],
    ids=[
        "freemail, enrolled",
        "freemail, self",
        "enrolled later",
        "enrolled with nobody known",
        "two at once",
        "firm and self at once",
        "two at once, address settles",
        "two at once, address of a third",
        "work address, else self",
        "firm's address, enrolled in a co-op",
        "co-op's address, enrolled in a firm",
        "co-op's address, else self",
        "both say the same",
    ],
)
def test_address_and_enrollment(
    address: str, enrollments: tuple[Enrollment, ...], capacity: Capacity, organization: str
) -> None:
    found = _the_one(_acted(did(f"Ada <{address}>"), people=_ada(*enrollments)))

    assert (found.capacity, found.organization) == (capacity, organization)


def test_two_sources_that_disagree_are_both_kept() -> None:
    found = _the_one(_acted(did("Ada <ada@orbit.example>"), people=_ada(enrolled("nebula"))))

    assert [(g.fact, g.source, g.strength) for g in found.grounds] == [
        ("acted for Nebula", "register.toml:9", Strength.REGISTER),
        ("acted for Orbit", "mail domain orbit.example, register.toml:1", Strength.MAIL_DOMAIN),
    ]


def test_an_enrollment_is_stronger_than_a_domain_nobody_declares() -> None:
    ada = (person("Ada", "ada@fiqu.example", enrollments=(enrolled(SELF),)),)

    assert _the_one(_acted(did("Ada <ada@fiqu.example>"), people=ada)).capacity is Capacity.SELF


def test_a_domain_two_organizations_declare_is_a_conflict() -> None:
    twin = declared("twin", "orbit.example")

    found = _the_one(_acted(did("Ada <ada@orbit.example>"), organizations=(ORBIT, twin)))

    assert found.capacity is Capacity.CONFLICT
    assert {ground.fact for ground in found.grounds} == {"acted for Orbit", "acted for Twin"}


def test_an_organization_may_have_its_domain_for_its_id() -> None:
    found = _the_one(
        _acted(did("Ada <ada@fiqu.example>"), organizations=(declared("fiqu.example"),))
    )

    assert found.grounds[0].source.endswith("register.toml:1")


def test_one_person_may_act_in_two_capacities_in_a_month() -> None:
    found = _acted(did("Ada <ada@orbit.example>"), did("Ada <ada@gmail.com>"), people=_ada())

    assert [(entry.capacity, entry.organization) for entry in found] == [
        (Capacity.NOTHING_SHOWN, ""),
        (Capacity.ORGANIZATION, "orbit"),
    ]
    assert len({entry.individual for entry in found}) == 1


def test_days_of_one_engagement_are_added_up() -> None:
    later = (date(2026, 2, 1), 1)

    found = _the_one(
        _acted(
            did("Ada <ada@orbit.example>"),
            did("Ada <ada@lab.orbit.example>", "Ada <ada@orbit.example>", days=((DAY, 2), later)),
        )
    )

    assert (found.days, found.commits) == (((DAY, 3), later), 4)


@pytest.mark.parametrize("name", ["Orbit", "orbit  LTD."], ids=["name", "alias"])
def test_a_sponsor_is_found_by_name(name: str) -> None:
    found = _the_one(_acted(did(name, role=Role.SPONSOR)))

    assert (found.organization, found.individual, found.role) == ("orbit", "", Role.SPONSOR)
    assert found.grounds[0].strength is Strength.FREE_TEXT


def test_an_unknown_or_ambiguous_sponsor_is_nobody() -> None:
    twin = declared("twin", name="Orbit")
    nameless = declared("none", name=" ")

    found = _acted(
        did("Meteor", role=Role.SPONSOR),
        did("Orbit", role=Role.SPONSOR),
        organizations=(ORBIT, twin, nameless),
    )

    assert found == ()


@pytest.mark.parametrize(
    ("role", "count", "found"),
    [
        (Role.CO_AUTHOR, frozenset[Role](), 1),
        (Role.REVIEW, frozenset[Role](), 0),
        (Role.REVIEW, frozenset({Role.REVIEW}), 1),
        (Role.SIGN_OFF, frozenset({Role.SIGN_OFF}), 0),
    ],
)
def test_roles_that_count(role: Role, count: frozenset[Role], found: int) -> None:
    assert len(_acted(did("Ada <ada@orbit.example>", role=role), count=count)) == found


def test_a_bare_name_in_a_review_is_left_out() -> None:
    found = _acted(did("Ada", role=Role.REVIEW), count=frozenset({Role.REVIEW}))

    assert found == ()


@pytest.mark.parametrize("day", [date(2023, 4, 30), date(2023, 5, 1)])
@pytest.mark.parametrize("role", [Role.AUTHOR, Role.CO_AUTHOR])
def test_one_contribution_is_decided_as_the_folded_history_is(day: date, role: Role) -> None:
    activity = did("Ada <ada@gmail.com>", days=((day, 1),), role=role)
    people = _ada(enrolled("nebula", None, date(2023, 5, 1)), enrolled(SELF, date(2023, 5, 1)))
    resolution = resolve((activity,), people)

    folded = _the_one(affiliate((activity,), resolution, BOTH).engagements)
    affiliator = Affiliator((activity,), resolution, BOTH)

    for decision in (
        affiliator.decide(activity, day),
        affiliator.decide(activity.raw, day, role=role),
    ):
        assert (decision.capacity, decision.organization) == (folded.capacity, folded.organization)
        assert decision.grounds == folded.grounds
        assert decision.strength is Strength.REGISTER


def test_an_identity_the_history_does_not_hold_is_read_by_its_address() -> None:
    affiliator = Affiliator((), resolve((), ()), BOTH)

    found = affiliator.decide(did("Ada <ada@nebula.example>").raw, DAY)

    assert (found.organization, found.strength) == ("nebula", Strength.MAIL_DOMAIN)
    assert affiliator.decide(did("Orbit").raw, DAY, role=Role.SPONSOR).organization == "orbit"


@pytest.mark.parametrize(
    ("address", "first", "second", "capacity"),
    [
        (at("gmail.com"), ("orbit",), ("nebula",), Capacity.CONFLICT),
        (at("gmail.com"), ("orbit",), (), Capacity.CONFLICT),
        (at("gmail.com"), ("orbit",), ("orbit",), Capacity.ORGANIZATION),
        (at("gmail.com"), (), (), Capacity.NOTHING_SHOWN),
        ("ada@orbit.example", ("orbit",), (), Capacity.ORGANIZATION),
    ],
    ids=["two employers", "one enrolled", "same employer", "nothing known", "domain settles it"],
)
def test_an_address_two_persons_list(
    address: str, first: tuple[str, ...], second: tuple[str, ...], capacity: Capacity
) -> None:
    people = tuple(
        person(name, address, enrollments=tuple(enrolled(where) for where in wheres))
        for name, wheres in (("Ada", first), ("Bo", second))
    )

    assert _the_one(_acted(did(f"Ada <{address}>"), people=people)).capacity is capacity


@pytest.mark.parametrize("suffix", ["id.au", "name", "nom.co"])
def test_names_for_private_persons_are_personal(suffix: str) -> None:
    people = (did(f"Ada Roe <{at(f'fiqu.{suffix}')}>"), did(f"Bo Doe <bo.doe@fiqu.{suffix}>"))

    assert {entry.hint for entry in _acted(*people)} == {"personal domain"}


def test_a_mail_providers_own_people_act_for_it() -> None:
    found = _acted(did("Ada Roe <" + at("corp.seznam.cz") + ">"))

    assert _the_one(found).organization == "corp.seznam.cz"


def test_freemail_never_shows_a_commoner_or_anybody_unpaid() -> None:
    names = sorted(tables.domains("freemail.txt") | tables.domains("community.txt"))
    activities = [did(f"Ada Roe <{at(name)}>") for name in names]

    found = affiliate(activities, resolve(activities, ()), ())

    assert {entry.capacity for entry in found.engagements} == {Capacity.NOTHING_SHOWN}
    assert found.organizations == ()


def test_an_enrollment_for_an_address_concerns_no_other() -> None:
    exact = replace(enrolled("orbit"), addresses=("ada@nebula.example",))
    activities = (
        did("Ada <ada@nebula.example>"),
        did(f"Ada <{at('gmail.com')}>"),
        did("Ada <old@home.example>", "Ada <ada@nebula.example>"),
    )

    found = _acted(*activities, people=_ada(exact))

    assert [(each.organization, each.commits) for each in found] == [("", 1), ("orbit", 2)]


def test_a_domain_that_changed_hands_is_split_by_days() -> None:
    day = date(2026, 1, 9)
    sold = DatedDomain(name="comet.example", start=None, until=DAY, source=NEBULA.source)
    bought = DatedDomain(name="comet.example", start=DAY, until=None, source=NEBULA.source)
    found = _acted(
        did("Ada <ada@comet.example>", days=((day, 2), (DAY, 3))),
        organizations=(
            replace(NEBULA, dated_domains=(sold,)),
            replace(ORBIT, dated_domains=(bought,)),
        ),
    )

    assert [(each.organization, each.commits) for each in found] == [("nebula", 2), ("orbit", 3)]


def test_an_activity_without_days_is_no_engagement() -> None:
    assert _acted(did("Ada <ada@orbit.example>", days=())) == ()


FIQU = "ada.example@fiqu.example"
OTHERS = (did("Bo Sample <bo@fiqu.example>"), did("Cy Third <cy@fiqu.example>"))


def _presumed(
    address: str, *others: Activity, day: date = DAY, **known: tuple[Person, ...]
) -> tuple[str, str, Strength]:
    """For whom a commit from an address was made, by the same name as at `FIQU`, and the hint."""
    asked = did(f"Ada Example <{address}>", days=((day, 1),))
    entries = (asked, did(f"Ada Example <{FIQU}>"), *others)
    affiliator = Affiliator(entries, resolve(entries, known.get("people", ())), BOTH)
    found = affiliator.decide(asked, day)
    return found.organization, found.hint, found.strength


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        (at("gmail.com"), "freemail"),
        ("1+ada@users.noreply.github.com", "noreply"),
        ("ada@localhost", "no address"),
    ],
    ids=["freemail", "noreply", "machine"],
)
def test_another_address_of_the_person_speaks_for_one_that_says_nothing(
    address: str, hint: str
) -> None:
    assert _presumed(address, *OTHERS) == ("fiqu.example", hint, Strength.MAIL_DOMAIN)


@pytest.mark.parametrize(
    ("address", "hint"),
    [(at("debian.org"), "community"), (at("adaexample.me"), "personal domain")],
    ids=["community", "personal"],
)
def test_an_address_in_another_capacity_stays_as_it_is(address: str, hint: str) -> None:
    assert _presumed(address, *OTHERS) == ("", hint, Strength.NOTHING)


def test_other_addresses_say_nothing_of_what_came_before_their_use() -> None:
    assert _presumed(at("gmail.com"), *OTHERS, day=date(2025, 12, 31))[0] == ""


@pytest.mark.parametrize("count", [0, 1], ids=["alone", "two"])
def test_a_domain_that_few_people_use_speaks_for_no_other_address(count: int) -> None:
    assert _presumed(at("gmail.com"), *OTHERS[:count])[0] == ""


@pytest.mark.parametrize(
    "domain",
    ["nebula.example", "orbit.example", "acme.coop"],
    ids=["declared coop", "declared business", "hint of a kind"],
)
def test_nobody_is_presumed_to_act_for_whom_a_register_or_a_hint_speaks(domain: str) -> None:
    entries = (
        did(f"Ada Example <{at('gmail.com')}>"),
        did(f"Ada Example <ada.example@{domain}>"),
        did(f"Bo Sample <bo@{domain}>"),
        did(f"Cy Third <cy@{domain}>"),
    )

    found = Affiliator(entries, resolve(entries, ()), BOTH).decide(entries[0], DAY)

    assert (found.capacity, found.hint) == (Capacity.NOTHING_SHOWN, "freemail")


@pytest.mark.parametrize(
    "enrollment",
    [enrolled(SELF), enrolled("orbit", until=date(2025, 1, 1))],
    ids=["themselves", "ended"],
)
def test_an_enrollment_leaves_nothing_to_presume(enrollment: Enrollment) -> None:
    ada = person("Ada Example", at("gmail.com"), FIQU, enrollments=(enrollment,))

    assert _presumed(at("gmail.com"), *OTHERS, people=(ada,))[0] == ""


def test_a_presumption_begins_within_an_activity_and_has_its_ground() -> None:
    early = date(2025, 12, 1)
    found = _acted(
        did(f"Ada Example <{at('gmail.com')}>", days=((early, 2), (DAY, 1))),
        did(f"Ada Example <{FIQU}>"),
        *OTHERS,
    )

    ada = {(e.organization, e.hint): e for e in found if "fiqu" in e.individual or e.hint}
    assert ada["", "freemail"].days == ((early, 2),)
    assert ada["fiqu.example", "freemail"].days == ((DAY, 1),)
    (ground,) = ada["fiqu.example", "freemail"].grounds
    assert (ground.fact, ground.strength) == ("acted for fiqu.example", Strength.MAIL_DOMAIN)
    assert ground.source.startswith("mail domain fiqu.example, which the same person used")


def test_a_domain_that_changes_hands_speaks_while_nobody_declares_it() -> None:
    taken = DatedDomain(name="fiqu.example", start=DAY, until=None, source=source(3))
    orbit = replace(ORBIT, dated_domains=(taken,))
    before, after = date(2025, 12, 1), date(2026, 2, 1)
    days = ((before, 1), (after, 1))
    asked = did(f"Ada Example <{at('gmail.com')}>", days=days)
    entries = (
        asked,
        did(f"Ada Example <{FIQU}>", days=days),
        *OTHERS,
    )
    affiliator = Affiliator(entries, resolve(entries, ()), (orbit,))

    assert affiliator.decide(asked, before).organization == "fiqu.example"
    assert [found.organization for found, _ in affiliator.spans(entries[1])] == [
        "fiqu.example",
        "orbit",
    ]


def test_a_reviewers_address_speaks_for_no_other() -> None:
    entries = (
        did(f"Ada Example <{at('gmail.com')}>"),
        did(f"Ada Example <{FIQU}>", role=Role.REVIEW),
        *OTHERS,
    )

    assert Affiliator(entries, resolve(entries, ()), ()).decide(entries[0], DAY).organization == ""
