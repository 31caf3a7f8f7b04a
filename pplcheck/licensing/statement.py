"""What a declaring file says, before anybody asks what it means."""

from __future__ import annotations

from pplcheck.model.frozen import frozen

OF_PART = "below the heading "
"""How the note begins of what a page says of a part of the work."""


@frozen
class Statement:
    """One statement of a license: where, as written, and the names between which one chooses.

    `choices` has one entry as a rule; several are alternatives, of which the recipient takes
    one. An entry may be an expression, an alias, or a whole text. `unclear` says why several
    names cannot be joined; the statement is then reported and means nothing. `inbound` marks what
    is asked of contributors. `coarse` names, such as classifiers, say nothing where they are not
    known. `part` is the heading of a part of the work below which a page says it, "" without one.
    `addresses` are those of the texts, one for each choice, "" where none is given; or none at all.
    """

    line: int
    written: str
    choices: tuple[str, ...]
    unclear: str = ""
    inbound: bool = False
    coarse: bool = False
    part: str = ""
    addresses: tuple[str, ...] = ()


class ManifestError(Exception):
    """A manifest that cannot be read; the message says why, in a few words."""
