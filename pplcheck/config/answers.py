"""What a filled-in form of `ask` declares, as entries of a register.

Only what was filled in is carried; `unknown` and an empty field stay unknown. Bad answers are
reported all at once, each with its line.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from pplcheck.config.document import Problems
from pplcheck.config.form_reading import Filled, read_form
from pplcheck.config.names import address, organization_id
from pplcheck.config.places import mail_domain
from pplcheck.config.register import OTHER_WORDS
from pplcheck.config.wording import Unfit, did_you_mean, listed, nearest, plain
from pplcheck.model.frozen import frozen
from pplcheck.model.inquiry import FIELDS, LIMBS, Topic
from pplcheck.model.party import SELF, Answer, Kind, Use

UNKNOWN: Final = "unknown"
_KINDS: Final = tuple(str(kind) for kind in Kind)
_USES: Final = tuple(str(use) for use in Use)
_ANSWERS: Final = tuple(str(answer) for answer in Answer)
_CHOICES: Final = {
    "kind": _KINDS,
    "use": _USES,
    "paid": _ANSWERS,
    **dict.fromkeys(LIMBS, _ANSWERS),
}
_DATES: Final = ("from", "until", "since")
_TRUE: Final = {"true": "yes", "y": "yes", "false": "no", "n": "no", "?": UNKNOWN}


@frozen
class Statement:
    """One entry somebody wants in a register: kind, values as TOML has them, and where it stands.

    `organization` values may be names; whoever writes them down finds the id.
    """

    kind: str
    values: dict[str, Any]
    line: int = 0


def read_answers(data: bytes, path: str) -> tuple[Statement, ...]:
    """The statements of a filled-in form, in its order; none where nothing was filled in.

    Raises:
        ConfigurationError: with every bad answer, in the order of lines.
    """
    problems = Problems(path)
    found: list[Statement] = []
    for record in read_form(data, path, problems):
        if record.answers:
            statement = _statement(record, problems)
            found += [statement] if statement else []
    problems.raise_any()
    return tuple(found)


def _statement(record: Filled, problems: Problems) -> Statement | None:
    values = _values(record, problems)
    if not set(values) - {"source"}:
        return None
    if record.topic is Topic.ORGANIZATION:
        return _organization(record, values, problems)
    named = values.get("organization")
    if named is None:
        problems.add(
            f"{_subject(record)}: organization is missing; give its id or name", line=record.line
        )
        return None
    if record.topic is Topic.PERSON:
        return _person(record, values, problems)
    return Statement(kind="user", values={"use": UNKNOWN, **values}, line=record.line)


def _values(record: Filled, problems: Problems) -> dict[str, Any]:
    """The answers as they were meant; what is unknown or cannot be taken is left out."""
    values: dict[str, Any] = {}
    for key, (text, line) in record.answers.items():
        if key not in FIELDS[record.topic]:
            guess = did_you_mean(nearest(key, FIELDS[record.topic]))
            problems.add(f"{_subject(record)}: '{plain(key)}' is not asked here{guess}", line=line)
            continue
        found = _value(key, text)
        if isinstance(found, Unfit):
            hint = did_you_mean(found.guess or nearest(text, found.among))
            said = f'{key} {found.reason}, got "{plain(text)}"{hint}'
            problems.add(f"{_subject(record)}: {said}", line=line)
        elif found != UNKNOWN:
            values[key] = found
    start, until = values.get("from"), values.get("until")
    if start and until and start >= until:
        said = f"until must lie after from ({start}), as it is not included, got {until}"
        problems.add(f"{_subject(record)}: {said}", line=record.answers["until"][1])
    return values


def _value(key: str, text: str) -> str | date | Unfit:
    if key in _CHOICES:
        return _choice(text, _CHOICES[key])
    if key in _DATES:
        return _day(text)
    if key == "organization" and text.strip().lower() in (SELF, UNKNOWN):
        return text.strip().lower()
    return text.strip()


def _choice(text: str, options: tuple[str, ...]) -> str | Unfit:
    word = text.strip().lower()
    word = _TRUE.get(word, word)
    if word in options:
        return word
    guess = OTHER_WORDS.get(word, "")
    return Unfit(
        reason=f"must be {listed(options)}", guess=guess if guess in options else "", among=options
    )


def _day(text: str) -> date | str | Unfit:
    if text.strip().lower() == UNKNOWN:
        return UNKNOWN
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return Unfit(reason="must be a day such as 2024-01-31")


def _person(record: Filled, values: dict[str, Any], problems: Problems) -> Statement | None:
    identities = [text for text in map(_identity, record.identities) if text]
    if not identities:
        problems.add(f"{_subject(record)}: no identity with an address is listed", line=record.line)
        return None
    name = record.name.strip() or identities[0]
    return Statement(
        kind="person",
        values={"name": name, "identities": identities, "enrollment": [values]},
        line=record.line,
    )


def _identity(text: str) -> str:
    """An identity as a register takes it; the address alone where the name does not fit."""
    if not isinstance(address(text), Unfit):
        return text.strip()
    alone = text.rpartition("<")[2].strip().removesuffix(">").strip()
    return "" if isinstance(address(alone), Unfit) else alone


def _organization(record: Filled, values: dict[str, Any], problems: Problems) -> Statement | None:
    given = organization_id(record.id)
    if isinstance(given, Unfit):
        problems.add(
            f'{_subject(record)}: id {given.reason}, got "{plain(record.id)}"', line=record.line
        )
        return None
    entry: dict[str, Any] = {"id": given, "name": record.name.strip() or given}
    if not isinstance(mail_domain(given), Unfit):
        entry["domains"] = [mail_domain(given)]
    facts = {name: values.pop(name) for name in LIMBS if name in values}
    entry |= {"kind": UNKNOWN, **values} | ({"facts": facts} if facts else {})
    return Statement(kind="organization", values=entry, line=record.line)


def _subject(record: Filled) -> str:
    name = record.name or record.id
    return f"{record.topic} '{plain(name)}'" if name else str(record.topic)
