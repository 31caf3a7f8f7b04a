"""What stands before and behind a license's text: another license offered, or spoken of.

"Alternatively, this work may be used under the MIT License" below the text of the PPL is a way
out of it; who reads the text alone tells those who may use the work the wrong thing. None of the
family's texts holds such a sentence itself.
"""

from __future__ import annotations

import re

from pplcheck.licensing.expression import Vocabulary
from pplcheck.licensing.markup import clean_row
from pplcheck.licensing.notices import LONGEST_QUOTE, notices_in
from pplcheck.model.frozen import frozen

_BEFORE, _BEHIND = 2_000, 4_000
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_OTHER = re.compile(
    r"\b(?:dual(?:ly)?[\s-]+licen[sc]\w+|(?:commercial|proprietary)\s+licen[sc]es?"
    r"|licencias?\s+comercial(?:es)?|licences?\s+commerciales?)\b",
    re.IGNORECASE,
)


@frozen
class Beside:
    """The words that speak of another license, and whether they let one choose a known one."""

    written: str
    choice: bool


def spoken_beside(text: str, license_id: str, vocabulary: Vocabulary) -> Beside | None:
    """What the beginning and the end of a file say of licenses other than the one whose text it is.

    A choice goes before a mention, and the first of each counts; None where nothing is said.
    """
    begin = text[:_BEFORE]
    found = None
    for part in _PARAGRAPH.split(f"{begin}\n\n{text[len(begin) :][-_BEHIND:]}"):
        for notice in notices_in([clean_row(row) for row in part.split("\n")], vocabulary):
            others = [name for name in notice.statement.choices if name != license_id]
            if others and not notice.title:
                choice = notice.alternative or len(notice.statement.choices) > 1
                told = Beside(written=notice.statement.written, choice=choice)
                if choice:
                    return told
                found = found or told
        if found is None and _OTHER.search(part):
            found = Beside(written=" ".join(part.split())[:LONGEST_QUOTE], choice=False)
    return found
