"""Which identities are tools, not people.

Decided on the whole name or the whole local part, never on a part of a word: somebody may be
called Abbot. The table holds facts about public services as of 2026; projects declare their own.
"""

from __future__ import annotations

from collections.abc import Mapping

from pplcheck.model.contribution import Identity

SUFFIX = "[bot]"
"""How code hosts mark the account of an application."""

_NAMES = frozenset(
    {
        "allcontributors",
        "crowdin bot",
        "dependabot",
        "dependabot preview",
        "dependabot-preview",
        "dependabot-support",
        "github action",
        "github actions",
        "github-actions",
        "google-labs-jules",
        "greenkeeper",
        "greenkeeperio-bot",
        "hosted weblate",
        "imgbot",
        "imgbotapp",
        "pre-commit-ci",
        "pyup-bot",
        "pyup.io bot",
        "renovate",
        "renovate bot",
        "renovate-bot",
        "semantic-release-bot",
        "snyk bot",
        "snyk-bot",
        "transifex-integration",
        "travis ci",
        "weblate",
        "whitesource renovate",
    }
)
"""Names that only a tool has, in lower case; those a person may bear are not among them."""

_ADDRESSES: Mapping[str, frozenset[str]] = {
    "aider.chat": frozenset({"aider", "noreply"}),
    "anthropic.com": frozenset({"noreply"}),
    "ampcode.com": frozenset({"amp"}),
    "crowdin.com": frozenset({"support+bot"}),
    "cursor.com": frozenset({"cursoragent"}),
    "dependabot.com": frozenset({"support"}),
    "github.com": frozenset({"action", "actions", "copilot", "github-actions"}),
    "greenkeeper.io": frozenset({"support"}),
    "openai.com": frozenset({"codex", "noreply"}),
    "pyup.io": frozenset({"github-bot"}),
    "renovateapp.com": frozenset({"bot"}),
    "snyk.io": frozenset({"snyk-bot"}),
    "transifex.com": frozenset({"support", "transifex-bot"}),
    "travis-ci.org": frozenset({"builds", "travis"}),
    "travis-ci.com": frozenset({"builds", "travis"}),
    "users.noreply.github.com": frozenset({"actions-user", "copilot", "dependabot", "web-flow"}),
    "weblate.org": frozenset({"hosted", "noreply"}),
}
"""Domain to the local parts that are tools there, in lower case."""

_WEB_NAMES = frozenset({"", "github", "web-flow"})
"""Under which names the code host itself commits what is done in the browser."""


class Bots:
    """Tells tools from people; `declared` are those the project's policy names."""

    def __init__(self, declared: tuple[Identity, ...]) -> None:
        """An entry with an address stands for that address, one without for that name."""
        self._emails = {entry.email.casefold() for entry in declared if entry.email}
        self._names = {entry.name.casefold() for entry in declared if not entry.email}

    def is_bot(self, identity: Identity) -> bool:
        """Whether an identity is a tool; upper and lower case do not matter."""
        name = identity.name.strip().casefold()
        email = identity.email.strip().casefold()
        local, _, domain = email.rpartition("@")
        local = local or email
        return (
            bool(email and email in self._emails)
            or bool(name and name in self._names)
            or name.endswith(SUFFIX)
            or local.endswith(SUFFIX)
            or name in _NAMES
            or _is_service(name, local, domain)
        )


def _is_service(name: str, local: str, domain: str) -> bool:
    if domain == "github.com" and local == "noreply":
        return name in _WEB_NAMES
    if domain == "users.noreply.github.com":
        local = local.rpartition("+")[2]  # "number+account"
    if domain == "weblate.org" and local.startswith("noreply-mt-"):
        return True
    return local in _ADDRESSES.get(domain, ())
