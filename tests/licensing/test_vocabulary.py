from __future__ import annotations

import pytest

from pplcheck.licensing.vocabulary import Vocabulary
from tests.licensing.samples import VOCABULARY


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ppl", "PPL"),
        ("GPL-3.0-only", "GPL-3.0-only"),
        ("gpl-3.0", "GPL-3.0-only"),
        ("GPL-3.0+", "GPL-3.0-or-later"),
        ("bsl-1.0", "BSL-1.0"),
        ("GNU General Public License v3 (GPLv3)", "GPL-3.0-only"),
        ("Peer Production License (PPL)", "PPL"),
        ("Peer Production License (MIT)", None),
        ("GPLv3 (", None),
        ("", None),
        ("x" * 500, None),
        ("Prosperity", None),
    ],
)
def test_names_are_found_in_any_usual_spelling(name: str, expected: str | None) -> None:
    assert VOCABULARY.find(name) == expected


@pytest.mark.parametrize("name", ["PPL", "ppl", "the PPL", "PPL License", "curl"])
def test_names_that_prove_nothing_in_prose_count_in_fields(name: str) -> None:
    assert VOCABULARY.in_prose(name) is None
    assert VOCABULARY.find(name) is not None


def test_without_profiles_the_ids_of_spdx_are_known() -> None:
    bare = Vocabulary.from_profiles(())

    assert bare.find("PPL") == "PPL"
    assert bare.find("Coopyleft") is None


def test_exceptions_come_out_as_spdx_spells_them() -> None:
    assert VOCABULARY.exception("llvm-EXCEPTION") == ("LLVM-exception", True)
    assert VOCABULARY.exception("mine") == ("mine", False)
