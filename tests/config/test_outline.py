from __future__ import annotations

import time
import tomllib

import pytest
from hypothesis import given, strategies as st

from pplcheck.config.outline import MAX_KEY_PARTS, MAX_NESTING, KeyPath, Outline, dotted

TEXT = '''\
# a comment with [brackets] and "quotes
schema = 1
[tool.pplcheck]
"quoted key" = """one
two \\""" [[[
three"""""
after = 'x'  # '''
TABLES = """\
register = [
  "one", # first, [
  "two", ["three",
  "four"],
  { a = 1 },
]
[[organization]]
id = "a"
facts = { worker_owned = "yes" }

[[organization]]
'id' = "b"
[[organization.sub]]
"v\\u0077".x.y = 1
[organization.more]
z = 1
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        pytest.param(("schema",), 2, id="key"),
        pytest.param(("tool",), 3, id="table around a table"),
        pytest.param(("tool", "pplcheck", "quoted key"), 4, id="quoted key"),
        pytest.param(("tool", "pplcheck", "after"), 7, id="after a string over lines"),
        pytest.param(("tool", "pplcheck", "missing", 3), 3, id="missing falls back to its table"),
        pytest.param(("missing",), 0, id="missing at the top"),
        pytest.param((), 0, id="the document"),
    ],
)
def test_keys_stand_on_their_lines(path: KeyPath, line: int) -> None:
    outline = Outline(TEXT)

    assert outline.line(path) == line


@pytest.mark.parametrize(
    ("path", "line"),
    [
        pytest.param(("register", 0), 2, id="first element"),
        pytest.param(("register", 1), 3, id="second element"),
        pytest.param(("register", 2), 3, id="list in a list"),
        pytest.param(("register", 3, "a"), 5, id="table in a list"),
        pytest.param(("organization", 0, "id"), 8, id="first table"),
        pytest.param(("organization", 0, "facts", "worker_owned"), 9, id="inline table"),
        pytest.param(("organization", 1), 11, id="second table"),
        pytest.param(("organization", 1, "id"), 12, id="literal key"),
        pytest.param(("organization", 1, "sub", 0, "vw", "x", "y"), 14, id="escaped dotted key"),
        pytest.param(("organization", 1, "more", "z"), 16, id="table below a list of tables"),
    ],
)
def test_tables_and_elements_stand_on_their_lines(path: KeyPath, line: int) -> None:
    outline = Outline(TABLES)

    assert outline.line(path) == line


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" + ".".join("a" * (MAX_KEY_PARTS + 1)) + "]", id="header"),
        pytest.param(".".join("a" * (MAX_KEY_PARTS + 1)) + " = 1", id="dotted key"),
        pytest.param(
            "x = {" + ' . "a"' * (MAX_KEY_PARTS + 1) + " = 1}", id="dotted key inside a table"
        ),
        pytest.param("x = " + "[" * (MAX_NESTING + 1), id="lists"),
        pytest.param("x = " + "{a = " * (MAX_NESTING + 1), id="tables"),
        pytest.param('x = ["""a"""", ' + "[" * (MAX_NESTING + 1), id="after four quotes"),
        pytest.param("x = ['''a''''', " + "[" * (MAX_NESTING + 1), id="after five quotes"),
        pytest.param(
            'x = ["\\"", ' + "[" * (MAX_NESTING + 1), id="after a string with an escaped quote"
        ),
    ],
)
def test_what_nests_too_deep_is_seen(text: str) -> None:
    outline = Outline("\n" + text)

    assert outline.too_deep == 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(".".join("a" * MAX_KEY_PARTS) + " = 1", id="longest key"),
        pytest.param("x = " + "[" * MAX_NESTING + "]" * MAX_NESTING, id="deepest list"),
        pytest.param("x = '''" + "[" * 99 + "'''", id="brackets in a string over lines"),
        pytest.param('x = "' + "[" * 99 + '"', id="brackets in a string"),
        pytest.param("x = '" + "a." * 99 + "'", id="dots in a literal"),
        pytest.param("# " + "[a." * 99, id="comment"),
        pytest.param("x = [" + "1.5, " * 99 + "]", id="many fractions"),
        pytest.param("x = 1\n]]]\n" + "[a]\n" * 99, id="closing brackets never opened"),
    ],
)
def test_what_only_looks_deep_is_not(text: str) -> None:
    outline = Outline(text)

    assert outline.too_deep == 0


@pytest.mark.parametrize(
    "text",
    ['"""\\', '"""a""', "'''a'", '"a\\', "'a", '"""' + '\\"""' * 9, '"\\x" = 1', "[a\nb = [", "="],
)
def test_broken_text_is_left_to_the_parser(text: str) -> None:
    outline = Outline(text)

    assert outline.too_deep == 0
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(text)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ((), ""),
        (("a", "b-c", 2, "d"), "a.b-c[2].d"),
        (("two words", ""), '"two words".""'),
        (("\x1b[31m",), '"\\u001b[31m"'),
    ],
)
def test_paths_are_written_with_positions_from_zero(path: KeyPath, said: str) -> None:
    assert dotted(path) == said


@given(st.text(alphabet="\"'\\[]{}=,.#\n a1", max_size=60))
def test_every_key_the_parser_finds_is_in_the_outline(text: str) -> None:
    outline = Outline(text)

    try:
        values = tomllib.loads(text)
    except ValueError:
        return

    for key in values:
        if not outline.too_deep:
            assert outline.line((key,)) > 0


def test_words_that_are_no_key_cost_little() -> None:
    begun = time.process_time()

    outline = Outline("a " * 200_000 + "= 1\n")

    assert outline.line(("a",)) == 1
    assert time.process_time() - begun < 10
