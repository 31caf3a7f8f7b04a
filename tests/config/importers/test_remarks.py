from __future__ import annotations

from pplcheck.config.importers import remarks
from pplcheck.model.party import Source


def test_remarks_are_kept_in_the_order_of_places() -> None:
    found = remarks.Remarks()
    found.add("second", Source(path="b", line=1))
    found.add("first", Source(path="a", line=9))

    assert [entry.what for entry in found.all()] == ["first", "second"]


def test_remarks_beyond_the_limit_are_counted() -> None:
    found = remarks.Remarks()
    for line in range(remarks.MAX_PER_FILE + 5):
        found.add("wrong", Source(path="a", line=line))

    assert len(found.all()) == remarks.MAX_PER_FILE + 1
    assert found.all()[-1].what == "5 more remarks"
