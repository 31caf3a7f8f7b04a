from __future__ import annotations

import json
from typing import Any

import pytest

from pplcheck.model.party import SELF
from tests.config.importers.reading import acted, domains, read, remarks

ADA = "ada@nebula.example"


def user(*companies: tuple[str, str | None], emails: tuple[str, ...] = (ADA,)) -> dict[str, Any]:
    spans = [{"company_name": name, "end_date": end} for name, end in companies]
    return {"user_name": "Ada", "emails": list(emails), "companies": spans}


def data(*users: dict[str, Any], companies: list[dict[str, Any]] | None = None) -> str:
    return json.dumps({"users": users, "companies": companies or []}, indent=1)


def test_companies_follow_each_other_by_their_ends() -> None:
    found = read("stackalytics", data(user(("Nebula", None), ("Orbit", "2015-Jun-30"))))

    assert [each[1:4] for each in acted(found)] == [
        ("Orbit", "", "2015-06-30"),
        ("Nebula", "2015-06-30", ""),
    ]
    assert [each[4] for each in acted(found)] == [13, 9]
    assert found.people[0].enrollments[0].addresses == (ADA,)


def test_after_the_last_end_somebody_is_independent() -> None:
    found = read("stackalytics", data(user(("Orbit", "2015-Jun-30"))))

    assert acted(found)[-1][1:4] == (SELF, "2015-06-30", "")


def test_companies_have_domains_and_aliases() -> None:
    companies = [
        {"company_name": "*independent", "domains": [""], "aliases": ["None"]},
        {"company_name": "Orbit", "domains": ["Orbit.example", "shared.example"], "aliases": []},
        {"company_name": "Nebula", "domains": ["shared.example"], "aliases": ["Nebula  Coop"]},
    ]
    found = read("stackalytics", data(companies=companies))

    assert domains(found) == [
        ("Nebula", "shared.example", "", ""),
        ("Orbit", "orbit.example", "", ""),
    ]
    assert found.organizations[0].aliases == ("Nebula Coop",)
    assert remarks(found) == [
        "one:24 domain shared.example was Orbit's above; the later one has it"
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[]", "one:0 holds no object; nothing was taken over"),
        ("", "one:1 no JSON from here on; what follows was not taken over"),
        (data(user(emails=("ada",))), "one:6 ada is no address; not taken over"),
        (data(user(emails=())), "one:3 a user without an address; not taken over"),
        (data(user(("Orbit", "June"))), "one:9 June is no date; taken as open"),
        (
            data(user(("A", "2015-Jan-01"), ("B", "2015-Jan-01"))),
            "one:13 ends with the one before it; not taken over",
        ),
    ],
    ids=["list", "empty", "address", "no-address", "date", "twice"],
)
def test_what_is_wrong_is_remarked(text: str, what: str) -> None:
    assert what in remarks(read("stackalytics", text))


@pytest.mark.parametrize(
    "text", ['{"users": 3}', '{"users": [3, {"emails": 4}]}', '{"companies": {"a": {}}}', "7"]
)
def test_other_shapes_are_no_crash(text: str) -> None:
    assert read("stackalytics", text).people == ()
