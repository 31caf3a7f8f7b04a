from __future__ import annotations

import pytest

from pplcheck.config.names import (
    address,
    any_identity,
    code_of,
    digest,
    legal_form,
    lei,
    organization_id,
    prefix_of,
)
from pplcheck.config.wording import Unfit
from pplcheck.model.contribution import Identity

LEI = "PPLCHECKEXAMPLE00195"


def reason(found: object) -> str:
    assert isinstance(found, Unfit)
    return found.reason


@pytest.mark.parametrize(
    ("text", "name", "email"),
    [
        ("Ada <ada@mail.example>", "Ada", "ada@mail.example"),
        ("  Ada B.  < ADA@Mail.Example > ", "Ada B.", "ada@mail.example"),
        ("<ada@mail.example>", "", "ada@mail.example"),
        ("Ada@Mail.Example", "", "ada@mail.example"),
        ("Ada <root>", "Ada", "root"),
        ("Ada (at home) <a>", "Ada (at home)", "a"),
    ],
)
def test_addresses_are_read_in_lower_case(text: str, name: str, email: str) -> None:
    assert address(text) == Identity(name=name, email=email)
    assert any_identity(text) == Identity(name=name, email=email)


@pytest.mark.parametrize(("text", "name"), [("Release Bot", "Release Bot"), ("a@b c", "a@b c")])
def test_a_bare_name_is_an_identity_but_no_address(text: str, name: str) -> None:
    assert any_identity(text) == Identity(name=name, email="")
    assert "must hold an address" in reason(address(text))


def test_empty_brackets_hold_no_address() -> None:
    assert any_identity("Ada <>") == Identity(name="Ada", email="")
    assert "must hold an address" in reason(address("Ada <>"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "must not be empty"),
        ("<>", "must not be empty"),
        ("Ada <a@b", "must be written like"),
        ("Ada a@b>", "must be written like"),
        ("Ada <a@b> <c@d>", "must be written like"),
        ("Ada <a@b> x", "must be written like"),
    ],
)
def test_texts_that_are_no_identity_are_refused(text: str, why: str) -> None:
    assert why in reason(any_identity(text))
    assert why in reason(address(text))


@pytest.mark.parametrize(
    "text", ["nebula", "orbit-2", "fiqu.example", "coopérative", "Nebula_Coop"]
)
def test_ids_are_taken(text: str) -> None:
    assert organization_id(text) == text


@pytest.mark.parametrize(
    "text", ["", "Orbit Ltd", "a/b", "a\\b", "a@b", "a'b", "a\nb", "\u202ea", "x" * 101]
)
def test_ids_with_spaces_or_signs_are_refused(text: str) -> None:
    assert "short name" in reason(organization_id(text))


@pytest.mark.parametrize("text", ["self", "Self", "SELF"])
def test_self_is_no_id(text: str) -> None:
    assert "acting for themselves" in reason(organization_id(text))


@pytest.mark.parametrize(
    ("text", "codes", "is_code", "is_prefix"),
    [
        ("PPL103", (), True, True),
        ("PPL1", (), False, True),
        ("PPL10", (), False, True),
        ("PPL", (), False, False),
        ("PPL0", (), False, False),
        ("PPL1034", (), False, False),
        ("ppl103", (), False, False),
        ("", (), False, False),
        ("PPL103", ("PPL101",), False, False),
        ("PPL101", ("PPL101",), True, True),
        ("PPL1", ("PPL101",), False, True),
    ],
)
def test_codes_and_their_beginnings(
    text: str, codes: tuple[str, ...], *, is_code: bool, is_prefix: bool
) -> None:
    assert (code_of(codes)(text) == text) is is_code
    assert (prefix_of(codes)(text) == text) is is_prefix


def test_a_code_in_small_letters_is_guessed() -> None:
    found = code_of(())("ppl103")

    assert isinstance(found, Unfit)
    assert found.guess == "PPL103"


def test_digests_are_folded() -> None:
    assert digest(" SHA256:" + "AB" * 32) == "sha256:" + "ab" * 32


@pytest.mark.parametrize(
    "text", ["", "ab" * 32, "sha256:", "sha256:" + "a" * 63, "sha1:" + "a" * 64]
)
def test_texts_that_are_no_digest_are_refused(text: str) -> None:
    assert "64 hexadecimal digits" in reason(digest(text))


@pytest.mark.parametrize("text", [LEI, LEI.lower(), "PPLC HECK EXAM PLE0 0195"])
def test_entity_identifiers_are_read_in_capitals(text: str) -> None:
    assert lei(text) == LEI


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "20 letters"),
        (LEI[:-1], "20 letters"),
        (LEI[:-2] + "AB", "20 letters"),
        (LEI[:-1] + "6", "check digits"),
        ("Q" + LEI[1:], "check digits"),
    ],
)
def test_entity_identifiers_that_do_not_hold_are_refused(text: str, why: str) -> None:
    assert why in reason(lei(text))


def test_legal_forms_have_four_characters() -> None:
    assert legal_form(" 8888") == "8888"
    assert legal_form("ax9k") == "AX9K"
    assert "ISO 20275" in reason(legal_form("GmbH & Co"))
