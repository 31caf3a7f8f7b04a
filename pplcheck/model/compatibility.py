"""Whether material under one license may go into a work under another, and how sure that is.

Two licenses meet in one of three ways (`Joining`), and each way has two directions: the other's
material into a work under this license, and the reverse. Answers are readings of both texts, each
with the clauses it rests on. Disputed is an answer of its own: lawyers differ, or the texts do
not say. Unknown means that nobody here has compared the two. Not legal advice.
"""

from __future__ import annotations

from enum import StrEnum

from pplcheck.model.frozen import frozen


class Flow(StrEnum):
    """Which way material goes, as seen from the license whose profile speaks.

    `inbound`: the other's material into a work under this license; `outbound`: material under
    this license into a work under the other.
    """

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Joining(StrEnum):
    """How two works are joined.

    `adaptation`: both are worked into one, such as code copied into code or a translation; the
    result is offered under the license of the work. `collection`: both stay whole, separate and
    independent, side by side, each under its own license. `file`: the material stays in files of
    its own under its own license and is still part of one larger work, such as a program.
    """

    ADAPTATION = "adaptation"
    COLLECTION = "collection"
    FILE = "file"


class Compatible(StrEnum):
    """Whether material may be joined; disputed and unknown are answers, never yes nor no."""

    YES = "yes"
    NO = "no"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """What an answer rests on.

    `text`: the words of both licenses; `analogy`: what is accepted for licenses with the same
    words; `disputed`: neither settles it; `unknown`: nothing was compared.
    """

    TEXT = "text"
    ANALOGY = "analogy"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


@frozen
class CompatibilityRow:
    """One row of a license profile: which others, which way, how joined, the answer and why.

    `others` holds license ids and families; bare clause numbers in `reason` are those of the
    profile's own license. A disputed answer has disputed certainty, and no other answer has.
    """

    others: tuple[str, ...]
    flows: tuple[Flow, ...]
    joinings: tuple[Joining, ...]
    answer: Compatible
    certainty: Certainty
    reason: str
    sources: tuple[str, ...]


@frozen
class Joined:
    """Whether `material` may be joined into a work under `work`; both are ids or expressions.

    `reason` begins with the license whose clauses are meant by bare numbers; it and `sources` are
    empty where the answer is unknown.
    """

    material: str
    work: str
    joining: Joining
    answer: Compatible
    certainty: Certainty
    reason: str = ""
    sources: tuple[str, ...] = ()


@frozen
class BothWays:
    """The two directions between two licenses.

    `inbound` is the other's material into a work under the first, `outbound` the reverse.
    """

    inbound: Joined
    outbound: Joined


@frozen
class Combination:
    """Files of a repository under another license than its root's, and whether they go together.

    `license` and `root` are expressions; `paths` is sorted. `vendored` tells files kept in
    folders for the work of others from those next to the project's own.
    """

    license: str
    root: str
    paths: tuple[str, ...]
    vendored: bool
    adaptation: Joined
    file: Joined
    collection: Joined

    @property
    def answer(self) -> Compatible:
        """Whether the files may stay where they are: parts of one work, under their license."""
        return self.file.answer
