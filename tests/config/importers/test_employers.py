from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pplcheck.config.importers.employers import employer
from pplcheck.model.party import SELF, Answer


@pytest.mark.parametrize("name", ["(None)", "Hobbyist", "hobbyists", "(Hobbyists)", "None"])
def test_who_works_for_nobody_is_unpaid(name: str) -> None:
    assert (employer(name).organization, employer(name).paid) == (SELF, Answer.NO)


@pytest.mark.parametrize(
    "name", ["*independent", "Independent", "Self", "(Consultant)", "Personal", "self-employed"]
)
def test_of_who_works_for_themselves_pay_is_unknown(name: str) -> None:
    assert (employer(name).organization, employer(name).paid) == (SELF, Answer.UNKNOWN)


@pytest.mark.parametrize("name", ["NotFound", "(Unknown)", "", " ", "*robots", "?"])
def test_an_unknown_employer_is_nobody(name: str) -> None:
    assert employer(name).organization == ""


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Nebula! Inc.", "Nebula! Inc."),
        (" Nebula \t Coop ", "Nebula Coop"),
        ("Self Care Ltd", "Self Care Ltd"),
        ("Independent Press", "Independent Press"),
    ],
)
def test_a_name_is_kept_as_written(name: str, kept: str) -> None:
    assert employer(name).organization == kept


@given(st.text())
def test_any_text_means_somebody_or_nobody(name: str) -> None:
    assert employer(name).organization == " ".join(employer(name).organization.split())
