from __future__ import annotations

from datetime import date

import pytest

from pplcheck.config.answers import read_answers
from pplcheck.errors import ConfigurationError

PERSON = "- about: person\n- name: Ada\n- identity: Ada <ada@mail.example>\n"
FIRM = "- about: organization\n- id: orbit.example\n- name: Orbit\n"


def test_only_what_is_filled_in_is_carried() -> None:
    text = (
        PERSON + "- organization: Orbit\n- from: 2020-01-01\n- until: unknown\n- paid: y\n" + FIRM
    )

    (found,) = read_answers(text.encode(), "a.md")

    assert found.values == {
        "name": "Ada",
        "identities": ["Ada <ada@mail.example>"],
        "enrollment": [{"organization": "Orbit", "from": date(2020, 1, 1), "paid": "yes"}],
    }


def test_an_organization_brings_its_domain_and_limbs() -> None:
    text = FIRM + "- kind: commercial\n- worker_owned: no\n- surplus_to_worker_owners: unknown\n"

    (found,) = read_answers(text.encode(), "a.md")

    assert found.values == {
        "id": "orbit.example",
        "name": "Orbit",
        "domains": ["orbit.example"],
        "kind": "commercial",
        "facts": {"worker_owned": "no"},
    }


def test_an_id_that_is_no_domain_brings_none() -> None:
    text = "- about: organization\n- id: orbit\n- worker_owned: yes\n"

    (found,) = read_answers(text.encode(), "a.md")

    assert found.values == {
        "id": "orbit", "name": "orbit", "kind": "unknown", "facts": {"worker_owned": "yes"}
    }  # fmt: skip


def test_a_user_without_a_use_is_of_unknown_use() -> None:
    (found,) = read_answers(b"- about: user\n- organization: Orbit\n", "a.md")

    assert found.values == {"use": "unknown", "organization": "Orbit"}


@pytest.mark.parametrize("word", ["unknown", "?"], ids=["word", "mark"])
def test_unknown_says_nothing(word: str) -> None:
    assert read_answers(f"{PERSON}- paid: {word}\n- source: x\n".encode(), "a.md") == ()


def test_a_name_that_no_register_takes_leaves_the_address() -> None:
    text = "- about: person\n- identity: `A <b> <ada@mail.example>`\n- organization: self\n"

    (found,) = read_answers(text.encode(), "a.md")

    assert found.values["identities"] == ["ada@mail.example"]
    assert found.values["name"] == "ada@mail.example"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PERSON + "- organization: x\n- from: soon\n", "from must be a day such as 2024-01-31"),
        (PERSON + "- organization: x\n- paid: maybe\n", 'paid must be "yes", "no" or "unknown"'),
        (PERSON + "- paid: yes\n", "organization is missing"),
        (PERSON + "- kind: x\n", "'kind' is not asked here"),
        (PERSON + "- organization: x\n- from: 2020-01-02\n- until: 2020-01-01\n", "must lie after"),
        (FIRM + "- kind: company\n", 'did you mean "commercial"?'),
        ("- about: organization\n- id: self\n- kind: public\n", "id must not be"),
        ("- about: person\n- name: A\n- organization: x\n", "no identity with an address"),
    ],
    ids=["day", "paid", "nobody", "field", "dates", "kind", "id", "identity"],
)
def test_bad_answers_are_reported_with_their_line(text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=r"a\.md:\d") as caught:
        read_answers(text.encode(), "a.md")

    assert message in str(caught.value)


def test_all_bad_answers_are_reported_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_answers((PERSON + "- organization: x\n- from: a\n- until: b\n").encode(), "a.md")

    assert len(caught.value.problems) == 2
