from __future__ import annotations

import pytest

from pplcheck.people.personal import looks_personal
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
        ("acme.name", "Jane Roe", "x"),
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
