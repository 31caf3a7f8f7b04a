from __future__ import annotations

import pytest

from pplcheck.config.combine import combine
from pplcheck.config.register import load_register
from pplcheck.errors import ConfigurationError
from pplcheck.model.party import Answer, Kind, Register, Strength


def organization(name: str, kind: str = "unknown", more: str = "") -> str:
    return f"[[organization]]\nid = '{name}'\nkind = '{kind}'\n{more}\n"


def person(name: str, *identities: str, more: str = "") -> str:
    listed = ", ".join(f"'{identity}'" for identity in identities)
    return f"[[person]]\nname = '{name}'\nidentities = [{listed}]\n{more}\n"


def enrolled(where: str, dates: str = "") -> str:
    return f"[[person.enrollment]]\norganization = '{where}'\n{dates}"


def together(*texts: str) -> Register:
    files = [load_register(text.encode(), f"{at}.toml") for at, text in enumerate(texts)]
    return combine(files)


def problems_of(*texts: str) -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as caught:
        together(*texts)
    return caught.value.problems


def test_no_register_declares_nothing() -> None:
    register = combine([])

    assert register == Register(
        path="", digest="", organizations=(), people=(), users=(), agreements=()
    )


def test_everything_is_sorted_whatever_the_order_of_files() -> None:
    first = organization("b") + person("Zoe", "z@mail.example") + person("Ada", "a@mail.example")
    second = organization("a") + "[[user]]\norganization = 'b'\nuse = 'unknown'\n"

    register = together(first, second)

    assert [entry.id for entry in register.organizations] == ["a", "b"]
    assert [entry.name for entry in register.people] == ["Ada", "Zoe"]
    assert [user.organization for user in register.users] == ["b"]


def test_an_organization_of_another_file_may_be_named() -> None:
    names = (
        person("Ada", "a@mail.example", more=enrolled("nebula") + enrolled("self"))
        + "[[user]]\norganization = 'nebula'\nuse = 'unknown'\n"
        + "[[agreement]]\nparty = 'nebula'\n"
    )

    register = together(names, organization("nebula"))

    assert register.people[0].enrollments[0].organization == "nebula"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            person("Ada", "a@mail.example", more=enrolled("nebla")),
            "person 'Ada' names organization 'nebla', which no register declares; "
            'did you mean "nebula"? (0.toml:4)',
            id="enrollment",
        ),
        pytest.param(
            "[[user]]\norganization = 'Nebula Coop'\nuse = 'unknown'",
            "a user names organization 'Nebula Coop', which no register declares; "
            'did you mean "nebula"? (0.toml:1)',
            id="user by name",
        ),
        pytest.param(
            "[[agreement]]\nparty = 'zzz'",
            "an agreement names organization 'zzz', which no register declares (0.toml:1)",
            id="agreement",
        ),
        pytest.param(
            "[[user]]\norganization = 'self'\nuse = 'unknown'",
            "a user names organization 'self', which no register declares (0.toml:1)",
            id="user self",
        ),
    ],
)
def test_unknown_organizations_are_problems(text: str, said: str) -> None:
    assert problems_of(text, organization("nebula", more="name = 'Nebula Coop'")) == (said,)


def test_many_unknown_organizations_are_all_said() -> None:
    text = "".join(f"[[agreement]]\nparty = 'nebul{at}'\n" for at in range(60))

    found = problems_of(text, organization("nebula"))

    assert len(found) == 60
    assert sum("did you mean" in message for message in found) == 50


def test_entries_that_agree_are_merged() -> None:
    first = organization(
        "nebula",
        more="name = 'Nebula'\ndomains = ['a.example']\nfacts = { worker_owned = 'unknown', "
        "cooperative = 'yes' }",
    )
    second = organization(
        "nebula",
        "cooperative",
        more="name = 'Nebula Coop'\naliases = ['Neb']\ndomains = ['b.example', 'a.example']\n"
        "source = 'statutes'\nfacts = { worker_owned = 'yes', cooperative = 'yes' }",
    )

    merged = together(first, second).organizations

    assert len(merged) == 1
    assert merged[0].name == "Nebula"
    assert merged[0].aliases == ("Nebula Coop", "Neb")
    assert merged[0].kind is Kind.COOPERATIVE
    assert merged[0].source.path == "1.toml"
    assert merged[0].strength is Strength.REGISTER
    assert merged[0].domains == ("a.example", "b.example")
    assert merged[0].answer("worker_owned") is Answer.YES
    assert [entry.strength for entry in merged[0].facts] == [Strength.REGISTER] * 2


@pytest.mark.parametrize("order", [1, -1])
def test_a_definite_statement_without_a_source_stands_before_an_unknown_one(order: int) -> None:
    sourced = organization("a", more="source = 'x'\nfacts = { nonprofit = 'unknown' }")
    definite = organization("a", "nonprofit", more="facts = { nonprofit = 'no' }")

    merged = together(*(sourced, definite)[::order]).organizations[0]

    assert merged.kind is Kind.NONPROFIT
    assert merged.strength is Strength.FREE_TEXT
    assert merged.answer("nonprofit") is Answer.NO


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        pytest.param(
            organization("a", "public"),
            organization("a", "commercial"),
            'organization \'a\': kind is "commercial" here and "public" in 0.toml:1; '
            "keep one (1.toml:1)",
            id="kind",
        ),
        pytest.param(
            organization("a", more="facts = { nonprofit = 'yes', education = 'yes' }"),
            organization("a", more="facts = { nonprofit = 'no', education = 'yes' }"),
            'organization \'a\': fact nonprofit is "no" here and "yes" in 0.toml:4; '
            "keep one (1.toml:4)",
            id="fact",
        ),
        pytest.param(
            organization("a"),
            organization("A"),
            "organization 'A': id differs from 'a' (0.toml:1) in case only; "
            "use one spelling (1.toml:1)",
            id="spelling",
        ),
        pytest.param(
            organization("a", more="domains = ['x.example']"),
            organization("b", more="domains = ['X.example']"),
            "organization 'b': domain x.example also belongs to 'a' (0.toml:1); "
            "give it to one of them (1.toml:1)",
            id="domain",
        ),
        pytest.param(
            person("Ada", "Ada <a@mail.example>"),
            person("Ben", "b@mail.example", "A@Mail.Example"),
            "person 'Ben': address a@mail.example also belongs to 'Ada' (0.toml:1); "
            "give it to one of them (1.toml:1)",
            id="address",
        ),
    ],
)
def test_contradictions_are_problems(first: str, second: str, said: str) -> None:
    assert problems_of(first, second) == (said,)


def test_contradictions_inside_one_file_are_problems_too() -> None:
    text = organization("a", "public") + organization("a", "nonprofit")

    assert len(problems_of(text)) == 1


def test_all_contradictions_come_at_once_by_file_and_line() -> None:
    first = organization("a", "public", "domains = ['x.example']")
    second = "[[agreement]]\nparty = 'q'\n" + organization("a", "education")
    third = organization("b", more="domains = ['x.example']")

    found = problems_of(first, second, third)

    assert [message.rsplit("(", 1)[1] for message in found] == [
        "1.toml:1)",
        "1.toml:3)",
        "2.toml:1)",
    ]


def test_a_subdomain_may_belong_to_another() -> None:
    register = together(
        organization("a", more="domains = ['x.example']"),
        organization("b", more="domains = ['coop.x.example']"),
    )

    assert len(register.organizations) == 2


def test_one_person_in_several_files_is_merged() -> None:
    day = "from = 2020-01-01"
    first = person("Ada Example", "a@mail.example", more=enrolled("self", day))
    second = person("Ada  example", "b@mail.example", more=enrolled("self", day))
    third = person("ADA EXAMPLE", "B@mail.example", "a@mail.example", more=enrolled("self"))

    register = together(first, second, third)

    assert len(register.people) == 1
    assert register.people[0].name == "Ada Example"
    assert [identity.email for identity in register.people[0].identities] == [
        "a@mail.example",
        "b@mail.example",
    ]
    assert len(register.people[0].enrollments) == 2


def test_namesakes_stay_apart() -> None:
    register = together(person("Ada", "a@mail.example"), person("Ada", "b@mail.example"))

    assert len(register.people) == 2


def test_an_address_that_is_contested_stays_with_the_first() -> None:
    found = problems_of(
        person("Ada", "a@mail.example"),
        person("Ben", "a@mail.example", "b@mail.example"),
        person("Cleo", "a@mail.example", "b@mail.example"),
    )

    assert len(found) == 3
    assert ["belongs to 'Ada'" in message for message in found].count(True) == 2


def test_overlapping_enrollments_are_kept() -> None:
    more = enrolled("a", "from = 2020-01-01\n") + enrolled("b", "from = 2020-01-01\n")

    register = together(organization("a") + organization("b") + person("Ada", "x@y", more=more))

    assert [entry.organization for entry in register.people[0].enrollments] == ["a", "b"]
