from __future__ import annotations

from pplcheck.model.component import Component


def test_what_was_concluded_counts_else_what_is_declared() -> None:
    declared = Component(name="a", version="", reference="", declared=("MIT",))
    both = Component(name="a", version="", reference="", declared=("MIT",), concluded=("ISC",))

    assert declared.written == ("MIT",)
    assert both.written == ("ISC",)
