from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pplcheck.config.answers import Statement
from pplcheck.config.merging import Outcome, merge
from pplcheck.config.register_text import RegisterText

TEXT = b"""\
[[organization]]
id = "nebula"
name = "Nebula"
domains = ["nebula.example"]
kind = "unknown"
source = "a"
checked = 2020-01-01

[[person]]
name = "Ada"
identities = ["Ada <ada@mail.example>"]
[[person.enrollment]]
organization = "nebula"
from = 2020-01-01
"""


def take(*statements: tuple[str, dict[str, Any]], overrule: bool = False) -> tuple[Outcome, str]:
    register = RegisterText(TEXT, "r")
    entries = [Statement(kind=kind, values=values, line=7) for kind, values in statements]
    outcome = merge(register, entries, path="a.md", replace=overrule)
    return outcome, register.render()


def test_unknown_is_filled_in_and_lists_grow() -> None:
    values = {
        "id": "Nebula", "kind": "cooperative", "domains": ["n.example"], "source": "b",
        "checked": date(2021, 1, 1), "facts": {"cooperative": "yes"}, "name": "Nebula e.G.",
    }  # fmt: skip

    outcome, text = take(("organization", {**values, "id": "nebula"}))

    assert (outcome.added, outcome.changed, outcome.problems) == (0, 1, [])
    assert 'kind = "cooperative"' in text
    assert 'domains = ["nebula.example", "n.example"]' in text
    assert 'source = "a; b"' in text
    assert "checked = 2021-01-01" in text
    assert 'name = "Nebula"' in text


def test_the_same_again_changes_nothing() -> None:
    entry = {"identities": ["ada@mail.example"], "name": "A"}
    enrollment = [{"organization": "nebula", "from": date(2020, 1, 1)}]
    same = {"identities": ["Ada <ada@mail.example>"], "enrollment": enrollment}

    outcome, text = take(("person", same), ("organization", {"id": "nebula", "source": "a"}))

    assert (outcome.added, outcome.changed) == (0, 0)
    assert text.encode() == TEXT
    assert take(("person", entry))[0].changed == 1


@pytest.mark.parametrize("overrule", [False, True], ids=["keep", "replace"])
def test_a_contradiction_is_refused_unless_asked_for(*, overrule: bool) -> None:
    statements = [
        ("organization", {"id": "nebula", "kind": "commercial"}),
        ("organization", {"id": "nebula", "kind": "public"}),
    ]

    outcome, text = take(*statements, overrule=overrule)

    if overrule:
        assert outcome.problems == []
        assert 'kind = "public"' in text
    else:
        (problem,) = outcome.problems
        assert 'kind is "public" here and "commercial" in r:1' in problem
        assert problem.endswith("(a.md:7)")


def test_pay_is_added_to_the_enrollment_it_belongs_to() -> None:
    enrollment = [{"organization": "nebula", "from": date(2020, 1, 1), "paid": "yes"}]

    outcome, text = take(("person", {"identities": ["ada@mail.example"], "enrollment": enrollment}))

    assert outcome.changed == 1
    assert text.count("[[person.enrollment]]") == 1
    assert 'paid = "yes"' in text


def test_imported_entries_stand_beside_declared_ones() -> None:
    imported = {"id": "nebula", "kind": "unknown", "imported": "gitdm"}

    outcome, text = take(("organization", imported), ("organization", imported))

    assert (outcome.added, outcome.changed) == (1, 0)
    assert text.startswith(TEXT.decode())


def test_users_and_agreements_are_told_apart_by_their_scope() -> None:
    user = {"organization": "nebula", "use": "unknown"}
    agreement = {"party": "nebula", "from": date(2020, 1, 1)}

    outcome, _ = take(
        ("user", user),
        ("user", {**user, "use": "commercial", "scope": ["**"]}),
        ("user", {**user, "scope": ["a/**"]}),
        ("agreement", agreement),
        ("agreement", {**agreement, "terms": "5 %"}),
        ("agreement", {**agreement, "until": date(2021, 1, 1)}),
    )

    assert (outcome.added, outcome.changed) == (4, 2)


def test_facts_that_disagree_are_named() -> None:
    known = ("organization", {"id": "nebula", "facts": {"cooperative": "yes"}})
    other = ("organization", {"id": "nebula", "facts": {"cooperative": "no", "nonprofit": "yes"}})

    outcome, _ = take(known, other)

    assert "cooperative is" in outcome.problems[0]


def test_a_payment_that_is_made_is_filled_in_and_another_is_appended() -> None:
    due = {"due": date(2026, 1, 31), "amount": "1200.00", "currency": "EUR"}
    register = RegisterText(
        b'[[agreement]]\nparty = "orbit"\n# first rate\n[[agreement.payment]]\n'
        b'due = 2026-01-31\namount = "1200.00"\ncurrency = "EUR"\n',
        "register.toml",
    )
    later = {"due": date(2027, 1, 31), "kind": "hosting", "what": "a server"}
    said = {"party": "orbit", "payment": [{**due, "paid": date(2026, 1, 20)}, later]}

    outcome = merge(register, [Statement(kind="agreement", values=said, line=1)], path="form")

    assert (outcome.added, outcome.changed, outcome.problems) == (0, 1, [])
    text = register.render()
    assert "# first rate" in text
    assert 'currency = "EUR"\npaid = 2026-01-20\n' in text
    assert text.endswith('due = 2027-01-31\nkind = "hosting"\nwhat = "a server"\n')
