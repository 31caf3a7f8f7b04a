from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, strategies as st

from pplcheck.config.policy import (
    Found,
    find_policy,
    load_policy,
    load_user_registers,
    named_registers,
)
from pplcheck.errors import ConfigurationError
from pplcheck.model.contribution import Identity, Role
from pplcheck.model.policy import LicenseOverride, Policy
from pplcheck.model.report import Severity, Waiver
from pplcheck.model.standing import Reading

DIGEST = "sha256:" + "0a" * 32
FULL = f"""\
schema = 1
reading = "copyfair"
register = ["register.toml", "./more/people.toml"]
fail-on = "warning"
undetermined = "fail"
presume = "undetermined"
select = ["PPL1", "PPL401"]
ignore = ["PPL103"]

[contribution]
window = "2 years"
threshold = {{ commits = 3 }}
count = ["author", "co-author", "review", "report", "test", "sponsor", "ledger"]
ledger = ["ledger.csv"]
imports = "count"
import-files = 500
bots = ["Release Bot <Bot@example.org>", "<ci@example.org>", "x@example.org", "Renovate"]

[licenses]
exclude = ["vendor/**", "third_party/"]

[[licenses.override]]
path = "composer.json"
expression = "LicenseRef-Coopyleft"
reason = "stale metadata, corrected in the next release"

[[waiver]]
code = "PPL103"
path = "package.json"
reason = "the published name is historic"
approver = "assembly of 2026-10-02"
expires = 2027-04-01
evidence = "{DIGEST}"

[[waiver]]
code = "PPL104"
reason = "r"
approver = "a"
"""
FULL_POLICY = Policy(
    path="pplcheck.toml",
    digest="sha256:" + hashlib.sha256(FULL.encode()).hexdigest(),
    reading=Reading.COPYFAIR,
    registers=("register.toml", "more/people.toml"),
    ledgers=("ledger.csv",),
    count_imports=True,
    import_files=500,
    fail_on=Severity.WARNING,
    undetermined_fails=True,
    presume_commoner=False,
    window_months=24,
    threshold_commits=3,
    count=(
        Role.AUTHOR,
        Role.CO_AUTHOR,
        Role.REVIEW,
        Role.REPORT,
        Role.TEST,
        Role.SPONSOR,
        Role.LEDGER,
    ),
    bots=(
        Identity(name="Release Bot", email="bot@example.org"),
        Identity(name="", email="ci@example.org"),
        Identity(name="", email="x@example.org"),
        Identity(name="Renovate", email=""),
    ),
    exclude=("vendor/**", "third_party/**"),
    overrides=(
        LicenseOverride(
            path="composer.json",
            expression="LicenseRef-Coopyleft",
            reason="stale metadata, corrected in the next release",
            line=22,
        ),
    ),
    waivers=(
        Waiver(
            code="PPL103",
            path="package.json",
            reason="the published name is historic",
            approver="assembly of 2026-10-02",
            expires=date(2027, 4, 1),
            evidence=DIGEST,
            line=27,
        ),
        Waiver(
            code="PPL104", path="", reason="r", approver="a", expires=None, evidence="", line=35
        ),
    ),
    select=("PPL1", "PPL401"),
    ignore=("PPL103",),
)


def load(text: str, path: str = "pplcheck.toml") -> Policy:
    return load_policy(text.encode(), path)


def problems_of(text: str, path: str = "pplcheck.toml") -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as caught:
        load(text, path)
    return caught.value.problems


def test_every_key_is_read() -> None:
    assert load(FULL) == FULL_POLICY


def test_an_empty_policy_is_the_default() -> None:
    policy = load("")

    assert policy == Policy(path="pplcheck.toml", digest=policy.digest)


def test_a_pyproject_speaks_by_its_own_table() -> None:
    text = '[project]\nname = "x"\n[tool.pplcheck]\nreading = "copyfair"\n'

    policy = load(text, "sub/pyproject.toml")

    assert policy.reading is Reading.COPYFAIR
    assert policy.path == "sub/pyproject.toml"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool.other]", "has no [tool.pplcheck] table (pyproject.toml)"),
        ("", "has no [tool.pplcheck] table (pyproject.toml)"),
        ("[tool]\npplcheck = 1", "key 'tool.pplcheck' must be a table, got 1 (pyproject.toml:2)"),
        (
            "[[tool.pplcheck]]",
            "key 'tool.pplcheck' must be a table, got a list (pyproject.toml:1)",
        ),
        (
            "[tool.pplcheck]\nfail_on = 'note'",
            (
                "key 'tool.pplcheck.fail_on' is not known; did you mean \"fail-on\"? "
                "(pyproject.toml:2)"
            ),
        ),
    ],
)
def test_problems_of_a_pyproject_name_the_whole_key(text: str, said: str) -> None:
    assert problems_of(text, "pyproject.toml") == (said,)


@pytest.mark.parametrize(
    ("written", "severity"),
    [
        ("error", Severity.ERROR),
        ("warning", Severity.WARNING),
        ("note", Severity.NOTE),
        ("never", None),
    ],
)
def test_fail_on_names_the_least_severity(written: str, severity: Severity | None) -> None:
    assert load(f'fail-on = "{written}"').fail_on is severity


@pytest.mark.parametrize(
    ("written", "months"),
    [("1 month", 1), ("24 months", 24), ("1 year", 12), ("50 years", 600), (" 6months ", 6)],
)
def test_windows_are_months_or_years(written: str, months: int) -> None:
    assert load(f'[contribution]\nwindow = "{written}"').window_months == months


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("schema = 2", "key 'schema' must be 1", id="schema"),
        pytest.param("reading = 'strict'", '"kleiner" or "copyfair"', id="reading"),
        pytest.param("reading = 'Kleiner'", 'did you mean "kleiner"?', id="reading in capitals"),
        pytest.param("register = 'r.toml'", 'write ["r.toml"]', id="register is a text"),
        pytest.param("register = ['/r.toml']", "key 'register[0]' must be", id="absolute register"),
        pytest.param("register = ['../r.toml']", "leads upward", id="register above"),
        pytest.param("register = ['~/r.toml']", "home folder", id="register at home"),
        pytest.param("register = ['a\\\\b']", "backslash", id="register with a backslash"),
        pytest.param("register = ['C:/r']", "drive", id="register on a drive"),
        pytest.param("fail-on = 'errors'", 'did you mean "error"?', id="fail-on"),
        pytest.param("fail-on = false", '"note" or "never", got false', id="fail-on false"),
        pytest.param("undetermined = true", '"pass" or "fail", got true', id="undetermined"),
        pytest.param("presume = 'business'", '"commoner" or "undetermined"', id="presume"),
        pytest.param("select = ['PPL']", "key 'select[0]' must be a rule's code", id="select"),
        pytest.param("ignore = ['ppl4']", 'did you mean "PPL4"?', id="ignore"),
        pytest.param("contribution = 1", "key 'contribution' must be a table", id="contribution"),
        pytest.param("[contribution]\nwindow = 24", "must be a text, got 24", id="window number"),
        pytest.param("[contribution]\nwindow = '0 months'", "must span 1 to 600", id="no window"),
        pytest.param("[contribution]\nwindow = '51 years'", "must span 1 to 600", id="too long"),
        pytest.param("[contribution]\nwindow = '-1 years'", '"24 months"', id="negative window"),
        pytest.param("[contribution]\nwindow = '12 weeks'", '"24 months"', id="weeks"),
        pytest.param("[contribution]\nthreshold = 1", "must be a table, got 1", id="threshold"),
        pytest.param(
            "[contribution]\nthreshold = { commits = 0 }",
            "key 'contribution.threshold.commits' must be a whole number from 1 to 1000000, got 0",
            id="threshold of none",
        ),
        pytest.param(
            "[contribution]\nthreshold = { commit = 1 }", 'did you mean "commits"?', id="commit"
        ),
        pytest.param("[contribution]\ncount = []", "must not be empty", id="nothing counts"),
        pytest.param(
            "[contribution]\ncount = ['coauthor']", 'did you mean "co-author"?', id="count"
        ),
        pytest.param("[contribution]\ncount = ['sign-off']", 'got "sign-off"', id="sign-off"),
        pytest.param("[contribution]\nledger = ['/l.csv']", "contribution.ledger[0]", id="ledger"),
        pytest.param("[contribution]\nbots = ['a <b']", "contribution.bots[0]", id="bots"),
        pytest.param(
            "[contribution]\nimports = 'leave'", 'must be "flag" or "count"', id="imports"
        ),
        pytest.param(
            "[contribution]\nimport-files = 0",
            "key 'contribution.import-files' must be a whole number from 1 to 10000000, got 0",
            id="import-files",
        ),
        pytest.param("[contribution]\nwindows = 1", 'did you mean "window"?', id="windows"),
        pytest.param("[licenses]\nexclude = ['!a']", "licenses.exclude[0]", id="exclude"),
        pytest.param("[licence]\nexclude = []", 'did you mean "licenses"?', id="licence"),
        pytest.param("[licenses]\noverrides = []", 'did you mean "override"?', id="overrides"),
        pytest.param(
            "[licenses.override]\npath = 'a'", "write [[licenses.override]]", id="override"
        ),
        pytest.param("[waiver]\ncode = 'PPL101'", "write [[waiver]]", id="waiver"),
        pytest.param("waivers = []", 'did you mean "waiver"?', id="waivers"),
    ],
)
def test_each_wrong_key_is_one_problem(text: str, said: str) -> None:
    found = problems_of(text)

    assert len(found) == 1
    assert said in found[0]


WAIVER = {"code": '"PPL103"', "reason": '"r"', "approver": '"a"'}


def waiver(changes: Mapping[str, str | None]) -> str:
    entries = {**WAIVER, **changes}
    return "[[waiver]]\n" + "".join(f"{k} = {v}\n" for k, v in entries.items() if v is not None)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"code": None}, "key 'waiver[0].code' is missing", id="no code"),
        pytest.param({"code": '"PPL1"'}, 'like PPL103, got "PPL1"', id="code of a family"),
        pytest.param({"reason": None}, "key 'reason' is missing", id="no reason"),
        pytest.param({"reason": '" "'}, "key 'reason' must not be empty", id="empty reason"),
        pytest.param({"approver": None}, "key 'approver' is missing", id="no approver"),
        pytest.param({"expires": '"2027-04-01"'}, "leave out the quotes", id="quoted day"),
        pytest.param({"expires": "2027-04-01T00:00:00"}, "leave out the time", id="time"),
        pytest.param({"path": '"../a"'}, "leads upward", id="path"),
        pytest.param({"path": '"a"', "evidence": '"sha256:"'}, "64 hex", id="evidence"),
        pytest.param({"evidence": f'"{DIGEST}"'}, "the one file", id="evidence of nothing"),
        pytest.param(
            {"evidence": f'"{DIGEST}"', "path": '"a/*"'}, "the one file", id="evidence of many"
        ),
        pytest.param({"expired": "1"}, 'did you mean "expires"?', id="unknown key"),
    ],
)
def test_waivers_need_code_reason_and_approver(
    changes: Mapping[str, str | None], said: str
) -> None:
    found = problems_of(waiver(changes))

    assert len(found) == 1
    assert said in found[0]
    assert "(pplcheck.toml:" in found[0]


@pytest.mark.parametrize("key", ["path", "expression", "reason"])
def test_overrides_need_all_their_keys(key: str) -> None:
    entries = {"path": "a", "expression": "PPL", "reason": "r"}
    del entries[key]
    text = "[[licenses.override]]\n" + "".join(f'{k} = "{v}"\n' for k, v in entries.items())

    found = problems_of(text)

    assert len(found) == 1
    assert "is missing" in found[0]
    assert f"licenses.override[0].{key}" in found[0]


def test_a_file_is_overridden_once() -> None:
    entry = '[[licenses.override]]\npath = "{}"\nexpression = "PPL"\nreason = "r"\n'

    found = problems_of(entry.format("a") + entry.format("./a"))

    said = "override of \"a\": key 'path' is overridden twice, first in line 1 "
    assert found == (said + "(pplcheck.toml:6, licenses.override[1].path)",)


def test_all_problems_come_at_once_in_the_order_of_lines() -> None:
    text = "reading = 1\nregister = ['/a', 'b', '/c']\nfail-on = 2\nx = 3\n[[waiver]]\n"
    text += "[contribution]\nwindow = 1"

    found = problems_of(text)

    lines = [int(line) for message in found for line in re.findall(r"pplcheck.toml:(\d+)", message)]
    assert lines == [1, 2, 2, 3, 4, 5, 5, 5, 7]


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        (waiver({"code": '"PPL130"'}), "PPL103"),
        ("ignore = ['PPL113']", "PPL103"),
        ("select = ['PPL7']", ""),
    ],
)
def test_codes_that_do_not_exist_are_problems_where_codes_are_given(text: str, guess: str) -> None:
    load(text)

    with pytest.raises(ConfigurationError) as caught:
        load_policy(text.encode(), "pplcheck.toml", codes=("PPL103", "PPL401"))

    assert (f'did you mean "{guess}"?' in str(caught.value)) is bool(guess)


def found_in(files: Mapping[str, bytes], *folders: str) -> Found | None:
    return find_policy(files.get, folders)


OURS = b"[tool.pplcheck]\n"


@pytest.mark.parametrize(
    ("files", "folders", "path"),
    [
        pytest.param({}, ["a", ""], None, id="none"),
        pytest.param({"pplcheck.toml": b""}, [""], "pplcheck.toml", id="at the root"),
        pytest.param({".pplcheck.toml": b""}, ["a", ""], ".pplcheck.toml", id="hidden, above"),
        pytest.param({"pyproject.toml": OURS}, [""], "pyproject.toml", id="pyproject"),
        pytest.param({"pyproject.toml": b"[tool.x]"}, [""], None, id="pyproject of others"),
        pytest.param(
            {"pyproject.toml": b"dependencies = ['pplcheck']"}, [""], None, id="only mentioned"
        ),
        pytest.param({"pyproject.toml": b"tool = 'pplcheck'"}, [""], None, id="tool is a text"),
        pytest.param({"pyproject.toml": b"[tool\n"}, [""], None, id="broken pyproject of others"),
        pytest.param(
            {"pplcheck.toml": b"", ".pplcheck.toml": b"", "pyproject.toml": OURS},
            [""],
            "pplcheck.toml",
            id="the first name wins",
        ),
        pytest.param(
            {".pplcheck.toml": b"", "pyproject.toml": OURS},
            [""],
            ".pplcheck.toml",
            id="the hidden name before pyproject",
        ),
        pytest.param(
            {"a/b/pyproject.toml": OURS, "pplcheck.toml": b""},
            ["a/b", "a", ""],
            "a/b/pyproject.toml",
            id="the nearest folder wins",
        ),
        pytest.param(
            {"a/pyproject.toml": b"", "pplcheck.toml": b""},
            ["a", ""],
            "pplcheck.toml",
            id="a pyproject of others is passed by",
        ),
    ],
)
def test_the_nearest_policy_is_found(
    files: Mapping[str, bytes], folders: list[str], path: str | None
) -> None:
    found = found_in(files, *folders)

    assert (found.path if found else None) == path
    if found:
        assert found.data == files[found.path]


def test_a_broken_pyproject_that_may_hold_our_table_is_a_problem() -> None:
    with pytest.raises(ConfigurationError, match=r"is not valid TOML.*\(a/pyproject.toml:2\)"):
        found_in({"a/pyproject.toml": b"[tool.pplcheck]\nreading ="}, "a")


def test_a_users_own_configuration_names_registers_anywhere() -> None:
    data = b"schema = 1\nregister = ['/srv/phyle/register.toml', '../r.toml']\n"

    assert load_user_registers(data, "config.toml") == ("/srv/phyle/register.toml", "../r.toml")


def test_problems_of_a_users_own_configuration_come_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_user_registers(b"schema = 3\nregister = ['~/r', '']\nreading = 1", "config.toml")

    assert len(caught.value.problems) == 4


KEYS = st.sampled_from(
    [
        "reading",
        "register",
        "fail-on",
        "contribution",
        "licenses",
        "waiver",
        "window",
        "x",
        "threshold",
        "commits",
        "count",
        "override",
        "path",
        "code",
        "expires",
        "bots",
        "schema",
    ]
)
LEAVES = st.sampled_from(
    [
        "1",
        "-3",
        "true",
        "2.5",
        "nan",
        "''",
        "'PPL103'",
        "'<b@c>'",
        "'..'",
        "2026-01-01",
        "2026-01-01T00:00:00Z",
        "12:00:00",
        "'1year'",
        "'author'",
        "[]",
        "{}",
        "[[1],{}]",
    ]
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda found: "[" + ", ".join(found) + "]"),
        st.dictionaries(KEYS, inner, max_size=3).map(
            lambda found: "{" + ", ".join(f"{k} = {v}" for k, v in found.items()) + "}"
        ),
    ),
    max_leaves=6,
)


def problems_in(data: bytes, path: str) -> tuple[str, ...]:
    try:
        load_policy(data, path)
    except ConfigurationError as error:
        return error.problems or ("no problem\n",)
    return ()


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_any_toml_is_a_policy_or_a_configuration_error(entries: dict[str, str]) -> None:
    text = "".join(f"{key} = {value}\n" for key, value in entries.items())

    problems = problems_in(text.encode(), "pplcheck.toml")

    assert not any("\n" in problem for problem in problems)


@pytest.mark.parametrize("path", ["pplcheck.toml", "pyproject.toml"])
@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_policy_or_a_configuration_error(path: str, data: bytes) -> None:
    problems = problems_in(data, path)

    assert not any("\n" in problem for problem in problems)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'register = ["a.toml"]\nreeding = 1\n', ("a.toml",)),
        (b'register = ["a.toml", "../b.toml"]\n', ("a.toml",)),
        (b"register = [\n", ()),
    ],
    ids=["other problems", "one outside", "no TOML"],
)
def test_registers_are_named_as_far_as_a_broken_policy_can_be_read(
    data: bytes, expected: tuple[str, ...]
) -> None:
    assert named_registers(data, "pplcheck.toml") == expected
