from __future__ import annotations

import json
from typing import Any

import pytest

from tests.config.importers.reading import acted, domains, read, remarks

ADA = "ada@nebula.example"
SPAN = {"organization": "Orbit", "start": "1900-01-01T00:00:00", "end": "2015-06-30T00:00:00"}


def individual(*enrollments: dict[str, Any], **profile: Any) -> dict[str, Any]:
    return {
        "identities": [
            {"name": "Ada L", "email": "Ada@Nebula.example", "source": "git"},
            {"name": "ada", "email": None, "source": "forge"},
        ],
        "profile": {"name": "Ada", **profile},
        "enrollments": list(enrollments),
    }


def data(*people: dict[str, Any], key: str = "individuals", organizations: Any = None) -> str:
    listed: Any = {str(at): each for at, each in enumerate(people)}
    return json.dumps({key: listed, "organizations": organizations or {}}, indent=1)


@pytest.mark.parametrize("key", ["individuals", "uidentities"])
def test_old_and_new_exports_hold_people(key: str) -> None:
    found = read("sortinghat", data(individual(SPAN), key=key))

    assert [(person.name, len(person.identities)) for person in found.people] == [("Ada", 1)]
    assert [each[:4] for each in acted(found)] == [(ADA, "Orbit", "", "2015-06-30")]
    assert found.people[0].enrollments[0].addresses == ()


@pytest.mark.parametrize(
    ("end", "until"),
    [
        ("2015-06-30T00:00:00+00:00", "2015-06-30"),
        ("2015-06-30T23:59:59", "2015-07-01"),
        ("2015-06-30", "2015-06-30"),
        ("2100-01-01T00:00:00", ""),
        (None, ""),
    ],
)
def test_an_end_at_midnight_is_not_included(end: str | None, until: str) -> None:
    span = {"group": {"name": "Orbit"}, "start": "2014-01-01", "end": end}

    assert acted(read("sortinghat", data(individual(span))))[0][2:4] == ("2014-01-01", until)


@pytest.mark.parametrize(
    "organizations",
    [
        {"Nebula": [{"domain": "Nebula.example", "is_top": True}], "Unknown": []},
        [{"name": "Nebula", "domains": [{"domain": "nebula.example", "is_top_domain": True}]}],
    ],
    ids=["by-name", "list"],
)
def test_organizations_have_domains(organizations: Any) -> None:
    found = read("sortinghat", data(organizations=organizations))

    assert domains(found) == [("Nebula", "nebula.example", "", "")]
    assert found.remarks == ()


def test_the_name_may_stand_with_an_identity_only() -> None:
    person = individual(SPAN) | {"profile": None}

    assert read("sortinghat", data(person)).people[0].name == "Ada L"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[]", "holds no object"),
        (data(individual(is_bot=True)), "a bot, which is a tool"),
        (data({"identities": []}), "an individual without an address"),
        (data(individual(SPAN | {"start": "2016-01-01"})), "from 2016-01-01 until 2015-06-30"),
        (data(individual(SPAN | {"start": "soon"})), "soon is no date"),
        (
            data(organizations={"N": [{"domain": "n.example", "is_top": False}]}),
            "n.example is no top domain; its subdomains are covered",
        ),
    ],
    ids=["list", "bot", "no-address", "reversed", "date", "not-top"],
)
def test_what_is_wrong_is_remarked(text: str, what: str) -> None:
    assert any(what in remark for remark in remarks(read("sortinghat", text)))


def test_an_enrollment_that_names_nobody_is_left_out() -> None:
    found = read("sortinghat", data(individual({"organization": 3}, {"organization": "Unknown"})))

    assert acted(found) == []
