from __future__ import annotations

import pytest

from tests.config.importers.reading import acted, domains, read, remarks

pytest.importorskip("yaml")

PEOPLE = """\
- profile:
    name: Ada
    is_bot: false
  github:
  - ada
  email:
  - Ada@nebula.example
  - ada
  enrollments:
  - organization: Orbit
    start: 2014-01-01
    end: 2015-06-30
  - organization: Nebula
    start: 2015-06-30
"""
ORGANIZATIONS = """\
- organization: Nebula
  domains:
  - Nebula.example
  aliases:
  - Nebula Coop
- organization: Unknown
"""


def test_people_and_organizations_are_read() -> None:
    found = read("grimoirelab", PEOPLE, ORGANIZATIONS)

    assert [person.name for person in found.people] == ["Ada"]
    assert acted(found) == [
        ("ada@nebula.example", "Orbit", "2014-01-01", "2015-06-30", 10),
        ("ada@nebula.example", "Nebula", "2015-06-30", "", 13),
    ]
    assert domains(found) == [("Nebula", "nebula.example", "", "")]
    assert found.organizations[0].aliases == ("Nebula Coop",)
    assert remarks(found) == ["one:8 ada is no address; not taken over"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: b\n", "one:0 holds no list; nothing was taken over"),
        ("- profile:\n    is_bot: true\n", "one:1 a bot, which is a tool; not taken over"),
        ("- profile: x\n", "one:1 a person without an address; not taken over"),
        ("- x\n", "one:1 neither a person nor an organization; left out"),
    ],
)
def test_what_is_wrong_is_remarked(text: str, what: str) -> None:
    assert remarks(read("grimoirelab", text)) == [what]


def test_a_profile_may_be_missing() -> None:
    found = read("grimoirelab", "- profile: ~\n  email: [ada@nebula.example]\n")

    assert [person.name for person in found.people] == [""]
