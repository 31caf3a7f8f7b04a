r"""What is asked of people: open questions with what each would settle, and the form's fields.

A form carries each question with empty fields to fill in, and is read back. Both sides need the
same words, so they stand here. Text in a form shows hidden characters as `\u{1b}`; where such an
escape stood in the text itself, its backslash is escaped, so that `unescaped` gives the very
text back.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Final

from pplcheck.model.frozen import frozen
from pplcheck.model.party import Kind

_ESCAPE: Final = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_LAST: Final = 0x10FFFF


class Topic(StrEnum):
    """What a question is about; the values are the words of the register and of every form."""

    PERSON = "person"
    ORGANIZATION = "organization"
    USER = "user"


FIELDS: Final[dict[Topic, tuple[str, ...]]] = {
    Topic.PERSON: ("organization", "from", "until", "paid", "source"),
    Topic.ORGANIZATION: ("kind", "worker_owned", "surplus_to_worker_owners", "source"),
    Topic.USER: ("organization", "use", "since", "source"),
}
"""The fields to fill in, in the order a form has them."""

LIMBS: Final = ("worker_owned", "surplus_to_worker_owners")
"""The two facts that make a worker cooperative in the sense of PPL 4(c)."""


@frozen
class Inquiry:
    """One open question: about whom, and what its answer would settle.

    `name` is the person's or the organization's, `party` the organization's id, empty for a
    person or for users. `identities` are the person's, as `Name <mail>`. `kind` is what is known
    or hinted so far. `first` and `last` are inclusive UTC days. `settles` is the share (0-1) of
    contributions the answer would settle, `together` that of this question and all before it.
    """

    topic: Topic
    name: str
    party: str = ""
    identities: tuple[str, ...] = ()
    kind: Kind = Kind.UNKNOWN
    ask: str
    commits: int = 0
    first: date | None = None
    last: date | None = None
    settles: float = 0.0
    together: float = 0.0


@frozen
class Inquiries:
    """The questions worth asking about one repository, most settling first.

    `total` counts all contributions, `open_share` (0-1) is the part nothing shows yet.
    The first `few` entries settle nearly all that those listed would. `left_out` counts the
    questions beyond the limit asked for.
    """

    project: str
    as_of: date
    total: int
    open_share: float
    few: int
    entries: tuple[Inquiry, ...]
    left_out: int = 0

    def first(self, *topics: Topic) -> tuple[int, float]:
        """How many of the first `few` are about these topics, and the share (0-1) they settle."""
        settled = [entry.settles for entry in self.entries[: self.few] if entry.topic in topics]
        return len(settled), sum(settled)


def unescaped(text: str) -> str:
    r"""The text that a form shows with `\u{hex}` for what cannot be shown; total over any text."""

    def character(found: re.Match[str]) -> str:
        code = int(found[1], 16)
        return chr(code) if code <= _LAST else found[0]

    return _ESCAPE.sub(character, text) if "\\u{" in text else text
