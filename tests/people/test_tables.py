from __future__ import annotations

from pplcheck.model.party import Kind
from pplcheck.people import tables


def test_a_lineage_goes_up_label_by_label() -> None:
    assert tables.lineage("a.b.c") == ("a.b.c", "b.c", "c")


def test_a_name_is_listed_on_dot_boundaries_only() -> None:
    names = frozenset({"acme.coop"})

    assert tables.listed("dev.acme.coop", names)
    assert not tables.listed("evil-acme.coop", names)
    assert not tables.listed("acme.coop.example", names)


def test_wildcards_are_kept_apart_from_domains() -> None:
    assert "yahoo" in tables.wildcards("freemail.txt")
    assert "yahoo.*" not in tables.domains("freemail.txt")


def test_kinds_are_read_in_the_order_of_the_file() -> None:
    assert tables.kinds()["coop"] == (0, Kind.COOPERATIVE)
