"""Every form of a piece of evidence, of what would settle it and of a question; see `phrases`.

Grounds are composed in `pplcheck.standing` and `pplcheck.people`; what a register names as its
source stands in a gap and stays as it was written.
"""

from __future__ import annotations

from typing import Final

KIND_FORMS: Final = (
    "individual",
    "worker cooperative",
    "cooperative",
    "nonprofit",
    "public",
    "education",
    "commercial",
)
"""What an organization is, as grounds that follow from it say."""

EVIDENCE_FORMS: Final = (
    # for whom: people.capacity, recorded
    "presumed: nothing shows for whom they act",
    "sponsored by %(name)s",
    "Sponsored-by trailers, first in %(commit)s",
    "mail domain %(name)s (by the mailmap), %(other)s",
    "mail domain %(name)s (by the mailmap)",
    "signed from %(name)s with an allowed key",
    "contributes, by the ledger",
    "%(there)s, confirmed by %(name)s: %(other)s",
    "%(there)s, not confirmed by anybody else: %(other)s",
    # what follows from it: standing
    "by a claim, uses the work commercially",
    "by a claim, uses the work noncommercially",
    "by a claim, uses the work",
    "whether it uses the work, as is claimed, and whether commercially",
    "whether it uses the work, as is claimed",
    "which license applies",
    "both are under the same license",
    "the material may be used under this version as well",
    "no license that can be named: its terms are not known",
    "agreement",
    "agreement covers the use",
    "none on file",
    "not covered: %(number)s of %(total)s files used, such as %(path)s",
    "not covered: %(names)s",
    "%(other)s: for %(names)s, in force",
    "%(other)s: for %(names)s, begins on %(day)s",
    "%(other)s: for %(names)s, ended on %(day)s",
    "reading copyfair: a project's policy, not what the license says",
    "contributed until %(last)s, the license applies since %(start)s",
    # what to ask: people.questions
    "%(name)s (%(commits)s): whom did they act for, and when?",
    "%(name)s (%(commits)s): a nonprofit? who says so?",
    "%(name)s (%(commits)s): a public body?",
    "%(name)s (%(commits)s): an educational institution?",
    "%(name)s (%(commits)s): a person working for themselves, without employees?",
    "%(name)s (%(commits)s): a privately owned business?",
)
"""What evidence says; where several fit, the first one counts."""

SOURCE_FORMS: Final = (
    "%(source)s, which another statement contradicts",
    "%(source)s, which the same person used that day or in the half year before",
    "as %(sort)s, %(source)s",
    "as %(sort)s",
    "%(source)s, since %(day)s",
)
"""What is added to a source of any other form."""
