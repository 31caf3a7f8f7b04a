"""Words that affiliation data writes in the place of an organization, and what they mean.

Collected from the tables themselves: `(None)` and `hobbyist` say that nobody pays, `independent`
and `(Consultant)` only that no organization stands behind, `(Unknown)` and `NotFound` nothing.
Robots are tools; whoever runs them is not said.
"""

from __future__ import annotations

from functools import lru_cache

from pplcheck.model.frozen import frozen
from pplcheck.model.party import SELF, Answer

_UNPAID = frozenset({"none", "hobby", "hobbyist", "hobbyists", "volunteer", "volunteers"})
_THEMSELVES = frozenset({
    "consultant", "consultants", "freelance", "freelancer", "freelancers", "independent",
    "independents", "individual", "personal", "self", "self employed", "self-employed",
    "unaffiliated",
})  # fmt: skip
_NOTHING = frozenset({
    "", "?", "??", "???", "n/a", "not found", "notfound", "robot", "robots", "unknown",
    "unknowns",
})  # fmt: skip


@frozen
class Employer:
    """Whom a name means: an organization by name, `SELF`, or nobody (`organization` empty)."""

    organization: str
    paid: Answer = Answer.UNKNOWN


@lru_cache(maxsize=1 << 14)
def employer(name: str) -> Employer:
    """Whom a name in the place of an organization means; total over any text."""
    written = " ".join(name.split())
    word = written.strip("()*[]<>").strip().casefold()
    if word in _UNPAID:
        return Employer(organization=SELF, paid=Answer.NO)
    if word in _THEMSELVES:
        return Employer(organization=SELF)
    if word in _NOTHING:
        return Employer(organization="")
    return Employer(organization=written)
