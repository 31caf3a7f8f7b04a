from __future__ import annotations

import pytest

from pplcheck.config.slugs import Ids


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nebula Coop, Inc.", "nebula-coop-inc"),
        ("self", "organization-self"),
        ("!!!", "organization"),
        ("\u6f22\u5b57", "\u6f22\u5b57"),
        ("x" * 300, "x" * 80),
    ],
    ids=["words", "self", "marks", "letters", "long"],
)
def test_an_id_is_the_name_in_small(name: str, expected: str) -> None:
    assert Ids().make(name) == expected


def test_names_that_would_share_an_id_are_numbered_in_order() -> None:
    ids = Ids([{"id": "red-hat", "name": "Red Hat"}])

    assert [ids.make(name) for name in ("Red-Hat", "Red.Hat", "red  hat")] == [
        "red-hat-2",
        "red-hat-3",
        "red-hat",
    ]


def test_ids_names_and_aliases_are_found() -> None:
    ids = Ids([{"id": "nebula", "name": "Nebula Coop", "aliases": ["NC"]}])

    assert [ids.find(text) for text in ("NEBULA", "nebula  coop", "nc", "x")] == [
        "nebula",
        "nebula",
        "nebula",
        "",
    ]
    assert ids.near("nebulaa") == "nebula"


def test_a_hundred_thousand_names_alike_take_no_time() -> None:
    ids = Ids()

    made = [ids.make(f"Nebula{'!' * (n % 300)}{'?' * (n // 300)}") for n in range(100_000)]

    assert len(set(made)) == len(made)
    assert made[-1] == "nebula-100000"
