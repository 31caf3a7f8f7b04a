from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pplcheck.config.document import read_document
from pplcheck.config.names import organization_id
from pplcheck.config.toml import Table, one_of
from pplcheck.errors import ConfigurationError

ANSWERS = {"yes": 1, "no": 2, "unknown": 3}


def table_of(text: str) -> Table:
    document = read_document(text.encode(), "a.toml")
    return Table(document, document.values, ())


def said(text: str, read: Callable[[Table], object]) -> tuple[str, ...]:
    document = read_document(text.encode(), "a.toml")
    table = Table(document, document.values, ())
    read(table)
    with pytest.raises(ConfigurationError) as caught:
        document.problems.raise_any()
    return caught.value.problems


GOOD = """
schema = 1
text = " x "
choice = "no"
whole = 5
day = 2026-10-01
ids = ["a", "b", "a"]
share = 0.25
[table]
answers = ["yes"]
[[tables]]
[[tables]]
"""


@pytest.mark.parametrize(
    ("read", "value"),
    [
        pytest.param(lambda t: t.text("text"), "x", id="text"),
        pytest.param(lambda t: t.text("none"), "", id="no text"),
        pytest.param(lambda t: t.choice("choice", ANSWERS, 3), 2, id="choice"),
        pytest.param(lambda t: t.choice("none", ANSWERS, 3), 3, id="no choice"),
        pytest.param(lambda t: t.whole("whole", low=1, high=5, default=2), 5, id="number"),
        pytest.param(lambda t: t.whole("none", low=1, high=5, default=2), 2, id="no number"),
        pytest.param(lambda t: t.share("share", default=0.5), 0.25, id="share"),
        pytest.param(lambda t: t.share("schema", default=0.5), 1.0, id="whole share"),
        pytest.param(lambda t: t.share("none", default=0.5), 0.5, id="no share"),
        pytest.param(lambda t: t.day("day"), date(2026, 10, 1), id="day"),
        pytest.param(lambda t: t.day("none"), None, id="no day"),
        pytest.param(lambda t: t.parsed_list("ids", organization_id), ("a", "b"), id="list"),
        pytest.param(lambda t: t.parsed_list("none", organization_id), (), id="no list"),
        pytest.param(
            lambda t: t.table("table").parsed_list("answers", one_of(ANSWERS)), (1,), id="table"
        ),
        pytest.param(lambda t: t.table("none").text("x"), "", id="no table"),
        pytest.param(lambda t: len(t.tables("tables")), 2, id="tables"),
        pytest.param(lambda t: t.tables("none"), (), id="no tables"),
        pytest.param(lambda t: t.has("text"), True, id="there"),
        pytest.param(lambda t: t.has("none"), False, id="not there"),
        pytest.param(lambda t: t.tables("tables")[1].line(), 12, id="line of a table"),
        pytest.param(lambda t: t.line("whole"), 5, id="line of a key"),
    ],
)
def test_good_values_are_read(read: Callable[[Table], Any], value: object) -> None:
    table = table_of(GOOD)

    assert read(table) == value


@pytest.mark.parametrize("text", ["", "schema = 1"])
def test_the_version_may_be_left_out(text: str) -> None:
    document = read_document(text.encode(), "a.toml")

    Table(document, document.values, ()).version(1)

    document.problems.raise_any()
    assert document.path == "a.toml"


@pytest.mark.parametrize(
    ("text", "read", "message"),
    [
        pytest.param(
            "text = 3",
            lambda t: t.text("text"),
            "key 'text' must be a text, got 3 (a.toml:1)",
            id="text of a number",
        ),
        pytest.param(
            "text = '  '",
            lambda t: t.text("text"),
            "key 'text' must not be empty, got \"  \" (a.toml:1)",
            id="empty text",
        ),
        pytest.param(
            "[a]",
            lambda t: t.table("a").text("text", required="say why"),
            "key 'a.text' is missing; say why (a.toml:1)",
            id="missing text",
        ),
        pytest.param(
            "\nc = true",
            lambda t: t.choice("c", ANSWERS, 3),
            'key \'c\' must be "yes", "no" or "unknown", got true; did you mean "yes"? (a.toml:2)',
            id="true for yes",
        ),
        pytest.param(
            "c = false",
            lambda t: t.choice("c", {"pass": 1, "fail": 2}, 1),
            'key \'c\' must be "pass" or "fail", got false (a.toml:1)',
            id="false where yes is no choice",
        ),
        pytest.param(
            "c = 'unknwon'",
            lambda t: t.choice("c", ANSWERS, 3),
            'key \'c\' must be "yes", "no" or "unknown", got "unknwon"; '
            'did you mean "unknown"? (a.toml:1)',
            id="near miss",
        ),
        pytest.param(
            "c = 'Ja'",
            lambda t: t.choice("c", ANSWERS, 3, otherwise={"ja": "yes"}),
            'key \'c\' must be "yes", "no" or "unknown", got "Ja"; did you mean "yes"? (a.toml:1)',
            id="another word",
        ),
        pytest.param(
            "c = [1]",
            lambda t: t.choice("c", ANSWERS, 3),
            'key \'c\' must be "yes", "no" or "unknown", got a list (a.toml:1)',
            id="list for a choice",
        ),
        pytest.param(
            "",
            lambda t: t.choice("c", ANSWERS, 3, required="write one"),
            "key 'c' is missing; write one (a.toml)",
            id="missing choice",
        ),
        pytest.param(
            "n = 6",
            lambda t: t.whole("n", low=1, high=5, default=1),
            "key 'n' must be a whole number from 1 to 5, got 6 (a.toml:1)",
            id="too large",
        ),
        pytest.param(
            "n = true",
            lambda t: t.whole("n", low=1, high=5, default=1),
            "key 'n' must be a whole number from 1 to 5, got true (a.toml:1)",
            id="true is no number",
        ),
        pytest.param(
            "n = 2.0",
            lambda t: t.whole("n", low=1, high=5, default=1),
            "key 'n' must be a whole number from 1 to 5, got 2.0 (a.toml:1)",
            id="fraction",
        ),
        pytest.param(
            "d = 2026-10-01T12:00:00Z",
            lambda t: t.day("d"),
            "key 'd' must be a date like 2026-10-01, got 2026-10-01T12:00:00+00:00; "
            "leave out the time: 2026-10-01 (a.toml:1)",
            id="date with a time",
        ),
        pytest.param(
            "d = '2026-10-01'",
            lambda t: t.day("d"),
            "key 'd' must be a date like 2026-10-01, got \"2026-10-01\"; "
            "leave out the quotes: 2026-10-01 (a.toml:1)",
            id="quoted date",
        ),
        pytest.param(
            "d = 'soon'",
            lambda t: t.day("d"),
            "key 'd' must be a date like 2026-10-01, got \"soon\" (a.toml:1)",
            id="no date",
        ),
        pytest.param(
            "d = 12:00:00",
            lambda t: t.day("d"),
            "key 'd' must be a date like 2026-10-01, got 12:00:00 (a.toml:1)",
            id="time",
        ),
        pytest.param(
            "l = 'x'",
            lambda t: t.parsed_list("l", organization_id),
            'key \'l\' must be a list of texts, got "x"; write ["x"] (a.toml:1)',
            id="text for a list",
        ),
        pytest.param(
            "l = 1",
            lambda t: t.parsed_list("l", organization_id),
            "key 'l' must be a list of texts, got 1 (a.toml:1)",
            id="number for a list",
        ),
        pytest.param(
            "l = []",
            lambda t: t.parsed_list("l", organization_id, least="name one"),
            "key 'l' must not be empty; name one (a.toml:1)",
            id="empty list",
        ),
        pytest.param(
            "l = ['yes',\n'yess']",
            lambda t: t.parsed_list("l", one_of(ANSWERS)),
            'key \'l[1]\' must be "yes", "no" or "unknown", got "yess"; '
            'did you mean "yes"? (a.toml:2)',
            id="element of a list",
        ),
        pytest.param(
            "l = [[]]",
            lambda t: t.parsed_list("l", organization_id),
            "key 'l[0]' must be a text, got a list (a.toml:1)",
            id="list in a list",
        ),
        pytest.param(
            "t = 1",
            lambda t: t.table("t").finish(),
            "key 't' must be a table, got 1 (a.toml:1)",
            id="number for a table",
        ),
        pytest.param(
            "[a.t]",
            lambda t: t.table("a").tables("t"),
            "key 'a.t' must be a list of tables, got a table; write [[a.t]] (a.toml:1)",
            id="table for tables",
        ),
        pytest.param(
            "t = [{}, 1]",
            lambda t: t.tables("t"),
            "key 't[1]' must be a table, got 1 (a.toml:1)",
            id="number among tables",
        ),
        pytest.param(
            "schema = 2",
            lambda t: t.version(1),
            "key 'schema' must be 1, the version this pplcheck reads, got 2 (a.toml:1)",
            id="another version",
        ),
        *(
            pytest.param(
                f"s = {written}",
                lambda t: t.share("s", default=0.5),
                f"key 's' must be a share from 0 to 1, like 0.5, got {said} (a.toml:1)",
                id=f"share {written}",
            )
            for written, said in [
                ("1.5", "1.5"),
                ("-1", "-1"),
                ("true", "true"),
                ("nan", "nan"),
                ("'0.5'", '"0.5"'),
            ]
        ),
        pytest.param(
            "schema = true",
            lambda t: t.version(1),
            "key 'schema' must be 1, the version this pplcheck reads, got true (a.toml:1)",
            id="true is no version",
        ),
    ],
)
def test_bad_values_are_named_with_key_and_line(
    text: str, read: Callable[[Table], object], message: str
) -> None:
    assert said(text, read) == (message,)


def test_all_problems_are_said_at_once() -> None:
    def read(table: Table) -> None:
        table.whole("b", low=1, high=2, default=1)
        table.text("a")
        table.finish()

    found = said("a = 1\nb = 3\nc = 4\n", read)

    assert [message.rsplit(" ", 1)[1] for message in found] == [
        "(a.toml:1)",
        "(a.toml:2)",
        "(a.toml:3)",
    ]


def test_a_subject_is_named_with_the_dotted_key_behind() -> None:
    def read(table: Table) -> None:
        acme = table.tables("organization")[0]
        acme.subject = "organization 'acme'"
        acme.table("facts").choice("worker_owned", ANSWERS, 3)

    found = said("[[organization]]\nfacts = { worker_owned = true }", read)

    assert len(found) == 1
    assert found[0].startswith(
        "organization 'acme': key 'worker_owned' must be \"yes\", \"no\" or "
    )
    assert found[0].endswith(
        'got true; did you mean "yes"? (a.toml:2, organization[0].facts.worker_owned)'
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("fail_on = 1", '; did you mean "fail-on"? '),
        ("zzz = 1", "; known here: fail-on, reading "),
        ('"a\\u001b[31m" = 1', "key '\"a\\u001b[31m\"' is not known; known here: "),
    ],
)
def test_unknown_keys_are_refused_with_a_hint(text: str, hint: str) -> None:
    def read(table: Table) -> None:
        table.text("fail-on")
        table.text("reading")
        table.finish()

    found = said(text, read)

    assert len(found) == 1
    assert hint in found[0]


def test_a_problem_of_the_whole_document_names_no_key() -> None:
    assert said("", lambda table: table.problem("says nothing")) == ("says nothing (a.toml)",)
