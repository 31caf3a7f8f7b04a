from __future__ import annotations

import json
import random
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given, strategies as st

from pplcheck.config import baseline
from pplcheck.config.baseline import load_baseline
from pplcheck.errors import ConfigurationError
from pplcheck.model.report import Severity

ROW = {"code": "PPL103", "fingerprint": "0a" * 16, "severity": "error"}
WHOLE = {"schema_version": "1.0.0", "created": "2026-10-01", "findings": [ROW]}


def load(value: Any) -> Any:
    return load_baseline(json.dumps(value).encode(), "known.json")


def test_a_baseline_is_read() -> None:
    row = ROW | {"path": "package.json", "party": None, "subject": "x", "later": 1}

    found = load(WHOLE | {"schema_version": "1.7.2", "findings": [row, ROW], "later": True})

    assert (found.path, found.created) == ("known.json", date(2026, 10, 1))
    assert found.digest.startswith("sha256:")
    first, second = found.entries
    assert (first.code, first.path, first.party) == ("PPL103", "package.json", "")
    assert second.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not valid JSON"),
        (b"{", "not valid JSON"),
        (b"\xff\xfe{}", "not valid JSON"),
        (b"[]", "must hold a JSON object"),
        (b"[" * 200_000, "nests too deep"),
        (b'{"schema_version": ' + b"9" * 5000 + b"}", "not valid JSON"),
        (b"{}", 'must have a version like "1.0.0"'),
        (json.dumps(WHOLE | {"schema_version": "x"}).encode(), "must have a version"),
        (json.dumps(WHOLE | {"schema_version": 1}).encode(), "must have a version"),
        (json.dumps(WHOLE | {"schema_version": "2.0.0"}).encode(), "is of version 2.0.0"),
        (json.dumps(WHOLE | {"created": "soon"}).encode(), "must be a day like"),
        (json.dumps(WHOLE | {"created": None}).encode(), "must be a day like"),
        (json.dumps(WHOLE | {"findings": {}}).encode(), "must be a list of findings"),
    ],
    ids=[
        "empty",
        "cut",
        "no text",
        "a list",
        "deep",
        "a huge number",
        "nothing",
        "no version",
        "a number",
        "another version",
        "no day",
        "null",
        "no list",
    ],
)
def test_a_file_that_is_none_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(ConfigurationError, match=words) as error:
        load_baseline(data, "known.json")

    assert all("known.json" in problem for problem in error.value.problems)


def test_every_problem_of_the_entries_is_listed() -> None:
    rows = [
        ROW,
        7,
        ROW | {"code": "PPL1"},
        ROW | {"fingerprint": "XY"},
        ROW | {"severity": "fatal"},
    ]

    with pytest.raises(ConfigurationError) as error:
        load(WHOLE | {"findings": rows})

    places = [problem.rpartition("findings[")[2] for problem in error.value.problems]
    assert places == ["1])", "1])", "1])", "2])", "3])", "4])"]


def test_a_baseline_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baseline, "MOST_ENTRIES", 1)
    with pytest.raises(ConfigurationError, match="records more than 1 findings"):
        load(WHOLE | {"findings": [ROW, ROW]})

    monkeypatch.setattr(baseline, "BASELINE_BYTES", 10)
    with pytest.raises(ConfigurationError, match="is larger than"):
        load(WHOLE)


@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(ConfigurationError):
        load_baseline(data, "known.json")


def test_any_damaged_baseline_is_read_or_refused() -> None:
    text = json.dumps(WHOLE).encode()
    dice = random.Random(5)  # noqa: S311 - the same damage every time
    read = 0
    for _ in range(300):
        damaged = bytearray(text)
        damaged[dice.randrange(len(text))] = dice.randrange(256)
        with suppress(ConfigurationError):
            read += len(load_baseline(bytes(damaged), "known.json").entries)

    assert 0 < read < 300
