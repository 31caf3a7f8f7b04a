from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from jsonschema import Draft202012Validator

from pplcheck.formats.permission import render
from pplcheck.formats.schema import schema
from pplcheck.model.license import AllOf, Expression, Leaf
from pplcheck.model.party import Answer, Kind, Use
from pplcheck.model.permission import (
    Basis,
    Condition,
    Contact,
    Inquiry,
    Permission,
    PermissionReport,
    Permitted,
)
from pplcheck.model.report import Gap
from tests.formats.licensed import HOSTILE, JUDGED, one

VALIDATOR = Draft202012Validator(json.loads(schema("permission")))
LIMB = Condition(
    license="PPL",
    clauses=("4(c)(i)",),
    text="owned by those who work in it",
    facts=("worker_owned",),
)
DUTY = Condition(license="PPL", clauses=("4(e)",), text="name the author")
ONLY_IF = Permission(
    subject="kitchen",
    expression=one("PPL"),
    answer=Permitted.ONLY_IF,
    under=("PPL",),
    clauses=("4(b)", "4(c)(i)"),
    conditions=(LIMB, DUTY),
    grounds=(
        Basis(
            license="PPL",
            clause="4(c)(i)",
            fact="worker_owned",
            answer=Answer.UNKNOWN,
            source="not stated",
        ),
    ),
    agreements=("4(f)",),
    remedy=("state what is so",),
)
REPORT = PermissionReport(
    tool_version="0.1.0",
    inquiry=Inquiry(kind=Kind.COOPERATIVE, use=Use.COMMERCIAL, facts=(("nonprofit", Answer.NO),)),
    answers=(ONLY_IF,),
    judged=JUDGED,
    declared_in="LICENSE",
    notes=("write to ada@mail.example",),
    contact=Contact(address="licensing@coop.example", path="README.md", line=4),
)


def rendered(report: PermissionReport) -> Any:
    document = json.loads(render(report))
    VALIDATOR.validate(document)
    return document


def test_the_answer_stands_at_the_top() -> None:
    document = rendered(REPORT)

    assert document["answer"] == "only-if"
    assert document["clauses"] == ["4(b)", "4(c)(i)"]
    assert document["conditions"] == [
        "4(c)(i): owned by those who work in it",
        "4(e): name the author",
    ]
    assert document["settles"] == ["worker_owned"]
    assert (document["contact"], document["contact_source"]) == (
        "licensing@coop.example",
        "README.md:4",
    )
    assert document["stated"] == [{"fact": "nonprofit", "answer": "no"}]
    assert document["grounds"][0]["words"] == "owned by those who work in it"
    assert document["notes"] == ["write to (address withheld)"]
    assert document["components"] is None


def test_a_person_to_ask_is_given_by_the_place_that_names_them() -> None:
    person = Contact(address="", path="README.md", line=4)

    assert rendered(replace(REPORT, contact=person))["contact"] == "README.md:4"
    assert rendered(replace(REPORT, contact=None))["contact"] is None


def test_conditions_of_several_licenses_name_them() -> None:
    both = Expression(text="A AND B", tree=AllOf(parts=(Leaf(id="PPL"), Leaf(id="MIT"))))
    duty = Condition(license="MIT", clauses=(), text="whatever its text asks")
    answer = replace(ONLY_IF, expression=both, conditions=(LIMB, duty))

    document = rendered(replace(REPORT, answers=(answer,)))

    assert document["conditions"] == [
        "PPL 4(c)(i): owned by those who work in it",
        "MIT: whatever its text asks",
    ]


def test_a_bill_has_the_worst_answer_at_the_top_and_a_row_a_component() -> None:
    no = replace(ONLY_IF, subject="a", answer=Permitted.NO, clauses=("4(d)",), conditions=())
    other = replace(no, subject="b", clauses=("3",))

    document = rendered(replace(REPORT, answers=(no, other, ONLY_IF), components=True))

    assert document["answer"] == "no"
    assert document["clauses"] == ["4(d)", "3"]
    assert document["conditions"] == []
    assert document["license"] is None
    assert [row["answer"] for row in document["components"]] == ["no", "no", "only-if"]


def test_a_bill_without_components_is_undetermined() -> None:
    document = rendered(replace(REPORT, answers=(), components=True))

    assert (document["answer"], document["components"]) == ("undetermined", [])


def test_gaps_make_it_incomplete_and_hostile_names_stay_json() -> None:
    nothing = Permission(subject=HOSTILE, expression=None, answer=Permitted.UNDETERMINED)
    report = replace(REPORT, answers=(nothing,), gaps=(Gap(code="PPL902", what=HOSTILE, path="x"),))

    document = rendered(report)

    assert document["complete"] is False
    assert document["license"] is None
    assert render(report).isascii()
