from __future__ import annotations

import time

import pytest

from pplcheck.formats.gaps import keyed, pattern, pieces
from pplcheck.formats.phrases import FORMS, PARTS


def test_the_fixed_words_of_a_form_are_kept_apart_from_its_gaps() -> None:
    assert pieces("%(name)s (%(commits)s): why?") == ("", " (", "): why?")
    assert keyed(("%(name)s (%(commits)s): why?", "kind")) == (
        ("): why?", "%(name)s (%(commits)s): why?"),
        ("kind", "kind"),
    )


@pytest.mark.parametrize(
    ("form", "text", "gaps"),
    [
        ("%(number)s of %(files)s", "1,240 of 3 files", {"number": "1,240", "files": "3 files"}),
        ("%(number)s of %(files)s", "many of 3 files", None),
        (
            "%(problem)s (%(place)s)",
            "is missing (a (b).toml:3)",
            {"problem": "is missing", "place": "a (b).toml:3"},
        ),
        ("must be %(options)s", 'must be "a", "b" or "c"', {"options": '"a", "b" or "c"'}),
        ("must be %(options)s", "must be here", None),
        ("or on %(got)s;", 'or on "a; \\"b";', {"got": '"a; \\"b"'}),
        ('like "<name@mail.example>"', 'like "<(address withheld)>"', {}),
    ],
    ids=["numbers", "no number", "place", "options", "no options", "quotes", "address"],
)
def test_a_gap_takes_what_its_name_says(form: str, text: str, gaps: dict[str, str] | None) -> None:
    found = pattern(form).fullmatch(text)

    assert (found.groupdict() if found else None) == gaps


def test_no_text_takes_long() -> None:
    begun = time.monotonic()

    for sign in ("(", '"', "'", "; ", ", ", ": ", " ("):
        for form in (*FORMS, *PARTS):
            fixed = sign.join(pieces(form))
            pattern(form).fullmatch(fixed + (sign + "x") * (450 // (len(sign) + 1)))

    assert time.monotonic() - begun < 30
