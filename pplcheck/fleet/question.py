"""What is asked of every repository, in a form that travels between processes, and its digest."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pplcheck._version import __version__
from pplcheck.model.fleet import RECORD_VERSION
from pplcheck.model.frozen import frozen
from pplcheck.model.standing import Reading
from pplcheck.pipeline.governing import read_file, read_register
from pplcheck.pipeline.request import Request

_PATHS = ("config", "pseudonyms", "cache")
_ASKED = (
    "as_of",
    "config",
    "registers",
    "isolated",
    "reading",
    "show_people",
    "pseudonyms",
    "cache",
)
"""The fields of a request that many repositories share and a question carries."""


@frozen
class Question:
    """What is asked of every repository: a request without its path, a phyle's members.

    `people_key` is the file with the key of people's ids, None where people are not shown by name.
    """

    request: Request
    members: tuple[str, ...] = ()
    people_key: Path | None = None

    def at(self, path: Path) -> Request:
        """The request about one repository, of the commit HEAD stands for.

        What lies in a work tree and is not committed is not looked at, so that the answer is that
        of the commit.
        """
        is_bare = not (path / ".git").exists()
        return replace(self.request, path=path, named=True, rev="" if is_bare else "HEAD")


def ask(
    request: Request, *, members: Sequence[str] = (), people_key: Path | None = None
) -> Question:
    """The question a request makes; its paths become absolute, so that any process finds them."""
    return Question(
        request=replace(
            request,
            path=Path(),
            registers=tuple(path.absolute() for path in request.registers),
            config=request.config.absolute() if request.config else None,
            pseudonyms=request.pseudonyms.absolute() if request.pseudonyms else None,
        ),
        members=tuple(sorted(members)),
        people_key=people_key,
    )


def digest(question: Question) -> str:
    """What an answer depends on besides the repository and the day, as 32 hex digits.

    The digests of the caller's files count, not their names; so does the code that answers.

    Raises:
        ConfigurationError: a file of the caller's is not there.
        UnreadableConfigurationError: one cannot be read.
    """
    asked = question.request
    files = [read_register(path) for path in asked.registers]
    files += [
        read_file(path) for path in (asked.config, asked.pseudonyms, question.people_key) if path
    ]
    told = {
        "edition": _edition(),
        "files": [blake2b(data, digest_size=16).hexdigest() for data in files],
        "names": [str(path) for path in (*asked.registers, asked.config) if path],
        "isolated": asked.isolated,
        "reading": asked.reading.value if asked.reading else "",
        "people": [asked.show_people, bool(asked.pseudonyms), bool(question.people_key)],
        "members": question.members,
    }
    return blake2b(json.dumps(told, sort_keys=True).encode(), digest_size=16).hexdigest()


def written(question: Question) -> str:
    """The question as one line of JSON."""
    fields = {name: asdict(question.request)[name] for name in _ASKED}
    told = {"members": question.members, "people_key": question.people_key, **fields}
    return json.dumps(told, default=_plain)


def read(text: str) -> Question:
    """The question of `written`."""
    told: dict[str, Any] = json.loads(text)
    members, key = told.pop("members"), told.pop("people_key")
    told |= {name: Path(told[name]) for name in _PATHS if told[name]}
    told["as_of"] = date.fromisoformat(told["as_of"])
    told["registers"] = tuple(map(Path, told["registers"]))
    told["reading"] = Reading(told["reading"]) if told["reading"] else None
    return Question(
        request=Request(path=Path(), **told),
        members=tuple(members),
        people_key=Path(key) if key else None,
    )


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


@cache
def _edition() -> str:
    """A digest of everything here that decides an answer, so that none outlives a change."""
    found = blake2b(f"{__version__} {RECORD_VERSION}".encode(), digest_size=16)
    folder = Path(__file__).parent.parent
    rooms = [*folder.rglob("*.py"), *folder.rglob("*.toml"), *folder.parent.glob("licenses/*.toml")]
    for path in sorted(rooms):
        if path.relative_to(folder.parent).parts[1] not in {"cli", "fleet"}:
            found.update(path.read_bytes())
    return found.hexdigest()
