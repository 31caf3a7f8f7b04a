from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pplcheck.licensing.decode import decode

TEXT = "Licencia de Producción\nline two"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("latin-1"),
    ],
    ids=["utf-8", "bom", "utf-16-le", "utf-16-be", "bare-le", "bare-be", "latin-1"],
)
def test_texts_of_the_usual_encodings_are_read(data: bytes) -> None:
    assert decode(data) == TEXT


def test_a_character_cut_in_two_does_no_harm() -> None:
    assert decode("abc é".encode()[:-1]) == "abc "


@pytest.mark.parametrize(
    "data", [b"\0" * 100, b"\x7fELF\0\0\1\2" * 9, b"\xff\xfe\0\0\0\0", b"\xff\xd8\x01\x02 x"]
)
def test_what_is_no_text_is_none(data: bytes) -> None:
    assert decode(data) is None


@given(st.binary(max_size=64))
def test_any_bytes_are_text_or_none(data: bytes) -> None:
    found = decode(data)

    assert found is None or "\0" not in found
