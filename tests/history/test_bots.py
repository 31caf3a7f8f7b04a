from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.history import bots
from pplcheck.history.bots import Bots
from pplcheck.model.contribution import Identity

DECLARED = (
    Identity(name="Release Bot", email="Release@work.example"),
    Identity(name="Nightly Build", email=""),
    Identity(name="", email=""),
)


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"),
        ("Something[BOT] ", "x@mail.example"),
        ("Something", "12+something[bot]@users.noreply.github.com"),
        ("Something", "something[bot]"),
        ("github-actions", "x@mail.example"),
        ("Renovate Bot", "x@mail.example"),
        ("Hosted Weblate", "x@mail.example"),
        ("GitHub", "noreply" + "@" + "github.com"),
        ("Claude", "noreply" + "@" + "anthropic.com"),
        ("Copilot", "198982749+Copilot@users.noreply.github.com"),
        ("Cursor Agent", "cursoragent" + "@" + "cursor.com"),
        ("aider (a model)", "aider" + "@" + "aider.chat"),
        ("Machine", "noreply-mt-deepl" + "@" + "weblate.org"),
        ("Claude Opus 4.6", ""),
        ("Claude Code (a model)", "x@mail.example"),
        ("GitHub Copilot", ""),
        ("OpenAI Codex (GPT)", ""),
        ("ChatGPT", ""),
        ("Gemini CLI", ""),
        ("Codex", "codex" + "@" + "openai.com"),
        ("Devin", "noreply" + "@" + "devin.ai"),
        ("Agent", "oz-agent" + "@" + "warp.dev"),
        ("nebula-ci-robot", "x@mail.example"),
        ("nebula_bot", "x@mail.example"),
        ("NebulaBot", "x@mail.example"),
        ("kernel test robot", "x@mail.example"),
        ("anything", "RELEASE@work.example"),
        ("nightly build", "whatever@mail.example"),
    ],
)
def test_tools_are_told(name: str, email: str) -> None:
    assert Bots(DECLARED).is_bot(Identity(name=name, email=email))


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("Anna Abbot", "abbot@mail.example"),
        ("Bot Family", "robot@bot.example"),
        ("Claude", "claude@mail.example"),
        ("Devin", "devin@mail.example"),
        ("Gemini", "gemini@mail.example"),
        ("Codex", ""),
        ("Claudette Opus", "c@mail.example"),
        ("Ben Bot", "ben@mail.example"),
        ("Talbot", "talbot@mail.example"),
        ("robot", "x@mail.example"),
        ("Release Bot", "somebody@mail.example"),
        ("Ada Example (aider)", "ada@mail.example"),
        ("Ada Example", "noreply" + "@" + "github.com"),
        ("Ada", "7+ada@users.noreply.github.com"),
        ("[bot] hunter", "x@mail.example"),
        ("", ""),
    ],
)
def test_people_are_not_taken_for_tools(name: str, email: str) -> None:
    assert not Bots(DECLARED).is_bot(Identity(name=name, email=email))


def test_the_table_of_tools_holds_what_it_says() -> None:
    table = Path(bots.__file__).parent / "data" / "tools.tsv"
    rows = [
        line.split("\t")
        for line in table.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]

    assert {row[0] for row in rows} == {"name", "begins", "address"}
    assert all(len(row) == (3 if row[0] == "address" else 2) for row in rows)
    assert all(field == field.lower().strip() for row in rows for field in row)
    assert len({tuple(row) for row in rows}) == len(rows)
