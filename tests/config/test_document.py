from __future__ import annotations

import hashlib
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from pplcheck.config.document import (
    MAX_BYTES,
    MAX_HINTS,
    MAX_PROBLEMS,
    Problems,
    digest_of,
    read_document,
)
from pplcheck.errors import ConfigurationError

ROOT = Path(__file__).resolve().parents[2]
TOO_DEEP = (
    "nests too deep; keys have at most 16 parts, lists and tables at most 16 levels (a.toml:{line})"
)


def problems_of(data: bytes) -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as caught:
        read_document(data, "a.toml")
    return caught.value.problems


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            b"a = 1\n\xef\xbb\xff",
            "is not UTF-8 text: byte 0xef; save the file as UTF-8 (a.toml:2)",
            id="not UTF-8",
        ),
        pytest.param(
            b"\xef\xbb\xbfa = 1",
            "begins with a byte order mark; save the file as UTF-8 without one (a.toml:1)",
            id="byte order mark",
        ),
        pytest.param(
            "a = 1".encode("utf-16"),
            "looks like UTF-16; save the file as UTF-8 (a.toml:1)",
            id="UTF-16",
        ),
        pytest.param(
            b"#" * (MAX_BYTES + 1),
            "is larger than 1,024 KiB; split it or shorten it (a.toml)",
            id="too large",
        ),
        pytest.param(
            b"a = 1\nb ~ 2\n",
            "is not valid TOML: expected '=' after a key in a key/value pair (a.toml:2)",
            id="syntax",
        ),
        pytest.param(
            b"a = 1\na = 2\n",
            "is not valid TOML: cannot overwrite a value (a.toml:2)",
            id="a key twice",
        ),
        pytest.param(
            b'a = 1\nb = "x',
            "is not valid TOML: unterminated string (a.toml:2)",
            id="ends inside a string",
        ),
        pytest.param(
            b"a = 2026-02-30",
            "is not valid TOML: invalid date or datetime (a.toml:1)",
            id="no such day",
        ),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(data: bytes, said: str) -> None:
    assert problems_of(data) == (said,)


@pytest.mark.parametrize(
    ("deepest", "too_deep"),
    [
        pytest.param(b".".join([b"a"] * 16) + b" = 1", b".".join([b"a"] * 17) + b" = 1", id="key"),
        pytest.param(b"a = " + b"[" * 16 + b"]" * 16, b"a = " + b"[" * 17 + b"]" * 17, id="lists"),
        pytest.param(
            b"a = " + b"{a=" * 16 + b"1" + b"}" * 16,
            b"a = " + b"{a=" * 17 + b"1" + b"}" * 17,
            id="tables",
        ),
    ],
)
def test_what_nests_a_level_too_deep_is_refused(deepest: bytes, too_deep: bytes) -> None:
    assert read_document(deepest, "a.toml").problems.path == "a.toml"
    assert problems_of(b"b = 1\n" + too_deep) == (TOO_DEEP.format(line=2),)


def test_what_would_keep_the_parser_busy_for_hours_is_refused_before_it() -> None:
    """In a process of its own, which can be ended where the parser sees it after all."""
    texts = [b"a." * 32768 + b"a = 1", b"a = " + b"[" * 65536, b"a = " + b"{a=" * 20000]
    script = "from tests.config.test_document import problems_of; import sys\n"
    script += f"for text in {[zlib.compress(text) for text in texts]}:\n"
    script += "    print(*problems_of(__import__('zlib').decompress(text)))\n"

    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert done.stdout == f"{TOO_DEEP.format(line=1)}\n" * 3, done.stderr


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"a = " + b"9" * 5000, id="more digits than Python converts"),
        pytest.param(b"a = \x00", id="zero byte"),
        pytest.param(b'a = "\\ud800"', id="surrogate"),
        pytest.param(b"a = 1\rb = 2", id="bare carriage return"),
        pytest.param(b'a = """' + b'\\"""' * 1000, id="never ends"),
    ],
)
def test_odd_bytes_are_refused_without_a_crash(data: bytes) -> None:
    found = problems_of(data)

    assert len(found) == 1
    assert found[0].startswith("is not valid TOML: ")


def test_recursion_in_the_parser_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def recurse(text: str) -> dict[str, object]:
        raise RecursionError(text)

    monkeypatch.setattr("tomllib.loads", recurse)

    assert problems_of(b"a = 1") == (
        "nests too deep for the TOML reader; use fewer levels (a.toml)",
    )


def test_a_document_keeps_path_digest_values_and_lines() -> None:
    data = b"# first\r\n[a]\r\nb = 'c'\r\n"

    document = read_document(data, "a.toml")

    assert document.path == "a.toml"
    assert document.digest == "sha256:" + hashlib.sha256(data).hexdigest() == digest_of(data)
    assert document.values == {"a": {"b": "c"}}
    assert document.outline.line(("a", "b")) == 3


def test_an_empty_file_is_a_document() -> None:
    assert read_document(b"", "a.toml").values == {}


def test_problems_are_sorted_by_line() -> None:
    problems = Problems("a.toml")
    problems.add("second", line=9)
    problems.add("first", line=2, key="x.y")
    problems.add("of the file")

    with pytest.raises(ConfigurationError) as caught:
        problems.raise_any()

    assert caught.value.problems == (
        "of the file (a.toml)",
        "first (a.toml:2, x.y)",
        "second (a.toml:9)",
    )
    assert caught.value.exit_status == 2


def test_no_problem_raises_nothing() -> None:
    Problems("a.toml").raise_any()


def test_very_many_problems_are_counted() -> None:
    problems = Problems("a.toml")
    for line in range(MAX_PROBLEMS + 7):
        problems.add("wrong", line=line + 1)

    with pytest.raises(ConfigurationError) as caught:
        problems.raise_any()

    assert len(caught.value.problems) == MAX_PROBLEMS + 1
    assert caught.value.problems[-1] == "and 7 more problems (a.toml)"


def test_hints_stop_after_many_problems() -> None:
    problems = Problems("a.toml")

    before = problems.hint("regster", ["register"])
    for _ in range(MAX_HINTS):
        problems.add("wrong")
    after = problems.hint("regster", ["register"])

    assert (before, after) == ("register", "")


def test_a_hostile_path_cannot_forge_a_line() -> None:
    problems = Problems("a\nb.toml")
    problems.add("wrong", line=1)

    with pytest.raises(ConfigurationError, match=r"^wrong \(a\\u000ab.toml:1\)$"):
        problems.raise_any()
