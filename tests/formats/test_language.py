from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from pplcheck.formats.language import LANGUAGES, Language

languages = pytest.mark.parametrize("code", LANGUAGES)


@languages
@pytest.mark.parametrize("number", [0, 7, 999, 12345, 1234567, -98765])
def test_numbers_are_written_as_cldr_has_them(code: str, number: int) -> None:
    assert Language(code).number(number) == format_decimal(number, locale=code)


def test_spanish_groups_from_five_digits_on() -> None:
    assert Language("es").number(1234) == "1234"
    assert Language("es").number(0.954, 2) == "0,95"


@languages
@pytest.mark.parametrize("share", [0.0, 0.01, 0.45, 0.99, 1.0])
def test_percents_are_written_as_cldr_has_them(code: str, share: float) -> None:
    assert Language(code).percent(share) == format_percent(share, locale=code)


@languages
@pytest.mark.parametrize("month", range(1, 13))
def test_days_are_written_as_cldr_has_them(code: str, month: int) -> None:
    day = date(2018, month, 5)

    assert Language(code).day(day) == format_date(day, "medium", locale=code)


@pytest.mark.parametrize(("share", "text"), [(0.001, "<1%"), (0.999, ">99%")])
def test_the_edges_of_shares_are_told(share: float, text: str) -> None:
    assert Language("en").percent(share) == text


def test_texts_and_plurals_are_translated() -> None:
    spanish, french = Language("es"), Language("fr")
    forms = "%(n)s commit", "%(n)s commits"

    assert spanish.say("Verdict") == "Veredicto"
    assert spanish.say("") == ""
    assert french.say_of("%(n)s person", "%(n)s people", 0) == "%(n)s personne"
    assert spanish.say_of("%(n)s person", "%(n)s people", 0) == "%(n)s personas"
    assert Language("en").say_of(*forms, 1) == "%(n)s commit"


def test_what_is_not_translated_is_known_to_be_so() -> None:
    assert Language("es").knows("Verdict")
    assert not Language("es").knows("nobody ever said this")
    assert Language("en").knows("nobody ever said this")


def test_another_language_is_refused() -> None:
    with pytest.raises(KeyError):
        Language("tlh")


def test_a_text_may_be_the_same_in_another_language() -> None:
    french = Language("fr")

    assert french.knows("attribution")
    assert french.say("attribution") == "attribution"
    assert not french.knows("nothing of the kind")
    assert not french.knows("")
    assert french.say("nothing of the kind") == "nothing of the kind"
