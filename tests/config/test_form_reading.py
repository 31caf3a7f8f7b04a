from __future__ import annotations

import pytest

from pplcheck.config.document import Problems
from pplcheck.config.form_reading import Filled, read_form
from pplcheck.errors import ConfigurationError


def read(text: str, path: str = "form") -> list[Filled]:
    problems = Problems(path)
    found = read_form(text.encode(), path, problems)
    problems.raise_any()
    return found


def test_markdown_takes_values_with_and_without_code_spans() -> None:
    text = "- about: person\n* name: Ada \\*\n- identity: `a@mail.example`\n- paid: `yes`\nprose\n"

    (found,) = read("- name: before\n" + text)

    assert (found.name, found.identities) == ("Ada *", ["a@mail.example"])
    assert found.answers == {"paid": ("yes", 5)}


def test_a_repeated_field_begins_another_answer() -> None:
    text = "- about: person\n- name: A\n- organization: x\n- from: 2020-01-01\n- organization: y\n"

    first, second = read(text)

    assert first.answers == {"organization": ("x", 3), "from": ("2020-01-01", 4)}
    assert (second.name, second.answers) == ("A", {"organization": ("y", 5)})


@pytest.mark.parametrize("mark", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_spreadsheets_write_several_delimiters(mark: str) -> None:
    text = (
        "\ufeffabout,name,identities,organization,paid\r\n\r\nperson,A,a@x.example,'t Hof,n/a\r\n"
    )

    (found,) = read(text.replace(",", mark))

    assert found.answers == {"organization": ("'t Hof", 3)}
    assert found.identities == ["a@x.example"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("about,name\nfirm,x\n", 'about must be "person"'),
        ("- about: firm\n", 'about must be "person"'),
        ('about,name\nperson,"' + "x" * 200_000 + '"\n', "is not valid CSV"),
        ("[[firm]]\n", "key 'firm' is not known in a form"),
        ("[[person\n", "is not valid TOML"),
    ],
    ids=["csv topic", "markdown topic", "huge cell", "toml topic", "no toml"],
)
def test_what_cannot_be_read_is_reported(text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match="form:") as caught:
        read(text)

    assert message in str(caught.value)


def test_bytes_that_are_no_text_are_reported() -> None:
    with pytest.raises(ConfigurationError, match=r"form:2"):
        read_form(b"a\n\xff", "form", Problems("form"))


def test_toml_takes_dates_booleans_and_facts() -> None:
    text = (
        'schema = 1\n[[organization]]\nid = "x"\nfacts = { worker_owned = true }\nkind = 3\n'
        '[[user]]\norganization = "x"\nsince = 2020-01-01\n'
        '[[person]]\nname = "A"\nidentities = "x"\npaid = "no"\nenrollment = [{ from = "" }, 3]\n'
    )

    firm, user, *person = read(text, "form.toml")

    assert firm.answers == {"worker_owned": ("yes", 4), "kind": ("3", 5)}
    assert user.answers["since"] == ("2020-01-01", 8)
    assert [each.answers for each in person] == [{"paid": ("no", 12)}, {}]


def test_lists_that_are_none_hold_nothing() -> None:
    assert read("person = 3\n[[user]]\n")[0].answers == {}
    assert read('organization = ["x"]\n[[user]]\n')[0].answers == {}
    assert read("[[person]]\nenrollment = 3\n") == []
