from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from pplcheck.formats.fleet_summary import as_json, as_text
from pplcheck.formats.schema import schema
from pplcheck.model.fleet import Summary

FULL = Summary(
    listed=30,
    scanned=3,
    kept=2,
    refused=22,
    partly=1,
    same=1,
    addresses=1,
    refusals=tuple((f"r{number:02}", "a\x1bb of x@y.example") for number in range(22)),
    gaps=(("garden", "LICENSE: cannot be read"),),
    others=(("link", "is the same repository as kitchen, which counts for both"),),
)
PLAIN = Summary(
    listed=1,
    scanned=1,
    kept=0,
    refused=0,
    partly=0,
    same=0,
    addresses=0,
    refusals=(),
    gaps=(),
    others=(),
)


def test_the_terminal_tells_what_could_not_be_checked_and_why() -> None:
    text = as_text(FULL, "public")

    assert text.startswith(
        "30 repositories · 3 scanned · 2 known already · 22 could not be checked · "
        "1 not checked wholly · 1 named or copied twice · 1 address not fetched (--clone does)\n"
    )
    assert "  r00: a\\u{1b}b of (address withheld)\n" in text
    assert "r20" not in text
    assert "  and 2 more: --format json names all\n" in text
    assert "\nnot checked wholly\n  garden: LICENSE: cannot be read\n" in text
    assert "\ncounted once\n  link: is the same repository as kitchen" in text


def test_nothing_is_said_where_nothing_is_wrong() -> None:
    assert as_text(PLAIN, "here") == (
        "1 repository · 1 scanned · 0 known already\n\n"
        "More: pplcheck fleet report here --site public\n"
    )


def test_json_names_all() -> None:
    told = json.loads(as_json(FULL))

    assert (told["schema_version"], told["refused"], len(told["refusals"])) == ("1.1.0", 22, 22)
    assert told["others"][0]["repository"] == "link"
    Draft202012Validator(json.loads(schema("fleet-run"))).validate(told)
