from __future__ import annotations

import pytest

from pplcheck.config.combine import combine
from pplcheck.config.register import load_register
from pplcheck.errors import ConfigurationError
from pplcheck.model.party import Answer, Kind, Strength
from pplcheck.model.register import Register


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
            "keep one (0.toml:5)",
            id="kind",
        ),
        pytest.param(
            organization("a", more="facts = { nonprofit = 'yes', education = 'yes' }"),
            organization("a", more="facts = { nonprofit = 'no', education = 'yes' }"),
            'organization \'a\': fact nonprofit is "no" here and "yes" in 0.toml:4; '
            "keep one (0.toml:8)",
            id="fact",
        ),
        pytest.param(
            organization("a", more="domains = ['x.example']"),
            organization("b", more="domains = ['X.example']"),
            "organization 'b': domain x.example also belongs to 'a' (0.toml:1); "
            "give it to one of them (0.toml:5)",
            id="domain",
        ),
        pytest.param(
            person("Ada", "Ada <a@mail.example>"),
            person("Ben", "b@mail.example", "A@Mail.Example"),
            "person 'Ben': address a@mail.example also belongs to 'Ada' (0.toml:1); "
            "give it to one of them (0.toml:5)",
            id="address",
        ),
    ],
)
def test_a_file_may_not_contradict_itself(first: str, second: str, said: str) -> None:
    assert problems_of(first + second) == (said,)


def test_an_id_has_one_spelling_in_all_files() -> None:
    (found,) = problems_of(organization("a"), organization("A"))

    assert found == (
        "organization 'A': id differs from 'a' (0.toml:1) in case only; use one spelling (1.toml:1)"
    )


def test_all_contradictions_come_at_once_by_file_and_line() -> None:
    first = organization("a", "public", "domains = ['x.example']")
    second = "[[agreement]]\nparty = 'q'\n" + organization("a", "education")
    third = organization("b", more="domains = ['y.example']")

    found = problems_of(
        first + second, third + organization("c", more="domains = ['y.example']"), second
    )

    assert [message.rsplit("(", 1)[1] for message in found] == [
        "0.toml:5)",
        "0.toml:7)",
        "1.toml:5)",
        "2.toml:1)",
    ]


def test_registers_that_disagree_on_a_kind_are_both_kept_and_leave_it_open() -> None:
    first = organization("a", "nonprofit", "source = 'x'")
    second = organization("a", "commercial", "imported = 'gitdm'")

    (found,) = together(first, second, organization("a")).organizations

    assert found.kind is Kind.UNKNOWN
    assert [(o.kind, str(o.source), o.strength) for o in found.kinds] == [
        (Kind.NONPROFIT, "0.toml:1, x", Strength.REGISTER),
        (Kind.COMMERCIAL, "1.toml:1", Strength.IMPORTED),
    ]


def test_two_weak_statements_of_kind_leave_it_open_too() -> None:
    (found,) = together(organization("a", "nonprofit"), organization("a", "public")).organizations

    assert (found.kind, len(found.kinds)) == (Kind.UNKNOWN, 2)


@pytest.mark.parametrize("order", [1, -1])
def test_a_strong_statement_of_kind_stands_over_a_weak_one_and_both_are_kept(order: int) -> None:
    texts = (organization("a", "nonprofit", "source = 'x'"), organization("a", "commercial"))

    (found,) = together(*texts[::order]).organizations

    assert (found.kind, found.strength) == (Kind.NONPROFIT, Strength.REGISTER)
    assert {o.kind for o in found.kinds} == {Kind.NONPROFIT, Kind.COMMERCIAL}


def test_registers_that_disagree_on_a_fact_leave_it_unknown() -> None:
    texts = [organization("a", more=f"facts = {{ nonprofit = '{a}' }}") for a in ("yes", "no")]

    (found,) = together(*texts).organizations

    assert found.answer("nonprofit") is Answer.UNKNOWN
    assert [(fact.answer, fact.source.path) for fact in found.facts] == [
        (Answer.YES, "0.toml"),
        (Answer.NO, "1.toml"),
    ]


def test_the_stronger_of_two_like_answers_is_kept() -> None:
    fact = "facts = { nonprofit = 'yes' }"

    (found,) = together(
        organization("a", more=fact), organization("a", more=f"source = 'x'\n{fact}")
    ).organizations

    assert [(entry.strength, entry.source.path) for entry in found.facts] == [
        (Strength.REGISTER, "1.toml")
    ]


def test_registers_may_claim_one_domain_for_two_organizations() -> None:
    texts = [organization(name, more="domains = ['x.example']") for name in ("a", "b")]

    found = together(*texts).organizations

    assert [entry.domains for entry in found] == [("x.example",), ("x.example",)]


def test_a_register_number_comes_from_whichever_file_has_one() -> None:
    text = organization("a", more="register_number = { legal_form = 'AZFE' }")

    assert together(organization("a"), text).organizations[0].legal_form == "AZFE"


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


def test_an_address_that_one_file_gives_to_several_stays_with_the_first() -> None:
    found = problems_of(
        person("Ada", "a@mail.example")
        + person("Ben", "a@mail.example", "b@mail.example")
        + person("Cleo", "a@mail.example", "b@mail.example")
    )

    assert len(found) == 3
    assert ["belongs to 'Ada'" in message for message in found].count(True) == 2


def test_registers_may_give_an_address_to_two_persons() -> None:
    texts = [person(name, "a@mail.example") for name in ("Ada", "Ben", "Ada")]

    found = together(*texts).people

    assert [entry.name for entry in found] == ["Ada", "Ben"]


def test_overlapping_enrollments_are_kept() -> None:
    more = enrolled("a", "from = 2020-01-01\n") + enrolled("b", "from = 2020-01-01\n")

    register = together(organization("a") + organization("b") + person("Ada", "x@y", more=more))

    assert [entry.organization for entry in register.people[0].enrollments] == ["a", "b"]
