from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings, strategies as st

from pplcheck.licensing.headers import DEPTH, Headers
from tests.licensing.samples import VOCABULARY

GRANT = "Licensed under the MIT License."


def told(path: str, data: bytes) -> list[tuple[int, str]]:
    found, _ = Headers(vocabulary=VOCABULARY).statements_in(path, data)
    return [(entry.line, " OR ".join(entry.choices)) for entry in found]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.py", f"# {GRANT}", [(1, "MIT")]),
        ("a.py", f"#\r# {GRANT}\r#\r", [(2, "MIT")]),
        ("a.py", f"#\r\n# {GRANT}\r\n", [(2, "MIT")]),
        ("a.py", f"x = 1\n# {GRANT}\ny = 2 # license\n", [(2, "MIT")]),
        ("a.py", f'"""A."""\n\n"""{GRANT}"""\n', [(3, "MIT")]),
        ("a.py", f'"""A."""\nlicense = 1\nx = "{GRANT}"\n', []),
        ("a.py", f"    # {GRANT}\n", []),
        ("a.c", f"x = 1; /* {GRANT} */\n", []),
        ("a.c", f"/* a */\nint license;\nchar *t = {GRANT}\n", []),
        ("a.md", f"# {GRANT}\n", []),
        ("a.md", f"<!-- {GRANT} -->\n", [(1, "MIT")]),
        ("a.txt", f"# {GRANT}\n", []),
        ("a.py", "#\n" * DEPTH + f"# {GRANT}\n", []),
        ("a.py", f"# {GRANT}\n\n# {GRANT}\n", [(1, "MIT")]),
        ("a.py", "# MIT License\n\n# Copyright Loom\n", [(1, "MIT")]),
        ("a.py", "# MIT License\n\n# ISC License\n\n# Copyright Loom\n", []),
        ("a.py", "# Copyright Loom\n# Take our own terms; or (b) the\n# MIT License.\n", []),
        ("a.py", "# Copyright Loom\n# It is given away freely.\n# MIT License\n", [(3, "MIT")]),
        ("a.tex", f"Loom\n\n{GRANT}\n\nMIT License\n", [(3, "MIT")]),
    ],
)
def test_only_comments_at_the_head_count(path: str, text: str, expected: object) -> None:
    assert told(path, text.encode()) == expected


def test_utf_16_and_long_lists_are_read() -> None:
    wide = b"\xff\xfe" + f"# {GRANT}\n".encode("utf-16-le")

    assert told("a.py", wide) == [(1, "MIT")]
    assert told("a.py", b"# license\n\n" * 300) == []


def test_where_numbers_cannot_be_put_back_the_notice_is_read_by_itself() -> None:
    headers = Headers(vocabulary=VOCABULARY)
    headers.wordings.forms = lambda found: None  # type: ignore[method-assign]  # noqa: ARG005

    found, _ = headers.statements_in("a.py", f"x = 1\n# Part 47110. {GRANT}\n".encode())

    assert [(entry.line, entry.choices) for entry in found] == [(2, ("MIT",))]
    assert len(headers.seen) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"# {GRANT}\n", False),
        (f"# {GRANT}\n\n# See the license,\n# published by the Free Software Foundation.\n", True),
        (f"# {GRANT} <http://www.gnu.org/licenses/>\n", True),
        (f"# {GRANT} 2021, 2022\n\n# a license\n# as the General Public has it\n", True),
        (f'# {GRANT}\nx = "the General Public license"\n', False),
    ],
)
def test_words_of_the_gnu_notices_are_told_of(text: str, expected: object) -> None:
    headers = Headers(vocabulary=VOCABULARY)

    for number in ("", "1984", "2024"):
        statements, signed = headers.statements_in("a.py", text.replace("2021", number).encode())
        assert statements
        assert signed is expected


def test_a_wording_is_read_once() -> None:
    headers = Headers(vocabulary=VOCABULARY)

    for number in range(5):
        headers.statements_in(f"{number}.py", f"# File {number}\n\n# {GRANT}\n".encode())

    assert len(headers.seen) == 1


@settings(max_examples=100, deadline=None)
@example("a.py", b"\x00\n\x00\n #icens\x00")
@given(
    st.sampled_from(["a.py", "a.c", "a.md", "a.tex", "a.vim"]),
    st.lists(
        st.one_of(
            st.binary(max_size=30),
            st.sampled_from([b"/*", b"*/", b'"""', b"\n", b"# ", b"license: MIT", b"<!--"]),
        )
    ).map(b"".join),
)
def test_any_head_is_read_without_an_exception(path: str, data: bytes) -> None:
    assert told(path, data) == told(path, data)


def test_hostile_heads_cost_little() -> None:
    begin = time.perf_counter()

    for piece in (b"/* license ", b"# license: (", b"'''license", b"license under the MIT or "):
        told("a.c", piece * 2_000)

    assert time.perf_counter() - begin < 30
