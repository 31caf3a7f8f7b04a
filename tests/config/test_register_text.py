from __future__ import annotations

import pytest

from pplcheck.config.register_text import RegisterText
from pplcheck.errors import ConfigurationError

TEXT = """\
schema = 1  # ours

# about Ada
[[person]]
name = "Ada"  # her
identities = ["ada@mail.example"]
[[person.enrollment]]
organization = "x"
from = 2020-01-01  # said so

# about x
[[organization]]
id = "x"
kind = "unknown"
# the end"""


def test_what_is_not_touched_stays() -> None:
    assert RegisterText(TEXT.encode(), "r").render() == TEXT


def test_new_blocks_stand_before_the_comment_of_the_next() -> None:
    register = RegisterText(TEXT.encode(), "r")
    ada = register.entries[0]
    inner = [*ada.values["enrollment"], {"organization": "self"}]

    register.change(ada, {"enrollment": inner, "source": "s"})
    register.add("user", {"organization": "x", "use": "unknown"})

    assert register.is_changed
    expected = TEXT.replace(
        "from = 2020-01-01  # said so\n",
        'from = 2020-01-01  # said so\n[[person.enrollment]]\norganization = "self"\n',
    ).replace('["ada@mail.example"]\n', '["ada@mail.example"]\nsource = "s"\n')
    user = '\n\n[[user]]\norganization = "x"\nuse = "unknown"\n'
    assert register.render() == expected + user


def test_a_block_within_is_changed_in_place() -> None:
    register = RegisterText(TEXT.encode(), "r")
    ada = register.entries[0]

    register.change(ada, {"enrollment": [{**ada.values["enrollment"][0], "paid": "yes"}]})

    assert 'from = 2020-01-01  # said so\npaid = "yes"\n' in register.render()


def test_inline_blocks_stay_inline() -> None:
    text = 'schema = 1\n[[person]]\nname = "A"\nenrollment = [{ organization = "x" }]\n'
    register = RegisterText(text.encode(), "r")

    inner = [{"organization": "x"}, {"organization": "y"}]
    register.change(register.entries[0], {"enrollment": inner})

    assert 'enrollment = [{ organization = "x" }, { organization = "y" }]' in register.render()


def test_an_empty_register_gets_its_head() -> None:
    register = RegisterText(b"", "r")
    entry = register.add("organization", {"id": "x"})
    register.change(entry, {"kind": "unknown"})

    assert register.render() == 'schema = 1\n\n[[organization]]\nid = "x"\nkind = "unknown"\n'


def test_line_ends_stay() -> None:
    register = RegisterText(b"schema = 1\r\n", "r")
    register.add("organization", {"id": "x"})

    assert register.render() == 'schema = 1\r\n\r\n[[organization]]\r\nid = "x"\r\n'


def test_lists_of_inline_tables_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="write each entry as a"):
        RegisterText(b'organization = [{ id = "x" }]\n', "r")
