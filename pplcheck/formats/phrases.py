"""Sentences the tool composes, in another language: the fixed words translated, the rest kept.

Findings, grounds and questions are composed in English where they are found out. Here they are
taken apart again: each form below is a sentence with named gaps, and what stands in a gap (a name,
a number, a day) is kept as it is, but for gaps that are sentences of their own. A sentence of no
known form stays English, and is marked so.
"""

from __future__ import annotations

import re
from typing import Final

from pplcheck.formats.error_forms import ERROR_FORMS, GAP_FORMS, ODD_FORMS, WHAT_FORMS
from pplcheck.formats.evidence_forms import EVIDENCE_FORMS, KIND_FORMS, SOURCE_FORMS
from pplcheck.formats.finding_forms import FINDING_FORMS
from pplcheck.formats.gaps import keyed, pattern
from pplcheck.formats.language import Language
from pplcheck.formats.neutral import LIMIT, without_addresses
from pplcheck.formats.problem_forms import (
    ADVICE_FORMS,
    PROBLEM_FORMS,
    SUBJECT_FORMS,
    UNFIT_FORMS,
    VALUE_FORMS,
    WRONG_FORMS,
)
from pplcheck.formats.word_forms import WORD_FORMS
from pplcheck.model.party import FACTS

FORMS: Final = (
    *EVIDENCE_FORMS,
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
    *SOURCE_FORMS,
    *FINDING_FORMS,
    *ERROR_FORMS,
    *GAP_FORMS,
    *PROBLEM_FORMS,
)
"""Every form of a sentence; where several fit, the first one counts."""

_KNOWN: Final = {
    "gap": GAP_FORMS,
    "sort": KIND_FORMS,
    "subject": SUBJECT_FORMS,
    "who": SUBJECT_FORMS,
    "problem": WRONG_FORMS + UNFIT_FORMS,
    "unfit": UNFIT_FORMS,
    "advice": ADVICE_FORMS,
}
"""Gaps that only hold what is of one of some forms; where it is not, the sentence is another."""

_SAID: Final = {
    "what": WHAT_FORMS,
    "words": WORD_FORMS,
    "part": WORD_FORMS,
    "got": VALUE_FORMS,
    "options": VALUE_FORMS,
    "example": VALUE_FORMS,
}
"""Gaps that may hold what is of one of some forms; anything else stays as it is."""

PARTS: Final = tuple(
    dict.fromkeys(
        form for forms in (ODD_FORMS, *_KNOWN.values(), *_SAID.values()) for form in forms
    )
)
"""Every form of a part of a sentence."""

_SENTENCES: Final = frozenset(
    (  # noqa: SIM905 - a list of words is read more easily so
        "group hint commits facts name kind files amount later works doubt statement against use "
        "found clause days interval done least what waived findings reviewer message finding paths "
        "role source"
    ).split()
)
"""Gaps that hold a sentence of their own."""

BETWEEN: Final = "; "
"""What stands between sentences that are told as one."""

_WHY: Final = "why"
"""The gap of why licenses combine or do not: `PPL: reason`, one or more with `; ` between."""

_REASON: Final = re.compile(r"[A-Za-z][\w.+-]{0,80}: .{40}")
"""How such a reason begins where it stands by itself: a license's id, and more than a few words."""

_LISTS: Final = frozenset({"places", "odd"})
"""Gaps that hold sentences with commas between."""

_COUNTS: Final = frozenset({"number", "total", "recent"})
_LONGEST: Final = 900
_MOST_PARTS: Final = 8
"""How many `; ` the sentences of a reason may hold themselves, and one more."""


def phrase(language: Language, text: str) -> str | None:
    """A sentence in a language; None where it is of no known form or not translated."""
    if language.code == "en":
        return FACTS.get(text, text)
    found = _part(language, text)
    return _why(language, text) if found is None and _REASON.match(text) else found


def _part(language: Language, text: str) -> str | None:
    """A sentence, or several, that may be part of another."""
    found = _sentence(language, text)
    return _joined(language, text) if found is None else found


def _sentence(language: Language, text: str) -> str | None:
    """One sentence, or a text that is translated as it is."""
    text = without_addresses(FACTS.get(text, text))
    if language.knows(text):
        return language.say(text)
    return _told(language, text, FORMS) if len(text) <= _LONGEST else None


def _told(language: Language, text: str, forms: tuple[str, ...]) -> str | None:
    """A text of one of some forms; None where it is of none, or a part of it is not known."""
    for words, form in keyed(forms):
        if words in text:
            found = pattern(form).fullmatch(text)
            gaps = _filled(language, found.groupdict()) if found else None
            if gaps is not None:
                return language.say(form) % gaps if gaps else language.say(form)
    return None


def _joined(language: Language, text: str) -> str | None:
    """Sentences with `; ` between, where each of them is known; no more of them than are shown."""
    parts = text.split(BETWEEN)
    told: list[str] = []
    begun = 0
    while begun < len(parts) and sum(map(len, told)) <= LIMIT:
        for end in range(begun + 1, min(begun + _MOST_PARTS, len(parts)) + 1):
            said = _sentence(language, BETWEEN.join(parts[begun:end]))
            if said is not None:
                break
        else:
            return None
        told.append(said)
        begun = end
    return language.say(BETWEEN).join(told)


def _filled(language: Language, gaps: dict[str, str]) -> dict[str, str] | None:
    """What stands in the gaps; None where one has to be known and is not."""
    filled = {}
    for name, value in gaps.items():
        said = _gap(language, name, value)
        if said is None:
            return None
        filled[name] = said
    return filled


def _gap(language: Language, name: str, value: str) -> str | None:
    """What stands in a gap: a sentence translated, a number as the language writes it."""
    if name in _COUNTS:
        return language.number(int(value.replace(",", "")))
    if name == _WHY:
        return _why(language, value) or value
    if name in _LISTS:
        return ", ".join(_part(language, item) or item for item in value.split(", "))
    if name in _KNOWN:
        return _told(language, value, _KNOWN[name])
    if name in _SAID:
        upper = value[:1].upper() + value[1:]
        told = (_told(language, each, _SAID[name]) for each in dict.fromkeys((value, upper)))
        return next((said for said in told if said is not None), value)
    return (_part(language, value) or value) if name in _SENTENCES else value


def _why(language: Language, text: str) -> str | None:
    """Reasons, each after the license whose clauses it names; None where one is not translated."""
    speaker, _, said = text.partition(": ")
    if not said:
        return None
    begun = f"{speaker}{language.say(': ')}"
    if language.knows(said):
        return begun + language.say(said)
    for found in re.finditer(BETWEEN, said):
        first, rest = said[: found.start()], said[found.end() :]
        if language.knows(first):
            after = _why(language, rest)
            return after and f"{begun}{language.say(first)}{language.say(BETWEEN)}{after}"
    return None
