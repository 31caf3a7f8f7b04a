from __future__ import annotations

import re
import tomllib

import pytest
from hypothesis import given, strategies as st

from pplcheck.config.policy import load_policy
from pplcheck.config.register import combine, load_register
from pplcheck.config.skeleton import policy_skeleton, register_skeleton
from pplcheck.model.contribution import Identity
from pplcheck.model.party import Kind
from pplcheck.model.policy import Policy
from pplcheck.model.register import Register

HOSTILE = [
    pytest.param('a "quoted" name', id="quotes"),
    pytest.param('"""', id="three quotes"),
    pytest.param("back\\slash\\", id="backslashes"),
    pytest.param('x"\n[[waiver]]\ncode = "PPL103', id="a line end and a table"),
    pytest.param("\r\n# x\r", id="carriage returns"),
    pytest.param("\x00\x1b[31m\x7f\x85", id="control characters"),
    pytest.param("\u202eright to left\u2066", id="direction marks"),
    pytest.param("\ud800\udfff", id="surrogates"),
    pytest.param("\U0001f469\u200d\U0001f33e", id="joined signs"),
    pytest.param("\U000e0001", id="unprintable beyond plane 0"),
    pytest.param("{project} {0} %s", id="format fields"),
    pytest.param("", id="empty"),
    pytest.param("x" * 5000, id="long"),
]


def loaded(text: str) -> Register:
    return combine([load_register(text.encode(), "register.toml")])


def uncommented(text: str) -> str:
    """The people of a skeleton without the # in front of them."""
    start = text.index("# [[person]]")
    people = text[start : text.index("# Who uses the work")]
    kept = re.sub(r"^# (?=\[|\w+ = )", "", people, flags=re.MULTILINE)
    return text[:start] + kept


def test_a_policy_skeleton_keeps_every_default() -> None:
    policy = load_policy(policy_skeleton(project="nebula").encode(), "pplcheck.toml")

    assert policy == Policy(
        path="pplcheck.toml", digest=policy.digest, registers=("register.toml",)
    )


def test_a_policy_skeleton_says_which_license_was_found() -> None:
    text = policy_skeleton(project="nebula", license_found="PPL (LICENSE)", registers=())

    assert "# License found: PPL (LICENSE)\n" in text
    assert "register = []" in text
    assert "License found" not in policy_skeleton(project="nebula")


def test_the_examples_of_a_policy_skeleton_load_when_uncommented() -> None:
    text = re.sub(r"^# (?=\[|[\w-]+ = )", "", policy_skeleton(project="x"), flags=re.MULTILINE)

    policy = load_policy(text.encode(), "pplcheck.toml")

    assert len(policy.overrides) == len(policy.waivers) == len(policy.bots) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_inside_their_line(name: str) -> None:
    policy = policy_skeleton(project=name, license_found=name, registers=("register.toml",))
    register = register_skeleton(
        project=name,
        domains=[(name, 3, 1), ("nebula.example", 2, 1)],
        people=[(name, [f"{name} <a@mail.example>", name], 3)],
    )

    assert load_policy(policy.encode(), "pplcheck.toml").waivers == ()
    assert [entry.id for entry in loaded(register).organizations] == ["nebula.example"]
    assert loaded(register).people == ()


@pytest.mark.parametrize(
    "name", [param for param in HOSTILE if param.id not in ("surrogates", "empty")]
)
def test_people_load_when_uncommented(name: str) -> None:
    text = register_skeleton(project="x", people=[(name, [f"{name} <a@mail.example>"], 3)])

    people = loaded(uncommented(text)).people

    assert [person.name for person in people] == [name.strip()]
    assert people[0].enrollments[0].organization == "self"


def test_a_person_without_a_name_is_called_by_the_first_identity() -> None:
    text = register_skeleton(project="x", people=[("", ["<a@mail.example>"], 1)])

    person = loaded(uncommented(text)).people[0]

    assert person.name == "<a@mail.example>"
    assert person.identities == (Identity(name="", email="a@mail.example"),)


def test_people_without_an_address_are_left_out() -> None:
    text = register_skeleton(project="x", people=[("Ada", ["Ada", "Ada <>"], 1)])

    assert "Ada" not in text
    assert "worth asking" not in text


def test_organizations_are_unknown_and_the_limbs_are_explained() -> None:
    text = register_skeleton(
        project="x", domains=[("fiqu.example", 1439, 3), ("one.example", 1, 1)]
    )

    organizations = loaded(text).organizations

    assert [entry.domains for entry in organizations] == [("fiqu.example",), ("one.example",)]
    assert {entry.kind for entry in organizations} == {Kind.UNKNOWN}
    assert "# 1,439 commits by 3 people\n" in text
    assert "# 1 commit by 1 person\n" in text
    assert "4(c)" in text


def test_a_domain_is_listed_once_and_only_if_it_is_one() -> None:
    domains = [("a.example", 3, 1), ("A.Example", 2, 1), ("localhost", 2, 1), ("[192.0.2.1]", 1, 1)]

    text = register_skeleton(project="x", domains=domains)

    assert [entry.id for entry in loaded(text).organizations] == ["a.example"]


def test_an_empty_history_gives_a_register_without_entries() -> None:
    register = loaded(register_skeleton(project="x"))

    assert not register.organizations
    assert not register.people
    assert not register.users


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_loads(name: str, domain: str) -> None:
    register = register_skeleton(
        project=name, domains=[(domain, 1, 1)], people=[(name, [f"{name} <{domain}>"], 1)]
    )
    policy = policy_skeleton(project=name, license_found=domain)

    assert len(loaded(register).organizations) <= 1
    assert load_policy(policy.encode(), "pplcheck.toml").registers == ("register.toml",)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_name_comes_back_as_it_was(name: str) -> None:
    text = register_skeleton(project="x", people=[(name, ["<a@mail.example>"], 1)])

    written = tomllib.loads(uncommented(text))["person"][0]["name"]

    assert written == (name.strip() or "<a@mail.example>")
