from __future__ import annotations

import pytest

from pplcheck.history.charsets import keeps_ascii, to_utf8

ASCII = bytes(range(32, 127))


@pytest.mark.parametrize(
    "charset",
    b" UTF-8 utf8 ISO-8859-15 iso8859-1 latin1 CP1251 windows-1252 KOI8-R Shift_JIS EUC-JP "
    b"ISO-2022-JP GB18030 Big5 cp850 'utf8'".split(b" "),
)
def test_charsets_in_use_keep_ascii(charset: bytes) -> None:
    assert keeps_ascii(charset)
    assert to_utf8(ASCII, charset) == ASCII


@pytest.mark.parametrize(
    "charset",
    b"UTF-16 UTF-16LE UTF-32 UCS-2 UTF-7 IBM037 EBCDIC-US CP500 rot13 unicode_escape nonsense "
    b"utf-8\n \xff".split(b" "),
)
def test_others_are_left_alone(charset: bytes) -> None:
    assert not keeps_ascii(charset)
    assert to_utf8(b"text \xe9", charset) == b"text \xe9"


@pytest.mark.parametrize(
    ("text", "charset", "expected"),
    [
        (b"Zo\xe9", b"ISO-8859-1", "Zoé"),
        ("日本".encode("shift_jis"), b"Shift_JIS", "日本"),
        ("日本".encode("iso-2022-jp"), b"ISO-2022-JP", "日本"),
    ],
)
def test_recodes(text: bytes, charset: bytes, expected: str) -> None:
    assert to_utf8(text, charset).decode() == expected


@pytest.mark.parametrize("charset", [b"UTF-8", b"tis-620x", b"euctw", b"iso-8859-99"])
def test_what_does_not_fit_stays(charset: bytes) -> None:
    assert to_utf8(b"Zo\xe9", charset) == b"Zo\xe9"
