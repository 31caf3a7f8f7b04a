from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pplcheck.people.fullnames import LENGTH_LIMIT, handle, login, words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Example", ("ada", "example")),
        ("  ADA   example ", ("ada", "example")),
        ("Ada-Bo Example", ("ada", "bo", "example")),
        ("ada.example", ("ada", "example")),
        ("Ada (work) Example [x]", ("ada", "example")),
        ('Ada "Lace" Example', ("ada", "example")),
        ("Ada B. Example", ("ada", "example")),
        ("Adá Éxample", ("ada", "example")),
        ("Łada Eßample", ("lada", "essample")),
        ("Ａｄａ Ｅｘａｍｐｌｅ", ("ada", "example")),  # noqa: RUF001 - full width on purpose
        ("がが ぎぎ", ("がが", "ぎぎ")),
        ("王小明", ("王", "小明")),
        ("홍길동", ("홍", "길동")),
        ("A Exam", ("a", "exam")),
        ("Example, Ada", ("ada", "example")),
        ("Example,Ada (Orbit Ltd)", ("ada", "example")),
        ("van Example, Ada", ("ada", "van", "example")),
        ("Example, Ada Bea", ("ada", "bea", "example")),
    ],
)
def test_full_names_have_one_spelling(name: str, expected: tuple[str, ...]) -> None:
    assert words(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "",
        "ada",
        "Ada7",
        "A B",
        "A Bo",
        "王",
        "ada@x.example",
        "Ada Example, Bo Example",
        "Ada, Bo, Cy",
        "Ada Example and Bo Example",
        "Ada Example / Bo Example",
        "root",
        "System Administrator",
        "Your Name",
        "First Last",
        "Release Bot",
        "Ada Example via Forum",
        "x" * LENGTH_LIMIT + " y",
    ],
)
def test_others_are_no_full_names(name: str) -> None:
    assert words(name) == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ada-example", "adaexample"),
        ("AdaExample", "adaexample"),
        ("ada_7", ""),
        ("kit42", "kit42"),
        ("ada", ""),
        ("admin", ""),
        ("build-bot", ""),
        ("Ada Example", ""),
        ("adaex@x.example", ""),
        ("", ""),
        ("a" * (LENGTH_LIMIT + 1), ""),
    ],
)
def test_one_word_is_a_handle(name: str, expected: str) -> None:
    assert handle(name) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("123+Ada-Example@users.noreply.github.com", "adaexample"),
        ("ada-example@users.noreply.github.com", "adaexample"),
        ("adaexample@x.example", ""),
        ("noreply@x.example", ""),
        ("", ""),
    ],
)
def test_a_code_host_names_accounts_in_its_addresses(address: str, expected: str) -> None:
    assert login(address) == expected


@given(st.text(max_size=60))
def test_any_text_has_a_reading_that_stays(name: str) -> None:
    found = words(name)

    assert all(found)
    assert found == words(name.strip())
    assert handle(name) == handle(f" {name} ".strip())
