from __future__ import annotations

import pytest

from pplcheck.config.importers.addresses import mail, names_one


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("Ada!Nebula.example", "ada@nebula.example"),
        (" ada@nebula.example ", "ada@nebula.example"),
        ("a!b@nebula.example", "a!b@nebula.example"),
        ("a!b!nebula.example", "a!b@nebula.example"),
        ("nebula.example", "nebula.example"),
    ],
)
def test_a_mark_in_an_address_stands_for_at(written: str, address: str) -> None:
    assert mail(written) == address


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("ada@nebula.example", True),
        ("ada@localhost", True),
        ("ada", False),
        ("@nebula.example", False),
        ("ada@", False),
        ("ada lovelace@nebula.example", False),
        ("<ada@nebula.example>", False),
        ("ada\x07@nebula.example", False),
    ],
)
def test_an_address_is_one_word_around_an_at(address: str, *, fits: bool) -> None:
    assert names_one(address) is fits
