from __future__ import annotations

import pytest

from pplcheck.people.personal import LONG, is_personal, looks_personal
from pplcheck.people.suffixes import normalize


@pytest.mark.parametrize(
    ("domain", "name", "local"),
    [
        ("adaexample.me", "Ada Example", "contact"),
        ("exampleada.me", "Ada Example", "contact"),
        ("lenny.example", "Somebody", "lenny"),
        ("roe.me", "Jane Roe", "j"),
        ("jroe.net", "Jane Roe", "me"),
        ("roe-software.net", "Jane Roe", "x"),
        ("miller-consulting-group.net", "Jane Miller", "x"),
        ("zoé.example", "Zoe", "x"),
        ("roe42.net", "Jane Roe", "x"),
        ("roe.example", "", "jane.roe"),
        ("aurel32.example", "Aurelia Roe", "x"),
    ],
)
def test_domains_named_after_their_user_are_personal(domain: str, name: str, local: str) -> None:
    assert looks_personal(normalize(domain), frozenset({name}), frozenset({local}))


@pytest.mark.parametrize(
    ("domain", "name", "local"),
    [
        ("fiqu.example", "Ana Roe", "ana"),
        ("banana.example", "Ana Roe", "ana"),
        ("marketing.example", "Mark Roe", "mark"),
        ("acme.example", "", "x"),
        ("xn--99999999999.com", "Jane Roe", "x"),
    ],
)
def test_other_domains_are_not(domain: str, name: str, local: str) -> None:
    assert not looks_personal(domain, frozenset({name}), frozenset({local}))


@pytest.mark.parametrize(
    ("domain", "users", "days"),
    [
        ("fiqu.com", [("jane roe", "me")], 0),
        ("fiqu.com", [("jane roe", "jr")], 0),
        ("fiqu.cc", [("jane roe", "jane")], 0),
        ("fiqu.me", [("jane roe", "octopus")], 0),
        ("fiqu.com", [("jane roe", "jane.roe")], LONG),
        ("janeroe.com", [("jane roe", "jane.roe")], 0),
        ("fiqu.com", [("jane roe", "me"), ("octopus", "me"), ("octopus", "git")], 0),
        ("fiqu.com", [("", "me"), ("jane roe", "me+x")], 0),
    ],
)
def test_a_domain_only_one_person_uses_for_themselves_is_personal(
    domain: str, users: list[tuple[str, str]], days: int
) -> None:
    assert is_personal(domain, [("1", *user) for user in users], days)


@pytest.mark.parametrize(
    ("domain", "users"),
    [
        ("fiqu.com", [("jane roe", "jane.roe")]),
        ("fiqu.org", [("jane roe", "jroe")]),
        ("fiqu.com", [("jane roe", "jane")]),
        ("fiqu.net", [("jane roe", "me"), ("bo doe", "bo")]),
        ("roe.net", [("jane roe", "jane"), ("bo roe", "bo")]),
        ("fiqu.net", []),
    ],
)
def test_a_firms_domain_is_not(domain: str, users: list[tuple[str, str]]) -> None:
    assert not is_personal(domain, [(local, name, local) for name, local in users], 0)


def test_a_crowd_is_no_person_and_takes_no_time() -> None:
    assert not is_personal("fiqu.net", [("1", f"jane {at}", "me") for at in range(100_000)], LONG)
