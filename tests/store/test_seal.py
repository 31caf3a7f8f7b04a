from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pplcheck.store.seal import MAGIC, seal, unseal


@given(content=st.binary(max_size=200))
def test_what_was_sealed_comes_back(content: bytes) -> None:
    assert unseal("here/a-1", seal("here/a-1", content)) == content


@given(content=st.binary(max_size=50), place=st.integers(0, 500), change=st.integers(1, 255))
def test_no_changed_byte_goes_unseen(content: bytes, place: int, change: int) -> None:
    sealed = bytearray(seal("here/a-1", content))
    sealed[place % len(sealed)] ^= change

    assert unseal("here/a-1", bytes(sealed)) is None


@given(content=st.binary(max_size=50), length=st.integers(0, 200))
def test_nothing_cut_off_or_added_goes_unseen(content: bytes, length: int) -> None:
    sealed = seal("here/a-1", content)

    assert unseal("here/a-1", sealed[: min(length, len(sealed) - 1)]) is None
    assert unseal("here/a-1", sealed + b"x") is None


@pytest.mark.parametrize("place", ["here/a-2", "there/a-1", ""])
def test_a_file_in_the_place_of_another_is_seen(place: str) -> None:
    assert unseal(place, seal("here/a-1", b"content")) is None


def test_another_version_of_the_form_is_not_read() -> None:
    sealed = seal("here/a-1", b"content")

    assert unseal("here/a-1", sealed.replace(MAGIC, b"pplcheck cache 2\n")) is None
