"""What the codes of the report are called, for people; catalogues translate these texts.

A code stays as it is in machine formats. Where two codes of different tables look alike, each
table has its own words.
"""

from __future__ import annotations

from typing import Final

from pplcheck.formats.language import Language
from pplcheck.formats.neutral import shown
from pplcheck.formats.phrases import BETWEEN, phrase

KINDS: Final = {
    "individual": "person",
    "worker-cooperative": "worker cooperative",
    "cooperative": "cooperative",
    "nonprofit": "nonprofit",
    "public": "public body",
    "education": "school or university",
    "commercial": "business",
    "unknown": "unknown",
}

STANDINGS: Final = {
    "commoner": "commoner, shown",
    "commoner-presumed": "commoner, presumed",
    "noncommercial-user": "noncommercial user",
    "worker-owned-user": "worker-owned user",
    "contributing-commercial": "contributing business",
    "contributing-commercial-presumed": "contributing business, presumed",
    "non-contributing-commercial": "business, no contribution found",
    "non-contributing-commercial-presumed": "business, no contribution found, presumed",
    "noncommercial-user-presumed": "noncommercial user, presumed",
    "worker-owned-user-presumed": "worker-owned user, presumed",
    "undetermined": "cannot be told yet",
}

ROLES: Final = {
    "commoner": "commoner",
    "noncommercial-user": "noncommercial user",
    "worker-owned-user": "worker-owned user",
    "contributing-commercial": "contributing business",
    "non-contributing-commercial": "business, no contribution found",
    "undetermined": "cannot be told yet",
}

BASES: Final = {"shown": "shown", "presumed": "presumed"}

VERDICTS: Final = {
    "permitted": "permitted",
    "undetermined": "cannot be told yet",
    "prohibited": "not permitted",
}

RECIPROCITY: Final = {
    "none": "nothing is due",
    "applies": "terms apply",
    "agreed": "by agreement",
    "undetermined": "cannot be told yet",
}

TERMS: Final = {
    "reciprocal": "reciprocity terms",
    "none": "no reciprocity terms",
    "unknown": "terms not known here",
}

EFFECTS: Final = {"permit": "opens a use", "bar": "closes the work"}

ANSWERS: Final = {"yes": "yes", "no": "no", "unknown": "not known"}

COMBINED: Final = {
    "yes": "may be combined",
    "no": "may not be combined",
    "disputed": "disputed",
    "unknown": "not compared",
}

SEVERITIES: Final = {"error": "error", "warning": "warning", "note": "note"}

USES: Final = {
    "commercial": "commercial use",
    "noncommercial": "noncommercial use",
    "unknown": "use, purpose not known",
}

STATES: Final = {
    "holds": "in force",
    "ending": "ends soon",
    "ended": "has ended",
    "stale": "its file has changed since",
    "unused": "hides nothing",
}

INPUTS: Final = {
    "policy": "policy",
    "register": "register",
    "ledger": "contribution ledger",
    "baseline": "baseline",
    "mailmap": "mailmap",
    "license": "license text",
    "phyle": "phyle file",
}

READINGS: Final = {
    "kleiner": "kleiner: the text of the license decides",
    "copyfair": "copyfair: the project's policy decides, not what the license says",
}

JUDGED: Final = {"work tree": "the files as they lay there", "commit": "the files of the commit"}

STRENGTHS: Final = {
    "0": "proves nothing",
    "1": "mail domain",
    "2": "free text",
    "3": "sign-off",
    "4": "imported data",
    "5": "signed commit",
    "6": "register",
    "7": "public register",
}

FIGURES: Final = {
    "commits": "commits",
    "contributions": "contributions",
    "people": "people",
    "shown": "share shown",
    "unknown": "share unknown",
    "gini": "Gini coefficient of writing",
    "absence": "contributor absence factor",
    "elephant": "elephant factor",
    "largest": "share of the largest organization",
    "standing": "standing",
    "license": "license",
    "terms": "terms",
    "reading": "reading",
}

PROJECTS: Final = {
    "judged": "judged",
    "refused": "could not be checked",
    "address": "not judged: it has an address only, and none is fetched",
    "left-out": "not judged: it was not asked for",
}

COUNTED: Final = frozenset({"commits", "contributions", "people", "absence", "elephant"})
"""Figures that are counts; the others are shares, but for the Gini coefficient."""

TABLES: Final = {
    "kind": KINDS,
    "standing": STANDINGS,
    "role": ROLES,
    "basis": BASES,
    "verdict": VERDICTS,
    "reciprocity": RECIPROCITY,
    "terms": TERMS,
    "effect": EFFECTS,
    "answer": ANSWERS,
    "combined": COMBINED,
    "severity": SEVERITIES,
    "use": USES,
    "state": STATES,
    "input": INPUTS,
    "reading": READINGS,
    "judged": JUDGED,
    "strength": STRENGTHS,
    "figure": FIGURES,
    "project": PROJECTS,
}
"""Every table, by the name formats ask for it."""


def word(language: Language, table: str, code: str) -> str:
    """What a code is called; a code that is in no table is shown as it is."""
    found = TABLES[table].get(code)
    return language.say(found) if found else shown(code)


def clause(language: Language, text: str) -> str:
    """Clauses as the license prints them, with `; ` between; words of ours are translated."""
    return shown(language.say(BETWEEN).join(map(language.say, text.split(BETWEEN))))


def spoken(language: Language, text: str) -> tuple[str, bool]:
    """A sentence of the tool in a language, neutral, and whether it could be translated.

    Sentences hold names and numbers, which stay; see `phrases`.
    """
    found = phrase(language, text)
    return (shown(found), True) if found is not None else (shown(text), False)
