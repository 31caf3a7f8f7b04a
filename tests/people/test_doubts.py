from __future__ import annotations

from datetime import date

import pytest

from pplcheck.config.register import load_register
from pplcheck.people.doubts import doubts

ORGANIZATION = '[[organization]]\nid = "x"\nkind = "unknown"\n'
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
            "worker_owned and surplus_to_worker_owners is not shown",
        ),
        (ORGANIZATION + 'domains = ["gmail.com"]\n', "proves nothing"),
        (ORGANIZATION + '[[user]]\norganization = "x"\nuse = "unknown"\n', "names no source"),
        (ORGANIZATION + '[[agreement]]\nparty = "x"\n', "names no document"),
        (
            PERSON + '[[person.enrollment]]\norganization = "x"\n'
            '[[person.enrollment]]\norganization = "self"\nfrom = 2020-01-01\n',
            "'x' and 'themselves' overlap",
        ),
    ],
    ids=["claim", "stale", "future", "limbs", "domain", "user", "agreement", "overlap"],
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
    )

    assert said(text) == []
