from __future__ import annotations

from pplcheck.formats.html.tracked import Tracked, raw


def test_a_value_is_what_it_was_and_knows_where() -> None:
    entries = Tracked((3, 0), "/list")

    assert len(entries) == 2
    assert [bool(entry) for entry in entries] == [True, False]
    assert raw(entries[1]) == 0
    assert raw("plain") == "plain"
    assert entries[0] == Tracked(3, "/elsewhere")
    assert entries[-1].at_ == "/list/1"
