from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from pplcheck.licensing.vocabulary import Vocabulary
from tests.licensing.samples import PROFILES, VOCABULARY


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


class Anything:
    """What takes any words for the beginning of a name."""

    def may_be(self, _: str) -> bool:
        return True


PARTS = sorted(
    {
        part
        for name in (*VOCABULARY.ids, *VOCABULARY.names)
        for part in re.findall(r"[a-z]+|\d", name)
    }
)


@given(
    parts=st.lists(st.sampled_from(PARTS) | st.text("vV.0-+é9", max_size=3), max_size=5),
    case=st.sampled_from([str.upper, str.title, str]),
)
def test_no_name_of_ours_is_missed_by_how_it_begins(
    parts: list[str], case: Callable[[str], str]
) -> None:
    slowly = Vocabulary.from_profiles(PROFILES)
    object.__setattr__(slowly, "beginnings", Anything())
    name = "LicenseRef-" + case("-".join(parts))

    assert VOCABULARY.find(name) == slowly.find(name)
