"""Which identities are tools, not people.

Decided on the whole name or the whole local part, never on a part of a word: somebody may be
called Abbot, or Bot. Facts about public services stand in `data/tools.tsv`; projects declare
their own tools. Who translates through a service is a person, though the service commits.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pplcheck.model.contribution import Identity

SUFFIX = "[bot]"
"""How code hosts mark the account of an application."""

_TABLE = Path(__file__).parent / "data" / "tools.tsv"
_CALLED = re.compile(r"\S*[-_.](?:ro)?bot|\S*[a-z0-9](?:Bot|Robot)|.*\S [Rr]obot", re.DOTALL)
"""Names that say it: one word that ends in -bot or Bot, or a last word Robot."""

_WEB_NAMES = frozenset({"", "github", "web-flow"})
"""Under which names the code host itself commits what is done in the browser."""


class Bots:
    """Tells tools from people; `declared` are those the project's policy names."""

    def __init__(self, declared: tuple[Identity, ...]) -> None:
        """An entry with an address stands for that address, one without for that name."""
        self._emails = {entry.email.casefold() for entry in declared if entry.email}
        self._names = {entry.name.casefold() for entry in declared if not entry.email}

    def is_bot(self, identity: Identity) -> bool:
        """Whether an identity is a tool; upper and lower case matter only within a word."""
        written = identity.name.strip()
        name = written.casefold()
        email = identity.email.strip().casefold()
        local, _, domain = email.rpartition("@")
        local = local or email
        return (
            bool(email and email in self._emails)
            or bool(name and name in self._names)
            or name.endswith(SUFFIX)
            or local.endswith(SUFFIX)
            or _CALLED.fullmatch(written) is not None
            or _is_listed(name)
            or _is_service(name, local, domain)
        )


class _Tools(NamedTuple):
    """The table: whole names, beginnings of names, and pairs of domain and local part."""

    names: frozenset[str]
    begins: tuple[str, ...]
    addresses: frozenset[tuple[str, str]]


@cache
def _tools() -> _Tools:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return _Tools(
        names=frozenset(row[1] for row in rows if row[0] == "name"),
        begins=tuple(row[1] for row in rows if row[0] == "begins"),
        addresses=frozenset((row[1], row[2]) for row in rows if row[0] == "address"),
    )


def _is_listed(name: str) -> bool:
    return name in _tools().names or name.startswith(_tools().begins)


def _is_service(name: str, local: str, domain: str) -> bool:
    if domain == "github.com" and local == "noreply":
        return name in _WEB_NAMES
    if domain == "users.noreply.github.com":
        local = local.rpartition("+")[2]  # "number+account"
    if domain == "weblate.org" and local.startswith("noreply-mt-"):
        return True
    return (domain, local) in _tools().addresses
