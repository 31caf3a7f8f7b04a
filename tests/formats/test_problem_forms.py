"""No problem of a policy, register, ledger or baseline stays English in a report on a fleet."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from pplcheck.config.baseline import load_baseline
from pplcheck.config.combine import combine
from pplcheck.config.ledger import load_ledger
from pplcheck.config.policy import load_policy
from pplcheck.config.register import load_register
from pplcheck.errors import ConfigurationError
from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.neutral import without_addresses
from pplcheck.formats.phrases import BETWEEN, phrase
from tests.formats.raised import Said, said_in

languages = pytest.mark.parametrize("code", LANGUAGES[1:])

MODULES = (
    "config/agreement.py",
    "config/baseline.py",
    "config/combine.py",
    "config/document.py",
    "config/ledger*.py",
    "config/names.py",
    "config/places.py",
    "config/policy.py",
    "config/register.py",
    "config/toml.py",
    "config/value.py",
)
"""Where what is wrong with a file that governs a work is put into words."""

FRAMES = {
    "problem": "key 'x' {} (a.toml:7, y[0].x)",
    "whole": "{} (a.toml:7)",
    "unfit": "organization 'z': key 'x' {}, got \"7\" (a.toml:7)",
    "advice": "key 'x' is missing; {} (a.toml)",
}
"""The sentences of which a text is part."""

WHY = ("must be a path inside the repository: {}", "key 'x' {}, got \"7\" (a.toml)")


@cache
def told() -> tuple[Said, ...]:
    return tuple(each for each in said_in(MODULES) if each.kind in FRAMES)


def test_places_that_find_something_wrong_are_found() -> None:
    found = told()

    assert len(found) > 120
    assert {each.kind for each in found} == set(FRAMES)


@languages
def test_every_problem_is_told_in_every_language(code: str) -> None:
    language = Language(code)
    english = {}
    for each in told():
        sentence = without_addresses(FRAMES[each.kind].format(each.text))
        said = phrase(language, sentence)
        if said is None or without_addresses(each.text) in said:
            english[each.place] = sentence

    assert english == {}


POLICY = b"""schema = 2
reading = "klein"
fail-on = true
presum = "commoner"
select = ["ppl1", 4]
[contribution]
window = "long"
threshold = { commits = 0 }
ledger = ["../l.csv"]
[power]
merge-share = 3
[[waiver]]
path = ""
expires = "2026-10-01"
"""
REGISTER = b"""[[organization]]
id = "a; b"
kind = "firm"
domains = ["@x", "no"]
[[organization]]
id = "nebula"
checked = 2026-10-01T00:00:00
facts = { worker_owned = 1.5 }
aliases = "N"
[[person]]
name = "Ada"
identities = ["Ada"]
[[person.enrollment]]
organization = "SELF"
from = 2026-10-01
until = 2025-10-01
"""
TWICE = b"""[[organization]]
id = "nebula"
kind = "commercial"
domains = ["a.example"]
[[organization]]
id = "nebula"
kind = "public"
[[organization]]
id = "orbit"
kind = "public"
domains = ["a.example"]
[[user]]
organization = "orbi"
use = "unknown"
"""
LEDGER = b"who,work,amount,unit,date,from\nAda,care,0,hours,2026-1-1,\nAda,care,x,,,\n"


def _combined(data: bytes, path: str) -> object:
    return combine([load_register(data, path)])


@languages
@pytest.mark.parametrize(
    ("load", "data", "least"),
    [
        (load_policy, POLICY, 12),
        (load_policy, b"reading =", 1),
        (load_policy, b"\xff\xfe", 1),
        (load_register, REGISTER, 10),
        (_combined, TWICE, 3),
        (load_ledger, LEDGER, 5),
        (load_baseline, b"{", 1),
        (load_baseline, b'{"schema_version": "1.0.0", "findings": [1]}', 4),
    ],
    ids=["policy", "no TOML", "UTF-16", "register", "two", "ledger", "no JSON", "baseline"],
)
def test_all_that_is_wrong_with_a_file_is_told(
    load: Callable[[bytes, str], object], data: bytes, least: int, code: str
) -> None:
    language = Language(code)
    with pytest.raises(ConfigurationError) as raised:
        load(data, "kept.csv" if load is load_ledger else "kept.toml")

    problems = [without_addresses(text) for text in raised.value.problems]
    said = phrase(language, "; ".join(problems))

    assert len(problems) >= least
    assert [text for text in problems if phrase(language, text) is None] == []
    assert said is not None
    each = (str(phrase(language, text)) for text in problems)
    assert said == language.say(BETWEEN).join(each)[: len(said)]


def test_what_people_wrote_is_kept() -> None:
    said = 'key \'kind\' must be "public" or "unknown", got "a table"; did you mean "public"? (é:3)'

    assert phrase(Language("fr"), said) == (
        'la clé \'kind\' doit être "public" ou "unknown", or on lit "a table"\u00a0; vouliez-vous '
        'dire "public"\u00a0? (é:3)'
    )


@languages
def test_words_of_no_problem_are_not_taken_for_one(code: str) -> None:
    for text in ("key 'x' is odd (a.toml:7)", "Ada: is fine (a.toml)", "who cares (a.csv:2)"):
        assert phrase(Language(code), text) is None
