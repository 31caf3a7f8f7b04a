"""How declarations changed over a history: which commit changed what, and what stood when.

Commits are told in the order of the history, parents before their children. Days are UTC days of
the committer date, as `Change` and `Period` have them.
"""

from __future__ import annotations

from datetime import date

from pplcheck.model.contribution import Identity
from pplcheck.model.declaration import Declaration, Direction, Period
from pplcheck.model.frozen import frozen
from pplcheck.model.report import Gap

UNNAMED = "NOASSERTION"
"""How SPDX writes that something is said and cannot be named."""


@frozen
class Shift:
    """A commit after which a path declares another license than before, or none, or a first one.

    `before` and `after` are the declarations of the file in both states, empty where it is not
    there or says nothing. Where a merge differs from all its parents, `before` is what its first
    parent said. `author` is who wrote the commit, after the mailmap; shown only when asked for.
    """

    commit: str
    day: date
    path: str
    before: tuple[Declaration, ...]
    after: tuple[Declaration, ...]
    author: Identity

    @property
    def was(self) -> str:
        """What the file declared before, in words; empty for nothing."""
        return said(self.before)

    @property
    def became(self) -> str:
        """What the file declares after, in words; empty for nothing."""
        return said(self.after)


def said(declarations: tuple[Declaration, ...]) -> str:
    """What a file declares, in words: outbound first, each once, `; ` between; empty for nothing.

    An expression where there is one, else the words found in quotes, else NOASSERTION. What is
    asked of contributors is told only where it differs from what recipients get.
    """
    outbound = [_words(entry) for entry in declarations if entry.direction is Direction.OUTBOUND]
    inbound = [_words(entry) for entry in declarations if entry.direction is Direction.INBOUND]
    asked = [f"inbound {words}" for words in inbound if words not in outbound]
    return "; ".join(dict.fromkeys([*outbound, *asked]))


def _words(entry: Declaration) -> str:
    if entry.expression:
        return entry.expression.text
    written = " ".join(entry.written.split())
    return f'"{written[:60]}"' if written else UNNAMED


@frozen
class Span:
    """A period of the root's license with the work that falls in it.

    `period` is None for what came before anything was declared. `commits` counts the period's
    own first commit and all that the history reaches up to the commit that ended it, and did
    not reach before; work on a branch counts to the period in which it was merged. `until` is
    the commit that began the next period, empty for the present one. `people` are the authors
    of those commits, one identity an address after the mailmap, without tools; sorted.
    """

    period: Period | None
    commits: int
    people: tuple[Identity, ...]
    until: str = ""


@frozen
class LicenseHistory:
    """The license history of a repository.

    `head` is the commit it leads to. `shifts` and `spans` are ordered oldest first. `headers`
    says whether headers of source files were followed too, `skipped` how many file versions
    were not looked at where they were not. `gaps` is what could not be read.
    """

    head: str
    shifts: tuple[Shift, ...]
    spans: tuple[Span, ...]
    headers: bool
    skipped: int
    gaps: tuple[Gap, ...] = ()
