from __future__ import annotations

import pytest

from pplcheck.licensing.restrictions import is_restricted


@pytest.mark.parametrize(
    ("text", "restricted"),
    [
        ("MIT with the Commons Clause", True),
        ("MIT (with Commons-Clause)", True),
        ("MIT modified with a condition on sales", True),
        ("MIT with additional restrictions on who may host it", True),
        ("MIT for non-commercial use only", True),
        ("MIT para uso no comercial", True),
        ("MIT sin fines comerciales", True),
        ("MIT pour un usage non commercial", True),
        ("MIT, but commercial use is prohibited", True),
        ("MIT, which allows commercial use", False),
        ("MIT. Fonts are for non-commercial use", False),
        ("MIT or, for non-commercial use, whatever you like", False),
        ("MIT with exceptions", False),
        ("MIT", False),
    ],
)
def test_words_that_take_back_what_a_license_grants(text: str, restricted: bool) -> None:  # noqa: FBT001
    assert is_restricted(text, 0, len("MIT"), ["MIT"]) is restricted


def test_a_license_that_closes_uses_itself_may_be_summed_up() -> None:
    text = "PPL for non-commercial use, and for worker cooperatives"

    assert not is_restricted(text, 0, len("PPL"), ["PPL"])


def test_what_the_name_holds_counts() -> None:
    text = "Apache 2.0 (with Commons Clause)"

    assert is_restricted(text, 0, len(text), ["Apache-2.0"])
