from __future__ import annotations

import hashlib
import re
from datetime import date

import pytest
from hypothesis import given, strategies as st

from pplcheck.config.register import combine, load_register
from pplcheck.errors import ConfigurationError
from pplcheck.model.agreement import Agreement, User
from pplcheck.model.contribution import Identity
from pplcheck.model.party import (
    FACTS,
    Answer,
    DatedDomain,
    Enrollment,
    Fact,
    Kind,
    Organization,
    Person,
    Source,
    Strength,
    Use,
)
from pplcheck.model.register import Register

LEI = "PPLCHECKEXAMPLE00195"
DIGEST = "sha256:" + "0a" * 32
FULL = f"""\
schema = 1

[[organization]]
id = "nebula"
name = "Nebula Coop"
aliases = ["Nebula"]
domains = ["Nebula.example"]
kind = "worker-cooperative"
facts = {{ worker_owned = "yes", surplus_to_worker_owners = "unknown" }}
register_number = {{ lei = "{LEI}", legal_form = "8888" }}
source = "statutes, article 4"
checked = 2026-10-01

[[organization]]
id = "orbit"
kind = "commercial"
[organization.facts]
profits_from_wage_labor = "yes"

[[person]]
name = "Ada Example"
identities = ["Ada <ada@mail.example>", "Ada@nebula.example"]
[[person.enrollment]]
organization = "nebula"
from = 2019-01-01
until = 2023-05-01
source = "asked her"
[[person.enrollment]]
organization = "self"

[[user]]
organization = "orbit"
use = "commercial"
since = 2024-01-01
source = "ADOPTERS.md"

[[agreement]]
party = "orbit"
scope = ["api/**"]
from = 2025-01-01
until = 2027-01-01
document = "{DIGEST}"
terms = "5 % of turnover"
"""
STATED = f"statutes, article 4; LEI {LEI}, legal form 8888"


def at(line: int, text: str = "") -> Source:
    return Source(path="register.toml", line=line, text=text)


def fact(name: str, answer: Answer, line: int, text: str, strength: Strength) -> Fact:
    checked = date(2026, 10, 1) if text else None
    source = at(line, text)
    return Fact(name=name, answer=answer, source=source, strength=strength, checked=checked)


FULL_REGISTER = Register(
    path="register.toml",
    digest="sha256:" + hashlib.sha256(FULL.encode()).hexdigest(),
    organizations=(
        Organization(
            id="nebula",
            name="Nebula Coop",
            kind=Kind.WORKER_COOPERATIVE,
            aliases=("Nebula",),
            domains=("nebula.example",),
            facts=(
                fact("worker_owned", Answer.YES, 9, STATED, Strength.REGISTER),
                fact("surplus_to_worker_owners", Answer.UNKNOWN, 9, STATED, Strength.REGISTER),
            ),
            source=at(3, STATED),
            strength=Strength.REGISTER,
            checked=date(2026, 10, 1),
            lei=LEI,
            legal_form="8888",
        ),
        Organization(
            id="orbit",
            name="orbit",
            kind=Kind.COMMERCIAL,
            facts=(fact("profits_from_wage_labor", Answer.YES, 18, "", Strength.FREE_TEXT),),
            source=at(14),
            strength=Strength.FREE_TEXT,
        ),
    ),
    people=(
        Person(
            name="Ada Example",
            identities=(
                Identity(name="Ada", email="ada@mail.example"),
                Identity(name="", email="ada@nebula.example"),
            ),
            enrollments=(
                Enrollment(
                    organization="nebula",
                    start=date(2019, 1, 1),
                    until=date(2023, 5, 1),
                    source=at(23, "asked her"),
                ),
                Enrollment(
                    organization="self", start=None, until=None, source=at(28), paid=Answer.NO
                ),
            ),
            source=at(20),
        ),
    ),
    users=(
        User(
            organization="orbit",
            use=Use.COMMERCIAL,
            scope=("**",),
            since=date(2024, 1, 1),
            source=at(31, "ADOPTERS.md"),
        ),
    ),
    agreements=(
        Agreement(
            party="orbit",
            scope=("api/**",),
            start=date(2025, 1, 1),
            until=date(2027, 1, 1),
            document=DIGEST,
            terms="5 % of turnover",
            source=at(37),
        ),
    ),
)


def load(text: str, path: str = "register.toml") -> Register:
    return load_register(text.encode(), path)


def problems_of(text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as caught:
        load(text)
    return caught.value.problems


def test_every_key_is_read_with_its_place() -> None:
    assert load(FULL) == FULL_REGISTER


def test_imported_data_is_weaker_until_a_maintainer_reviews_it() -> None:
    register = load(
        """
        [[organization]]
        id = "acme"
        kind = "commercial"
        facts = { privately_owned = "yes" }
        source = "domain-map:7"
        imported = "gitdm"

        [[person]]
        name = "Ada"
        identities = ["ada@mail.example"]
        imported = "gitdm"
        [[person.enrollment]]
        organization = "acme"
        until = 2020-01-01
        [[person.enrollment]]
        organization = "self"
        from = 2020-01-01
        paid = "unknown"
        """
    )

    organization, person = register.organizations[0], register.people[0]

    assert organization.strength is Strength.IMPORTED
    assert organization.facts[0].strength is Strength.IMPORTED
    assert [entry.strength for entry in person.enrollments] == [Strength.IMPORTED] * 2
    assert [entry.paid for entry in person.enrollments] == [Answer.UNKNOWN] * 2


def test_a_whole_register_stands_alone() -> None:
    assert combine([load(FULL)]).users == FULL_REGISTER.users


def test_an_empty_register_declares_nothing() -> None:
    register = load("")

    assert not register.organizations
    assert not register.people
    assert not register.users
    assert not register.agreements


@pytest.mark.parametrize("name", FACTS)
@pytest.mark.parametrize("answer", list(Answer))
def test_every_fact_takes_every_answer(name: str, answer: Answer) -> None:
    text = f'[[organization]]\nid = "a"\nkind = "unknown"\nfacts = {{ {name} = "{answer}" }}'

    organization = load(text).organizations[0]

    assert [(entry.name, entry.answer) for entry in organization.facts] == [(name, answer)]
    assert organization.answer(name) is answer


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_loads_without_facts(kind: Kind) -> None:
    organization = load(f'[[organization]]\nid = "a"\nkind = "{kind}"').organizations[0]

    assert organization.kind is kind
    assert organization.facts == ()


@pytest.mark.parametrize(
    ("keys", "text", "strength"),
    [
        ("", "", Strength.FREE_TEXT),
        ('source = "statutes"', "statutes", Strength.REGISTER),
        (f'register_number = {{ lei = "{LEI}" }}', f"LEI {LEI}", Strength.REGISTER),
        (
            'register_number = { register = "register of cooperatives", number = "17" }',
            "register register of cooperatives, number 17",
            Strength.REGISTER,
        ),
    ],
)
def test_a_source_makes_a_statement_stronger(keys: str, text: str, strength: Strength) -> None:
    organization = load(f'[[organization]]\nid = "a"\nkind = "public"\n{keys}').organizations[0]

    assert organization.source.text == text
    assert organization.strength is strength


ORGANIZATION = "[[organization]]\nid = 'acme'\nkind = 'unknown'\n"
PERSON = "[[person]]\nname = 'Ada'\nidentities = ['a@mail.example']\n"
USER = "[[user]]\norganization = 'acme'\nuse = 'unknown'\n"
AGREEMENT = "[[agreement]]\nparty = 'acme'\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            ORGANIZATION + "[organization.facts]\nworker_owned = true",
            'organization \'acme\': key \'worker_owned\' must be "yes", "no" or "unknown", '
            'got true; did you mean "yes"? (register.toml:5, '
            "organization[0].facts.worker_owned)",
            id="fact true",
        ),
        pytest.param("schema = '1'", "key 'schema' must be 1, the version", id="schema"),
        pytest.param("[organization]\nid = 'a'", "write [[organization]]", id="one table"),
        pytest.param("[[organisation]]", 'did you mean "organization"?', id="organisation"),
        pytest.param("[[people]]", "key 'people' is not known", id="people"),
        pytest.param(
            "[[organization]]\nkind = 'public'", "key 'organization[0].id' is missing", id="no id"
        ),
        pytest.param("[[organization]]\nid = 'self'\nkind = 'public'", "themselves", id="self"),
        pytest.param("[[organization]]\nid = 'a b'\nkind = 'public'", "short name", id="space"),
        pytest.param("[[organization]]\nid = 'a'", "key 'kind' is missing", id="no kind"),
        pytest.param(
            "[[organization]]\nid = 'a'\nkind = 'worker-coperative'",
            'did you mean "worker-cooperative"?',
            id="kind misspelled",
        ),
        pytest.param(
            "[[organization]]\nid = 'a'\nkind = 'University'",
            'did you mean "education"?',
            id="kind in other words",
        ),
        pytest.param(ORGANIZATION + "name = ''", "key 'name' must not be empty", id="no name"),
        pytest.param(ORGANIZATION + "aliases = ['']", "key 'aliases[0]'", id="empty alias"),
        pytest.param(ORGANIZATION + "domains = ['acme']", "it has no dot", id="no dot"),
        pytest.param(ORGANIZATION + "domains = ['a@b.example']", "including @", id="address"),
        pytest.param(ORGANIZATION + "domains = ['*.b.example']", "without *.", id="wildcard"),
        pytest.param(ORGANIZATION + "domains = ['b.example/x']", "https://", id="path"),
        pytest.param(ORGANIZATION + "domain = ['b']", "must be a table", id="domain"),
        pytest.param(
            ORGANIZATION + "facts = { worker_own = 'yes' }",
            'did you mean "worker_owned"?',
            id="fact misspelled",
        ),
        pytest.param(
            ORGANIZATION + "facts = { worker_owned = 'maybe' }", 'got "maybe"', id="maybe"
        ),
        pytest.param(ORGANIZATION + "facts = 'yes'", "key 'facts' must be a table", id="facts"),
        pytest.param(
            ORGANIZATION + f"register_number = {{ lei = '{LEI[:-1]}4' }}",
            "check digits do not fit",
            id="entity identifier",
        ),
        pytest.param(
            ORGANIZATION + "register_number = { legal_form = 'Ltd' }", "ISO 20275", id="legal form"
        ),
        pytest.param(
            ORGANIZATION + "register_number = { leis = 'x' }", 'did you mean "lei"?', id="leis"
        ),
        pytest.param(
            ORGANIZATION + "checked = '2026-10-01'", "leave out the quotes", id="quoted day"
        ),
        pytest.param(
            "[[person]]\nidentities = ['a@b.example']", "'person[0].name' is missing", id="nobody"
        ),
        pytest.param("[[person]]\nname = 'Ada'", "key 'identities' is missing", id="no identity"),
        pytest.param(
            "[[person]]\nname = 'Ada'\nidentities = []", "list at least one", id="empty identities"
        ),
        pytest.param(
            "[[person]]\nname = 'Ada'\nidentities = ['Ada']", "must hold an address", id="bare name"
        ),
        pytest.param(PERSON + "enrollments = []", 'did you mean "enrollment"?', id="enrollments"),
        pytest.param(
            PERSON + "[person.enrollment]\norganization = 'a'",
            "write [[person.enrollment]]",
            id="one enrollment",
        ),
        pytest.param(
            PERSON + "[[person.enrollment]]\nfrom = 2020-01-01",
            "person 'Ada': key 'organization' is missing",
            id="enrolled nowhere",
        ),
        pytest.param(
            PERSON + "[[person.enrollment]]\norganization = 'Self'", "in lower case", id="Self"
        ),
        pytest.param(
            PERSON + "[[person.enrollment]]\norganization = ' '", "not be empty", id="blank"
        ),
        pytest.param(
            PERSON + "[[person.enrollment]]\norganization = 'a'\n"
            "from = 2020-01-02\nuntil = 2020-01-01",
            "key 'until' must lie after from (2020-01-02), as it is not included, "
            "got 2020-01-01 (register.toml:7, person[0].enrollment[0].until)",
            id="reversed dates",
        ),
        pytest.param(
            PERSON + "[[person.enrollment]]\norganization = 'a'\n"
            "from = 2020-01-01\nuntil = 2020-01-01",
            "must lie after from",
            id="no day at all",
        ),
        pytest.param(
            "[[user]]\nuse = 'unknown'", "'user[0].organization' is missing", id="no user"
        ),
        pytest.param("[[user]]\norganization = 'a'", "key 'use' is missing", id="no use"),
        pytest.param(
            "[[user]]\norganization = 'a'\nuse = 'non-commercial'",
            'did you mean "noncommercial"?',
            id="use",
        ),
        pytest.param(USER + "scope = []", "leave it out to mean everything", id="empty scope"),
        pytest.param(USER + "scope = ['/api']", "root of the file system", id="scope"),
        pytest.param(USER + "from = 2020-01-01", "key 'from' is not known", id="user from"),
        pytest.param(
            "[[agreement]]\nterms = 'x'", "'agreement[0].party' is missing", id="nobody's"
        ),
        pytest.param(AGREEMENT + "document = 'sha256:0'", "64 hexadecimal", id="document"),
        pytest.param(
            AGREEMENT + "from = 2026-01-01\nuntil = 2025-01-01",
            "agreement with 'acme': key 'until' must lie after from",
            id="agreement reversed",
        ),
        pytest.param(
            AGREEMENT + "expires = 2026-01-01", "key 'expires' is not known", id="expires"
        ),
    ],
)
def test_each_wrong_key_is_one_problem(text: str, said: str) -> None:
    found = problems_of(text)

    assert len(found) == 1
    assert re.search(r"\(register\.toml:\d+", found[0])
    assert said in found[0]


def test_all_problems_come_at_once() -> None:
    text = "schema = 0\n" + USER.replace("unknown", "x") + ORGANIZATION + "a = 1\nb = 2\nc = 3"

    found = problems_of(text)

    assert len(found) == 5


@pytest.mark.parametrize("dates", ["from = 2020-01-01", "until = 2020-01-01", ""])
def test_dates_may_be_left_open(dates: str) -> None:
    enrollment = (
        load(PERSON + "[[person.enrollment]]\norganization = 'self'\n" + dates)
        .people[0]
        .enrollments[0]
    )

    assert (enrollment.start is None) is not dates.startswith("from")
    assert (enrollment.until is None) is not dates.startswith("until")


def test_a_person_needs_no_enrollment() -> None:
    assert load(PERSON).people[0].enrollments == ()


KEYS = st.sampled_from(
    [
        "organization",
        "person",
        "user",
        "agreement",
        "schema",
        "id",
        "kind",
        "facts",
        "domains",
        "identities",
        "enrollment",
        "from",
        "until",
        "use",
        "scope",
        "party",
        "document",
        "register_number",
        "lei",
        "name",
        "source",
        "checked",
        "x",
    ]
)
LEAVES = st.sampled_from(
    [
        "1",
        "true",
        "2.5",
        "''",
        "'self'",
        "'acme'",
        "'public'",
        "'a@b.example'",
        "'b.example'",
        "'..'",
        "2026-01-01",
        "2025-01-01",
        "2026-01-01T00:00:00Z",
        "12:00:00",
        "'unknown'",
        "[]",
        "{}",
        "[[1],{}]",
    ]
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda found: "[" + ", ".join(found) + "]"),
        st.dictionaries(KEYS, inner, max_size=4).map(
            lambda found: "{" + ", ".join(f"{k} = {v}" for k, v in found.items()) + "}"
        ),
    ),
    max_leaves=8,
)


def problems_in(data: bytes) -> tuple[str, ...]:
    try:
        combine([load_register(data, "register.toml")])
    except ConfigurationError as error:
        return error.problems or ("no problem\n",)
    return ()


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_any_toml_is_a_register_or_a_configuration_error(entries: dict[str, str]) -> None:
    text = "".join(f"{key} = {value}\n" for key, value in entries.items())

    problems = problems_in(text.encode())

    assert not any("\n" in problem for problem in problems)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_register_or_a_configuration_error(data: bytes) -> None:
    problems = problems_in(data)

    assert not any("\n" in problem for problem in problems)


def test_domains_and_enrollments_may_be_narrower() -> None:
    text = """\
schema = 1
[[organization]]
id = "nebula"
kind = "unknown"
[[organization.domain]]
name = "Comet.example"
from = 2012-01-01
source = "sold"
[[person]]
name = "Ada"
identities = ["ada@comet.example"]
[[person.enrollment]]
organization = "nebula"
addresses = ["Ada@comet.example"]
"""
    register = load_register(text.encode(), "r.toml")

    assert register.organizations[0].dated_domains == (
        DatedDomain(
            name="comet.example",
            start=date(2012, 1, 1),
            until=None,
            source=Source(path="r.toml", line=5, text="sold"),
        ),
    )
    assert register.people[0].enrollments[0].addresses == ("ada@comet.example",)


@pytest.mark.parametrize(
    ("addresses", "said"),
    [
        ('["Ada <ada@mail.example>"]', "must be an address without a name"),
        ('["ada"]', "must be an address without a name"),
        ("[]", "leave it out to mean any address"),
    ],
)
def test_addresses_of_an_enrollment_are_bare(addresses: str, said: str) -> None:
    text = f"""\
schema = 1
[[person]]
name = "Ada"
identities = ["ada@mail.example"]
[[person.enrollment]]
organization = "self"
addresses = {addresses}
"""
    with pytest.raises(ConfigurationError, match=said):
        load_register(text.encode(), "r.toml")
