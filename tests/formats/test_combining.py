from __future__ import annotations

from dataclasses import replace

from pplcheck.config.profiles import load_terms
from pplcheck.formats.combining import combinable, combined
from pplcheck.model.compatibility import (
    Certainty,
    Combination,
    CompatibilityRow,
    Compatible,
    Flow,
    Joining,
)
from tests.formats.licensed import HOSTILE, joined

ROW = CompatibilityRow(
    others=("MIT", "ISC"),
    flows=(Flow.INBOUND,),
    joinings=(Joining.ADAPTATION, Joining.FILE),
    answer=Compatible.YES,
    certainty=Certainty.TEXT,
    reason="both let it be",
    sources=(),
)
DOUBT = replace(
    ROW,
    others=("cc",),
    flows=(Flow.OUTBOUND,),
    joinings=(Joining.COLLECTION,),
    answer=Compatible.DISPUTED,
    certainty=Certainty.DISPUTED,
)


def met(
    license_: str, answer: Compatible, *, vendored: bool = False, reason: str = ""
) -> Combination:
    return Combination(
        license=license_,
        root="PPL",
        paths=("a", "b"),
        vendored=vendored,
        adaptation=joined(answer),
        file=joined(answer, reason),
        collection=joined(Compatible.YES),
    )


def test_what_may_come_in_and_what_may_go_out() -> None:
    lines = combinable(replace(load_terms("PPL"), compatibility=(ROW, DOUBT)), 80)

    assert lines == [
        "",
        "What may come in: work under another license, into a work under this one",
        "  worked into it",
        "    yes       MIT, ISC (by both texts)",
        "              both let it be",
        "  as part of it, in files of its own",
        "    yes       MIT, ISC (by both texts)",
        "              both let it be",
        "",
        "What may go out: work under this license, into a work under another one",
        "  beside it, each a separate work",
        "    disputed  cc (not settled)",
        "              both let it be",
    ]


def test_every_row_of_the_ppl_is_told_within_the_width() -> None:
    terms = load_terms("PPL")
    text = "\n".join(combinable(terms, 80))

    assert max(map(len, text.splitlines())) <= 80
    flat = " ".join(text.split())
    assert all(" ".join(row.reason.split()) in flat for row in terms.compatibility)
    assert combinable(load_terms("MIT"), 80) == []


def test_what_does_not_go_together_comes_first() -> None:
    found = [
        met("MIT", Compatible.YES, reason="not told"),
        met("GPL-3.0-only", Compatible.NO, vendored=True, reason="GPL: the whole"),
        met(HOSTILE, Compatible.UNKNOWN),
    ]

    lines = combined(found, 200)

    assert lines[0] == "Combined with"
    told = " ".join(" ".join(lines[1:]).split())
    assert told.startswith(
        "2 files GPL-3.0-only may not be a part of the work · in third-party folders · "
        "GPL: the whole 2 files"
    )
    assert "not known whether it may be a part of the work 2 files MIT may be" in told
    assert "not told" not in "".join(lines)
    assert "".join(lines).isprintable()


def test_of_many_the_rest_is_counted() -> None:
    lines = combined([met(f"L{n}", Compatible.YES) for n in range(25)], 100)

    assert lines[-1] == "  and 5 more: --format json"
    assert combined([], 100) == []
