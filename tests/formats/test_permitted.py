from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.formats.permitted import render
from pplcheck.model.license import AllOf, Expression, Leaf
from pplcheck.model.permission import Contact, Permission, PermissionReport, Permitted
from pplcheck.model.report import Gap
from tests.formats.licensed import HOSTILE
from tests.formats.test_permission import DUTY, LIMB, ONLY_IF, REPORT


def shown(report: PermissionReport, *, color: bool = False) -> str:
    return render(report, width=100, color=color)


def test_the_answer_comes_first_then_why_and_what_to_do() -> None:
    text = shown(REPORT)

    question = "May a cooperative make commercial use of kitchen (PPL by LICENSE)?"
    assert " ".join(text.split()).startswith(f"{question} Stated: a nonprofit organization: no.")
    order = [
        "Only if, under PPL",
        "Keep to\n",
        "Why\n",
        "What to do\n",
        "Know\n",
        "No legal advice.",
    ]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    assert "  4(c)(i)  owned by those who work in it\n" in text
    assert "whom to ask: licensing@coop.example (README.md:4)" in text
    assert "ada@" not in text


def test_a_yes_tells_the_duties_and_nothing_to_do() -> None:
    yes = replace(ONLY_IF, answer=Permitted.YES, conditions=(DUTY,), remedy=(), grounds=())

    text = shown(replace(REPORT, answers=(yes,)))

    assert "Yes, under PPL" in text
    assert "What to do" not in text
    assert "Why" not in text


def test_an_open_answer_tells_why_and_what_would_make_it_a_yes() -> None:
    doubtful = replace(ONLY_IF, answer=Permitted.UNDETERMINED, doubts=("arguable",))

    text = shown(replace(REPORT, answers=(doubtful,), contact=None))

    assert "Undetermined, under PPL: 4(b), 4(c)(i)\n  arguable\n\nIt would be yes if\n" in text
    assert "whom to ask: the work does not say" in text


def test_without_a_repository_nobody_is_named_to_ask() -> None:
    text = shown(replace(REPORT, judged=None, contact=None, declared_in=""))

    assert "commercial use of kitchen?" in text
    assert "whom to ask" not in text


def test_a_person_is_not_named() -> None:
    text = shown(replace(REPORT, contact=Contact(address="", path="README.md", line=4)))

    assert "whom to ask: see README.md:4" in text


def test_several_licenses_are_told_apart() -> None:
    both = Expression(text="PPL AND MIT", tree=AllOf(parts=(Leaf(id="PPL"), Leaf(id="MIT"))))

    text = shown(replace(REPORT, answers=(replace(ONLY_IF, expression=both),)))

    assert "  PPL 4(c)(i)  owned" in text
    assert "  PPL 4(c)(i)  unknown  owned" in text


def test_a_repository_without_a_license() -> None:
    nothing = Permission(
        subject="kitchen",
        expression=None,
        answer=Permitted.UNDETERMINED,
        doubts=("no license is declared",),
        remedy=("ask the authors",),
    )

    text = shown(replace(REPORT, answers=(nothing,), declared_in=""))

    assert "kitchen (no license is named)?" in text
    unknown = shown(replace(REPORT, answers=(nothing,), declared_in="LICENSE.md"))
    assert "kitchen (LICENSE.md names no license known here)?" in unknown
    assert "Undetermined\n  no license is declared" in text


@pytest.mark.parametrize("answer", Permitted)
def test_color_is_on_the_verdict_alone(answer: Permitted) -> None:
    report = replace(REPORT, answers=(replace(ONLY_IF, answer=answer),))

    colored = shown(report, color=True)

    assert colored.count("\x1b[") == 2
    assert shown(report).count("\x1b") == 0


def test_a_bill_tells_the_worst_and_lists_what_is_open() -> None:
    no = replace(ONLY_IF, subject="bad", answer=Permitted.NO, conditions=())
    yes = replace(ONLY_IF, subject="fine", answer=Permitted.YES)
    unnamed = replace(ONLY_IF, subject="", expression=None, conditions=(LIMB,))

    text = shown(replace(REPORT, answers=(no, unnamed, yes), components=True, notes=()))

    assert "make commercial use of 3 components?" in text
    assert "No: 1 yes · 1 only-if · 1 no\n  no       bad" in text
    assert "without a name  no license that is known  owned by those who work in it" in text
    assert "fine" not in text


def test_an_empty_bill_and_a_long_one() -> None:
    many = tuple(replace(ONLY_IF, subject=f"c{n}") for n in range(70))

    empty = shown(replace(REPORT, answers=(), components=True))
    long = shown(replace(REPORT, answers=many, components=True))

    assert "Undetermined: the bill lists no components" in empty
    assert "and 10 more: --format json" in long


def test_names_are_harmless() -> None:
    bad = replace(ONLY_IF, subject=HOSTILE, under=(HOSTILE,), doubts=(HOSTILE,))
    report = replace(
        REPORT,
        answers=(bad,),
        declared_in=HOSTILE,
        notes=(HOSTILE,),
        contact=Contact(address="", path=HOSTILE, line=1),
        gaps=(Gap(code="PPL902", what=HOSTILE),),
    )

    assert all(line.isprintable() for line in shown(report).splitlines())
    bill = replace(report, components=True)
    assert all(line.isprintable() for line in shown(bill).splitlines())
