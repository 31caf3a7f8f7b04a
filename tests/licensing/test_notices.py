from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.licensing.notices import joined, notices_in
from tests.licensing.samples import VOCABULARY


def told(*rows: str) -> list[tuple[int, tuple[str, ...], bool]]:
    return [
        (notice.statement.line, notice.statement.choices, notice.title)
        for notice in joined(notices_in(rows, VOCABULARY))
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("Loom", "Licensed under the MIT License."), [(2, ("MIT",), False)]),
        (("Copyright Loom, licensed under the MIT License.",), [(1, ("MIT",), False)]),
        (("Copyright Loom, seen under the MIT License.",), []),
        (("MIT License",), [(1, ("MIT",), True)]),
        (("License: MIT License, see LICENSE",), [(1, ("MIT",), False)]),
        (("License: MIT OpenCourseWare",), []),
        (("@license see LICENSE",), []),
        (("Not the License: MIT",), []),
        (("Licensed under the MIT License until 2019.",), []),
        (("Licensed under terms of our own.",), []),
        (
            ("Licensed under the PPL.", "Licensed under the ISC License."),
            [(2, ("ISC",), False)],
        ),
        (
            ("Licensed under the MIT License.", "Alternatively, use it under the ISC License."),
            [(1, ("MIT",), False)],
        ),
        (("Alternatively, it is licensed under the MIT License.",), []),
        (
            ("Licensed under the MIT License.", "Or this file may be used under the ISC License."),
            [(1, ("MIT", "ISC"), False)],
        ),
        (("Based on weave", "Licensed under the MIT License"), []),
        ((), []),
    ],
)
def test_notices_say_what_is_granted(rows: tuple[str, ...], expected: object) -> None:
    assert told(*rows) == expected


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.one_of(st.text(), st.sampled_from(["License: MIT", "under the MIT", "@license "])))
)
def test_any_rows_are_read_without_an_exception(rows: list[str]) -> None:
    assert told(*rows) == told(*rows)
