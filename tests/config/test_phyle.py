from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pplcheck.config.phyle import load_phyle
from pplcheck.config.schemas import load_schema
from pplcheck.errors import ConfigurationError
from pplcheck.model.phyle import Project

PAGE = Path(__file__).parents[2] / "docs" / "phyle.md"
HEAD = "name = 'x'\n[[member]]\norganization = 'a'\n"
MEMBERS = "".join(f"[[member]]\norganization = 'm{at}'\n" for at in range(1001))


def documented() -> str:
    return PAGE.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as caught:
        load_phyle(text.encode(), "phyle.toml")
    return caught.value.problems


def test_the_documented_phyle_is_read_whole_and_fits_its_schema() -> None:
    found = load_phyle(documented().encode(), "phyle.toml")

    assert (found.name, found.members) == ("Example phyle", ("nebula", "meadow"))
    assert found.registers == ("register.toml",)
    assert found.projects == (
        Project(name="Kitchen", path="../kitchen", steward="nebula", line=12),
        Project(name="Ledger", url="https://forge.example/ledger", line=17),
    )
    assert found.digest.startswith("sha256:")
    Draft202012Validator(load_schema("phyle")).validate(tomllib.loads(documented()))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "say what the phyle is called"),
        ("name = 'x'", "organizations that belong"),
        ("name = ' '\n" + HEAD.partition("\n")[2], "must be a name"),
        ("schema = 2\n" + HEAD, "must be 1"),
        ("members = []\n" + HEAD, "not known"),
        (HEAD + "[[member]]\norganization = 'a'\n", "a member twice, first in line 2"),
        (HEAD + "[[member]]\n", "give its id"),
        ("name = 'x'\n" + MEMBERS, "more than 1,000 entries"),
        (HEAD + "[[project]]\npath = 'p'", "what the project is called"),
        (HEAD + "[[project]]\nname = 'p'", "where the repository lies"),
        (HEAD + "[[project]]\nname = 'p'\npath = 'p'\nurl = 'https://a.example/'", "go with path"),
        (HEAD + "[[project]]\nname = 'p'\npath = '~/p'", "~ is not expanded"),
        (HEAD + "[[project]]\nname = 'p'\nurl = 'a.example'", "https://forge.example"),
        (HEAD + "[[project]]\nname = 'p'\nurl = 'https://me@a.example'", "without a user"),
        (HEAD + "[[project]]\nname = 'p'\npath = 'p'\nsteward = 'b'", "must be a member"),
        (HEAD + 2 * "[[project]]\nname = 'p'\npath = 'p'\n", "there twice, first in line 4"),
        (HEAD + f"[[project]]\nname = '{'x' * 201}'\npath = 'p'", "at most 200"),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str) -> None:
    assert any(said in problem for problem in problems(text)), problems(text)


def test_all_problems_are_told_at_once() -> None:
    found = problems("nam = 'x'\n[[member]]\norganisation = 'a'\n[[project]]\nname = 'p'\n")

    assert len(found) == 5


def test_the_schema_refuses_what_the_loader_refuses() -> None:
    validator = Draft202012Validator(json.loads(json.dumps(load_schema("phyle"))))

    assert not validator.is_valid({"name": "x"})
    assert not validator.is_valid(
        {"name": "x", "member": [{"organization": "a"}], "project": [{"name": "p"}]}
    )
