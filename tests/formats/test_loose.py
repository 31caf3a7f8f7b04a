from __future__ import annotations

from dataclasses import replace

from pplcheck.formats.loose import components, identified as texts
from pplcheck.model.compatibility import Compatible
from pplcheck.model.license import MatchVerdict, Terms
from tests.formats.licensed import FULL, HOSTILE, component, identified


def test_a_text_a_line_with_what_differs() -> None:
    assert FULL.identified
    lines = texts(FULL.identified, 100)

    assert lines[1:] == [
        "  COPYING  match    PPL (1.000)",
        "  other    altered  near PPL (1.000)  titled MIT, another text · changed in 4(c)",
        "  blob     unknown  -                 no text",
    ]


def test_a_title_that_fits_is_not_repeated() -> None:
    line = texts([identified("a", titled="PPL")], 100)[1]

    assert "titled" not in line


def test_a_title_of_which_no_text_is_known_is_no_other_text() -> None:
    row = identified("a", None, MatchVerdict.UNKNOWN, titled="PEARL")
    named = replace(row, match=replace(row.match, title_only=True))

    assert "titled PEARL, text unknown" in texts([named], 100)[1]
    assert "titled PEARL, another text" in texts([row], 100)[1]


def test_components_that_do_not_go_with_the_work_come_first() -> None:
    assert FULL.components
    lines = components(FULL.components, 120)

    assert lines[0] == "4 components"
    assert lines[1] == "  1 reciprocity terms · 2 no reciprocity terms · 1 terms not known here"
    names = [line.split()[0] for line in lines[2:]]
    assert names == ["barred", "odd", "kitchen"]
    assert "MIT: closes it" in lines[2]
    assert "not stated" in lines[3]


def test_an_empty_bill_and_a_long_one() -> None:
    many = [component(f"c{n}", answer=Compatible.DISPUTED) for n in range(70)]

    assert components([], 80) == ["0 components", "  none"]
    assert components(many, 120)[-1] == "  and 10 more: --format json"


def test_names_are_harmless() -> None:
    bad = component(HOSTILE, HOSTILE, terms=Terms.RECIPROCAL)
    file = identified(HOSTILE, HOSTILE, MatchVerdict.ALTERED, titled=HOSTILE, note=HOSTILE)

    text = "".join([*components([bad], 100), *texts([file], 100)])

    assert text.isprintable()
