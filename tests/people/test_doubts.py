from __future__ import annotations

from datetime import date

import pytest

from pplcheck.config.register import load_register
from pplcheck.people.doubts import doubts

ORGANIZATION = '[[organization]]\nid = "x"\nkind = "unknown"\n'
OTHER = (
    '[[organization]]\nid = "y"\nkind = "unknown"\n[[organization.domain]]\nname = "x.example"\n'
)
PERSON = '[[person]]\nname = "A"\nidentities = ["a@x.example"]\n'


def said(text: str) -> list[str]:
    return [each.what for each in doubts([load_register(text.encode(), "r")], date(2026, 1, 1))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ORGANIZATION.replace("unknown", "public"), "without a source"),
        (ORGANIZATION + "checked = 2020-01-01\n", "more than two years ago"),
        (ORGANIZATION + "checked = 2027-01-01\n", "is to come"),
        (
            ORGANIZATION.replace("unknown", "worker-cooperative") + 'source = "s"\n',
            "worker_owned and surplus_to_worker_owners are not shown",
        ),
        (ORGANIZATION + 'domains = ["gmail.com"]\n', "proves nothing"),
        (ORGANIZATION + '[[user]]\norganization = "x"\nuse = "unknown"\n', "names no source"),
        (ORGANIZATION + '[[agreement]]\nparty = "x"\n', "names no document"),
        (
            PERSON + '[[person.enrollment]]\norganization = "x"\n'
            '[[person.enrollment]]\norganization = "self"\nfrom = 2020-01-01\n',
            "'x' and 'themselves' overlap",
        ),
        (
            PERSON + '[[person.enrollment]]\norganization = "x"\nuntil = 2030-01-01\n'
            '[[person.enrollment]]\norganization = "x"\nfrom = 2010-01-01\nuntil = 2011-01-01\n'
            '[[person.enrollment]]\norganization = "self"\nfrom = 2020-01-01\n',
            "'x' and 'themselves' overlap",
        ),
        (
            PERSON
            + '[[person.enrollment]]\norganization = "x"\naddresses = ["a@x.example"]\n'
            '[[person.enrollment]]\norganization = "self"\n'
            'addresses = ["b@x.example", "a@x.example"]\n'.replace("b@", "A@"),
            "'themselves' and 'x' overlap",
        ),
        (
            PERSON + '[[person.enrollment]]\norganization = "x"\naddresses = ["b@x.example"]\n',
            "enrollment in 'x' is for b@x.example, which is none of their identities",
        ),
        (
            ORGANIZATION + 'domains = ["x.example"]\n' + OTHER + "from = 2020-01-01\n",
            "domain x.example is that of 'x' as well, on some of the same days",
        ),
        (
            ORGANIZATION.replace('"x"', '"z"')
            + '[[organization.domain]]\nname = "X.example"\nuntil = 2020-01-02\n'
            + OTHER
            + "from = 2020-01-01\n",
            "domain x.example is that of 'z' as well, on some of the same days",
        ),
    ],
    ids=[
        "claim",
        "stale",
        "future",
        "limbs",
        "domain",
        "user",
        "agreement",
        "overlap",
        "overlap with one before the last",
        "overlap of one address",
        "address of nobody",
        "domain of two",
        "domain of two for a time",
    ],
)
def test_what_proves_less_than_it_seems_is_said(text: str, expected: str) -> None:
    (found,) = said(text)

    assert expected in found


def test_a_sound_register_raises_no_doubt() -> None:
    text = (
        '[[organization]]\nid = "x"\nkind = "public"\nsource = "s"\nchecked = 2025-12-31\n'
        'domains = ["x.example"]\n[[user]]\norganization = "x"\nuse = "unknown"\nsource = "s"\n'
        + PERSON
        + '[[person.enrollment]]\norganization = "x"\nuntil = 2020-01-01\n'
        '[[person.enrollment]]\norganization = "self"\nfrom = 2020-01-01\n'
        '[[person.enrollment]]\norganization = "x"\naddresses = ["A@x.example"]\n'
        '[[organization]]\nid = "z"\nkind = "unknown"\n'
        '[[organization.domain]]\nname = "z.example"\nuntil = 2020-01-01\n'
        + OTHER.replace("x.example", "z.example")
        + "from = 2020-01-01\n"
    )

    assert said(text) == []
