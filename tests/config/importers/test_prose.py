"""The small formats, each by a file as people write it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, strategies

from pplcheck.config.importers import READERS
from pplcheck.config.register import load_register
from pplcheck.model.imported import Imported
from pplcheck.model.party import Strength

SMALL = (
    "adopters", "authors", "citation", "codeowners", "mailmap", "maintainers",
    "organizationmap", "publiccode",
)  # fmt: skip


def read(format_: str, text: str) -> Imported:
    return READERS[format_]((("F", text.encode()),))


def people(found: Imported) -> list[tuple[str, list[str], list[str]]]:
    return [
        (
            each.name,
            [identity.email for identity in each.identities],
            [entry.organization for entry in each.enrollments],
        )
        for each in found.people
    ]


@pytest.mark.parametrize("format_", SMALL)
@given(data=strategies.binary(max_size=200) | strategies.text(max_size=200).map(str.encode))
def test_readers_are_total(format_: str, data: bytes) -> None:
    assert READERS[format_]((("F", data),)).format == format_


def test_a_mailmap_joins_addresses() -> None:
    found = read(
        "mailmap",
        "# c\n<ada@x.example> <old@x.example>\nAda <Ada@x.example> ada <b@x.example>\n"
        "Ben <ben@y.example>\nnobody\nEve <eve>\n",
    )

    assert people(found) == [
        ("Ada", ["ada@x.example", "old@x.example", "b@x.example"], []),
        ("Ben", ["ben@y.example"], []),
    ]
    assert [each.source.line for each in found.remarks] == [5, 6]


def test_an_organization_map_names_organizations() -> None:
    found = read(
        "organizationmap",
        "Nebula <c@nebula.example> Ada <ada@x.example>\nOnly <o@x.example>\n"
        "Unaffiliated <no@x.example> Ben <ben@x.example>\nUnknown <u@x.example> C <c@x.example>\n",
    )

    assert people(found) == [
        ("Ada", ["ada@x.example"], ["Nebula"]),
        ("Ben", ["ben@x.example"], ["self"]),
    ]
    assert found.people[0].enrollments[0].addresses == ("ada@x.example",)


MAINTAINERS = """\
# Maintainers <!-- - No <no@x.example> -->
<!-- - Comment
<c@x.example> -->
```
- Code <code@x.example>
```
| Maintainer | GitHub ID | E-mail | Company |
| --- | :-: | --- | --- |
| [Ada](https://github.com/ada) | - | | [Nebula](https://nebula.example) |
| Ben | @ben-x | | Self |
| Cat | | cat@x.example | Orbit \\| Co |
| Dan | | | Orbit |
| Eve | eve | | Maintainer |

- [Fay](https://github.com/fay), Nebula
- [Gus](https://nowhere.example)
- Hal (hal@x.example / @hal), **Ida** (<ida@x.example>)
"jo","Joe Example","jo@x.example"
M:	Kim <kim@x.example>
L:	list <list@x.example>
M:	FullName <address@domain>
Lea (she) <lea@x.example> (Orbit)
Lea <lea@x.example>
Lea <lea@x.example> (lead)
"""


def test_maintainers_are_read_from_tables_items_and_lines() -> None:
    found = read("maintainers", MAINTAINERS)

    assert people(found) == [
        ("Ada", ["ada@users.noreply.github.com"], ["Nebula"]),
        ("Ben", ["ben-x@users.noreply.github.com"], ["self"]),
        ("Cat", ["cat@x.example"], ["Orbit \\| Co"]),
        ("Eve", ["eve@users.noreply.github.com"], []),
        ("Fay", ["fay@users.noreply.github.com"], ["Nebula"]),
        ("Hal", ["hal@x.example"], []),
        ("Ida", ["ida@x.example"], []),
        ("Joe Example", ["jo@x.example"], []),
        ("Kim", ["kim@x.example"], []),
        ("Lea", ["lea@x.example"], ["Orbit"]),
    ]
    assert [each.source.line for each in found.remarks] == [12]


def test_authors_take_an_employer_from_its_own_column_only() -> None:
    found = read(
        "authors",
        "A <a@x.example>\tNebula\nB <b@x.example> - wrote it\n* C <c@x.example> [Orbit] since 2\n",
    )

    assert [entries for _, _, entries in people(found)] == [["Nebula"], [], ["Orbit"]]


def test_the_employer_counts_wherever_it_stands_in_the_file() -> None:
    found = read("authors", "A <a@x.example>\nA <a@x.example> (Nebula)\n")

    assert people(found) == [("A", ["a@x.example"], ["Nebula"])]


def test_code_owners_are_people_without_employers() -> None:
    found = read("codeowners", "* @ada @nebula/core ben@y.example # @c\n\\ x @ada x\n")

    assert people(found) == [
        ("ada", ["ada@users.noreply.github.com"], []),
        ("", ["ben@y.example"], []),
    ]
    assert "is a team" in found.remarks[0].what


def test_citations_bring_affiliations() -> None:
    found = read(
        "citation",
        "authors:\n  - family-names: Doe\n    given-names: Jane\n    email: jane@x.example\n"
        "    affiliation: Nebula\n  - name: Firm\n  - family-names: Roe\n",
    )

    assert people(found) == [("Jane Doe", ["jane@x.example"], ["Nebula"])]
    assert len(found.remarks) == 2


def test_public_code_brings_contacts_contractors_and_users() -> None:
    found = read(
        "publiccode",
        "usedBy:\n  - City of X\n  - 3\nmaintenance:\n  contacts:\n    - name: A B\n"
        "      email: a@x.example\n      affiliation: City\n    - name: C\n"
        '  contractors:\n    - name: Firm\n      until: "2027-01-01"\n',
    )

    assert people(found) == [("A B", ["a@x.example"], ["City"])]
    assert {each.name for each in found.organizations} >= {"City", "Firm", "City of X"}
    assert ("City of X", 2) in [(each.organization, each.source.line) for each in found.uses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# H\n| Company | Use |\n|---|---|\n| [Nebula](u) | x |\n| Orbit, Inc. | y |\n",
         [("Nebula", 4), ("Orbit, Inc.", 5)]),
        ("| A | B |\n|---|---|\n| **Nebula** | x |\n", [("Nebula", 3)]),
        ("intro\n\n- [Nebula](u) - prod\n* Orbit, Ltd: x\n- Sun uses it\n- ...\n- " + "x" * 99,
         [("Nebula", 3), ("Orbit, Ltd", 4), ("Sun", 5)]),
        ("intro\n\n**_[Nebula](u)_** - x\n\nmore\n**Orbit** is\n", [("Nebula", 3), ("Orbit", 6)]),
        ("Nebula\nNEBULA\nOrbit (since 2019)\n", [("Nebula", 1), ("Orbit", 3)]),
        ("## A\n- *Env*: x\n- note\n## B\n- *Env*: y\n## C\n- *Env*: z\n- *Env*: z\n",
         [("A", 1), ("B", 4), ("C", 6)]),
    ],
    ids=["headed table", "first column", "items", "bold", "lines", "headings"],
)  # fmt: skip
def test_adopters_are_claims_of_use(text: str, expected: list[tuple[str, int]]) -> None:
    found = read("adopters", text)

    assert [(each.organization, each.source.line) for each in found.uses] == expected


def test_prose_is_no_stronger_than_free_text() -> None:
    text = (
        '[[person]]\nname = "A"\nidentities = ["a@x.example"]\nimported = "authors"\n'
        '[[person.enrollment]]\norganization = "self"\n'
    )

    register = load_register(text.encode(), "r")

    assert register.people[0].enrollments[0].strength is Strength.FREE_TEXT


LONG = 16_000
"""As long as a line may be that is read."""
PIECES = (
    " ", "\t", "@", "a@", "a.", "(", "(a)", "<", "[", "[a](", "*", "_", "_a", "<a", "|", "| -", "`",
    "a - ", "a, ", ":", "#", "- ", '"', '\\"', "{", "a:", "&", "a", "a ", "\u00e9", "<a@b.c> ",
)  # fmt: skip


@pytest.mark.parametrize("format_", sorted(READERS))
def test_long_lines_of_anything_cost_little(format_: str) -> None:
    begun = time.process_time()

    for piece in PIECES:
        whole = piece * (LONG // len(piece))
        lines = (whole, f"a{whole[1:]}", f"- {whole[3:]}x", f"| {whole[3:]}|", f"a <{whole[5:]})")
        READERS[format_]((("F", "\n".join(lines).encode()),))

    assert time.process_time() - begun < 20  # one line alone took minutes
