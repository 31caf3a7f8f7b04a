from __future__ import annotations

import pytest

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
