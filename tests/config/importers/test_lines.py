from __future__ import annotations

from datetime import date

import pytest

from pplcheck.config.importers import lines
from pplcheck.config.importers.remarks import Remarks


def test_lines_are_numbered_as_an_editor_does() -> None:
    found = list(lines.numbered("f", b"\xef\xbb\xbfone\r\n\r\n  \rtwo\x0bhalf\nthree", Remarks()))

    assert [(source.line, text) for source, text in found] == [
        (1, "one"),
        (4, "two\x0bhalf"),
        (5, "three"),
    ]


def test_bytes_that_are_no_text_are_replaced_and_remarked() -> None:
    remarks = Remarks()

    found = [text for _, text in lines.numbered("f", b"a\xff\nb", remarks)]

    assert found == ["a\ufffd", "b"]
    assert [entry.what for entry in remarks.all()] == [
        "holds bytes that are not UTF-8; they were replaced"
    ]


def test_a_line_without_end_is_not_read() -> None:
    remarks = Remarks()

    found = [text for _, text in lines.numbered("f", b"x" * 20_000 + b"\nb", remarks)]

    assert found == ["b"]
    assert remarks.all()[0].source.line == 1


def test_a_file_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_BYTES", 3)
    remarks = Remarks()

    assert lines.text_of("f", b"one\ntwo", remarks) == "one"
    assert "not read" in remarks.all()[0].what


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016-02-01", date(2016, 2, 1)),
        (" 2016-2-1 ", date(2016, 2, 1)),
        ("2016-02-30", None),
        ("2016-02", None),
        ("20160-02-01", None),
        ("2016-02-0\u0661", None),
        ("soon", None),
    ],
)
def test_a_day_is_read_or_is_none(text: str, day: date | None) -> None:
    assert lines.day_of(text) == day
