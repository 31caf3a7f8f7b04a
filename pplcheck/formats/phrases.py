"""Sentences the tool composes, in another language: the fixed words translated, the rest kept.

Findings, grounds and questions are composed in English where they are found out. Here they are
taken apart again: each form below is a sentence with named gaps, and what stands in a gap (a name,
a number, a day) is kept as it is, but for gaps that are sentences of their own. A sentence of no
known form stays English, and is marked so.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pplcheck.formats.finding_forms import FINDING_FORMS
from pplcheck.formats.language import Language
from pplcheck.model.party import FACTS

FORMS: Final = (
    "%(group)s: whom did they act for, and when?",
    "%(name)s (%(commits)s): a firm, a cooperative, an association?",
    "%(name)s (%(commits)s): worker-owned, all surplus to its owners?",
    "who uses this work?",
    "who uses this work, and for what?",
    "%(number)s people",
    "%(number)s person",
    "%(number)s commits",
    "%(number)s commit",
    "acted for %(name)s",
    "acted for themselves",
    "acted for an organization",
    "another statement",
    "is a person working for themselves",
    "is a worker cooperative",
    "is a cooperative",
    "is a nonprofit",
    "is a public body",
    "is an educational institution",
    "is commercial",
    "kind",
    "contributes",
    "contributed within the window",
    "uses the work commercially",
    "uses the work noncommercially",
    "uses the work",
    "exercises the rights granted",
    "by contributing",
    "reciprocity terms",
    "falls under the license",
    "commercial use",
    "noncommercial use",
    "address: %(hint)s",
    "freemail",
    "noreply",
    "community",
    "personal domain",
    "no address",
    "not shown",
    "not declared",
    "statements disagree",
    "the declared use is not about files under these terms",
    "no use under these terms is shown",
    "closed by this clause, but for what others open",
    "not enough for commercial use, which is never presumed",
    "arguable for somebody self-employed without employees",
    ("mail domain %(domain)s, which the same person used that day or in the half year before"),
    "mail domain %(name)s",
    "mail domain",
    "no contribution found (searched: %(names)s)",
    "%(total)s from %(first)s to %(last)s, %(recent)s of them since %(start)s",
    "%(total)s, the last on %(last)s; none in the window that began on %(start)s",
    "%(share)s of these commits, %(group)s",
    "for whom they acted, and when",
    "for which of the organizations named they acted, and when",
    "its kind, with a source: is it worker-owned, and who gets its surplus?",
    "whether its use is commercial",
    "whether it uses the work, and how",
    "whether it is worker-owned and all its surplus goes to its worker-owners",
    "which of the statements of its kind holds",
    "which of the statements that disagree holds: %(facts)s",
    "whether this is so: %(facts)s",
    "what the license's terms are",
    "signed off from %(name)s",
    "%(license)s carries none without alternative",
    "%(license)s: its terms are not known",
    "a domain of one or two people",
    "declarations conflict in %(number)s places: %(places)s",
    "and %(number)s more of the same or less strength",
    *FINDING_FORMS,
)
"""Every form; where several fit, the first one counts."""

_SENTENCES: Final = frozenset(
    (  # noqa: SIM905 - a list of words is read more easily so
        "group hint commits facts name kind files amount later works doubt statement against use "
        "found clause days interval done least what waived findings reviewer message finding paths "
        "role"
    ).split()
)
"""Gaps that hold a sentence of their own."""

_WHY: Final = "why"
"""The gap of why licenses combine or do not: `PPL: reason`, one or more with `; ` between."""

_LISTS: Final = frozenset({"places"})
"""Gaps that hold sentences with commas between."""

_GAP: Final = re.compile(r"%\((\w+)\)s")
_COUNTS: Final = frozenset({"number", "total", "recent"})
_LONGEST: Final = 900
_NUMBER: Final = r"\d[\d,]{0,14}"
_DAY: Final = r"\d{4}-\d\d-\d\d"
_GAPS: Final = {
    "number": _NUMBER,
    "total": _NUMBER,
    "recent": _NUMBER,
    "first": _DAY,
    "last": _DAY,
    "start": _DAY,
    "share": r"[<>]?\d+ %",
    "rest": r"[<>]?\d+ %",
    "commits": rf"{_NUMBER} commits?",
    "group": rf"{_NUMBER} (?:people|person)",
    "files": rf"{_NUMBER} files?",
    "days": rf"{_NUMBER} days?",
    "findings": rf"{_NUMBER} findings?",
    "amount": rf"{_NUMBER} places?",
    "done": rf"{_NUMBER} (?:contributions?|acts?)",
    "interval": r"(?:[<>]?\d+ %|between [<>]?\d+ % and [<>]?\d+ %)",
    "low": r"[<>]?\d+ %",
    "high": r"[<>]?\d+ %",
    "least": rf"(?:at least {_NUMBER}, at most )?{_NUMBER} \w+",
    "day": _DAY,
    "use": r"(?:commercial use|noncommercial use|use)",
    "found": r"no contribution .+",
    "statement": r"(?:is|kind) [a-z -]+",
    "against": r"(?:is|kind) [a-z -]+",
    "doubt": r"of .+",
    "waived": r"PPL\d+(?: for .+)?",
    "code": r"PPL\d+",
    "works": r"cultural works",
    "version": r"[\d.]+",
}


def phrase(language: Language, text: str) -> str | None:
    """A sentence in a language; None where it is of no known form or not translated."""
    known = FACTS.get(text, text)
    if language.code == "en":
        return known
    if known in _fixed() or language.knows(known):
        return language.say(known)
    if len(text) > _LONGEST:
        return None
    for form, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found:
            return language.say(form) % _filled(language, found.groupdict())
    return _joined(language, text)


def _joined(language: Language, text: str) -> str | None:
    """Sentences with `; ` between, where each of them is known."""
    parts = text.split("; ")
    if len(parts) == 1:
        return None
    known = [phrase(language, part) for part in parts]
    return None if None in known else "; ".join(part for part in known if part is not None)


def _filled(language: Language, gaps: dict[str, str]) -> dict[str, str]:
    return {name: _gap(language, name, value) for name, value in gaps.items()}


def _gap(language: Language, name: str, value: str) -> str:
    """What stands in a gap: a sentence translated, a number as the language writes it."""
    if name in _COUNTS:
        return language.number(int(value.replace(",", "")))
    if name == _WHY:
        return _why(language, value) or value
    if name in _LISTS:
        return ", ".join(phrase(language, item) or item for item in value.split(", "))
    return (phrase(language, value) or value) if name in _SENTENCES else value


def _why(language: Language, text: str) -> str | None:
    """Reasons, each after the license whose clauses it names; None where one is not translated."""
    speaker, _, said = text.partition(": ")
    if not said:
        return None
    begun = f"{speaker}{language.say(': ')}"
    if language.knows(said):
        return begun + language.say(said)
    for found in re.finditer("; ", said):
        first, rest = said[: found.start()], said[found.end() :]
        if language.knows(first):
            after = _why(language, rest)
            return after and f"{begun}{language.say(first)}; {after}"
    return None


@cache
def _fixed() -> frozenset[str]:
    return frozenset(form for form in FORMS if "%(" not in form)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((form, _pattern(form)) for form in FORMS if "%(" in form)


def _pattern(form: str) -> re.Pattern[str]:
    parts = _GAP.split(form)
    texts, names = parts[::2], parts[1::2]
    pieces = [re.escape(texts[0])]
    for name, text in zip(names, texts[1:], strict=True):
        pieces += [f"(?P<{name}>{_GAPS.get(name, '.+')})", re.escape(text)]
    return re.compile("".join(pieces), re.DOTALL)
